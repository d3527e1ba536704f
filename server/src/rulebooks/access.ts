import { sql } from 'kysely';
import { formatLocalDate, type NodeId } from '@jixu/kernel';
import {
  ancestorsOf,
  deciders,
  nodeInScope,
  officeOf,
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
} from './store/rulebook-store.ts';
import { trialById } from './store/trial-store.ts';

/** Who changes the rules of a place: its bureau, two persons of it. */
export const RULE_KEEPERS = ['bureau-officer'] as const;

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

/** The adoption in force at a place that the caller speaks for; anybody else's looks as if it did not exist. */
export async function ownPlace(read: Reading, nodeId: NodeId): Promise<AdoptionRow> {
  const [adoption] = await adoptionsOf(read.db, [nodeId], formatLocalDate(read.today));
  if (!adoption || !(await speaksFor(read, nodeId))) throw refuse('no_such_place');
  return adoption;
}

export async function ownPlaces(
  read: Reading,
  page: { readonly after: NodeId | null; readonly limit: number },
): Promise<readonly AdoptionRow[]> {
  return adoptionsAmong(read.db, {
    nodes: sql<NodeId>`${unitsInScope(scopeOf(read.actor, RULE_KEEPERS), read.today)}`,
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

/** A trial of a place that the caller speaks for, locked where it is to be changed. */
export async function ownTrial(
  read: Reading,
  trialId: string,
  options: { readonly lock?: boolean } = {},
): Promise<Trial> {
  const trial = await trialById(read.db, trialId, options);
  if (!trial || !(await speaksFor(read, trial.nodeId))) throw refuse('no_such_trial');
  return trial;
}

/** Others who may publish what somebody proposed: officers of the caller's bureaus. */
export async function secondPersons(read: Reading, proposer: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const officeId of offices(read)) {
    for (const personId of await deciders(read, officeId, RULE_KEEPERS, read.today))
      if (personId !== proposer) found.add(personId);
  }
  return [...found];
}
