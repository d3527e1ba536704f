import { asId } from '@jixu/kernel';
import { NODE_CLOSED, NODE_MERGED } from '../organisations/index.ts';
import type { Subscription } from '../platform/events/subscriptions.ts';
import { handOver } from './store/review-store.ts';

/** Offices that merge or close hand what waits there to their successor. */
export function subscriptions(): Subscription[] {
  return [
    {
      subscriber: 'review',
      types: [NODE_MERGED, NODE_CLOSED],
      handle: async (op, event) => {
        const from = event.payload['nodeId'];
        const to = event.payload['successorId'];
        if (typeof from !== 'string' || typeof to !== 'string') return;
        op.note({ moved: await handOver(op.tx, asId<'node'>(from), asId<'node'>(to)) });
      },
    },
  ];
}
