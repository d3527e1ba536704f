import type { OrganisationPorts } from '../identity/index.ts';
import type { PersonId } from '@jixu/kernel';
import {
  administersOfficesOf,
  assertNoHigherOffice,
  assertPersonInScope,
  assertUnitInScope,
  PEOPLE_KEEPERS,
  scopeFor,
} from './access.ts';
import { grantsOf } from './queries/appointments.ts';
import { peopleBelow, unitsOf } from './queries/members.ts';
import { nodeCards } from './queries/nodes.ts';
import { grantHolders } from './store/appointment-rows.ts';

/** What identity declares and only this room can answer. */
export const organisationPorts: OrganisationPorts = {
  grantsOf,
  nodeNames: async (read, ids) => {
    const cards = await nodeCards(read, ids);
    return new Map([...cards].map(([id, card]) => [id, card.name]));
  },
  assertMayResetAccount: async (read, personId) => {
    await assertPersonInScope(read, PEOPLE_KEEPERS, personId);
    await assertNoHigherOffice(read, personId);
  },
  membersForSlips: async (read, unitId) => {
    await assertUnitInScope(read, PEOPLE_KEEPERS, unitId);
    const own = read.actor.kind === 'person' ? read.actor.personId : null;
    const people = await peopleBelow(read, scopeFor(read, PEOPLE_KEEPERS), unitId);
    const officers = await grantHolders(read.db, people, read.today);
    const allowed: PersonId[] = [];
    for (const personId of people) {
      if (personId === own) continue;
      if (officers.has(personId) && !(await administersOfficesOf(read, personId))) continue;
      allowed.push(personId);
    }
    return allowed;
  },
  unitNamesOf: async (read, ids) => {
    const units = await unitsOf(read, ids, read.today);
    return new Map([...units].map(([id, unit]) => [id, unit.name]));
  },
};
