import { type Kysely, sql } from 'kysely';
import { assert, type PersonId, present } from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { arrayLiteral } from '../../platform/db/array-literal.ts';
import { giveWay } from '../../platform/jobs/give-way.ts';
import type { IntakeRow } from '../domain/batch.ts';
import type { AppliedRow, FoldedRows, IntakeCells, Outcome } from '../kind.ts';
import type { BatchKey } from './batch-store.ts';
import { cellsFrom, type PackedCells, packedCells } from './packed-cells.ts';

type Db = Kysely<unknown>;
type Sealed = { readonly keyring: Keyring };

export type LotState = 'ready' | 'applied' | 'undone';

/** Where a lot lies; rows of several lots of one batch never share a number. */
export type LotKey = BatchKey & { readonly firstRow: number; readonly version: number };

export type Lot = LotKey & {
  readonly lastRow: number;
  readonly state: LotState;
  readonly outcome: Outcome;
  readonly rowNos: readonly number[];
  /** Whether its contents are still kept. */
  readonly whole: boolean;
};

type Row = {
  first_row: number;
  last_row: number;
  version: number;
  state: LotState;
  outcome: Outcome;
  row_nos: number[];
  whole: boolean;
};

const COLUMNS = sql`first_row, last_row, version, state, outcome, row_nos, cells is not null as whole`;

function lotOf(key: BatchKey, row: Row): Lot {
  return {
    unitId: key.unitId,
    batchId: key.batchId,
    firstRow: row.first_row,
    lastRow: row.last_row,
    version: row.version,
    state: row.state,
    outcome: row.outcome,
    rowNos: row.row_nos,
    whole: row.whole,
  };
}

export type NewLot = {
  readonly outcome: Outcome;
  readonly kept: FoldedRows;
  readonly keptUnder: string;
  readonly rows: readonly {
    readonly rowNo: number;
    readonly cells: IntakeCells;
    readonly key: string | null;
  }[];
};

/** A lot as it is stored. */
export type SealedLot = Pick<NewLot, 'outcome' | 'keptUnder'> & {
  readonly rowNos: readonly number[];
  readonly cells: Buffer;
  readonly kept: Buffer;
  readonly keys: string;
};

/** Made before the lot is written, so that nothing is locked meanwhile. */
export async function sealedLot(keyring: Keyring, lot: NewLot): Promise<SealedLot> {
  const { outcome, keptUnder, rows } = lot;
  const of = { keyring };
  const kept = keyring.encrypt(JSON.stringify(lot.kept));
  await giveWay();
  const cells = sealedCells(
    of,
    rows.map((row) => row.cells),
  );
  await giveWay();
  const keys = arrayLiteral(rows.map((row) => row.key));
  return { outcome, keptUnder, rowNos: rows.map((row) => row.rowNo), cells, kept, keys };
}

/** Rows that are ready for one and the same thing to happen, in the order of their numbers. */
export async function insertLot(
  tx: Db,
  of: BatchKey & { at: Date },
  lot: SealedLot,
): Promise<void> {
  const { rowNos } = lot;
  await sql`insert into intake.lot (unit_id, batch_id, first_row, last_row, state, outcome, row_nos, cells, kept,
      kept_under, row_keys, changed_at)
    values (${of.unitId}, ${of.batchId}, ${rowNos[0]}, ${rowNos.at(-1)}, 'ready', ${lot.outcome},
      ${`{${rowNos.join(',')}}`}::integer[], ${lot.cells}, ${lot.kept}, ${lot.keptUnder}, ${lot.keys}::text[],
      ${of.at})`.execute(tx);
}

/** The lots of a batch in the order of their first rows, without what is sealed in them. */
export async function lotsOf(
  db: Db,
  key: BatchKey,
  of: { readonly states: readonly LotState[] | null; readonly after: number },
): Promise<readonly Lot[]> {
  const states = of.states ? sql`and state = any(${[...of.states]}::text[])` : sql``;
  const found = await sql<Row>`select ${COLUMNS} from intake.lot
    where unit_id = ${key.unitId} and batch_id = ${key.batchId} and last_row > ${of.after} ${states}
    order by first_row`.execute(db);
  return found.rows.map((row) => lotOf(key, row));
}

/** The first lot, or the last, in a state, of those that nobody else holds; locked. */
export async function nextLot(
  tx: Db,
  key: BatchKey,
  of: { readonly state: LotState; readonly from: 'first' | 'last' },
): Promise<Lot | null> {
  const found = await sql<Row>`select ${COLUMNS} from intake.lot
    where unit_id = ${key.unitId} and batch_id = ${key.batchId} and state = ${of.state}
    order by first_row ${of.from === 'first' ? sql`asc` : sql`desc`} limit 1 for update skip locked`.execute(
    tx,
  );
  return found.rows[0] ? lotOf(key, found.rows[0]) : null;
}

/** Whether at least so many lots wait to be brought in. */
export async function lotsReady(db: Db, key: BatchKey, least: number): Promise<boolean> {
  const found = await sql`select from intake.lot where unit_id = ${key.unitId}
    and batch_id = ${key.batchId} and state = 'ready' limit ${least}`.execute(db);
  return found.rows.length >= least;
}

/** The lot in which a row lies, if it lies in one. */
export async function lotWithRow(
  db: Db,
  key: BatchKey,
  of: { readonly rowNo: number; readonly lock: boolean },
): Promise<Lot | null> {
  const found = await sql<Row>`select ${COLUMNS} from intake.lot
    where unit_id = ${key.unitId} and batch_id = ${key.batchId}
      and first_row <= ${of.rowNo} and last_row >= ${of.rowNo} and ${of.rowNo} = any(row_nos)
    ${of.lock ? sql`for update` : sql``}`.execute(db);
  return found.rows[0] ? lotOf(key, found.rows[0]) : null;
}

function sealedCells({ keyring }: Sealed, cells: readonly IntakeCells[]): Buffer {
  return keyring.encrypt(JSON.stringify(packedCells(cells)));
}

function openedCells({ keyring }: Sealed, sealed: Uint8Array): readonly IntakeCells[] {
  return cellsFrom(JSON.parse(keyring.decrypt(sealed)) as PackedCells);
}

function openedKept({ keyring }: Sealed, sealed: Uint8Array): FoldedRows {
  return JSON.parse(keyring.decrypt(sealed)) as FoldedRows;
}

type Contents = {
  readonly cells: readonly IntakeCells[] | null;
  readonly keys: readonly (string | null)[] | null;
  readonly subjects: readonly (PersonId | null)[] | null;
};

/** What the rows of a lot said, in the order of their numbers. */
export async function lotContents(db: Db, lot: LotKey, of: Sealed): Promise<Contents> {
  const found = await sql<{
    cells: Uint8Array | null;
    row_keys: (string | null)[] | null;
    subject_ids: (PersonId | null)[] | null;
  }>`select cells, row_keys, subject_ids from intake.lot
    where unit_id = ${lot.unitId} and batch_id = ${lot.batchId} and first_row = ${lot.firstRow}`.execute(
    db,
  );
  const row = present(found.rows[0], 'a lot that was found');
  return {
    cells: row.cells === null ? null : openedCells(of, row.cells),
    keys: row.row_keys,
    subjects: row.subject_ids,
  };
}

/** Whom the rows that were brought in are about, in the order of their numbers. */
export async function subjectsOfLot(db: Db, lot: LotKey): Promise<readonly (PersonId | null)[]> {
  const found = await sql<{
    subject_ids: (PersonId | null)[] | null;
  }>`select subject_ids from intake.lot
    where unit_id = ${lot.unitId} and batch_id = ${lot.batchId} and first_row = ${lot.firstRow}`.execute(
    db,
  );
  return present(found.rows[0], 'a lot that was found').subject_ids ?? [];
}

/** What the room kept of the rows, and under what it had read them. */
export async function keptOfLot(
  db: Db,
  lot: LotKey,
  of: Sealed,
): Promise<{ readonly under: string; readonly kept: FoldedRows }> {
  const found = await sql<{ kept: Uint8Array; kept_under: string }>`select kept, kept_under
    from intake.lot
    where unit_id = ${lot.unitId} and batch_id = ${lot.batchId} and first_row = ${lot.firstRow}`.execute(
    db,
  );
  const row = present(found.rows[0], 'a lot that was found');
  return { under: row.kept_under, kept: openedKept(of, row.kept) };
}

export async function undoNotesOf(
  db: Db,
  lot: LotKey,
  of: Sealed,
): Promise<readonly AppliedRow['undo'][]> {
  const found = await sql<{ undo: Uint8Array | null }>`select undo from intake.lot
    where unit_id = ${lot.unitId} and batch_id = ${lot.batchId} and first_row = ${lot.firstRow}`.execute(
    db,
  );
  const sealed = present(found.rows[0], 'a lot that was found').undo;
  return sealed === null ? [] : (JSON.parse(of.keyring.decrypt(sealed)) as unknown[]);
}

/** What became of the rows that stayed together; guarded by the state they were in. */
export async function markLotApplied(
  tx: Db,
  lot: LotKey,
  of: Sealed & { at: Date; applied: readonly AppliedRow[] },
): Promise<void> {
  const notes = of.applied.map((row) => row.undo);
  const undo = notes.every((note) => note === null)
    ? null
    : of.keyring.encrypt(JSON.stringify(notes));
  const subjects = of.applied.map((row) => row.subjectId);
  const done =
    await sql`update intake.lot set state = 'applied', version = version + 1, kept = null,
      kept_under = null, undo = ${undo}, subject_ids = ${arrayLiteral(subjects)}::uuid[], changed_at = ${of.at}
    where unit_id = ${lot.unitId} and batch_id = ${lot.batchId} and first_row = ${lot.firstRow}
      and version = ${lot.version} and state = 'ready'`.execute(tx);
  assert(done.numAffectedRows === 1n, 'intake: a lot is brought in once');
}

export async function markLotUndone(tx: Db, lot: LotKey, at: Date): Promise<void> {
  const done = await sql`update intake.lot set state = 'undone', version = version + 1, undo = null,
      changed_at = ${at}
    where unit_id = ${lot.unitId} and batch_id = ${lot.batchId} and first_row = ${lot.firstRow}
      and version = ${lot.version} and state = 'applied'`.execute(tx);
  assert(done.numAffectedRows === 1n, 'intake: a lot is taken back once');
}

/** The rows at these places are not of this lot any more; a lot without rows is no lot. Answers where it lies now. */
export async function takeOut(
  tx: Db,
  lot: Lot,
  of: Sealed & { places: ReadonlySet<number>; at: Date },
): Promise<Lot | null> {
  const at = sql`unit_id = ${lot.unitId} and batch_id = ${lot.batchId} and first_row = ${lot.firstRow}
    and version = ${lot.version}`;
  const found = await sql<{
    cells: Uint8Array | null;
    kept: Uint8Array | null;
    undo: Uint8Array | null;
    row_keys: (string | null)[] | null;
    subject_ids: (string | null)[] | null;
  }>`select cells, kept, undo, row_keys, subject_ids from intake.lot where ${at}`.execute(tx);
  const row = present(found.rows[0], 'a lot under its lock');
  const stays = <T>(values: readonly T[]): T[] => values.filter((_one, n) => !of.places.has(n));
  const seal = (value: unknown): Buffer => of.keyring.encrypt(JSON.stringify(value));
  const folded = row.kept === null ? null : openedKept(of, row.kept);
  const kept = folded === null ? null : seal({ ...folded, rows: stays(folded.rows) });
  const notes = row.undo && (JSON.parse(of.keyring.decrypt(row.undo)) as unknown[]);
  const undo = notes === null ? null : seal(stays(notes));
  const rowNos = stays(lot.rowNos);
  const cells = row.cells === null ? null : sealedCells(of, stays(openedCells(of, row.cells)));
  const [firstRow, lastRow] = [rowNos[0], rowNos.at(-1)];
  if (firstRow === undefined || lastRow === undefined) {
    await sql`delete from intake.lot where ${at}`.execute(tx);
    return null;
  }
  const done = await sql`update intake.lot set first_row = ${firstRow}, last_row = ${lastRow},
      row_nos = ${rowNos}::integer[], cells = ${cells}, kept = ${kept},
      undo = ${undo}, row_keys = ${row.row_keys && stays(row.row_keys)}::text[],
      subject_ids = ${row.subject_ids && stays(row.subject_ids)}::uuid[], changed_at = ${of.at}
    where ${at}`.execute(tx);
  assert(done.numAffectedRows === 1n, 'intake: a lot changed under its lock');
  return { ...lot, firstRow, lastRow, rowNos };
}

export async function deleteLots(tx: Db, key: BatchKey): Promise<void> {
  await sql`delete from intake.lot where unit_id = ${key.unitId} and batch_id = ${key.batchId}`.execute(
    tx,
  );
}

/** The row about the same thing that lies in a lot which is ready or was brought in; the first of them. */
export async function sameThingInLots(
  db: Db,
  key: BatchKey,
  rowKey: string,
): Promise<number | null> {
  const found = await sql<{ row_no: number }>`
    select row_nos[array_position(row_keys, ${rowKey})] as row_no from intake.lot
    where unit_id = ${key.unitId} and batch_id = ${key.batchId} and state in ('ready', 'applied')
      and ${rowKey} = any(row_keys)
    order by first_row limit 1`.execute(db);
  return found.rows[0]?.row_no ?? null;
}

export async function countLots(
  db: Db,
  key: BatchKey,
): Promise<readonly { state: LotState; outcome: Outcome; count: number }[]> {
  const found = await sql<{ state: LotState; outcome: Outcome; count: number }>`
    select state, outcome, sum(cardinality(row_nos))::bigint as count from intake.lot
    where unit_id = ${key.unitId} and batch_id = ${key.batchId} group by state, outcome`.execute(
    db,
  );
  return found.rows;
}

/** What the rows said goes; what became of them stays. */
export async function forgetLots(tx: Db, key: BatchKey): Promise<void> {
  await sql`update intake.lot set cells = null, kept = null, undo = null, row_keys = null
    where unit_id = ${key.unitId} and batch_id = ${key.batchId}`.execute(tx);
}

/** The rows of a lot one by one, as they are shown. */
export function rowsOfLot(lot: Lot, contents: Contents): readonly IntakeRow[] {
  return lot.rowNos.map((rowNo, place) => ({
    rowNo,
    version: lot.version,
    state: lot.state,
    outcome: lot.outcome,
    cells: contents.cells?.[place] ?? null,
    problems: [],
    key: contents.keys?.[place] ?? null,
    subjectId: contents.subjects?.[place] ?? null,
    repaired: false,
  }));
}
