import { asId } from '@jixu/kernel';
import { LODGED } from '../hours/index.ts';
import type { Subscription } from '../platform/events/subscriptions.ts';
import { renewRisks, renewRisksOf } from './commands/renew-risks.ts';

/** What comes in while a case waits may contradict it: the list of the office says so. */
export function subscriptions(): readonly Subscription[] {
  return [
    {
      subscriber: 'declarations',
      types: [LODGED, 'declaration.objected'],
      handle: async (op, { type, payload }) => {
        const personId = asId<'person'>(String(payload['personId']));
        if (type === LODGED) {
          const recordId = asId<'record'>(String(payload['recordId']));
          await renewRisks(op, { personId, recordId });
        } else {
          await renewRisksOf(op, { personId, declarationId: String(payload['declarationId']) });
        }
      },
    },
  ];
}
