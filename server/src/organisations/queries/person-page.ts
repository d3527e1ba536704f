import { IdNumber, type PersonId } from '@jixu/kernel';
import {
  type AccountCard,
  accountStates,
  type ContactCard,
  contactCards,
  type Identity,
  type PersonCard,
  personCards,
  type PersonProfile,
  profilesOf,
} from '../../identity/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import {
  administersOfficesOf,
  assertPersonInScope,
  PEOPLE_KEEPERS,
  PEOPLE_READERS,
  scopeFor,
  seesPerson,
} from '../access.ts';
import { refuse } from '../errors.ts';
import { grantHolders } from '../store/appointment-rows.ts';
import { nodesWithin } from '../store/scope-rows.ts';
import { type Member, type UnitCard, unitOf } from './members.ts';

export type PersonPermission = 'change' | 'move' | 'reset-account' | 'print-slip';

const ALL: readonly PersonPermission[] = ['change', 'move', 'reset-account', 'print-slip'];

export type PersonPage = {
  readonly card: PersonCard;
  readonly unit: UnitCard | null;
  readonly contact: ContactCard;
  readonly account: AccountCard;
  readonly profile: PersonProfile;
  readonly permissions: readonly PersonPermission[];
};

/** One's own page, or that of someone in scope. */
export async function personPage(read: Reading, personId: PersonId): Promise<PersonPage> {
  const own = read.actor.kind === 'person' && read.actor.personId === personId;
  if (!own) await assertPersonInScope(read, PEOPLE_READERS, personId);
  const card = (await personCards(read, [personId])).get(personId);
  const account = (await accountStates(read, [personId])).get(personId);
  if (!card || !account) throw refuse('no_such_person');
  return {
    card,
    unit: await unitOf(read, personId, read.today),
    contact: (await contactCards(read, [personId])).get(personId) ?? {
      phoneMask: null,
      emailMask: null,
    },
    account,
    profile: (await profilesOf(read, [personId], read.today)).get(personId) ?? {
      facts: {},
      subject: null,
      post: null,
    },
    permissions: own ? [] : await permissionsOn(read, personId),
  };
}

async function permissionsOn(
  read: Reading,
  personId: PersonId,
): Promise<readonly PersonPermission[]> {
  if (!(await seesPerson(read, PEOPLE_KEEPERS, personId))) return [];
  if (!(await administersOfficesOf(read, personId))) return [];
  return ALL;
}

/** The same for a page of a list: offices are looked at only where someone holds one. */
export async function permissionsOnMembers(
  read: Reading,
  members: readonly Member[],
): Promise<ReadonlyMap<PersonId, readonly PersonPermission[]>> {
  const scope = scopeFor(read, PEOPLE_KEEPERS);
  const units = [...new Set(members.map((member) => member.unitId))];
  const kept = await nodesWithin(read.db, scope, units, read.today);
  const ids = members.map((member) => member.personId);
  const officers = await grantHolders(read.db, ids, read.today);
  const own = read.actor.kind === 'person' ? read.actor.personId : null;
  const permissions = new Map<PersonId, readonly PersonPermission[]>();
  for (const { personId, unitId } of members) {
    const may =
      kept.has(unitId) &&
      personId !== own &&
      (!officers.has(personId) || (await administersOfficesOf(read, personId)));
    permissions.set(personId, may ? ALL : []);
  }
  return permissions;
}

/** Exact search by number, in scope: not there and not yours are one answer. */
export async function findInScope(
  read: Reading,
  identity: Identity,
  typed: string,
): Promise<PersonId> {
  const idNumber = IdNumber.parse(typed);
  if (!idNumber.ok) {
    const fields = [{ path: 'body/idNumber', code: `identity.${idNumber.code}` }];
    throw new Refusal(`identity.${idNumber.code}`, 'invalid', { fields });
  }
  const personId = await identity.findByDocument(read, idNumber.value);
  if (personId === null) throw refuse('no_such_person');
  await assertPersonInScope(read, PEOPLE_READERS, personId);
  return personId;
}
