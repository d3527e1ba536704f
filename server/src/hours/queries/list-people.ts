import { type Kysely, type RawBuilder, sql } from 'kysely';
import {
  formatLocalDate,
  type NodeId,
  type Period,
  type PersonId,
  ticks,
  type Hours,
} from '@jixu/kernel';

/** met: certain; hoped: met if everything under review passes; short: not even then. */
export type PersonGroup = 'met' | 'hoped' | 'short';

export type PeopleFilter = {
  /** The units that the caller may see, as a subquery. */
  readonly units: RawBuilder<NodeId>;
  readonly span: Period;
  readonly on: string;
  readonly group: PersonGroup | 'not-met' | null;
  /** Only people of these units, as a subquery: a unit with what lies below it. */
  readonly within: RawBuilder<NodeId> | null;
  readonly search: string | null;
};

export type PersonRow = {
  readonly personId: PersonId;
  readonly name: string;
  readonly staffNumber: string | null;
  readonly unitId: NodeId;
  readonly unitName: string;
  readonly group: PersonGroup;
  readonly verdict: string;
  readonly packRef: string;
  readonly short: Hours;
  readonly shortWithPending: Hours;
  readonly totals: Readonly<Record<string, string>>;
  readonly withPending: Readonly<Record<string, string>>;
};

const GROUP = sql`case when s.verdict = 'met' then 'met' when s.pending_verdict = 'met' then 'hoped' else 'short' end`;

const COLUMNS = sql`m.person_id, p.name, m.staff_number, m.unit_id, u.name as unit_name, ${GROUP} as person_group,
  s.verdict, s.pack_ref, s.short_ticks, s.short_with_pending_ticks, s.totals, s.with_pending`;

/** The people of a filter, whatever their group; `m`, `p`, `u` and `s` are what columns are read from. */
export function fromPeople(filter: PeopleFilter) {
  const search = filter.search?.toLowerCase() ?? null;
  return sql`from organisations.pub_membership m
    join identity.pub_person p on p.person_id = m.person_id
    join organisations.pub_unit u on u.node_id = m.unit_id
    join hours.standing s on s.person_id = m.person_id and s.period_from = ${formatLocalDate(filter.span.from)}
      and s.period_to = ${formatLocalDate(filter.span.to)}
    where m.unit_id in (${filter.units}) ${filter.within ? sql`and m.unit_id in (${filter.within})` : sql``}
      and m.from_on <= ${filter.on}::date
      and (m.to_on is null or m.to_on > ${filter.on}::date)
      ${
        search
          ? sql`and (p.name_key like ${`${search}%`} or p.pinyin like ${`${search}%`} or p.initials like ${`${search}%`}
        or m.staff_number = ${filter.search})`
          : sql``
      }`;
}

function groupIs(group: PeopleFilter['group']) {
  if (group === null) return sql``;
  if (group === 'not-met') return sql`and s.verdict <> 'met'`;
  return sql`and ${GROUP} = ${group}`;
}

/** Most urgent first: by what is short, then by what stays short, then by id. Paged by that position. */
export async function peoplePage(
  db: Kysely<unknown>,
  filter: PeopleFilter,
  page: { after: { short: number; personId: string } | null; limit: number },
): Promise<readonly PersonRow[]> {
  const found = await sql<Row>`select ${COLUMNS} ${fromPeople(filter)} ${groupIs(filter.group)}
    ${page.after ? sql`and (-s.short_ticks, m.person_id) > (${-page.after.short}, ${page.after.personId})` : sql``}
    order by -s.short_ticks, m.person_id limit ${page.limit}`.execute(db);
  return found.rows.map(personOf);
}

/** The same people by id: for work that goes through all of them while amounts change under its hands. */
export async function peopleInOrder(
  db: Kysely<unknown>,
  filter: PeopleFilter,
  page: { after: PersonId | null; limit: number },
): Promise<readonly PersonRow[]> {
  const found = await sql<Row>`select ${COLUMNS} ${fromPeople(filter)} ${groupIs(filter.group)}
    ${page.after ? sql`and m.person_id > ${page.after}` : sql``}
    order by m.person_id limit ${page.limit}`.execute(db);
  return found.rows.map(personOf);
}

/** Those of these people who are in the units and have a standing in the period. */
export async function peopleByIds(
  db: Kysely<unknown>,
  of: Pick<PeopleFilter, 'units' | 'span' | 'on'> & { readonly personIds: readonly PersonId[] },
): Promise<readonly PersonRow[]> {
  const filter = { ...of, group: null, within: null, search: null };
  const found = await sql<Row>`select ${COLUMNS} ${fromPeople(filter)}
    and m.person_id = any(${[...of.personIds]}::uuid[]) order by m.person_id`.execute(db);
  return found.rows.map(personOf);
}

type Row = {
  readonly person_id: PersonId;
  readonly name: string;
  readonly staff_number: string | null;
  readonly unit_id: NodeId;
  readonly unit_name: string;
  readonly person_group: PersonGroup;
  readonly verdict: string;
  readonly pack_ref: string;
  readonly short_ticks: number;
  readonly short_with_pending_ticks: number;
  readonly totals: Record<string, string>;
  readonly with_pending: Record<string, string>;
};

function personOf(row: Row): PersonRow {
  return {
    personId: row.person_id,
    name: row.name,
    staffNumber: row.staff_number,
    unitId: row.unit_id,
    unitName: row.unit_name,
    group: row.person_group,
    verdict: row.verdict,
    packRef: row.pack_ref,
    short: ticks(row.short_ticks),
    shortWithPending: ticks(row.short_with_pending_ticks),
    totals: row.totals,
    withPending: row.with_pending,
  };
}

/**
 * Of those for whom nothing but provisional hours waits in the span: the day by which all of them count by themselves.
 * For anybody else somebody has to decide.
 */
export async function settlingOf(
  db: Kysely<unknown>,
  personIds: readonly PersonId[],
  span: Period,
): Promise<ReadonlyMap<PersonId, string>> {
  if (personIds.length === 0) return new Map();
  const found = await sql<{ person_id: PersonId; last: string }>`
    select person_id, max(settles_on) as last from hours.record
    where person_id = any(${[...personIds]}::uuid[]) and status = 'pending'
      and on_day >= ${formatLocalDate(span.from)}::date and on_day < ${formatLocalDate(span.to)}::date
    group by person_id having bool_and(settles_on is not null)`.execute(db);
  return new Map(found.rows.map((row) => [row.person_id, row.last]));
}

export type PeopleCounts = {
  readonly met: number;
  readonly hoped: number;
  readonly short: number;
  /** Of those who stay short: how many by how many hours, in steps of six. */
  readonly gaps: readonly {
    readonly from: number;
    readonly to: number | null;
    readonly people: number;
  }[];
};

const GAP_STEP = 6;
const GAP_STEPS = 6;

export async function peopleCounts(
  db: Kysely<unknown>,
  filter: PeopleFilter,
): Promise<PeopleCounts> {
  const groups = await sql<{
    person_group: PersonGroup;
    people: number;
  }>`select ${GROUP} as person_group,
    count(*)::bigint as people ${fromPeople(filter)} group by 1`.execute(db);
  const count = (group: PersonGroup) =>
    groups.rows.find((row) => row.person_group === group)?.people ?? 0;
  const gaps = await sql<{ step: number; people: number }>`select least(${GAP_STEPS - 1},
      (s.short_with_pending_ticks - 1) / ${GAP_STEP * 1800})::int as step, count(*)::bigint as people
    ${fromPeople(filter)} and ${GROUP} = 'short' and s.short_with_pending_ticks > 0 group by 1`.execute(
    db,
  );
  return {
    met: count('met'),
    hoped: count('hoped'),
    short: count('short'),
    gaps: Array.from({ length: GAP_STEPS }, (_, step) => ({
      from: step * GAP_STEP + 1,
      to: step === GAP_STEPS - 1 ? null : (step + 1) * GAP_STEP,
      people: gaps.rows.find((row) => row.step === step)?.people ?? 0,
    })),
  };
}

/** Members of any unit who have no standing in the period yet, for the job that opens it. */
export async function withoutStanding(
  db: Kysely<unknown>,
  span: Period,
  on: string,
  limit: number,
): Promise<readonly PersonId[]> {
  const found = await sql<{
    person_id: PersonId;
  }>`select m.person_id from organisations.pub_membership m
    where m.from_on <= ${on}::date and (m.to_on is null or m.to_on > ${on}::date)
      and not exists (select 1 from hours.standing s where s.person_id = m.person_id
        and s.period_from = ${formatLocalDate(span.from)} and s.period_to = ${formatLocalDate(span.to)})
    order by m.person_id limit ${limit}`.execute(db);
  return found.rows.map((row) => row.person_id);
}
