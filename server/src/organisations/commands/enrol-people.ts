import { formatLocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import type { Identity, PersonOfList } from '../../identity/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { assertUnitInScope, PEOPLE_KEEPERS } from '../access.ts';
import { MEMBER_ADDED } from '../events.ts';
import { insertMemberships } from '../store/member-rows.ts';
import { requireEmployer } from './add-member.ts';

export type NewMember = PersonOfList & {
  readonly unitId: NodeId;
  readonly staffNumber: string | null;
};
/** `refused`: the unit takes nobody. null: the number is somebody's already. */
export type Enrolled =
  | { readonly personId: PersonId }
  | { readonly refused: { readonly column: 'unit' | 'idNumber'; readonly code: string } };

const IN_USE = { refused: { column: 'idNumber', code: 'identity.document_in_use' } } as const;

/** Registers people whom nobody knows yet in units of the caller, from today, with few statements for all of them. */
export async function enrolPeople(
  op: Operation,
  identity: Identity,
  people: readonly NewMember[],
): Promise<readonly Enrolled[]> {
  const closed = await closedUnits(op, new Set(people.map((one) => one.unitId)));
  const welcome = people.filter((one) => !closed.has(one.unitId));
  const ids = await identity.registerPeople(op, welcome);
  const known = new Map(welcome.map((one, place) => [one, ids[place] ?? null]));
  const rows = welcome.flatMap((one) => {
    const personId = known.get(one) ?? null;
    const staffNumber = one.staffNumber?.trim() ? one.staffNumber.trim() : null;
    if (personId === null) return [];
    return [{ personId, membershipId: op.newId(), unitId: one.unitId, staffNumber }];
  });
  await insertMemberships(op.tx, rows, op.today);
  const fromOn = formatLocalDate(op.today);
  for (const { personId, unitId } of rows) {
    op.emit({ type: MEMBER_ADDED, subjectId: personId, payload: { unitId, fromOn } });
  }
  return people.map((one): Enrolled => {
    const code = closed.get(one.unitId);
    if (code !== undefined) return { refused: { column: 'unit', code } };
    const personId = known.get(one) ?? null;
    return personId === null ? IN_USE : { personId };
  });
}

/** Why units take nobody in; those that do are not named. */
async function closedUnits(
  op: Operation,
  units: ReadonlySet<NodeId>,
): Promise<ReadonlyMap<NodeId, string>> {
  const closed = new Map<NodeId, string>();
  for (const unitId of units) {
    try {
      await assertUnitInScope(readingOf(op), PEOPLE_KEEPERS, unitId);
      await requireEmployer(op, unitId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      closed.set(unitId, error.code);
    }
  }
  return closed;
}
