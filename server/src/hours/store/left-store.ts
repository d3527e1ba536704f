import { type Kysely, sql } from 'kysely';
import { formatLocalDate, type NodeId, type Period, type PersonId } from '@jixu/kernel';
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
  readonly cause: 'rules' | 'facts';
  readonly because: Words;
  readonly at: Date;
};

/** False: the same was left before, so nobody is told twice. */
export async function putLeft(db: Kysely<unknown>, left: LeftPeriod): Promise<boolean> {
  const result =
    await sql`insert into hours.recount_left as l (person_id, pack_id, period_from, period_to, sealed_from, sealed_to,
      held, would, cause, because, left_at)
    values (${left.personId}, ${left.packId}, ${formatLocalDate(left.span.from)}, ${formatLocalDate(left.span.to)},
      ${left.sealedFrom}, ${left.sealedTo}, ${left.held}, ${left.would}, ${left.cause},
      ${JSON.stringify(left.because)}, ${left.at})
    on conflict (person_id, pack_id, period_from, period_to) do update set sealed_from = excluded.sealed_from,
      sealed_to = excluded.sealed_to, held = excluded.held, would = excluded.would, cause = excluded.cause, because = excluded.because,
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
    cause: 'rules' | 'facts';
    because: Words;
    left_at: Date;
  }>`select sealed_from::text, sealed_to::text, held, would, cause, because, left_at from hours.recount_left
    where person_id = ${of.personId} and pack_id = ${of.packId}
      and period_from = ${formatLocalDate(of.span.from)} and period_to = ${formatLocalDate(of.span.to)}`.execute(
    db,
  );
  const row = found.rows[0];
  if (!row) return null;
  const { sealed_from: sealedFrom, sealed_to: sealedTo, left_at: at, ...rest } = row;
  return { ...of, ...rest, sealedFrom, sealedTo, at };
}

/** Who has a period that a seal of this unit keeps as it is, with why it would be another. */
export async function leftBySeal(
  db: Kysely<unknown>,
  seal: {
    readonly unitId: NodeId;
    readonly packId: string;
    readonly fromOn: string;
    readonly toOn: string;
  },
): Promise<readonly Pick<LeftPeriod, 'personId' | 'cause' | 'because'>[]> {
  const found = await sql<{ person_id: PersonId; cause: 'rules' | 'facts'; because: Words }>`
    select distinct on (l.person_id) l.person_id, l.cause, l.because from hours.recount_left l
    where l.pack_id = ${seal.packId} and l.sealed_from = ${seal.fromOn}::date and l.sealed_to = ${seal.toOn}::date
      and exists (select 1 from hours.record r where r.person_id = l.person_id and r.unit_id = ${seal.unitId}
        and r.pack_id = l.pack_id and r.on_day >= l.sealed_from and r.on_day < l.sealed_to)
    order by l.person_id, l.left_at desc`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    cause: row.cause,
    because: row.because,
  }));
}
