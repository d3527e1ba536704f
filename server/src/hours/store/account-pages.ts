import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type NodeId, parseLocalDate, type Period, period, type PersonId } from '@jixu/kernel';

/** Accounts under one pack: of members of units that stand in every one of these lists, from a period on, never of a closed one. */
export type AccountFilter = {
  readonly packId: string;
  readonly units: readonly RawBuilder<NodeId>[];
  /** Only periods that end after this day. */
  readonly endingAfter: string | null;
  readonly on: string;
};

function from(filter: AccountFilter) {
  return sql`from hours.standing s where s.pack_id = ${filter.packId}
    and not exists (select 1 from hours.closing c where c.pack_id = s.pack_id and c.period_from < s.period_to
      and c.period_to > s.period_from)
    ${filter.endingAfter === null ? sql`` : sql`and s.period_to > ${filter.endingAfter}::date`}
    ${
      filter.units.length === 0
        ? sql``
        : sql`and s.person_id in (select m.person_id from organisations.pub_membership m
            where m.from_on <= ${filter.on}::date and (m.to_on is null or m.to_on > ${filter.on}::date)
              and ${sql.join(
                filter.units.map((units) => sql`m.unit_id in (${units})`),
                sql` and `,
              )})`
    }`;
}

export async function countAccounts(db: Kysely<unknown>, filter: AccountFilter): Promise<number> {
  const found = await sql<{
    people: number;
  }>`select count(distinct s.person_id)::int as people ${from(filter)}`.execute(db);
  return found.rows[0]?.people ?? 0;
}

export type AccountSpans = { readonly personId: PersonId; readonly spans: readonly Period[] };

export async function accountPage(
  db: Kysely<unknown>,
  filter: AccountFilter,
  page: {
    readonly after: PersonId | null;
    readonly only: PersonId | null;
    readonly limit: number;
  },
): Promise<readonly AccountSpans[]> {
  const found = await sql<{
    person_id: PersonId;
    froms: string[];
    tos: string[];
  }>`select s.person_id,
      array_agg(s.period_from::text order by s.period_from) as froms,
      array_agg(s.period_to::text order by s.period_from) as tos
    ${from(filter)} ${page.after === null ? sql`` : sql`and s.person_id > ${page.after}`}
      ${page.only === null ? sql`` : sql`and s.person_id = ${page.only}`}
    group by s.person_id order by s.person_id limit ${page.limit}`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    spans: row.froms.map((text, at) => storedSpan(text, row.tos[at] ?? text)),
  }));
}

function storedSpan(from: string, to: string): Period {
  const [a, b] = [parseLocalDate(from), parseLocalDate(to)];
  if (!a.ok || !b.ok) throw new Error('hours: a stored period is no date');
  return period(a.value, b.value);
}
