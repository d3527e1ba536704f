import { asId, type NoticeId } from '@jixu/kernel';
import { type Static, Type } from 'typebox';
import { command, query, type Route } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { Words } from '../platform/http/words.ts';
import { callerOf } from './caller.ts';
import type { Notice } from './domain/notice-kinds.ts';
import type { NoticePorts } from './ports.ts';
import { unreadOf } from './queries/unread-of.ts';
import { settingRoutes } from './setting-routes.ts';
import { markRead, markReadUntil, noticesOf, type PageAfter } from './store/notice-store.ts';

const PAGE_MAX = 200;
const PAGE_USUAL = 30;
const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

const NoticeSchema = Type.Object(
  {
    noticeId: Id,
    kind: Type.String(),
    detail: Type.Record(
      Type.String(),
      Type.Union([Type.String(), Type.Boolean(), Type.Null(), Words]),
    ),
    at: Instant,
    readAt: Type.Union([Instant, Type.Null()]),
  },
  closed,
);

/** Everyone reads and marks their own notices; there is no way to name another person. */
export function routes(ports: NoticePorts): Route[] {
  return [list(), unread(), read(), readAll(), ...settingRoutes(ports)];
}

function list(): Route {
  return query({
    id: 'listNotices',
    room: 'notices',
    path: '/api/notices',
    summary: 'The caller’s notices, newest first',
    policy: { who: 'person' },
    query: Type.Object(
      {
        unread: Type.Optional(Type.Boolean()),
        cursor: Type.Optional(Type.String({ maxLength: 200 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
      },
      closed,
    ),
    response: Type.Object(
      {
        items: Type.Array(NoticeSchema),
        unread: Type.Integer(),
        nextCursor: Type.Union([Type.String(), Type.Null()]),
      },
      closed,
    ),
    run: async (reading, { query: asked }) => {
      const personId = callerOf(reading.actor);
      const limit = asked.limit ?? PAGE_USUAL;
      const found = await noticesOf(reading.db, personId, {
        unreadOnly: asked.unread ?? false,
        after: readCursor(asked.cursor),
        limit: limit + 1,
      });
      const items = found.slice(0, limit);
      return {
        items: items.map(present),
        unread: await unreadOf(reading, personId),
        nextCursor: found.length > limit ? cursorOf(items.at(-1)) : null,
      };
    },
  });
}

function unread(): Route {
  return query({
    id: 'countUnreadNotices',
    room: 'notices',
    path: '/api/notices/unread',
    summary: 'How many notices the caller has not read',
    policy: { who: 'person' },
    response: Type.Object({ count: Type.Integer() }, closed),
    run: async (reading) => ({ count: await unreadOf(reading, callerOf(reading.actor)) }),
  });
}

const Marked = Type.Object({ marked: Type.Integer(), unread: Type.Integer() }, closed);

function read(): Route {
  return command({
    id: 'markNoticesRead',
    room: 'notices',
    operation: 'notices.mark-read',
    path: '/api/notices/read',
    summary: 'Marks some of the caller’s notices as read; unknown ones are left out',
    policy: { who: 'person' },
    body: Type.Object({ noticeIds: Type.Array(Id, { minItems: 1, maxItems: PAGE_MAX }) }, closed),
    response: Marked,
    run: async (op, { body }) => {
      const personId = callerOf(op.actor);
      const noticeIds: NoticeId[] = body.noticeIds.map((id) => asId<'notice'>(id));
      const marked = await markRead(op.tx, { personId, noticeIds, at: op.now });
      return { marked, unread: await unreadOf({ db: op.tx }, personId) };
    },
  });
}

function readAll(): Route {
  return command({
    id: 'markAllNoticesRead',
    room: 'notices',
    operation: 'notices.mark-read',
    path: '/api/notices/read-all',
    summary: 'Marks everything up to an instant as read; what arrived since stays unread',
    policy: { who: 'person' },
    body: Type.Object({ until: Instant }, closed),
    response: Marked,
    run: async (op, { body }) => {
      const personId = callerOf(op.actor);
      const until = new Date(body.until);
      const marked = await markReadUntil(op.tx, { personId, until, at: op.now });
      return { marked, unread: await unreadOf({ db: op.tx }, personId) };
    },
  });
}

function present(notice: Notice): Static<typeof NoticeSchema> {
  return {
    noticeId: notice.noticeId,
    kind: notice.kind,
    detail: { ...notice.detail },
    at: notice.at.toISOString(),
    readAt: notice.readAt?.toISOString() ?? null,
  };
}

function cursorOf(notice: Notice | undefined): string | null {
  if (!notice) return null;
  return Buffer.from(`${notice.at.toISOString()} ${notice.noticeId}`).toString('base64url');
}

function readCursor(text: string | undefined): PageAfter | null {
  if (text === undefined) return null;
  const [when = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const at = new Date(when);
  if (Number.isNaN(at.getTime()) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw new Refusal('platform.bad_cursor', 'invalid', {
      fields: [{ path: 'query/cursor', code: 'platform.bad_cursor' }],
    });
  }
  return { at, noticeId: asId<'notice'>(id) };
}
