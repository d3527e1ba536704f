import { assert, formatLocalDate, type LocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import { endSessions, lockPeople, lockPerson } from '../../identity/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import {
  assertNoHigherOffice,
  assertPersonInScope,
  assertUnitInScope,
  PEOPLE_KEEPERS,
  scopeFor,
} from '../access.ts';
import { employs } from '../domain/roles.ts';
import { refuse } from '../errors.ts';
import { MEMBER_ADDED, MEMBER_MOVED } from '../events.ts';
import {
  endMembership,
  endMembershipsIn,
  insertMembership,
  membershipAfter,
  openMembership,
  writeStaffNumber,
} from '../store/member-rows.ts';
import { nodeRows } from '../store/tree-rows.ts';
import { dayOf } from './move-node.ts';

export type NewMembership = {
  readonly personId: PersonId;
  readonly unitId: NodeId;
  readonly fromOn: LocalDate;
  readonly staffNumber?: string | null;
};

/** The first unit of a person, or the next after a time without one. */
export async function addMember(op: Operation, of: NewMembership): Promise<void> {
  await assertUnitInScope(readingOf(op), PEOPLE_KEEPERS, of.unitId);
  await requireEmployer(op, of.unitId);
  await lockPerson(op, of.personId);
  if (await openMembership(op.tx, of.personId)) throw refuse('already_member');
  if (await membershipAfter(op.tx, of.personId, of.fromOn)) throw refuse('date_before_known');
  await begin(op, of);
  const payload = { unitId: of.unitId, fromOn: formatLocalDate(of.fromOn) };
  op.emit({ type: MEMBER_ADDED, subjectId: of.personId, payload });
}

/** From `fromOn` on the person belongs to another unit. Both units must be the caller's. */
export async function moveMember(op: Operation, of: NewMembership): Promise<void> {
  const read = readingOf(op);
  await assertPersonInScope(read, PEOPLE_KEEPERS, of.personId);
  await assertUnitInScope(read, PEOPLE_KEEPERS, of.unitId);
  await assertNoHigherOffice(read, of.personId);
  await transferMember(op, of);
}

/** The move itself, for callers that have established the right to it another way. */
export async function transferMember(op: Operation, of: NewMembership): Promise<void> {
  await requireEmployer(op, of.unitId);
  await lockPerson(op, of.personId);
  const before = await openMembership(op.tx, of.personId);
  if (!before) throw refuse('no_such_person');
  if (before.unit_id === of.unitId) throw refuse('already_so');
  if (dayOf(before.from_on) > of.fromOn) throw refuse('date_before_known');
  const { personId, fromOn } = of;
  const end = { personId, membershipId: before.membership_id, toOn: fromOn };
  assert((await endMembership(op.tx, end)) === 1n, 'membership: changed under lock');
  await begin(op, of);
  await endSessions(op, [personId], 'unit-changed');
  const payload = {
    fromUnitId: before.unit_id,
    unitId: of.unitId,
    fromOn: formatLocalDate(fromOn),
  };
  op.emit({ type: MEMBER_MOVED, subjectId: personId, payload });
}

/** Takes a membership back on the day it began, as if it had not been: for undoing an import. */
export async function endMember(op: Operation, personId: PersonId, toOn: LocalDate): Promise<void> {
  await assertPersonInScope(readingOf(op), PEOPLE_KEEPERS, personId);
  await lockPerson(op, personId);
  const before = await openMembership(op.tx, personId);
  if (!before) throw refuse('no_such_person');
  const from = dayOf(before.from_on);
  const end = { personId, membershipId: before.membership_id, toOn: from > toOn ? from : toOn };
  assert((await endMembership(op.tx, end)) === 1n, 'membership: changed under lock');
  await endSessions(op, [personId], 'unit-changed');
  op.note({ personId, unitId: before.unit_id });
}

/** The same for many of the caller's people; who they were. */
export async function endMembers(
  op: Operation,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const scope = scopeFor(readingOf(op), PEOPLE_KEEPERS);
  await lockPeople(op, people);
  const ended = await endMembershipsIn(op.tx, { people, scope, on: op.today });
  await endSessions(op, ended, 'unit-changed');
  op.note({ ended: ended.length });
  return new Set(ended);
}

/** True if it changed. */
export async function changeStaffNumber(
  op: Operation,
  personId: PersonId,
  staffNumber: string | null,
): Promise<boolean> {
  await lockPerson(op, personId);
  const membership = await openMembership(op.tx, personId);
  if (!membership) throw refuse('no_such_person');
  if (membership.staff_number === staffNumber) return false;
  const row = { personId, membershipId: membership.membership_id, staffNumber };
  assert((await writeStaffNumber(op.tx, row)) === 1n, 'membership: changed under lock');
  return true;
}

async function begin(op: Operation, of: NewMembership): Promise<void> {
  const staffNumber = of.staffNumber?.trim() ? of.staffNumber.trim() : null;
  const row = { personId: of.personId, unitId: of.unitId, fromOn: of.fromOn };
  await insertMembership(op.tx, { ...row, staffNumber, membershipId: op.newId() });
  op.note({ personId: of.personId, unitId: of.unitId });
}

export async function requireEmployer(op: Operation, unitId: NodeId): Promise<void> {
  const [node] = await nodeRows(op.tx, [unitId]);
  if (!node) throw refuse('no_such_node');
  if (node.state !== 'active') throw refuse('node_not_active');
  if (!employs(node.kind)) throw refuse('not_a_unit');
}
