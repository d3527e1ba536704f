import { asId } from '@jixu/kernel';
import { FACTS_CHANGED } from '../identity/index.ts';
import type { Subscription } from '../platform/events/subscriptions.ts';
import { recountFacts } from './commands/recount-requests.ts';
import { standingsOf } from './store/standing-store.ts';

/** Facts of a person changed: whoever has an account is counted anew. A list of new people brings thousands who have none. */
export function subscriptions(): readonly Subscription[] {
  return [
    {
      subscriber: 'hours',
      types: [FACTS_CHANGED],
      handle: async (op, event) => {
        const personId = asId<'person'>(event.subjectId ?? '');
        if ((await standingsOf(op.tx, personId)).length === 0) return;
        const kinds = event.payload['kinds'];
        op.enqueue(recountFacts(personId, Array.isArray(kinds) ? kinds.map(String) : []));
      },
    },
  ];
}
