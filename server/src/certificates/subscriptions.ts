import { asId, assert, parseLocalDate, period } from '@jixu/kernel';
import { COURSE_DECIDED } from '../hours/index.ts';
import type { Subscription } from '../platform/events/subscriptions.ts';
import { settleCertificate, settleCourse } from './commands/settle-certificate.ts';
import type { Slot } from './domain/certificate.ts';
import type { CertificatePorts } from './ports.ts';
import { heldIn } from './store/certificate-store.ts';

/** The ledger moved: the certificates of that period follow. */
export function subscriptions(ports: CertificatePorts): readonly Subscription[] {
  return [
    {
      subscriber: 'certificates',
      types: ['hours.standing_changed', COURSE_DECIDED],
      handle: async (op, event) => {
        if (event.type === COURSE_DECIDED) {
          op.note({ settled: await settleCourse(op, ports, courseOf(event.payload)) });
          return;
        }
        const slot = slotOf(event.payload);
        const held = await heldIn(op.tx, slot);
        for (const of of held) op.note({ settled: await settleCertificate(op, ports, of) });
        if (held.some((one) => one.recordId === null)) return;
        // Most events are of people on their way: nothing held and nothing earned needs no lock and no evaluation. Had the
        // verdict changed since, that change would bring an event of its own.
        if (event.payload['after'] !== 'met') return;
        op.note({ settled: await settleCertificate(op, ports, slot) });
      },
    },
  ];
}

export function slotOf(payload: Readonly<Record<string, unknown>>): Slot {
  const from = parseLocalDate(String(payload['periodFrom']));
  const to = parseLocalDate(String(payload['periodTo']));
  assert(from.ok && to.ok, 'certificates: an event without a period');
  const { recordId } = payload;
  return {
    personId: asId<'person'>(String(payload['personId'])),
    packId: String(payload['packId']),
    span: period(from.value, to.value),
    recordId: typeof recordId === 'string' ? asId<'record'>(recordId) : null,
  };
}

function courseOf(payload: Readonly<Record<string, unknown>>) {
  return {
    personId: asId<'person'>(String(payload['personId'])),
    recordId: asId<'record'>(String(payload['recordId'])),
  };
}
