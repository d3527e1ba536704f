import { type Kysely, sql } from 'kysely';
import { formatLocalDate, type Period, type PersonId } from '@jixu/kernel';
import type { Words } from '../domain/recount.ts';

/** A period that keeps what it holds although rules or facts say otherwise: some of it is sealed. */
export type LeftPeriod = {
  readonly personId: PersonId;
  readonly packId: string;
  readonly span: Period;
  readonly sealedFrom: string;
  /** The first day after. */
  readonly sealedTo: string;
  /** Totals that the ledger holds, and that the evaluation of today gives. */
  readonly held: string;
  readonly would: string;
  readonly because: Words;
  readonly at: Date;
};

/** False: the same was left before, so nobody is told twice. */
export async function putLeft(db: Kysely<unknown>, left: LeftPeriod): Promise<boolean> {
  const result =
    await sql`insert into hours.recount_left as l (person_id, pack_id, period_from, period_to, sealed_from, sealed_to,
      held, would, because, left_at)
    values (${left.personId}, ${left.packId}, ${formatLocalDate(left.span.from)}, ${formatLocalDate(left.span.to)},
      ${left.sealedFrom}, ${left.sealedTo}, ${left.held}, ${left.would}, ${JSON.stringify(left.because)}, ${left.at})
    on conflict (person_id, pack_id, period_from, period_to) do update set sealed_from = excluded.sealed_from,
      sealed_to = excluded.sealed_to, held = excluded.held, would = excluded.would, because = excluded.because,
      left_at = excluded.left_at
    where (l.held, l.would, l.because) is distinct from (excluded.held, excluded.would, excluded.because)`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

export async function forgetLeft(
  db: Kysely<unknown>,
  of: Pick<LeftPeriod, 'personId' | 'packId' | 'span'>,
): Promise<void> {
  await sql`delete from hours.recount_left where person_id = ${of.personId} and pack_id = ${of.packId}
    and period_from = ${formatLocalDate(of.span.from)} and period_to = ${formatLocalDate(of.span.to)}`.execute(
    db,
  );
}

export async function leftOf(
  db: Kysely<unknown>,
  of: Pick<LeftPeriod, 'personId' | 'packId' | 'span'>,
): Promise<LeftPeriod | null> {
  const found = await sql<{
    sealed_from: string;
    sealed_to: string;
    held: string;
    would: string;
    because: Words;
    left_at: Date;
  }>`select sealed_from::text, sealed_to::text, held, would, because, left_at from hours.recount_left
    where person_id = ${of.personId} and pack_id = ${of.packId}
      and period_from = ${formatLocalDate(of.span.from)} and period_to = ${formatLocalDate(of.span.to)}`.execute(
    db,
  );
  const row = found.rows[0];
  if (!row) return null;
  const { sealed_from: sealedFrom, sealed_to: sealedTo, left_at: at, ...rest } = row;
  return { ...of, ...rest, sealedFrom, sealedTo, at };
}
