import { assert, formatLocalDate, type PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { checkFact, type FactKind, type NewFact, placeFact } from '../domain/facts.ts';
import { refuse } from '../errors.ts';
import { FACTS_CHANGED } from '../events.ts';
import { currentFacts, factsById, insertFact, supersedeFacts } from '../store/fact-rows.ts';
import { lockPerson } from './lock-person.ts';

/** What recording changed, enough to take it back. */
export type RecordedFact = {
  readonly factId: string;
  readonly kind: FactKind;
  readonly superseded: readonly string[];
};

/** Records a dated fact. `null`: we knew it already. */
export async function recordFact(
  op: Operation,
  personId: PersonId,
  fact: NewFact,
): Promise<RecordedFact | null> {
  const [recorded] = await recordFacts(op, personId, [fact]);
  return recorded ?? null;
}

export async function recordFacts(
  op: Operation,
  personId: PersonId,
  facts: readonly NewFact[],
): Promise<readonly RecordedFact[]> {
  const checked = facts.map((fact) => {
    const result = checkFact(fact, op.today);
    if (!result.ok) throw refuse('fact_invalid', result.detail ? { detail: result.detail } : {});
    return result.value;
  });
  await lockPerson(op, personId);
  const known = [...((await currentFacts(op.tx, [personId])).get(personId) ?? [])];
  const recorded: RecordedFact[] = [];
  let first = '9999-12-31';
  for (const fact of checked) {
    const sameKind = known.filter((row) => row.kind === fact.kind);
    const placed = placeFact(fact, sameKind, op.today);
    if (placed.outcome === 'unchanged') continue;
    const factId = op.newId<'fact'>();
    const count = await supersedeFacts(op.tx, personId, placed.supersedes, op.now);
    assert(count === BigInt(placed.supersedes.length), 'facts: superseded rows changed under lock');
    await insertFact(op.tx, personId, { factId, ...placed.row }, op.now);
    const rest = known.filter((row) => !placed.supersedes.includes(row.factId));
    for (const gone of known) {
      if (placed.supersedes.includes(gone.factId) && gone.fromOn < first) first = gone.fromOn;
    }
    known.splice(0, known.length, ...rest, { factId, ...placed.row });
    if (placed.row.fromOn < first) first = placed.row.fromOn;
    recorded.push({ factId, kind: fact.kind, superseded: placed.supersedes });
  }
  if (recorded.length > 0) emitChanged(op, personId, recorded, first);
  return recorded;
}

/**
 * Takes a recording back: the new row is superseded, what it superseded is written again as a new row. False where a
 * later change already replaced it; then nothing is touched.
 */
export async function withdrawFact(
  op: Operation,
  personId: PersonId,
  recorded: RecordedFact,
): Promise<boolean> {
  await lockPerson(op, personId);
  if ((await supersedeFacts(op.tx, personId, [recorded.factId], op.now)) === 0n) return false;
  const before = await factsById(op.tx, personId, recorded.superseded);
  for (const fact of before) {
    await insertFact(op.tx, personId, { ...fact, factId: op.newId() }, op.now);
  }
  const taken = await factsById(op.tx, personId, [recorded.factId]);
  const first = [...before, ...taken].map((fact) => fact.fromOn).sort()[0];
  emitChanged(op, personId, [recorded], first ?? formatLocalDate(op.today));
  return true;
}

function emitChanged(
  op: Operation,
  personId: PersonId,
  recorded: readonly RecordedFact[],
  fromOn: string,
): void {
  const kinds = [...new Set(recorded.map((fact) => fact.kind))];
  op.emit({ type: FACTS_CHANGED, subjectId: personId, payload: { kinds, fromOn } });
}
