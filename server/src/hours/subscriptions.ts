import { asId } from '@jixu/kernel';
import { FACTS_CHANGED } from '../identity/index.ts';
import type { Subscription } from '../platform/events/subscriptions.ts';
import { recountFacts } from './commands/recount-requests.ts';
import { standingsOf } from './store/standing-store.ts';

/** What was evaluated so long after the facts were recorded has seen them: no operation lasts as long. */
const OPERATION_MS_MAX = 60_000;

/** Facts of a person changed: whoever has an account is counted anew. A list of new people brings thousands who have none. */
export function subscriptions(): readonly Subscription[] {
  return [
    {
      subscriber: 'hours',
      types: [FACTS_CHANGED],
      handle: async (op, event) => {
        const personId = asId<'person'>(event.subjectId ?? '');
        const before = event.at.getTime() + OPERATION_MS_MAX;
        const standings = await standingsOf(op.tx, personId);
        if (standings.every((one) => one.evaluatedAt.getTime() > before)) return;
        const kinds = event.payload['kinds'];
        op.enqueue(recountFacts(personId, Array.isArray(kinds) ? kinds.map(String) : []));
      },
    },
  ];
}
