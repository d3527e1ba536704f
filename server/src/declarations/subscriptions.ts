import { asId } from '@jixu/kernel';
import { GONE, LODGED } from '../hours/index.ts';
import type { Subscription } from '../platform/events/subscriptions.ts';
import { renewRisks, renewRisksOf, renewRisksOfFiles } from './commands/renew-risks.ts';

/** After these it claims nothing, or something with a file that few others claim something with. */
const OF_FILES = [
  'declaration.same_file',
  'declaration.returned',
  'declaration.rejected',
  'declaration.vetoed',
  'declaration.withdrawn',
];

/** What comes in while a case waits may contradict it, and may go again: the list of the office says so. */
export function subscriptions(): readonly Subscription[] {
  return [
    {
      subscriber: 'declarations',
      types: [LODGED, GONE, 'declaration.objected', ...OF_FILES],
      handle: async (op, { type, payload }) => {
        const personId = asId<'person'>(String(payload['personId']));
        if (type === LODGED || type === GONE) {
          const recordId = asId<'record'>(String(payload['recordId']));
          await renewRisks(op, { personId, recordId });
          return;
        }
        const declarationId = asId<'declaration'>(String(payload['declarationId']));
        if (OF_FILES.includes(type)) await renewRisksOfFiles(op, { personId, declarationId });
        else await renewRisksOf(op, { personId, declarationId });
      },
    },
  ];
}
