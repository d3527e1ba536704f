import { Type } from 'typebox';
import { asId, formatLocalDate, type NodeId, parseLocalDate } from '@jixu/kernel';
import type { Actor } from '../platform/operation/actor.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { decidingOffices } from './access.ts';
import { Id } from './present.ts';
import { soughtBy } from './domain/sought.ts';
import type { InboxFilter, InboxLine, InboxPlace } from './store/inbox-store.ts';

/** The filters of the inbox, for its pages and for choosing everything that matches them. */
export const inboxFields = {
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('standing')])),
  office: Type.Optional(Id),
  search: Type.Optional(Type.String({ maxLength: 60 })),
  dueBefore: Type.Optional(Type.String({ format: 'date' })),
  kind: Type.Optional(Type.Union([Type.Literal('step'), Type.Literal('reopening')])),
  sampled: Type.Optional(Type.Boolean()),
  /** Only what the caller works on. */
  mine: Type.Optional(Type.Boolean()),
};

/** What of the inbox is asked for. */
export type Asked = {
  state?: 'open' | 'standing';
  office?: string;
  search?: string;
  dueBefore?: string;
  kind?: 'step' | 'reopening';
  sampled?: boolean;
  mine?: boolean;
  order?: 'age' | 'risk';
  cursor?: string;
  limit?: number;
};

export function filterOf(actor: Actor, asked: Asked): InboxFilter {
  if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  const mine: NodeId[] = decidingOffices(actor).map((office) => office.nodeId);
  return {
    offices: asked.office ? mine.filter((id) => id === asked.office) : mine,
    state: asked.state ?? 'open',
    notSubject: actor.personId,
    search: soughtBy(asked.search ?? ''),
    dueBefore: asked.dueBefore ?? null,
    kind: asked.kind ?? null,
    sampled: asked.sampled ?? false,
    claimedBy: asked.mine ? actor.personId : null,
    order: asked.order ?? 'age',
    after: asked.cursor ? readCursor(asked.cursor) : null,
    limit: asked.limit ?? 50,
  };
}

export function cursorOf(line: InboxLine | undefined): string | null {
  if (!line) return null;
  return Buffer.from(
    `${line.lookOn} ${line.task.openedAt.toISOString()} ${line.task.taskId}`,
  ).toString('base64url');
}

function readCursor(text: string): InboxPlace {
  const [lookOn, at, id] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const openedAt = new Date(at ?? '');
  const day = parseLocalDate(lookOn ?? '');
  if (!day.ok || Number.isNaN(openedAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id ?? '')) {
    throw new Refusal('platform.bad_cursor', 'invalid', {
      fields: [{ path: 'query/cursor', code: 'platform.bad_cursor' }],
    });
  }
  return { lookOn: formatLocalDate(day.value), openedAt, taskId: asId<'task'>(id ?? '') };
}
