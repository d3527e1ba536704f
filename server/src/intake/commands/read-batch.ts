import { assert, present, shanghaiDateOf } from '@jixu/kernel';
import type { Reading } from '../../platform/http/route.ts';
import { giveWay, someoneIsThere } from '../../platform/jobs/give-way.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { readSheet, type SheetRow } from '../../platform/sheets/index.ts';
import { actorNow } from '../access.ts';
import { accountsForEveryRow, type Batch, type Refused } from '../domain/batch.ts';
import { findHeadings, HEADER_WITHIN_ROWS, type Headings } from '../domain/find-columns.ts';
import { cellsOf, identityOf, isExample } from '../domain/read-cells.ts';
import { kindOf } from '../find-kind.ts';
import type { CheckedInSet, IntakeCells, IntakeKind, OpenedSets, Outcome } from '../kind.ts';
import { checkRows } from './check-rows.ts';
import { INTAKE_AREA, type IntakePorts } from '../ports.ts';
import { batchByKey, type BatchKey, changeBatch } from '../store/batch-store.ts';
import { insertLot, sealedLot, type SealedLot } from '../store/lot-store.ts';
import { countRows, deleteRows, insertRows, type NewRow, rowKeys } from '../store/row-store.ts';
import { READ_JOB } from './work-request.ts';

/** Rows that are checked and stored at once: large enough for one statement each, small enough to see progress. */
const CHUNK = 500;
/** Where many rows are one statement, more of them wait less for the database. */
const CHUNK_OF_SETS = 3_000;
/** A file that ends the process this often is not read an eleventh time. */
export const RUNS_MAX = 10;

/** The batch was cancelled, or another worker has taken it over: leave without a trace. */
class Overtaken extends Error {
  override name = 'Overtaken';
}
/** The file as a whole cannot be used. */
class Unusable extends Error {
  override name = 'Unusable';
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.code);
    this.refused = refused;
  }
}

type Work = {
  readonly ports: IntakePorts;
  readonly kind: IntakeKind;
  readonly batch: Batch;
  readonly context: BatchKey;
};

/** Reads a file into rows and says of each what bringing it in would do. Starts over when a run before it died. */
export async function readBatch(ports: IntakePorts, key: BatchKey): Promise<void> {
  const batch = await takeOver(ports, key);
  if (batch === null) return;
  const work = { ports, batch, kind: kindOf(ports, batch.kind), context: key };
  try {
    if (batch.run > RUNS_MAX) throw new Unusable({ code: 'intake.gave_up', detail: {} });
    await readRows(work);
    await step(work, 'intake.read', (op) => finish(op, work));
  } catch (error) {
    if (error instanceof Overtaken) return;
    if (!(error instanceof Unusable)) throw error;
    await refuseBatch(work, error.refused);
  }
}

async function takeOver(ports: IntakePorts, key: BatchKey): Promise<Batch | null> {
  return ports.operations().run(about('intake.read', key), async (op) => {
    const batch = await batchByKey(op.tx, key, { lock: true });
    if (batch?.state !== 'reading') return null;
    await deleteRows(op.tx, key);
    const run = batch.run + 1;
    const at = { ...key, state: batch.state, at: op.now };
    assert(await changeBatch(op.tx, at, { run, rowsRead: 0 }), 'intake: changed under its lock');
    return { ...batch, run, rowsRead: 0 };
  });
}

function about(type: string, key: BatchKey) {
  return { type, actor: { kind: 'system', job: READ_JOB }, subjectId: key.batchId } as const;
}

/** One step of this run: nothing is written for a batch that somebody else has taken or stopped. */
async function step(
  work: Work,
  type: string,
  write: (op: Operation) => Promise<void>,
): Promise<void> {
  await work.ports.operations().run(about(type, work.context), async (op) => {
    const now = await batchByKey(op.tx, work.context, { lock: true });
    if (now?.state !== 'reading' || now.run !== work.batch.run) throw new Overtaken();
    await write(op);
  });
}

async function readRows(work: Work): Promise<void> {
  const key = present(work.batch.storageKey, 'the file of a batch that is being read');
  const area = work.ports.storage.area(INTAKE_AREA);
  const rows = rowTaker(work);
  const read = await readSheet({ path: area.pathOf(key) }, {}, rows.take);
  if (!read.ok) throw new Unusable({ code: read.code, detail: read.detail ?? {} });
  const headings = await rows.end();
  await step(work, 'intake.read', async (op) => {
    const at = { ...work.context, state: 'reading' as const, at: op.now };
    const { row: headerRow, columns, ignored: ignoredHeaders } = headings;
    const { sheet, sheets, hiddenRows } = read.value;
    const found = { sheet, otherSheets: sheets.length - 1, hiddenRows };
    const change = { ...found, headerRow, columns, ignoredHeaders };
    assert(await changeBatch(op.tx, at, change), 'intake: changed under its lock');
  });
}

/** As many lots may wait while one is checked; the parser stops when more would. */
const LOTS_AHEAD = 3;
/**
 * Rows of a lot, and ahead of it, while people are at work: whatever is alive is copied twice by the collector, and
 * everybody waits for that.
 */
const CHUNK_BESIDE = 500;

/** Waits for the headings, then stores rows lot by lot, while the parser reads on. */
function rowTaker(work: Work) {
  let headings: Headings | null = null;
  let waiting: SheetRow[] = [];
  let stored = 0;
  let storing: Promise<void> | null = null;
  let failed: unknown = null;
  const first: FirstRows = new Map();
  const whole = work.kind.inSets ? CHUNK_OF_SETS : CHUNK;
  const lotNow = (): number => (someoneIsThere() ? Math.min(whole, CHUNK_BESIDE) : whole);
  const begin = (): Headings => {
    const found = findHeadings(waiting, work.kind.columns);
    if (!found.ok) throw new Unusable({ code: found.code, detail: found.detail ?? {} });
    waiting = waiting.filter((row) => row.number > found.value.row);
    return found.value;
  };
  // While one lot is written, the next is made ready, and the one behind it looked at; not more than that, so that
  // memory stays flat.
  let written: Promise<void> = Promise.resolve();
  let looked: LookedAt | null = null;
  const settle = async (): Promise<void> => {
    if (looked === null) return;
    const checked = await checkedChunk(work, looked, first);
    looked = null;
    await written;
    stored += checked.count;
    written = writeChunk(work, checked, stored);
    // Awaited by the next lot, or at the end; here only so that a failure is not called unhandled before.
    written.catch(() => undefined);
  };
  const store = async (from: Headings, least: number): Promise<void> => {
    while (waiting.length >= least && waiting.length > 0) {
      const chunk = waiting.splice(0, lotNow()).filter((row) => saysSomething(row, from));
      if (chunk.length === 0) continue;
      // Where somebody works, one after the other.
      if (someoneIsThere()) await settle();
      const ahead = lookAt(work, from, chunk);
      try {
        await settle();
      } finally {
        await ahead.catch(() => undefined);
      }
      looked = await ahead;
    }
  };
  return {
    take: async (rows: readonly SheetRow[]): Promise<void> => {
      // Rows come a thousand at a time, and taking them out of their message was a piece already.
      await giveWay();
      waiting.push(...rows);
      if (headings === null && waiting.length < HEADER_WITHIN_ROWS) return;
      headings ??= begin();
      const lot = lotNow();
      if (waiting.length < lot) return;
      storing ??= store(headings, lot)
        .catch((error: unknown) => {
          failed = error;
        })
        .finally(() => {
          storing = null;
        });
      if (waiting.length >= lot * (lot < whole ? 1 : LOTS_AHEAD)) await storing;
      if (failed !== null) throw failed;
    },
    end: async (): Promise<Headings> => {
      headings ??= begin();
      if (storing !== null) await storing;
      if (failed !== null) throw failed;
      await store(headings, 1);
      await settle();
      await written;
      if (stored === 0) throw new Unusable({ code: 'intake.no_rows', detail: {} });
      return headings;
    },
  };
}

/** The first row about each thing, as far as the file was read. */
type FirstRows = Map<string, number>;

/** Neither the example of the template nor a row that has values only beside our columns. */
function saysSomething(row: SheetRow, headings: Headings): boolean {
  if (isExample(row)) return false;
  return headings.columns.some(({ at }) => (row.cells[at - 1]?.text ?? '').trim() !== '');
}

type CheckedChunk = {
  /** Each for itself. */
  readonly rows: readonly NewRow[];
  readonly lots: readonly SealedLot[];
  readonly count: number;
};

/** So many rows cost well under a millisecond. */
const FEW_ROWS = 25;

/** Rows, what is wrong with each and what it would do; not yet which of them are about the same. */
type LookedAt = {
  readonly chunk: readonly SheetRow[];
  readonly cells: readonly IntakeCells[];
  readonly checked: readonly CheckedInSet<unknown>[];
  /** null: rows of this kind do not lie in lots. */
  readonly sets: { readonly under: string; readonly fold: OpenedSets['fold'] } | null;
};

async function lookAt(
  work: Work,
  headings: Headings,
  chunk: readonly SheetRow[],
): Promise<LookedAt> {
  const { ports, kind, batch, context } = work;
  const cells: IntakeCells[] = [];
  for (const [index, row] of chunk.entries()) {
    if (index % FEW_ROWS === 0) await giveWay();
    cells.push(cellsOf(row, headings.columns));
  }
  const read = await readingFor(ports, batch);
  const { sets, ...opened } = await kind.open(read, context);
  const checked: readonly CheckedInSet<unknown>[] = sets
    ? await sets.check(read, cells)
    : (await checkRows(read, { ...opened, sets }, cells)).map((one) => ({ ...one, kept: null }));
  return { chunk, cells, checked, sets: sets && { under: sets.under(read), fold: sets.fold } };
}

async function checkedChunk(
  { ports, kind }: Work,
  { chunk, cells, checked, sets }: LookedAt,
  first: FirstRows,
): Promise<CheckedChunk> {
  const keyOf = rowKeys(ports.keyring, kind.id);
  const rows: FoundRow[] = [];
  for (const [index, row] of chunk.entries()) {
    if (index % FEW_ROWS === 0) await giveWay();
    const said = present(cells[index], 'the cells of a row');
    const check = present(checked[index], 'a check');
    const key = keyOf(check.about === undefined ? identityOf(said, kind) : check.about);
    rows.push(foundRow({ rowNo: row.number, cells: said, key }, check, first));
  }
  if (!sets) return { rows, lots: [], count: rows.length };
  const lots: SealedLot[] = [];
  for (const [outcome, ready] of readyByOutcome(rows)) {
    await giveWay();
    const kept = sets.fold(ready.map((row) => row.kept));
    lots.push(
      await sealedLot(ports.keyring, { outcome, kept, keptUnder: sets.under, rows: ready }),
    );
  }
  return { rows: rows.filter((row) => row.state !== 'ready'), lots, count: rows.length };
}

async function writeChunk(work: Work, chunk: CheckedChunk, rowsRead: number): Promise<void> {
  const { context, ports } = work;
  await giveWay();
  await step(work, 'intake.read', async (op) => {
    const at = { ...context, keyring: ports.keyring, at: op.now };
    await insertRows(op.tx, at, chunk.rows);
    for (const lot of chunk.lots) await insertLot(op.tx, at, lot);
    const now = { ...context, state: 'reading' as const, at: op.now };
    const changed = await changeBatch(op.tx, now, { rowsRead });
    assert(changed, 'intake: changed under its lock');
  });
}

type FoundRow = NewRow & { readonly kept: unknown };

/** Of rows about the same thing the first one counts; the others name it. */
function foundRow(
  { rowNo, cells, key }: Pick<NewRow, 'rowNo' | 'cells' | 'key'>,
  { outcome, problems, kept }: CheckedInSet<unknown>,
  first: FirstRows,
): FoundRow {
  const same = key === null ? undefined : first.get(key);
  if (key !== null && same === undefined) first.set(key, rowNo);
  if (problems.length > 0) return { rowNo, cells, key, kept, state: 'bad', outcome, problems };
  if (same === undefined) return { rowNo, cells, key, kept, state: 'ready', outcome, problems };
  const problem = { column: null, code: 'intake.duplicate_row', detail: { row: same } };
  return { rowNo, cells, key, kept, state: 'duplicate', outcome: null, problems: [problem] };
}

function readyByOutcome<R extends NewRow>(rows: readonly R[]): Map<Outcome, R[]> {
  const ready = rows.filter((row) => row.state === 'ready');
  return Map.groupBy(ready, (row) => present(row.outcome, 'the outcome of a row that is ready'));
}

/** As whoever handed the file in, with the rights of this moment. */
async function readingFor(ports: IntakePorts, batch: Batch): Promise<Reading> {
  const now = await ports.clock.read(ports.db);
  const today = shanghaiDateOf(now);
  return { db: ports.db, actor: await actorNow(ports.db, batch.acting, today), now, today };
}

async function finish(op: Operation, work: Work): Promise<void> {
  const { context, ports, kind } = work;
  const now = present(await batchByKey(op.tx, context), 'the batch that is being read');
  const counts = await countRows(op.tx, context);
  assert(accountsForEveryRow(counts, now.rowsRead), 'intake: every row read is accounted for');
  const read = { ...(await readingFor(ports, work.batch)), db: op.tx };
  const population = kind.population === null ? null : await kind.population(read, context);
  const at = { ...context, state: 'reading' as const, at: op.now };
  const changed = await changeBatch(op.tx, at, { state: 'checked', population });
  assert(changed, 'intake: changed under its lock');
  op.note({ batchId: context.batchId, rows: now.rowsRead, bad: counts.bad });
}

async function refuseBatch(work: Work, refusal: Refused): Promise<void> {
  try {
    await step(work, 'intake.refuse', async (op) => {
      await deleteRows(op.tx, work.context);
      const at = { ...work.context, state: 'reading' as const, at: op.now };
      const change = { state: 'refused' as const, refusal, rowsRead: 0, endedAt: op.now };
      assert(await changeBatch(op.tx, at, change), 'intake: changed under its lock');
      op.note({ batchId: work.context.batchId, code: refusal.code });
    });
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
  }
}
