import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { assert, type PersonId, present } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Counts, IntakeRow, RowState } from '../domain/batch.ts';
import type { AppliedRow, CellProblem, IntakeCells, Outcome, RowIdentity } from '../kind.ts';
import type { BatchKey } from './batch-store.ts';
import {
  countLots,
  deleteLots,
  forgetLots,
  type Lot,
  lotContents,
  lotsOf,
  type LotState,
  lotWithRow,
  rowsOfLot,
  sameThingInLots,
  takeOut,
} from './lot-store.ts';

type Db = Kysely<unknown>;

type Row = {
  row_no: number;
  version: number;
  state: RowState;
  outcome: Outcome | null;
  cells: Uint8Array | null;
  problems: CellProblem[];
  row_key: string | null;
  subject_id: string | null;
  repaired_by: string | null;
};

const columns = sql`row_no, version, state, outcome, cells, problems, row_key, subject_id, repaired_by`;

function rowOf(row: Row, keyring: Keyring): IntakeRow {
  return {
    rowNo: row.row_no,
    version: row.version,
    state: row.state,
    outcome: row.outcome,
    cells: row.cells === null ? null : (JSON.parse(keyring.decrypt(row.cells)) as IntakeCells),
    problems: row.problems,
    key: row.row_key,
    subjectId: row.subject_id,
    repaired: row.repaired_by !== null,
  };
}

/** 96 bits: among as many things as a file can name, no two meet by chance. */
const PART_OF_A_DIGEST = 16;

/**
 * Digests nobody can guess from without the key; equal identities of one kind give equal text. The keyring's own digest
 * is made once, as the secret of these, and each part of an identity is digested once: both for each of many thousand
 * rows would cost more than reading the row. Remembers the parts, so it is for one lot.
 */
export function rowKeys(
  keyring: Keyring,
  kind: string,
): (about: RowIdentity | null) => string | null {
  const secret = keyring.blindIndex(`intake:${kind}`, 'rows');
  const known = new Map<string, string>();
  const digestOf = (part: string): string => {
    const digest =
      known.get(part) ??
      hash('sha256', `${secret}\0${part}`, 'base64url').slice(0, PART_OF_A_DIGEST);
    known.set(part, digest);
    return digest;
  };
  return (about) => (about === null ? null : about.map(digestOf).join(''));
}

export type NewRow = {
  readonly rowNo: number;
  readonly state: 'bad' | 'ready' | 'duplicate';
  readonly cells: IntakeCells;
  readonly problems: readonly CellProblem[];
  readonly outcome: Outcome | null;
  readonly key: string | null;
};

/** What a cell says, without what else the reader of the sheet knew of it. */
function storedCells(cells: IntakeCells): IntakeCells {
  return Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => {
      const { text, problem } = present(cell, 'a cell that is there');
      return [column, problem === undefined ? { text } : { text, problem }];
    }),
  );
}

export async function insertRows(
  tx: Db,
  of: BatchKey & { keyring: Keyring; at: Date },
  rows: readonly NewRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const sealed = rows.map((row) => of.keyring.encrypt(JSON.stringify(storedCells(row.cells))));
  const put =
    await sql`insert into intake.row (unit_id, batch_id, row_no, state, outcome, cells, problems, row_key,
      changed_at)
    select ${of.unitId}::uuid, ${of.batchId}::uuid, new.*, ${of.at}::timestamptz from unnest(
      ${rows.map((row) => row.rowNo)}::integer[],
      ${rows.map((row) => row.state)}::text[],
      ${rows.map((row) => row.outcome)}::text[], ${sealed}::bytea[],
      ${rows.map((row) => JSON.stringify(row.problems))}::jsonb[],
      ${rows.map((row) => row.key)}::text[]) as new`.execute(tx);
  assert(put.numAffectedRows === BigInt(rows.length), 'intake: every row read is stored');
}

export async function deleteRows(tx: Db, key: BatchKey): Promise<void> {
  await deleteLots(tx, key);
  await sql`delete from intake.row where unit_id = ${key.unitId} and batch_id = ${key.batchId}`.execute(
    tx,
  );
}

export type StrayRow = IntakeRow & { readonly undo: AppliedRow['undo'] };

/** Rows that leave their lot, each with what is different about it; from here on they go their own way. */
export async function putStrays(
  tx: Db,
  of: BatchKey & { keyring: Keyring; at: Date },
  rows: readonly StrayRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const sealed = (value: unknown): Buffer | null =>
    value === null ? null : of.keyring.encrypt(JSON.stringify(value));
  const put =
    await sql`insert into intake.row (unit_id, batch_id, row_no, version, state, outcome, cells,
      problems, row_key, subject_id, undo, changed_at)
    select ${of.unitId}::uuid, ${of.batchId}::uuid, new.*, ${of.at}::timestamptz from unnest(
      ${rows.map((row) => row.rowNo)}::integer[], ${rows.map((row) => row.version)}::integer[],
      ${rows.map((row) => row.state)}::text[], ${rows.map((row) => row.outcome)}::text[],
      ${rows.map((row) => sealed(row.cells))}::bytea[],
      ${rows.map((row) => JSON.stringify(row.problems))}::jsonb[],
      ${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.subjectId)}::uuid[],
      ${rows.map((row) => sealed(row.undo))}::bytea[]) as new`.execute(tx);
  assert(
    put.numAffectedRows === BigInt(rows.length),
    'intake: every row that leaves a lot is kept',
  );
}

/** Another row of the batch about the same thing that is ready or was brought in; the first of them. */
export async function sameThing(
  db: Db,
  of: BatchKey & { key: string; notRowNo: number },
): Promise<number | null> {
  const found = await sql<{ row_no: number }>`select row_no from intake.row
    where unit_id = ${of.unitId} and batch_id = ${of.batchId} and row_key = ${of.key}
      and row_no <> ${of.notRowNo} and state in ('ready', 'applied')
    order by row_no limit 1`.execute(db);
  const single = found.rows[0]?.row_no ?? null;
  const inLots = await sameThingInLots(db, of, of.key);
  if (single === null || inLots === null) return single ?? inLots;
  return Math.min(single, inLots);
}

/** The first duplicate that waits behind a row which is no longer about that thing. */
export async function heirOf(
  db: Db,
  of: BatchKey & { key: string; notRowNo: number },
): Promise<number | null> {
  const found = await sql<{ row_no: number }>`select row_no from intake.row
    where unit_id = ${of.unitId} and batch_id = ${of.batchId} and row_key = ${of.key}
      and row_no <> ${of.notRowNo} and state = 'duplicate'
    order by row_no limit 1`.execute(db);
  return found.rows[0]?.row_no ?? null;
}

export async function rowByNumber(
  db: Db,
  of: BatchKey & { keyring: Keyring; rowNo: number; lock?: boolean },
): Promise<IntakeRow | null> {
  const found = await sql<Row>`select ${columns} from intake.row
    where unit_id = ${of.unitId} and batch_id = ${of.batchId} and row_no = ${of.rowNo}
    ${of.lock ? sql`for update` : sql``}`.execute(db);
  return found.rows[0] ? rowOf(found.rows[0], of.keyring) : null;
}

/** The row by itself, locked; one that lies in a lot leaves it, because something will happen to it alone. */
export async function singledOut(
  tx: Db,
  of: BatchKey & { keyring: Keyring; rowNo: number; at: Date },
): Promise<IntakeRow | null> {
  const lot = await lotWithRow(tx, of, { rowNo: of.rowNo, lock: true });
  if (lot === null || lot.state !== 'ready' || !lot.whole) {
    return (await rowByNumber(tx, { ...of, lock: true })) ?? (await rowInLot(tx, of, lot));
  }
  const row = await rowInLot(tx, of, lot);
  assert(row, 'intake: a row of a lot');
  await takeOut(tx, lot, { ...of, places: new Set([lot.rowNos.indexOf(of.rowNo)]) });
  await putStrays(tx, of, [{ ...row, undo: null }]);
  return row;
}

async function rowInLot(
  db: Db,
  of: { keyring: Keyring; rowNo: number },
  lot: Lot | null,
): Promise<IntakeRow | null> {
  if (lot === null) return null;
  const rows = rowsOfLot(lot, await lotContents(db, lot, of));
  return rows.find((row) => row.rowNo === of.rowNo) ?? null;
}

type Page = BatchKey & {
  readonly keyring: Keyring;
  readonly states: readonly RowState[] | null;
  readonly after: number;
  readonly limit: number;
};

/** Rows that go their own way, by row number, upwards. */
export async function singleRows(db: Db, of: Page): Promise<readonly IntakeRow[]> {
  const states = of.states ? sql`and state = any(${[...of.states]}::text[])` : sql``;
  const found = await sql<Row>`select ${columns} from intake.row
    where unit_id = ${of.unitId} and batch_id = ${of.batchId} and row_no > ${of.after} ${states}
    order by row_no limit ${of.limit}`.execute(db);
  return found.rows.map((row) => rowOf(row, of.keyring));
}

const LOT_STATES: readonly LotState[] = ['ready', 'applied', 'undone'];

/** All rows by row number, upwards: those of lots and those that go their own way. */
export async function rowsPage(db: Db, of: Page): Promise<readonly IntakeRow[]> {
  const { states, after } = of;
  const among = LOT_STATES.filter((state) => states === null || states.includes(state));
  const lots = await lotsOf(db, of, { states: among, after });
  const inLots: IntakeRow[] = [];
  for (const lot of lots) {
    // Whatever begins behind the last row of the page has nothing on it.
    if ((inLots.toSorted(byNumber)[of.limit - 1]?.rowNo ?? Infinity) < lot.firstRow) break;
    const rows = rowsOfLot(lot, await lotContents(db, lot, of));
    inLots.push(...rows.filter((row) => row.rowNo > after).slice(0, of.limit));
  }
  const single = await singleRows(db, of);
  return [...inLots, ...single].toSorted(byNumber).slice(0, of.limit);
}

function byNumber(a: IntakeRow, b: IntakeRow): number {
  return a.rowNo - b.rowNo;
}

export type AppliedInStore = AppliedRow & { readonly rowNo: number };

/** The last ones first: what came later may rest on what came before. */
export async function lastApplied(
  tx: Db,
  of: BatchKey & { keyring: Keyring; limit: number },
): Promise<readonly AppliedInStore[]> {
  const found = await sql<{
    row_no: number;
    outcome: Outcome;
    subject_id: string | null;
    undo: Uint8Array | null;
  }>`select row_no, outcome, subject_id, undo from intake.row
    where unit_id = ${of.unitId} and batch_id = ${of.batchId} and state = 'applied'
    order by row_no desc limit ${of.limit} for update`.execute(tx);
  return found.rows.map((row) => ({
    rowNo: row.row_no,
    outcome: row.outcome,
    subjectId: row.subject_id,
    undo: row.undo === null ? null : (JSON.parse(of.keyring.decrypt(row.undo)) as unknown),
  }));
}

export type RowChange = {
  readonly state: RowState;
  readonly outcome: Outcome | null;
  readonly problems: readonly CellProblem[];
};

/** Changes a row that is still at the version it was read in. */
export async function changeRow(
  tx: Db,
  of: BatchKey & { rowNo: number; version: number; at: Date },
  change: RowChange,
): Promise<void> {
  const result =
    await sql`update intake.row set state = ${change.state}, outcome = ${change.outcome},
      problems = ${JSON.stringify(change.problems)}, version = version + 1, changed_at = ${of.at}
    where unit_id = ${of.unitId} and batch_id = ${of.batchId} and row_no = ${of.rowNo}
      and version = ${of.version}`.execute(tx);
  assert(result.numAffectedRows === 1n, 'intake: a row changed under its lock');
}

export async function repairRowCells(
  tx: Db,
  of: BatchKey & {
    keyring: Keyring;
    rowNo: number;
    version: number;
    at: Date;
    /** null: the row was only looked at again. */
    by: PersonId | null;
  },
  change: RowChange & { cells: IntakeCells; key: string | null },
): Promise<void> {
  await changeRow(tx, of, change);
  await sql`update intake.row set cells = ${of.keyring.encrypt(JSON.stringify(change.cells))},
      row_key = ${change.key}, repaired_by = coalesce(${of.by}::uuid, repaired_by)
    where unit_id = ${of.unitId} and batch_id = ${of.batchId} and row_no = ${of.rowNo}`.execute(tx);
}

export async function markApplied(
  tx: Db,
  of: BatchKey & { keyring: Keyring; at: Date },
  row: AppliedInStore,
): Promise<void> {
  const sealed = row.undo === null ? null : of.keyring.encrypt(JSON.stringify(row.undo));
  const result =
    await sql`update intake.row set state = 'applied', outcome = ${row.outcome}, problems = '[]',
      subject_id = ${row.subjectId}, undo = ${sealed}, version = version + 1, changed_at = ${of.at}
    where unit_id = ${of.unitId} and batch_id = ${of.batchId} and row_no = ${row.rowNo}
      and state = 'ready'`.execute(tx);
  assert(result.numAffectedRows === 1n, 'intake: a row is brought in once');
}

export async function markTakenBack(
  tx: Db,
  of: BatchKey & { rowNo: number; at: Date },
  problems: readonly CellProblem[] | null,
): Promise<void> {
  const result = await sql`update intake.row set state = ${problems === null ? 'undone' : 'kept'},
      problems = ${JSON.stringify(problems ?? [])}, version = version + 1, changed_at = ${of.at}
    where unit_id = ${of.unitId} and batch_id = ${of.batchId} and row_no = ${of.rowNo}
      and state = 'applied'`.execute(tx);
  assert(result.numAffectedRows === 1n, 'intake: a row is taken back once');
}

const NONE: Readonly<Record<Outcome, number>> = {
  created: 0,
  updated: 0,
  unchanged: 0,
  'sent-for-matching': 0,
};

export async function countRows(db: Db, key: BatchKey): Promise<Counts> {
  const found = await sql<{ state: RowState; outcome: Outcome | null; count: number }>`
    select state, outcome, count(*)::bigint as count from intake.row
    where unit_id = ${key.unitId} and batch_id = ${key.batchId} group by state, outcome`.execute(
    db,
  );
  const states = { bad: 0, ready: 0, duplicate: 0, applied: 0, undone: 0, kept: 0 };
  const expected = { ...NONE };
  const happened = { ...NONE };
  for (const row of [...found.rows, ...(await countLots(db, key))]) {
    states[row.state] += row.count;
    if (row.outcome === null) continue;
    if (row.state === 'ready') expected[row.outcome] += row.count;
    if (row.state === 'applied' || row.state === 'kept') happened[row.outcome] += row.count;
  }
  return { ...states, expected, happened };
}

export async function hasRepaired(db: Db, key: BatchKey, personId: PersonId): Promise<boolean> {
  const found = await sql`select 1 from intake.row where unit_id = ${key.unitId}
    and batch_id = ${key.batchId} and repaired_by = ${personId} limit 1`.execute(db);
  return found.rows.length > 0;
}

/** What the rows said goes; what became of them stays. */
export async function forgetCells(tx: Db, key: BatchKey): Promise<void> {
  await forgetLots(tx, key);
  await sql`update intake.row set cells = null, undo = null, row_key = null
    where unit_id = ${key.unitId} and batch_id = ${key.batchId}`.execute(tx);
}

/** What still needs a person, without what the rows said. */
export async function problemRows(
  db: Db,
  of: BatchKey & { after: number; limit: number },
): Promise<readonly { rowNo: number; problems: readonly CellProblem[] }[]> {
  const found = await sql<{
    row_no: number;
    problems: CellProblem[];
  }>`select row_no, problems from intake.row
    where unit_id = ${of.unitId} and batch_id = ${of.batchId} and row_no > ${of.after}
      and state in ('bad', 'duplicate', 'kept') order by row_no limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({ rowNo: row.row_no, problems: row.problems }));
}
