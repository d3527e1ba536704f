import type { NodeId, PersonId } from '@jixu/kernel';
import { readingOf, type Reading } from '../platform/http/route.ts';
import type { Actor } from '../platform/operation/actor.ts';
import type { Operation } from '../platform/operation/operation.ts';
import type { Role } from './domain/roles.ts';
import { emptyScope, type Scope, scopeOf } from './domain/scope.ts';
import { refuse } from './errors.ts';
import { grantsInForce } from './store/appointment-rows.ts';
import { nodeInScope, officerInScope, personInScope } from './store/scope-rows.ts';

/** Who registers and changes people, moves them within his scope, resets accounts and prints slips. */
export const PEOPLE_KEEPERS: readonly Role[] = ['unit-administrator', 'system-administrator'];
/** Who sees people. An auditor reads the trail, not people. */
export const PEOPLE_READERS: readonly Role[] = [
  ...PEOPLE_KEEPERS,
  'unit-reader',
  'department-officer',
  'bureau-officer',
];
/** Who changes the tree, its relations and its appointments. */
export const NODE_KEEPERS: readonly Role[] = ['system-administrator', 'bureau-officer'];
export const NODE_READERS: readonly Role[] = [...PEOPLE_READERS, 'auditor'];

/** What a bureau may give in the units below it; everything else is the system administrator's. */
const GIVEN_BY_BUREAU: readonly Role[] = ['unit-administrator', 'unit-reader'];
const UNIT_ROLES: readonly Role[] = ['unit-administrator', 'unit-reader'];

/**
 * The server's own jobs, and set-up: its session opens while nobody administers anything, its one route makes the first
 * administrator, and with that every such session ends.
 */
function isUnbounded(actor: Actor): boolean {
  return actor.kind === 'system' || actor.kind === 'setup';
}

/** The same 404 for what is not there and for what is not yours. */
export async function assertUnitInScope(
  read: Reading,
  roles: readonly Role[],
  unitId: NodeId,
): Promise<void> {
  if (isUnbounded(read.actor)) return;
  const scope = scopeOf(read.actor, roles);
  if (!(await nodeInScope(read.db, scope, unitId, read.today))) throw refuse('no_such_node');
}

export async function assertPersonInScope(
  read: Reading,
  roles: readonly Role[],
  personId: PersonId,
): Promise<void> {
  if (isUnbounded(read.actor)) return;
  if (await seesPerson(read, roles, personId)) return;
  throw refuse('no_such_person');
}

export async function seesPerson(
  read: Reading,
  roles: readonly Role[],
  personId: PersonId,
): Promise<boolean> {
  const scope = scopeOf(read.actor, roles);
  if (await personInScope(read.db, scope, personId, read.today)) return true;
  if (!roles.includes('system-administrator')) return false;
  const administered = scopeOf(read.actor, ['system-administrator']);
  return officerInScope(read.db, administered, personId, read.today);
}

/**
 * Whoever holds an office is only touched by those who administer that office: else a unit administrator could reset
 * a bureau officer who happens to be a member of his unit, print the slip and log in as the bureau.
 */
export async function assertNoHigherOffice(read: Reading, personId: PersonId): Promise<void> {
  if (!(await administersOfficesOf(read, personId))) throw refuse('holds_higher_office');
}

export async function administersOfficesOf(read: Reading, personId: PersonId): Promise<boolean> {
  if (isUnbounded(read.actor)) return true;
  const grants = await grantsInForce(read.db, [personId], read.today);
  for (const grant of grants.get(personId) ?? []) {
    const keepers: readonly Role[] = UNIT_ROLES.some((role) => role === grant.role)
      ? PEOPLE_KEEPERS
      : ['system-administrator'];
    const scope = scopeOf(read.actor, keepers);
    if (!(await nodeInScope(read.db, scope, grant.nodeId, read.today))) return false;
  }
  return true;
}

export async function mayAppoint(read: Reading, nodeId: NodeId, role: Role): Promise<boolean> {
  if (isUnbounded(read.actor)) return true;
  const administered = scopeOf(read.actor, ['system-administrator']);
  if (await nodeInScope(read.db, administered, nodeId, read.today)) return true;
  if (!GIVEN_BY_BUREAU.includes(role)) return false;
  return nodeInScope(read.db, scopeOf(read.actor, ['bureau-officer']), nodeId, read.today);
}

export async function authoriseNode(op: Operation, nodeId: NodeId): Promise<void> {
  await assertUnitInScope(readingOf(op), NODE_KEEPERS, nodeId);
}

export function scopeFor(read: Reading, roles: readonly Role[]): Scope {
  return read.actor.kind === 'person' ? scopeOf(read.actor, roles) : emptyScope;
}
