import { asId, assert, parseLocalDate, period } from '@jixu/kernel';
import type { Subscription } from '../platform/events/subscriptions.ts';
import { settleCertificate } from './commands/settle-certificate.ts';
import type { Slot } from './domain/certificate.ts';
import type { CertificatePorts } from './ports.ts';
import { holdsOne } from './store/certificate-store.ts';

/** The ledger moved: the certificate of that period follows. */
export function subscriptions(ports: CertificatePorts): readonly Subscription[] {
  return [
    {
      subscriber: 'certificates',
      types: ['hours.standing_changed'],
      handle: async (op, event) => {
        const slot = slotOf(event.payload);
        // Most events are of people on their way: nothing held and nothing earned needs no lock and no evaluation. Had the
        // verdict changed since, that change would bring an event of its own.
        if (event.payload['after'] !== 'met' && !(await holdsOne(op.tx, slot))) return;
        op.note({ settled: await settleCertificate(op, ports, slot) });
      },
    },
  ];
}

export function slotOf(payload: Readonly<Record<string, unknown>>): Slot {
  const from = parseLocalDate(String(payload['periodFrom']));
  const to = parseLocalDate(String(payload['periodTo']));
  assert(from.ok && to.ok, 'certificates: an event without a period');
  return {
    personId: asId<'person'>(String(payload['personId'])),
    packId: String(payload['packId']),
    span: period(from.value, to.value),
  };
}
