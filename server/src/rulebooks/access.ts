import { sql } from 'kysely';
import { formatLocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import {
  ancestorsOf,
  bureausOf,
  deciders,
  nodeInScope,
  nodesOverScope,
  officeOf,
  type Scope,
  scopeOf,
  unitsInScope,
} from '../organisations/index.ts';
import type { Reading } from '../platform/http/route.ts';
import type { Trial } from './domain/trial.ts';
import { refuse } from './errors.ts';
import {
  adoptedElsewhere,
  type AdoptionRow,
  adoptionsAmong,
  adoptionsOf,
  isAmong,
} from './store/rulebook-store.ts';
import { trialById } from './store/trial-store.ts';

/** Who changes the rules of a place: its bureau, two persons of it. */
export const RULE_KEEPERS = ['bureau-officer'] as const;
/** Who may try a change and lay it before the bureau. */
export const RULE_PROPOSERS = [...RULE_KEEPERS, 'department-officer'] as const;

/** Offices that the caller holds. */
function offices(read: Reading): readonly NodeId[] {
  if (read.actor.kind !== 'person') return [];
  return read.actor.grants
    .filter((grant) => RULE_KEEPERS.some((role) => role === grant.role))
    .map((grant) => grant.nodeId);
}

/** Regions of which the caller's bureau is the bureau, though the region itself names none. */
async function ownRegions(read: Reading): Promise<readonly NodeId[]> {
  const found: NodeId[] = [];
  for (const officeId of offices(read)) {
    const [, region] = await ancestorsOf(read, officeId, read.today);
    if (region === undefined) continue;
    const named = await officeOf(read, region, 'bureau', read.today);
    if (named === null || named.nodeId === officeId) found.push(region);
  }
  return found;
}

/** A bureau speaks for the places that name it, and for the region it lies in. */
export async function speaksFor(read: Reading, nodeId: NodeId): Promise<boolean> {
  const scope = scopeOf(read.actor, RULE_KEEPERS);
  if (await nodeInScope(read.db, scope, nodeId, read.today)) return true;
  return (await ownRegions(read)).includes(nodeId);
}

/** What the caller is to a place: its bureau, or a department with people of its own there. */
export type Side =
  | { readonly as: 'bureau' }
  | { readonly as: 'department'; readonly officeId: NodeId };

/** Whose people a department answers for. */
export function scopeOfDepartment(nodeId: NodeId): Scope {
  return { subtrees: [], offices: [{ relation: 'authority', nodeId }] };
}

function departments(read: Reading): readonly NodeId[] {
  if (read.actor.kind !== 'person') return [];
  return read.actor.grants
    .filter((grant) => grant.role === 'department-officer')
    .map((grant) => grant.nodeId);
}

/** null: neither, and the place does not exist for the caller. */
async function sideOf(read: Reading, nodeId: NodeId): Promise<Side | null> {
  if (await speaksFor(read, nodeId)) return { as: 'bureau' };
  for (const officeId of departments(read)) {
    const over = nodesOverScope(scopeOfDepartment(officeId), read.today);
    if (await isAmong(read.db, nodeId, over)) return { as: 'department', officeId };
  }
  return null;
}

/** The adoption in force at a place that the caller speaks for or proposes for; anybody else's looks as if it did not exist. */
export async function ownPlace(
  read: Reading,
  nodeId: NodeId,
): Promise<{ readonly adoption: AdoptionRow; readonly side: Side }> {
  const [adoption] = await adoptionsOf(read.db, [nodeId], formatLocalDate(read.today));
  const side = adoption && (await sideOf(read, nodeId));
  if (!adoption || !side) throw refuse('no_such_place');
  return { adoption, side };
}

export async function ownPlaces(
  read: Reading,
  page: { readonly after: NodeId | null; readonly limit: number },
): Promise<readonly AdoptionRow[]> {
  return adoptionsAmong(read.db, {
    nodes: sql<NodeId>`(${unitsInScope(scopeOf(read.actor, RULE_KEEPERS), read.today)})
      union (${nodesOverScope(scopeOf(read.actor, ['department-officer']), read.today)})`,
    besides: await ownRegions(read),
    on: formatLocalDate(read.today),
    ...page,
  });
}

/** Does a place that the caller does not speak for use the pack too? */
export async function othersUse(read: Reading, packId: string): Promise<boolean> {
  return adoptedElsewhere(read.db, {
    packId,
    nodes: sql<NodeId>`${unitsInScope(scopeOf(read.actor, RULE_KEEPERS), read.today)}`,
    besides: await ownRegions(read),
    on: formatLocalDate(read.today),
  });
}

export type OwnTrial = Trial & { readonly side: Side };

/**
 * A trial that lies before the caller, locked where it is to be changed: a department's own proposals; for the bureau
 * its own trials, and proposals once they were submitted.
 */
export async function ownTrial(
  read: Reading,
  trialId: string,
  options: { readonly lock?: boolean } = {},
): Promise<OwnTrial> {
  const trial = await trialById(read.db, trialId, options);
  if (!trial) throw refuse('no_such_trial');
  const { proposedBy } = trial;
  if (proposedBy !== null && departments(read).includes(proposedBy))
    return { ...trial, side: { as: 'department', officeId: proposedBy } };
  const laidBefore = proposedBy === null || trial.submittedAt !== null;
  if (!laidBefore || !(await speaksFor(read, trial.nodeId))) throw refuse('no_such_trial');
  return { ...trial, side: { as: 'bureau' } };
}

/** Others who may publish what somebody proposed: officers of the caller's bureaus, or of the bureau of the place. */
export async function secondPersons(
  read: Reading,
  of: Pick<Trial, 'madeBy' | 'nodeId'>,
): Promise<readonly PersonId[]> {
  const found = new Set<PersonId>();
  const bureaus = await bureausOf(read, of.nodeId, read.today);
  for (const officeId of new Set([...offices(read), ...bureaus])) {
    for (const personId of await deciders(read, officeId, RULE_KEEPERS, read.today))
      if (personId !== of.madeBy) found.add(personId);
  }
  return [...found];
}
