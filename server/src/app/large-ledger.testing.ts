import { sql } from 'kysely';
import { asId, type PersonId, type RecordId } from '@jixu/kernel';
import { openDatabase } from '../platform/db/database.ts';
import type { TestPlace, World } from './testing.ts';

/** A ledger of a size that no test could fill through the product: one person's is made so, and copied to others. */
export const RECORDS_EACH = 40;
const YEARS = [2023, 2024, 2025, 2026] as const;
const PACK = 'gd-teachers';
const PEOPLE_AT_ONCE = 2_000;
const TABLES = ['account', 'record', 'entry', 'standing'];

/** Somebody with so many recognised records over four years, each with its entry. */
export async function firstOfMany(world: World, place: TestPlace): Promise<PersonId> {
  const { personId } = await world.person({ name: '林秀芬', unitId: place.unitId, pending: true });
  for (let n = 0; n < RECORDS_EACH; n += 1) {
    const year = YEARS[n % YEARS.length] ?? 2026;
    const recordId = await lodge(world, place, { personId, n, year, title: `第${n}期培训` });
    await world.run(async (op) => {
      const claimId = op.newId<'claim'>();
      await world.jixu.rooms.hours.recognise(op, { claimId, personId, recordId });
    });
  }
  return personId;
}

/** One more record of somebody, which waits; its title is `waits`. */
export function lodgedFor(world: World, place: TestPlace, personId: PersonId): Promise<RecordId> {
  return lodge(world, place, { personId, n: RECORDS_EACH, year: 2026, title: 'waits' });
}

async function lodge(
  world: World,
  place: TestPlace,
  of: { personId: PersonId; n: number; year: number; title: string },
): Promise<RecordId> {
  return world.run(async (op) => {
    const recordId = op.newId<'record'>();
    await world.jixu.rooms.hours.lodge(op, {
      recordId,
      personId: of.personId,
      source: { kind: 'test', id: recordId },
      unitId: place.unitId,
      packId: PACK,
      facts: trainingOf(of.n, of.year),
      title: of.title,
      preview: null,
    });
    return recordId;
  });
}

function trainingOf(n: number, year: number) {
  const on = `${year}-0${1 + (n % 9)}-${10 + (n % 18)}`;
  return {
    kind: 'training',
    category: 'professional',
    on,
    from: on,
    to: on,
    via: 'unit' as const,
    qty: { days: '1' },
    attrs: {},
  };
}

/** The id of the nth copy: as ids are, in the order of time. */
export function copyId(n: number): PersonId {
  const hex = n.toString(16).padStart(12, '0');
  return asId<'person'>(`${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`);
}

/**
 * Copies of a person from the `from`th to the one before `to`: who he is, where he works, his account, records, entries
 * and standings, with every constraint kept. Indexes that only serve to find things are made anew at the end.
 */
export async function copyPerson(
  world: World,
  of: { readonly first: PersonId; readonly from: number; readonly to: number },
): Promise<void> {
  const owner = openDatabase(world.ownerUrl, 2, 100);
  try {
    const found = await sql<{
      name: string;
      made: string;
    }>`select indexname as name, indexdef as made
      from pg_indexes where schemaname = 'hours' and tablename = any(${TABLES})
        and indexname not in (select conname from pg_constraint)`.execute(owner.db);
    for (const { name } of found.rows)
      await sql`drop index ${sql.id('hours', name)}`.execute(owner.db);
    const lots: number[] = [];
    for (let at = of.from; at < of.to; at += PEOPLE_AT_ONCE) lots.push(at);
    const fill = async (): Promise<void> => {
      for (let at = lots.shift(); at !== undefined; at = lots.shift())
        await copyLot(owner.db, of.first, at, Math.min(of.to, at + PEOPLE_AT_ONCE));
    };
    await Promise.all([fill(), fill()]);
    for (const { made } of found.rows) await sql.raw(made).execute(owner.db);
    for (const table of TABLES)
      await sql`vacuum analyze ${sql.id('hours', table)}`.execute(owner.db);
    await sql`vacuum analyze identity.person, organisations.membership`.execute(owner.db);
  } finally {
    await owner.close();
  }
}

async function copyLot(
  db: World['database']['db'],
  first: PersonId,
  from: number,
  to: number,
): Promise<void> {
  // The same ids as `copyId` says.
  const people = sql`(select (lpad(to_hex(n), 12, '0') || '70008000000000000000')::uuid as id, n
    from generate_series(${from}::int, ${to - 1}::int) as n) as p`;
  const copy = (column: string) => sql`md5(${sql.ref(column)}::text || p.n)::uuid`;
  const mine = (table: string) => sql`${sql.ref(`${table}.person_id`)} = ${first}`;
  await sql`insert into identity.person (person_id, name, name_key, pinyin, initials, created_at)
    select p.id, x.name || p.n, x.name_key || p.n, x.pinyin || p.n, x.initials, x.created_at
    from identity.person x, ${people} where ${mine('x')}`.execute(db);
  await sql`insert into organisations.membership (person_id, membership_id, unit_id, from_on, to_on)
    select p.id, ${copy('x.membership_id')}, x.unit_id, x.from_on, x.to_on
    from organisations.membership x, ${people} where ${mine('x')}`.execute(db);
  await sql`insert into hours.account (person_id, last_seq, head_hash, salt, opened_at)
    select p.id, x.last_seq, x.head_hash, md5(p.n::text), x.opened_at
    from hours.account x, ${people} where ${mine('x')}`.execute(db);
  await sql`insert into hours.record (person_id, record_id, source_kind, source_id, unit_id, pack_id, facts, on_day,
      title, status, decided, preview, expected, revision, lodged_at, changed_at)
    select p.id, ${copy('x.record_id')}, x.source_kind, ${copy('x.source_id')}::text, x.unit_id, x.pack_id, x.facts,
      x.on_day, x.title, x.status, x.decided, x.preview, x.expected, x.revision, x.lodged_at, x.changed_at
    from ${people}, hours.record x where ${mine('x')} order by p.n, x.on_day`.execute(db);
  await sql`insert into hours.entry (person_id, seq, entry_id, record_id, pack_id, pack_ref, period_from, period_to,
      category, ticks, kind, reason, claim_id, operation_id, trace, posted_at, effective_on, prev_hash, hash)
    select p.id, x.seq, ${copy('x.entry_id')}, ${copy('x.record_id')}, x.pack_id, x.pack_ref, x.period_from,
      x.period_to, x.category, x.ticks, x.kind, x.reason, ${copy('x.claim_id')}, x.operation_id, x.trace, x.posted_at,
      x.effective_on, x.prev_hash, x.hash
    from ${people}, hours.entry x where ${mine('x')} order by p.n, x.seq`.execute(db);
  await sql`insert into hours.standing (person_id, pack_id, period_from, period_to, pack_ref, verdict, pending_verdict,
      short_ticks, short_with_pending_ticks, totals, with_pending, receipt, evaluated_at)
    select p.id, x.pack_id, x.period_from, x.period_to, x.pack_ref, x.verdict, x.pending_verdict, x.short_ticks,
      x.short_with_pending_ticks, x.totals, x.with_pending, x.receipt, x.evaluated_at
    from ${people}, hours.standing x where ${mine('x')} order by p.n`.execute(db);
}
