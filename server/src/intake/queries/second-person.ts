import type { Reading } from '../../platform/http/route.ts';
import { type Batch, type Counts, needsSecondPerson } from '../domain/batch.ts';
import { changedAloneSince } from '../store/batch-store.ts';
import { hasRepaired } from '../store/row-store.ts';

const DAY_MS = 86_400_000;

export type SecondPerson = {
  readonly needed: boolean;
  /** What this batch changes, with what this unit's batches of a day changed that one person alone confirmed. */
  readonly changed: number;
  /** The caller handed the file in, or repaired rows of it, and so cannot be the second. */
  readonly hadAHand: boolean;
};

/** Cutting one list into many must not avoid the second look, so a day's batches count together. */
export async function secondPerson(
  read: Reading,
  batch: Batch,
  counts: Counts,
): Promise<SecondPerson> {
  const since = new Date(read.now.getTime() - DAY_MS);
  const elsewhere = await changedAloneSince(read.db, batch, since);
  const changed = counts.expected.updated + counts.happened.updated + elsewhere;
  const me = read.actor.kind === 'person' ? read.actor.personId : null;
  return {
    needed: counts.expected.updated > 0 && needsSecondPerson(changed, batch.population),
    changed,
    hadAHand: me === null || me === batch.uploadedBy || (await hasRepaired(read.db, batch, me)),
  };
}
