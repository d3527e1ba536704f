import type { Static } from 'typebox';
import { personCards } from '../identity/index.ts';
import { nodeCards } from '../organisations/index.ts';
import type { Reading } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { type InboxLineSchema, presentLine } from './present.ts';
import { taskAge } from './queries/case-view.ts';
import type { InboxLine } from './store/inbox-store.ts';

/** With the names of offices and of those who work on a case, all asked for at once. */
export async function presentLines(
  read: Reading,
  lines: readonly InboxLine[],
): Promise<Static<typeof InboxLineSchema>[]> {
  if (read.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  const of = {
    offices: await nodeCards(
      read,
      lines.map((line) => line.task.officeId),
    ),
    people: await personCards(
      read,
      lines.flatMap((line) => line.task.claim?.by ?? []),
    ),
    me: read.actor.personId,
    now: read.now,
    today: read.today,
  };
  return lines.map((line) => presentLine(line, taskAge(line.task, read.today), of));
}
