import { type Kysely, sql } from 'kysely';
import { formatLocalDate, type Hours, type Period, type PersonId, ticks } from '@jixu/kernel';

export type Verdict = 'met' | 'short' | 'unknown';

export type Standing = {
  readonly personId: PersonId;
  readonly packId: string;
  readonly packRef: string;
  readonly span: { readonly from: string; readonly to: string };
  readonly verdict: Verdict;
  readonly pendingVerdict: Verdict;
  readonly short: Hours;
  readonly shortWithPending: Hours;
  readonly totals: Readonly<Record<string, string>>;
  readonly withPending: Readonly<Record<string, string>>;
  readonly receipt: Readonly<Record<string, string>>;
  readonly evaluatedAt: Date;
};

type Row = {
  readonly person_id: PersonId;
  readonly pack_id: string;
  readonly pack_ref: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly verdict: Verdict;
  readonly pending_verdict: Verdict;
  readonly short_ticks: number;
  readonly short_with_pending_ticks: number;
  readonly totals: Record<string, string>;
  readonly with_pending: Record<string, string>;
  readonly receipt: Record<string, string>;
  readonly evaluated_at: Date;
};

/** Writes the outcome of an evaluation; answers what stood before, null if there was nothing. */
export async function putStanding(
  db: Kysely<unknown>,
  standing: Standing,
): Promise<Pick<Standing, 'verdict' | 'totals'> | null> {
  const before = await sql<
    Pick<Standing, 'verdict' | 'totals'>
  >`select verdict, totals from hours.standing
    where person_id = ${standing.personId} and pack_id = ${standing.packId} and period_from = ${standing.span.from}
      and period_to = ${standing.span.to}`.execute(db);
  await sql`insert into hours.standing (person_id, pack_id, pack_ref, period_from, period_to, verdict, pending_verdict,
      short_ticks, short_with_pending_ticks, totals, with_pending, receipt, evaluated_at)
    values (${standing.personId}, ${standing.packId}, ${standing.packRef}, ${standing.span.from}, ${standing.span.to},
      ${standing.verdict}, ${standing.pendingVerdict}, ${standing.short}, ${standing.shortWithPending},
      ${JSON.stringify(standing.totals)}, ${JSON.stringify(standing.withPending)}, ${JSON.stringify(standing.receipt)},
      ${standing.evaluatedAt})
    on conflict (person_id, pack_id, period_from, period_to) do update set pack_ref = excluded.pack_ref,
      verdict = excluded.verdict, pending_verdict = excluded.pending_verdict, short_ticks = excluded.short_ticks,
      short_with_pending_ticks = excluded.short_with_pending_ticks, totals = excluded.totals,
      with_pending = excluded.with_pending, receipt = excluded.receipt, evaluated_at = excluded.evaluated_at`.execute(
    db,
  );
  return before.rows[0] ?? null;
}

export async function standingOf(
  db: Kysely<unknown>,
  personId: PersonId,
  packId: string,
  span: Period,
): Promise<Standing | null> {
  const found =
    await sql<Row>`select * from hours.standing where person_id = ${personId} and pack_id = ${packId}
    and period_from = ${formatLocalDate(span.from)} and period_to = ${formatLocalDate(span.to)}`.execute(
      db,
    );
  const row = found.rows[0];
  return row ? standingFrom(row) : null;
}

export async function standingsOf(
  db: Kysely<unknown>,
  personId: PersonId,
): Promise<readonly Standing[]> {
  const found = await sql<Row>`select * from hours.standing where person_id = ${personId}
    order by period_from desc, pack_id`.execute(db);
  return found.rows.map(standingFrom);
}

function standingFrom(row: Row): Standing {
  return {
    personId: row.person_id,
    packId: row.pack_id,
    packRef: row.pack_ref,
    span: { from: row.period_from, to: row.period_to },
    verdict: row.verdict,
    pendingVerdict: row.pending_verdict,
    short: ticks(row.short_ticks),
    shortWithPending: ticks(row.short_with_pending_ticks),
    totals: row.totals,
    withPending: row.with_pending,
    receipt: row.receipt,
    evaluatedAt: row.evaluated_at,
  };
}
