import { formatLocalDate, type LocalDate } from '@jixu/kernel';
import { makePack, type PackEdition } from '@jixu/policy';
import { nextInSeries } from '../../platform/db/series.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { editionsInForce } from '../domain/editions-in-force.ts';
import { editionOn } from '../rulebooks.ts';
import { adoptionsOfPack } from '../store/rulebook-store.ts';
import { insertRelease } from '../store/trial-store.ts';
import { RECOUNT_JOB, workOn } from './work-request.ts';

/** What an installation did to one pack: its published texts before and after, in the order of publication. */
export type Delivered = {
  readonly before: readonly PackEdition[];
  readonly after: readonly PackEdition[];
};

/**
 * Editions that came with a new release of the program hold from now on wherever their pack was adopted: every open
 * period of these places is counted anew, with the same progress and the same word to the people as after a
 * publication. A first delivery, and a text that changes nothing yet, moves nobody.
 */
export async function recountRelease(op: Operation, delivered: Delivered): Promise<number> {
  const base = inForce(delivered.before, op.today);
  const now = inForce(delivered.after, op.today);
  const newest = delivered.after.at(-1);
  if (!base || !now || !newest || refsOf(delivered.before) === refsOf(delivered.after)) return 0;
  const adoptions = await adoptionsOfPack(op.tx, newest.id, formatLocalDate(op.today));
  for (const adoption of adoptions) {
    const trialId = op.newId<'trial'>();
    await insertRelease(op.tx, {
      trialId,
      number: await nextInSeries(op.tx, `rulebook trials ${adoption.node_id}`),
      nodeId: adoption.node_id,
      packId: newest.id,
      baseAdoptionId: adoption.adoption_id,
      baseRef: base.ref,
      version: newest.version,
      parameters: adoption.parameters,
      readings: adoption.readings,
      checked: {
        version: newest.version,
        firstOn: formatLocalDate(newest.effective.from),
        hash: newest.hash,
        ref: newest.ref,
        examples: 0,
        changed: [],
      },
      at: op.now,
    });
    op.enqueue(workOn(RECOUNT_JOB, trialId));
  }
  return adoptions.length;
}

function inForce(published: readonly PackEdition[], today: LocalDate): PackEdition | null {
  return published.length === 0 ? null : editionOn(makePack(editionsInForce(published)), today);
}

/** Which texts govern which days. */
function refsOf(published: readonly PackEdition[]): string {
  return editionsInForce(published)
    .map((edition) => `${edition.ref} ${edition.effective.from}`)
    .join(' ');
}
