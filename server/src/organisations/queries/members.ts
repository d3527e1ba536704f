import type { LocalDate, NodeId, PersonId } from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import { PAGE, PAGE_MAX, readCursor, writeCursor } from '../domain/cursor.ts';
import { readSearch } from '../domain/search.ts';
import type { Scope } from '../domain/scope.ts';
import {
  type ListedMember,
  listMembers,
  memberIds,
  type UnitOfPerson,
  unitsOfPeople,
} from '../store/member-rows.ts';
import type { Db } from '../store/tree-rows.ts';

type Read = { readonly db: Db; readonly today: LocalDate };
export type UnitCard = {
  readonly unitId: NodeId;
  readonly name: string;
  readonly staffNumber: string | null;
};

export async function unitOf(
  read: { readonly db: Db },
  personId: PersonId,
  on: LocalDate,
): Promise<UnitCard | null> {
  return (await unitsOf(read, [personId], on)).get(personId) ?? null;
}

export async function unitsOf(
  read: { readonly db: Db },
  ids: readonly PersonId[],
  on: LocalDate,
): Promise<ReadonlyMap<PersonId, UnitCard>> {
  const rows = await unitsOfPeople(read.db, ids, on);
  return new Map(rows.map((row) => [row.person_id, unitCard(row)]));
}

function unitCard(row: UnitOfPerson): UnitCard {
  return { unitId: row.unit_id, name: row.name, staffNumber: row.staff_number };
}

export type Member = {
  readonly personId: PersonId;
  readonly name: string;
  readonly documentMask: string;
  readonly unitId: NodeId;
  readonly unitName: string;
  readonly staffNumber: string | null;
  readonly account: {
    readonly state: ListedMember['state'];
    readonly activatedAt: Date | null;
    readonly activatedWith: string | null;
    readonly lastLoginAt: Date | null;
  };
};

export type MemberQuery = {
  readonly unitId?: NodeId;
  readonly search?: string;
  readonly cursor?: string;
  readonly limit?: number;
};

/** People of today in the units of a scope, by pinyin. `unitId` narrows to a unit and what lies below it. */
export async function membersOf(
  read: Read,
  scope: Scope,
  query: MemberQuery,
): Promise<{ readonly items: readonly Member[]; readonly next: string | null }> {
  const limit = Math.min(query.limit ?? PAGE, PAGE_MAX);
  const cursor = readCursor(query.cursor);
  const rows = await listMembers(read.db, {
    scope,
    on: read.today,
    unitId: query.unitId ?? null,
    search: readSearch(query.search),
    after: cursor && { pinyin: cursor.key, personId: cursor.id },
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const cards = await personCards(
    read,
    page.map((row) => row.person_id),
  );
  return {
    items: page.map((row) => memberOf(row, cards.get(row.person_id)?.documentMask ?? '')),
    next: rows.length > limit && last ? writeCursor(last.pinyin, last.person_id) : null,
  };
}

function memberOf(row: ListedMember, documentMask: string): Member {
  return {
    personId: row.person_id,
    name: row.name,
    documentMask,
    unitId: row.unit_id,
    unitName: row.unit_name,
    staffNumber: row.staff_number,
    account: {
      state: row.state,
      activatedAt: row.activated_at,
      activatedWith: row.activated_with,
      lastLoginAt: row.last_login_at,
    },
  };
}

/** Everyone in a node and below, within the scope. */
export function peopleBelow(
  read: Read,
  scope: Scope,
  unitId: NodeId,
): Promise<readonly PersonId[]> {
  return memberIds(read.db, scope, unitId, read.today);
}
