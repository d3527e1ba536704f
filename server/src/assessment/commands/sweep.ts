import type { Operation } from '../../platform/operation/operation.ts';
import type { AssessmentPorts } from '../ports.ts';
import { portraitUntil } from '../domain/portrait.ts';
import { extraMinutesMax } from '../store/entry-store.ts';
import { offeringsById } from '../store/offering-store.ts';
import { removeUnusedPictures } from '../store/picture-store.ts';
import { offeringsWithOldPortraits, removePortraitsOf } from '../store/portrait-store.ts';
import { removeOldPrints, removeTicketPrints } from '../store/print-store.ts';
import { PORTRAIT_AREA } from './drop-portrait.ts';
import { PICTURE_AREA } from './receive-picture.ts';

export const SWEEP_JOB = 'assessment-sweep';
/** Why seven: whoever writes a question over some days still finds the pictures that he put in first. */
export const PICTURE_DAYS = 7;
/** Why thirty: a list that was signed is scanned or filed by then, and printing it again is one press. */
export const PRINT_DAYS = 30;
const DAY_MS = 24 * 3_600_000;
/** So much in one transaction. */
const AT_ONCE = 200;

/**
 * Pictures that no question took, prints of sessions long past, and portraits of exams that nobody contests any more:
 * rows first, then the files that they named.
 */
export async function sweep(ports: AssessmentPorts): Promise<void> {
  const area = ports.storage.area(PICTURE_AREA);
  for (;;) {
    const keys = await inOperation(ports, (now, tx) =>
      removeUnusedPictures(tx, { before: daysBefore(now, PICTURE_DAYS), limit: AT_ONCE }),
    );
    for (const key of keys) await area.remove(key);
    if (keys.length < AT_ONCE) break;
  }
  for (;;) {
    const { batches, keys } = await inOperation(ports, (now, tx) =>
      removeOldPrints(tx, { before: daysBefore(now, PRINT_DAYS), limit: AT_ONCE }),
    );
    for (const key of keys) await ports.storage.remove(key);
    if (batches < AT_ONCE) break;
  }
  await sweepPortraits(ports);
}

/** With them go the files of the tickets that show them. */
async function sweepPortraits(ports: AssessmentPorts): Promise<void> {
  const area = ports.storage.area(PORTRAIT_AREA);
  let after: string | null = null;
  for (;;) {
    const now = await ports.clock.read(ports.db);
    const ids = await offeringsWithOldPortraits(ports.db, { now, after, limit: AT_ONCE });
    const offerings = await offeringsById(ports.db, ids);
    for (const offeringId of ids) {
      const offering = offerings.get(offeringId);
      if (!offering) continue;
      if (now < portraitUntil(offering, await extraMinutesMax(ports.db, offering))) continue;
      for (;;) {
        const keys = await inOperation(ports, (at, tx) =>
          removePortraitsOf(tx, { offeringId, at, limit: AT_ONCE }),
        );
        for (const key of keys) await area.remove(key);
        if (keys.length < AT_ONCE) break;
      }
      const prints = await inOperation(ports, (_now, tx) => removeTicketPrints(tx, offeringId));
      for (const key of prints) await ports.storage.remove(key);
    }
    after = ids.at(-1) ?? null;
    if (after === null || ids.length < AT_ONCE) return;
  }
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

function inOperation<T>(
  ports: AssessmentPorts,
  work: (now: Date, tx: Operation['tx']) => Promise<T>,
): Promise<T> {
  const actor = { kind: 'system', job: SWEEP_JOB } as const;
  return ports.operations().run({ type: 'assessment.sweep', actor }, (op) => work(op.now, op.tx));
}
