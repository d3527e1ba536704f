import { formatLocalDate, type LocalDate, localDate, type NodeId } from '@jixu/kernel';
import { routeOf } from '@jixu/policy';
import { assertUnitInScope, officeOf } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { DECIDING_ROLES, decidingOffices } from '../../review/index.ts';
import type { Rulebooks } from '../../rulebooks/index.ts';
import { refuse } from '../errors.ts';
import { leftBySeal } from '../store/left-store.ts';
import { recountLeft } from './recount-requests.ts';
import {
  insertSeal,
  lockUnit,
  openSeal,
  pendingIn,
  type Seal,
  sealById,
  type SealId,
} from '../store/seal-store.ts';

/** A school year begins on 1 September. */
const SCHOOL_YEAR_MONTH = 9;

function spanOf(span: 'school-year' | 'calendar-year', year: number): [LocalDate, LocalDate] {
  const month = span === 'school-year' ? SCHOOL_YEAR_MONTH : 1;
  return [localDate(year, month, 1), localDate(year + 1, month, 1)];
}

const OFFICE_RELATIONS = ['unit', 'authority', 'bureau'] as const;

/**
 * The office that the rulebook names seals what a unit has for a year. Nothing may be undecided: what is sealed neither
 * comes nor goes nor changes but through a reopened case.
 */
export async function sealUnit(
  op: Operation,
  rulebooks: Rulebooks,
  of: { unitId: NodeId; year: number },
): Promise<Seal> {
  if (op.actor.kind !== 'person') throw refuse('no_seal');
  const read = { db: op.tx };
  await assertUnitInScope(
    { db: op.tx, actor: op.actor, now: op.now, today: op.today },
    DECIDING_ROLES,
    of.unitId,
  );
  const rulebook = await rulebooks.rulebookOfUnit(read, of.unitId, op.today);
  const rule = rulebook && routeOf(rulebook.edition, 'self')?.seal;
  const relation = OFFICE_RELATIONS.find((one) => one === rule?.by);
  if (!rulebook || !rule || !relation) throw refuse('seals_nothing');
  const office = await officeOf(read, of.unitId, relation, op.today);
  if (!decidingOffices(op.actor).some((mine) => mine.nodeId === office?.nodeId) || !office)
    throw refuse('not_the_sealing_office');
  const [from, to] = spanOf(rule.span, of.year);
  if (from > op.today) throw refuse('not_begun', { detail: { from: formatLocalDate(from) } });
  const packId = rulebook.pack.id;
  const span = { fromOn: formatLocalDate(from), toOn: formatLocalDate(to) };
  await lockUnit(op.tx, of.unitId, 'alone');
  const pending = await pendingIn(op.tx, { unitId: of.unitId, packId, ...span });
  if (pending > 0) throw refuse('pending_left', { detail: { count: pending } });
  const seal: Seal = {
    sealId: op.newId<'seal'>(),
    unitId: of.unitId,
    packId,
    officeId: office.nodeId,
    ...span,
    sealedBy: op.actor.personId,
    sealedAt: op.now,
    openedBy: null,
    openedAt: null,
    reason: null,
  };
  if (!(await insertSeal(op.tx, seal))) throw refuse('sealed_before', { detail: span });
  op.emit({ type: 'hours.sealed', subjectId: null, payload: { unitId: of.unitId, ...span } });
  return seal;
}

/** Only the office that sealed opens the whole again. */
export async function openSealed(
  op: Operation,
  of: { sealId: SealId; reason: string },
): Promise<void> {
  const seal = await sealById(op.tx, of.sealId, { lock: true });
  if (!seal || op.actor.kind !== 'person') throw refuse('no_seal');
  if (!decidingOffices(op.actor).some((mine) => mine.nodeId === seal.officeId))
    throw refuse('no_seal');
  await lockUnit(op.tx, seal.unitId, 'alone');
  const opened = await openSeal(op.tx, { ...of, by: op.actor.personId, at: op.now });
  if (!opened) throw refuse('opened_before');
  // What rules or facts would have changed meanwhile follows now.
  for (const { personId, cause, because } of await leftBySeal(op.tx, seal))
    op.enqueue(recountLeft(personId, { cause, because, packId: seal.packId }));
  op.emit({
    type: 'hours.seal_opened',
    subjectId: null,
    payload: { unitId: seal.unitId, fromOn: seal.fromOn, toOn: seal.toOn },
  });
}
