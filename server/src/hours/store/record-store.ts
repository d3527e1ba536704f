import { type Kysely, sql } from 'kysely';
import type { NodeId, PersonId, RecordId } from '@jixu/kernel';
import { arrayLiteral, idArrayLiteral, isDense } from '../../platform/db/array-literal.ts';
import { assertOneRow } from '../../platform/operation/operation.ts';
import type {
  Decided,
  HourRecord,
  RecordFacts,
  RecordPreview,
  RecordStatus,
} from '../domain/record.ts';

type Row = {
  readonly person_id: PersonId;
  readonly record_id: RecordId;
  readonly source_kind: string;
  readonly source_id: string;
  readonly unit_id: NodeId | null;
  readonly pack_id: string;
  readonly facts: RecordFacts;
  readonly title: string;
  readonly status: RecordStatus;
  readonly status_reason: string | null;
  readonly decided: Decided | null;
  readonly preview: RecordPreview | null;
  readonly expected: RecordPreview | null;
  readonly revision: number;
  readonly unsealed: boolean;
  readonly settles_on: string | null;
  readonly lodged_at: Date;
  readonly changed_at: Date;
};

const COLUMNS =
  sql.raw(`person_id, record_id, source_kind, source_id, unit_id, pack_id, facts, title, status,
  status_reason, decided, preview, expected, revision, unsealed, settles_on, lodged_at, changed_at`);

function recordOf(row: Row): HourRecord {
  return {
    personId: row.person_id,
    recordId: row.record_id,
    source: { kind: row.source_kind, id: row.source_id },
    unitId: row.unit_id,
    packId: row.pack_id,
    facts: row.facts,
    title: row.title,
    status: row.status,
    statusReason: row.status_reason,
    decided: row.decided,
    preview: row.preview,
    expected: row.expected,
    revision: row.revision,
    unsealed: row.unsealed,
    settlesOn: row.settles_on,
    lodgedAt: row.lodged_at,
    changedAt: row.changed_at,
  };
}

export async function recordById(
  db: Kysely<unknown>,
  personId: PersonId,
  recordId: RecordId,
): Promise<HourRecord | null> {
  const found = await sql<Row>`select ${COLUMNS} from hours.record
    where person_id = ${personId} and record_id = ${recordId}`.execute(db);
  const row = found.rows[0];
  return row ? recordOf(row) : null;
}

export async function recordBySource(
  db: Kysely<unknown>,
  personId: PersonId,
  source: { kind: string; id: string },
): Promise<HourRecord | null> {
  const found = await sql<Row>`select ${COLUMNS} from hours.record
    where person_id = ${personId} and source_kind = ${source.kind} and source_id = ${source.id}`.execute(
    db,
  );
  const row = found.rows[0];
  return row ? recordOf(row) : null;
}

/** All records of a person. Bounded by a working life: a few dozen a year. */
export async function recordsOf(
  db: Kysely<unknown>,
  personId: PersonId,
): Promise<readonly HourRecord[]> {
  const found = await sql<Row>`select ${COLUMNS} from hours.record where person_id = ${personId}
    order by on_day, record_id`.execute(db);
  return found.rows.map(recordOf);
}

/** All records of several people, in one statement. */
export async function recordsOfPeople(
  db: Kysely<unknown>,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly HourRecord[]>> {
  const found = await sql<Row>`select ${COLUMNS} from hours.record
    where person_id = any(${[...people]}::uuid[]) order by person_id, on_day, record_id`.execute(
    db,
  );
  return Map.groupBy(found.rows.map(recordOf), (record) => record.personId);
}

export async function insertRecord(
  db: Kysely<unknown>,
  record: Omit<HourRecord, 'revision' | 'statusReason' | 'expected' | 'unsealed' | 'changedAt'>,
): Promise<void> {
  await sql`insert into hours.record (person_id, record_id, source_kind, source_id, unit_id, pack_id, facts, on_day,
      title, status, decided, preview, revision, settles_on, lodged_at, changed_at)
    values (${record.personId}, ${record.recordId}, ${record.source.kind}, ${record.source.id}, ${record.unitId},
      ${record.packId}, ${JSON.stringify(record.facts)}, ${record.facts.on}, ${record.title}, ${record.status},
      ${record.decided ? JSON.stringify(record.decided) : null},
      ${record.preview ? JSON.stringify(record.preview) : null}, 1, ${record.settlesOn}::date,
      ${record.lodgedAt}, ${record.lodgedAt})`.execute(db);
}

/** New facts for a record that was returned and is handed in again; only from a state without hours. */
export async function relodgeRecord(
  db: Kysely<unknown>,
  record: Pick<
    HourRecord,
    'personId' | 'recordId' | 'facts' | 'title' | 'packId' | 'unitId' | 'preview' | 'settlesOn'
  > & { at: Date },
): Promise<void> {
  const result =
    await sql`update hours.record set facts = ${JSON.stringify(record.facts)}, on_day = ${record.facts.on},
      title = ${record.title}, pack_id = ${record.packId}, unit_id = ${record.unitId}, status = 'pending',
      status_reason = null, decided = null, expected = null, settles_on = ${record.settlesOn}::date,
      preview = ${record.preview ? JSON.stringify(record.preview) : null}, revision = revision + 1,
      changed_at = ${record.at}
    where person_id = ${record.personId} and record_id = ${record.recordId}
      and status in ('withdrawn', 'rejected', 'revoked')`.execute(db);
  assertOneRow({ numUpdatedRows: result.numAffectedRows ?? 0n }, 'relodge a record');
}

/** A pending record that nobody decides waits for somebody; false where it does not wait any more. */
export async function dropSettlesOn(
  db: Kysely<unknown>,
  of: { personId: PersonId; recordId: RecordId; at: Date },
): Promise<boolean> {
  const result = await sql`update hours.record set settles_on = null, changed_at = ${of.at}
    where person_id = ${of.personId} and record_id = ${of.recordId} and status = 'pending'`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** Moves a record from one of `from` to `to`; false when another transaction was first. */
export async function moveRecord(
  db: Kysely<unknown>,
  move: {
    personId: PersonId;
    recordId: RecordId;
    from: readonly RecordStatus[];
    to: RecordStatus;
    reason: string | null;
    decided: Decided | null;
    at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`update hours.record set status = ${move.to}, status_reason = ${move.reason},
      decided = coalesce(${move.decided ? JSON.stringify(move.decided) : null}::jsonb, decided), changed_at = ${move.at}
    where person_id = ${move.personId} and record_id = ${move.recordId} and status = any(${[...move.from]})`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

/** Remembers what a record counts or would count now, so that the next change can be told. */
export async function putExpected(
  db: Kysely<unknown>,
  personId: PersonId,
  recordId: RecordId,
  expected: RecordPreview,
): Promise<void> {
  await sql`update hours.record set expected = ${JSON.stringify(expected)}
    where person_id = ${personId} and record_id = ${recordId}`.execute(db);
}

/** Records of other people with the same identity of the work: several authors of one paper, or one proof used twice. */
export async function sameKeyElsewhere(
  db: Kysely<unknown>,
  key: string,
  notPersonId: PersonId,
): Promise<readonly HourRecord[]> {
  const found =
    await sql<Row>`select ${COLUMNS} from hours.record where facts ? 'key' and facts->>'key' = ${key}
    and person_id <> ${notPersonId} and status in ('pending', 'approved') order by person_id limit 20`.execute(
      db,
    );
  return found.rows.map(recordOf);
}

/** Does another record wait that this one may contradict: the person's own, or somebody's of the same work? */
export async function waitsBeside(
  db: Kysely<unknown>,
  of: Pick<HourRecord, 'personId' | 'recordId' | 'facts'>,
): Promise<boolean> {
  const { key } = of.facts;
  const work =
    key === undefined
      ? sql`false`
      : sql`exists (select from hours.record where facts ? 'key' and facts->>'key' = ${key}
          and person_id <> ${of.personId} and status = 'pending')`;
  const found = await sql<{ waits: boolean }>`select exists (select from hours.record
      where person_id = ${of.personId} and record_id <> ${of.recordId} and status = 'pending')
    or ${work} as waits`.execute(db);
  return found.rows[0]?.waits === true;
}

/** Opens a record of a sealed span for change, or seals it again. */
export async function setUnsealed(
  db: Kysely<unknown>,
  of: { personId: PersonId; recordId: RecordId; unsealed: boolean },
): Promise<void> {
  await sql`update hours.record set unsealed = ${of.unsealed}
    where person_id = ${of.personId} and record_id = ${of.recordId}`.execute(db);
}

/** Records that could be the same thing as one of those asked about: same day or same identity of the work. */
export async function recordsLike(
  db: Kysely<unknown>,
  asked: readonly {
    readonly personId: PersonId;
    readonly on: string;
    readonly key: string | null;
  }[],
): Promise<readonly HourRecord[]> {
  if (asked.length === 0) return [];
  // Two questions, each with an index of its own: joined by one condition with "or", every record of a person was read
  // for every row about him.
  const keyed = asked.filter((one) => one.key !== null);
  const byDay = await rowsOnDays(db, asked);
  if (keyed.length === 0) return byDay.map(recordOf);
  const byKey = await sql<Row>`select ${COLUMNS} from hours.record r
    join (select distinct * from unnest(${idArrayLiteral(keyed.map((one) => one.personId))}::uuid[],
      ${arrayLiteral(keyed.map((one) => one.key))}::text[]) as a (of_person, of_key)) a
      on a.of_person = r.person_id and a.of_key = r.facts->>'key'
    where r.facts ? 'key' and status in ('pending', 'approved')`.execute(db);
  const found = new Map([...byDay, ...byKey.rows].map((row) => [row.record_id, row]));
  return [...found.values()].map(recordOf);
}

async function rowsOnDays(
  db: Kysely<unknown>,
  asked: readonly { readonly personId: PersonId; readonly on: string }[],
): Promise<readonly Row[]> {
  const people = [...new Set(asked.map((one) => one.personId))];
  const days = [...new Set(asked.map((one) => one.on))];
  if (!isDense(people.length * days.length, asked.length)) {
    const found = await sql<Row>`select ${COLUMNS} from hours.record r
      join (select distinct * from unnest(${idArrayLiteral(asked.map((one) => one.personId))}::uuid[],
        ${arrayLiteral(asked.map((one) => one.on))}::date[]) as a (of_person, of_day)) a
        on a.of_person = r.person_id and a.of_day = r.on_day
      where status in ('pending', 'approved')`.execute(db);
    return found.rows;
  }
  // A class is many people on few days: one walk through the index instead of one for each of them and each day.
  const found = await sql<Row>`select ${COLUMNS} from hours.record r
    where r.person_id = any(${idArrayLiteral(people)}::uuid[]) and r.on_day = any(${arrayLiteral(days)}::date[])
      and status in ('pending', 'approved')`.execute(db);
  if (found.rows.length === 0) return [];
  const pairs = new Set(asked.map((one) => `${one.personId} ${one.on}`));
  return found.rows.filter((row) => pairs.has(`${row.person_id} ${row.facts.on}`));
}
