import { type Kysely, sql } from 'kysely';
import { type NodeId, type PersonId, ticks, type Hours } from '@jixu/kernel';
import type { Verdict } from '@jixu/policy';
import type { Outcome } from '../domain/trial.ts';

export type TriedPerson = {
  readonly personId: PersonId;
  readonly periodFrom: string;
  readonly unitId: NodeId;
  readonly areaId: NodeId;
  readonly verdict: readonly [Verdict, Verdict];
  readonly totals: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>];
  /** What is missing under the tried rules. */
  readonly short: Hours;
  readonly delta: number;
  readonly outcome: Outcome;
  /** The number of the certificate that would be revoked. */
  readonly certificate: string | null;
};

export async function insertTried(
  db: Kysely<unknown>,
  trialId: string,
  people: readonly TriedPerson[],
): Promise<void> {
  if (people.length === 0) return;
  const column = <T>(of: (one: TriedPerson) => T): T[] => people.map(of);
  await sql`insert into rulebooks.trial_person (person_id, trial_id, period_from, unit_id, area_id, verdict_before,
      verdict_after, totals_before, totals_after, short_ticks, delta_ticks, outcome, certificate)
    select person_id, ${trialId}::uuid, period_from, unit_id, area_id, verdict_before, verdict_after, totals_before,
      totals_after, short_ticks, delta_ticks, outcome, certificate
    from unnest(${column((one) => one.personId)}::uuid[], ${column((one) => one.periodFrom)}::date[],
      ${column((one) => one.unitId)}::uuid[], ${column((one) => one.areaId)}::uuid[],
      ${column((one) => one.verdict[0])}::text[], ${column((one) => one.verdict[1])}::text[],
      ${column((one) => JSON.stringify(one.totals[0]))}::jsonb[],
      ${column((one) => JSON.stringify(one.totals[1]))}::jsonb[], ${column((one) => one.short)}::int[],
      ${column((one) => one.delta)}::int[], ${column((one) => one.outcome)}::text[],
      ${column((one) => one.certificate)}::text[])
      as new (person_id, period_from, unit_id, area_id, verdict_before, verdict_after, totals_before, totals_after,
        short_ticks, delta_ticks, outcome, certificate)`.execute(db);
}

export async function addAreas(
  db: Kysely<unknown>,
  trialId: string,
  areas: readonly {
    readonly periodFrom: string;
    readonly areaId: NodeId;
    readonly people: number;
  }[],
): Promise<void> {
  if (areas.length === 0) return;
  await sql`insert into rulebooks.trial_area (trial_id, period_from, area_id, people)
    select ${trialId}::uuid, * from unnest(${areas.map((one) => one.periodFrom)}::date[],
      ${areas.map((one) => one.areaId)}::uuid[], ${areas.map((one) => one.people)}::int[])
    on conflict (trial_id, period_from, area_id)
      do update set people = rulebooks.trial_area.people + excluded.people`.execute(db);
}

/** What an earlier count of the same trial left. */
export async function clearTried(db: Kysely<unknown>, trialId: string): Promise<void> {
  await sql`delete from rulebooks.trial_person where trial_id = ${trialId}`.execute(db);
  await sql`delete from rulebooks.trial_area where trial_id = ${trialId}`.execute(db);
}

export async function outcomeCounts(
  db: Kysely<unknown>,
  of: { readonly trialId: string; readonly periodFrom: string },
): Promise<{ readonly outcomes: Readonly<Record<string, number>>; readonly certificates: number }> {
  const found = await sql<{ outcome: Outcome; people: number; certificates: number }>`
    select outcome, count(*)::int as people, count(certificate)::int as certificates
    from rulebooks.trial_person where trial_id = ${of.trialId} and period_from = ${of.periodFrom}
    group by outcome`.execute(db);
  return {
    outcomes: Object.fromEntries(found.rows.map((row) => [row.outcome, row.people])),
    certificates: found.rows.reduce((sum, row) => sum + row.certificates, 0),
  };
}

/** People in each of all periods whose hours or verdict move: those who will be told. */
export async function movedPeople(db: Kysely<unknown>, trialId: string): Promise<number> {
  const found = await sql<{ people: number }>`select count(distinct person_id)::int as people
    from rulebooks.trial_person where trial_id = ${trialId}`.execute(db);
  return found.rows[0]?.people ?? 0;
}

export type Bucket = { readonly step: number; readonly people: number };

/** How many people lose (`-1`) or gain (`1`) how much, in steps of `step` ticks. */
export async function deltaBuckets(
  db: Kysely<unknown>,
  of: {
    readonly trialId: string;
    readonly periodFrom: string;
    readonly sign: 1 | -1;
    readonly step: number;
  },
): Promise<readonly Bucket[]> {
  const found = await sql<Bucket>`
    select (${of.sign} * delta_ticks - 1) / ${of.step}::int as step, count(*)::int as people
    from rulebooks.trial_person
    where trial_id = ${of.trialId} and period_from = ${of.periodFrom} and ${of.sign} * delta_ticks > 0
    group by 1 order by 1`.execute(db);
  return found.rows;
}

export async function largestDelta(
  db: Kysely<unknown>,
  of: { readonly trialId: string; readonly periodFrom: string; readonly sign: 1 | -1 },
): Promise<number> {
  const found = await sql<{ most: number | null }>`select max(${of.sign} * delta_ticks)::int as most
    from rulebooks.trial_person where trial_id = ${of.trialId} and period_from = ${of.periodFrom}`.execute(
    db,
  );
  return Math.max(0, found.rows[0]?.most ?? 0);
}

export type AreaRow = {
  readonly areaId: NodeId;
  readonly people: number;
  readonly less: number;
  readonly more: number;
  readonly toShort: number;
  readonly toMet: number;
};

/** The places directly below, hardest hit first. */
export async function areasOf(
  db: Kysely<unknown>,
  of: { readonly trialId: string; readonly periodFrom: string; readonly limit: number },
): Promise<readonly AreaRow[]> {
  const found = await sql<AreaRow>`
    select a.area_id as "areaId", a.people, coalesce(p.less, 0)::int as less, coalesce(p.more, 0)::int as more,
      coalesce(p.to_short, 0)::int as "toShort", coalesce(p.to_met, 0)::int as "toMet"
    from rulebooks.trial_area a left join (
      select area_id, count(*) filter (where delta_ticks < 0) as less, count(*) filter (where delta_ticks > 0) as more,
        count(*) filter (where outcome = 'to-short') as to_short, count(*) filter (where outcome = 'to-met') as to_met
      from rulebooks.trial_person where trial_id = ${of.trialId} and period_from = ${of.periodFrom}
      group by area_id) p on p.area_id = a.area_id
    where a.trial_id = ${of.trialId} and a.period_from = ${of.periodFrom}
    order by 5 desc, 3 desc, a.people desc, a.area_id limit ${of.limit}`.execute(db);
  return found.rows;
}

export type ListedPerson = TriedPerson & {
  readonly name: string;
  readonly staffNumber: string | null;
};

export type TriedFilter = {
  readonly trialId: string;
  readonly periodFrom: string;
  readonly outcome: Outcome | null;
  /** Only those whose certificate would be revoked. */
  readonly revoked: boolean;
};

/** Largest loss first; paged by that position. */
export async function triedPage(
  db: Kysely<unknown>,
  filter: TriedFilter,
  page: {
    readonly after: { readonly delta: number; readonly personId: string } | null;
    readonly limit: number;
    /** For staff numbers of today. */
    readonly on: string;
  },
): Promise<readonly ListedPerson[]> {
  const found = await sql<{
    person_id: PersonId;
    period_from: string;
    unit_id: NodeId;
    area_id: NodeId;
    verdict_before: Verdict;
    verdict_after: Verdict;
    totals_before: Record<string, string>;
    totals_after: Record<string, string>;
    short_ticks: number;
    delta_ticks: number;
    outcome: Outcome;
    certificate: string | null;
    name: string;
    staff_number: string | null;
  }>`select t.*, p.name, m.staff_number from rulebooks.trial_person t
      join identity.pub_person p on p.person_id = t.person_id
      left join organisations.pub_membership m on m.person_id = t.person_id and m.from_on <= ${page.on}::date
        and (m.to_on is null or m.to_on > ${page.on}::date)
    where t.trial_id = ${filter.trialId} and t.period_from = ${filter.periodFrom}
      ${filter.outcome === null ? sql`` : sql`and t.outcome = ${filter.outcome}`}
      ${filter.revoked ? sql`and t.certificate is not null` : sql``}
      ${page.after === null ? sql`` : sql`and (t.delta_ticks, t.person_id) > (${page.after.delta}, ${page.after.personId}::uuid)`}
    order by t.delta_ticks, t.person_id limit ${page.limit}`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    periodFrom: row.period_from,
    unitId: row.unit_id,
    areaId: row.area_id,
    verdict: [row.verdict_before, row.verdict_after],
    totals: [row.totals_before, row.totals_after],
    short: ticks(row.short_ticks),
    delta: row.delta_ticks,
    outcome: row.outcome,
    certificate: row.certificate,
    name: row.name,
    staffNumber: row.staff_number,
  }));
}
