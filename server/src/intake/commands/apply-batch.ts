import { assert, present, shanghaiDateOf } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import { giveWay, someoneIsThere } from '../../platform/jobs/give-way.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { actorNow, mayBringIn } from '../access.ts';
import { accountsForEveryRow, type Acting, type Batch, type IntakeRow } from '../domain/batch.ts';
import { kindOf } from '../find-kind.ts';
import type { AppliedInSet, AppliedRow, CellProblem, OpenedKind, OpenedSets } from '../kind.ts';
import type { IntakePorts } from '../ports.ts';
import { batchByKey, type BatchKey, changeBatch } from '../store/batch-store.ts';
import {
  keptOfLot,
  type Lot,
  lotContents,
  lotsReady,
  markLotApplied,
  nextLot,
  rowsOfLot,
  takeOut,
} from '../store/lot-store.ts';
import {
  changeRow,
  countRows,
  markApplied,
  putStrays,
  singleRows,
  type StrayRow,
} from '../store/row-store.ts';
import { checkRow } from './check-rows.ts';
import { rowByItself } from './row-by-itself.ts';
import { RUNS_MAX } from './read-batch.ts';
import { type WorkState, workRequest } from './work-request.ts';

/**
 * Rows in one operation, each in a savepoint. One operation a row would wait for the disk once a row; one for the whole
 * batch would hold thousands of people's locks and lose everything at a kill. Fifty hold their locks for some tenths of
 * a second, and a kill loses less than fifty rows, which the next run finds as ready as they were. Measured with 800
 * people on a database that waits for no disk: one row an operation took 1.3 and 2.4 times as long.
 */
export const ROWS_AT_ONCE = 50;
/** After so many a job makes place for others and asks to be continued. */
const CHUNKS_IN_A_JOB = 20;

export type Chunk = 'more' | 'over';

const OPERATIONS = { applying: 'intake.apply', undoing: 'intake.take-back' } as const;

/**
 * Two lots at once while nobody is there: the database writes one, and the next is looked at. Where somebody works, one:
 * the database would otherwise be as busy with a list as with them.
 */
const SIDE_BY_SIDE = ['noting', 'beside'] as const;
/** After so many it is looked whether the work may go on in this way. */
const LOTS_SIDE_BY_SIDE = 8;

/** Brings in whatever is ready, from wherever an earlier run got to: the row's state is the only memory. */
export async function applyBatch(ports: IntakePorts, key: BatchKey): Promise<void> {
  await inChunks(ports, key, 'applying', (op, batch) => applyChunk(op, ports, batch));
}

/** Shared by bringing in and taking back: chunk after chunk under the batch's lock, then the rest in a next job. */
export async function inChunks(
  ports: IntakePorts,
  key: BatchKey,
  state: Exclude<WorkState, 'reading'>,
  chunk: (op: Operation, batch: Batch) => Promise<Chunk>,
): Promise<void> {
  const first = await batchByKey(ports.db, key);
  if (first?.state !== state) return;
  if (!(await countRun(ports, first))) return;
  for (let done = 1; done <= CHUNKS_IN_A_JOB; done += 1) {
    const run = { key, state, acting: first.acting, last: done === CHUNKS_IN_A_JOB };
    if (await lotsSideBySide(ports, run)) continue;
    if ((await chunkAlone(ports, run, chunk)) === 'over') return;
  }
}

type Run = {
  readonly key: BatchKey;
  readonly state: Exclude<WorkState, 'reading'>;
  readonly acting: Acting;
  /** Of this job: what is left is asked for again. */
  readonly last: boolean;
};

/**
 * Several lots, as long as nobody is there and there are more; false: there was none, or nobody may. No lane waits for the
 * other: each takes the next lot that is free, so that neither the database nor this process stands still.
 */
async function lotsSideBySide(ports: IntakePorts, run: Run): Promise<boolean> {
  if (run.state !== 'applying' || run.last || someoneIsThere()) return false;
  if (!(await lotsReady(ports.db, run.key, SIDE_BY_SIDE.length))) return false;
  let left = LOTS_SIDE_BY_SIDE;
  const lane = async (lock: (typeof SIDE_BY_SIDE)[number]): Promise<number> => {
    let brought = 0;
    while (left-- > 0 && !someoneIsThere()) {
      if (!(await lotBeside(ports, run, lock))) break;
      brought += 1;
    }
    return brought;
  };
  const lanes = await allOf(
    SIDE_BY_SIDE.map((lock) =>
      lane(lock).finally(() => {
        // Whatever ended it ends the other after its lot.
        left = 0;
      }),
    ),
  );
  return lanes.some((brought) => brought > 0);
}

async function chunkAlone(
  ports: IntakePorts,
  run: Run,
  chunk: (op: Operation, batch: Batch) => Promise<Chunk>,
): Promise<Chunk> {
  return inTheirName(ports, run, async (op) => {
    const batch = await batchByKey(op.tx, run.key, { lock: true });
    if (batch?.state !== run.state) return 'over';
    if (!(await mayBringIn(readingOf(op), kindOf(ports, batch.kind), run.key.unitId))) {
      return stop(op, batch, 'intake.office_lost');
    }
    const after = await chunk(op, batch);
    if (after === 'more' && run.last) op.enqueue(workRequest(run.state, run.key));
    return after;
  });
}

/**
 * One lot while others bring in others. Nobody ends the work here: whatever there is to say (false), the next chunk says
 * alone.
 */
async function lotBeside(
  ports: IntakePorts,
  run: Run,
  lock: (typeof SIDE_BY_SIDE)[number],
): Promise<boolean> {
  return inTheirName(ports, run, async (op) => {
    const batch = await batchByKey(op.tx, run.key, { lock });
    if (batch?.state !== run.state) return false;
    const kind = kindOf(ports, batch.kind);
    if (!(await mayBringIn(readingOf(op), kind, run.key.unitId))) return false;
    const opened = await kind.open(readingOf(op), run.key);
    const brought = await applyNextLot(op, ports, { batch, opened });
    if (lock === 'noting') await change(op, batch, { run: 0 });
    return brought;
  });
}

/** Rights are those of now, chunk by chunk: an office that ends in the middle ends the work. */
async function inTheirName<T>(
  ports: IntakePorts,
  run: Run,
  work: (op: Operation) => Promise<T>,
): Promise<T> {
  const today = shanghaiDateOf(await ports.clock.read(ports.db));
  const actor = await actorNow(ports.db, run.acting, today);
  const about = { type: OPERATIONS[run.state], actor, subjectId: run.key.batchId };
  return ports.operations().run(about, work);
}

/** Waits for all of them, also when one fails: nothing goes on behind the back of the job. */
async function allOf<T>(works: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(works);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** Counts the starts since the last progress; a batch that only ever ends its worker is given up. */
async function countRun(ports: IntakePorts, batch: Batch): Promise<boolean> {
  const actor = { kind: 'system', job: `intake-${batch.state}` } as const;
  const about = { type: 'intake.start', actor, subjectId: batch.batchId };
  return ports.operations().run(about, async (op) => {
    const now = await batchByKey(op.tx, batch, { lock: true });
    if (now?.state !== batch.state) return false;
    if (now.run >= RUNS_MAX) {
      await stop(op, now, 'intake.gave_up');
      return false;
    }
    await change(op, now, { run: now.run + 1 });
    return true;
  });
}

export async function stop(op: Operation, batch: Batch, why: string | null): Promise<'over'> {
  await change(op, batch, { state: 'done', stopped: why, endedAt: op.now });
  op.note({ batchId: batch.batchId, stopped: why });
  return 'over';
}

export async function change(
  op: Operation,
  batch: Batch,
  to: Parameters<typeof changeBatch>[2],
): Promise<void> {
  const { unitId, batchId, state } = batch;
  const changed = await changeBatch(op.tx, { unitId, batchId, state, at: op.now }, to);
  assert(changed, 'intake: a batch changed under its lock');
}

async function applyChunk(op: Operation, ports: IntakePorts, batch: Batch): Promise<Chunk> {
  const { keyring } = ports;
  const context = { unitId: batch.unitId, batchId: batch.batchId };
  const kind = kindOf(ports, batch.kind);
  const opened = await kind.open(readingOf(op), context);
  if (await applyNextLot(op, ports, { batch, opened })) {
    await change(op, batch, { run: 0 });
    return 'more';
  }
  const states = ['ready'] as const;
  const rows = await singleRows(op.tx, {
    ...context,
    keyring,
    states,
    after: 0,
    limit: ROWS_AT_ONCE,
  });
  if (rows.length === 0) return finish(op, batch);
  let applied = 0;
  for (const row of rows) if (await applyRow(op, { ports, opened, context, row })) applied += 1;
  await change(op, batch, { run: 0 });
  op.note({ ...context, rows: rows.length, applied });
  return 'more';
}

/** false: there is no lot that nobody else is at. */
async function applyNextLot(
  op: Operation,
  ports: IntakePorts,
  { batch, opened }: { readonly batch: Batch; readonly opened: OpenedKind },
): Promise<boolean> {
  const lot = await nextLot(op.tx, batch, { state: 'ready', from: 'first' });
  if (lot === null) return false;
  const sets = present(opened.sets, 'the sets of a kind that has lots');
  const applied = await applyLot(op, { ports, sets, lot });
  op.note({ batchId: batch.batchId, rows: lot.rowNos.length, applied });
  return true;
}

/**
 * Many rows with a handful of statements: everything but their cells is looked at again, and those that are still what
 * was confirmed go in together. The others leave the lot, each with what was found.
 */
async function applyLot(
  op: Operation,
  of: { ports: IntakePorts; sets: OpenedSets; lot: Lot },
): Promise<number> {
  const { ports, sets, lot } = of;
  const { keyring } = ports;
  const read = await readAgain(op, of);
  await giveWay();
  const good = read.flatMap((one) => ('kept' in one ? [one.kept] : []));
  const became = lot.outcome === 'unchanged' ? null : await sets.apply(op, good);
  let next = 0;
  await giveWay();
  const results = read.map((one): AppliedInSet => {
    if ('problems' in one) return one;
    const place = next++;
    if (became === null) return NOTHING;
    return present(became[place], 'what became of a row');
  });
  const together: AppliedRow[] = [];
  const strays = new Map<number, AppliedInSet>();
  for (const [place, result] of results.entries()) {
    if ('problems' in result || result.outcome !== lot.outcome) strays.set(place, result);
    else together.push(result);
  }
  const rest = await strayFrom(op, { ports, lot, strays });
  await giveWay();
  if (rest !== null) await markLotApplied(op.tx, rest, { keyring, at: op.now, applied: together });
  return results.filter((one) => !('problems' in one)).length;
}

const NOTHING: AppliedRow = { outcome: 'unchanged', subjectId: null, undo: null };

type ReadAgain = { readonly kept: unknown } | { readonly problems: readonly CellProblem[] };

/** What the rows say, as it was kept; read once more where the day or the rules are others by now. */
async function readAgain(
  op: Operation,
  of: { ports: IntakePorts; sets: OpenedSets; lot: Lot },
): Promise<readonly ReadAgain[]> {
  const { ports, sets, lot } = of;
  const read = readingOf(op);
  const { under, kept } = await keptOfLot(op.tx, lot, ports);
  await giveWay();
  if (under === sets.under(read)) return sets.unfold(kept).map((one) => ({ kept: one }));
  const { cells } = await lotContents(op.tx, lot, ports);
  const checked = await sets.check(read, present(cells, 'the cells of rows that are ready'));
  return checked.map((one) =>
    one.problems.length > 0 ? { problems: one.problems } : { kept: one.kept },
  );
}

/** Rows that became something else than the rest of their lot are rows of their own from now on. */
export async function strayFrom(
  op: Operation,
  of: { ports: IntakePorts; lot: Lot; strays: ReadonlyMap<number, AppliedInSet> },
): Promise<Lot | null> {
  const { ports, lot, strays } = of;
  if (strays.size === 0) return lot;
  const rows = rowsOfLot(lot, await lotContents(op.tx, lot, ports));
  const at = { unitId: lot.unitId, batchId: lot.batchId, keyring: ports.keyring, at: op.now };
  const rest = await takeOut(op.tx, lot, { ...at, places: new Set(strays.keys()) });
  const gone = [...strays].map(([place, result]): StrayRow => {
    const row = { ...present(rows[place], 'a row of a lot'), version: lot.version + 1 };
    if ('problems' in result) {
      const { problems } = result;
      return { ...row, state: 'bad', outcome: null, problems, undo: null };
    }
    return { ...row, state: 'applied', ...result, subjectId: result.subjectId };
  });
  await putStrays(op.tx, at, gone);
  return rest;
}

async function rejectRow(
  op: Operation,
  context: BatchKey,
  row: IntakeRow,
  problems: readonly CellProblem[],
): Promise<void> {
  await changeRow(
    op.tx,
    { ...context, rowNo: row.rowNo, version: row.version, at: op.now },
    { state: 'bad', outcome: null, problems },
  );
}

async function applyRow(
  op: Operation,
  of: { ports: IntakePorts; opened: OpenedKind; context: BatchKey; row: IntakeRow },
): Promise<boolean> {
  const { ports, opened, context, row } = of;
  const cells = present(row.cells, 'the cells of a row that is ready');
  const at = { ...context, keyring: ports.keyring, at: op.now };
  const reject = async (problems: readonly CellProblem[]): Promise<false> => {
    await rejectRow(op, context, row, problems);
    return false;
  };
  const now = await checkRow(readingOf(op), opened, cells);
  if (now.problems.length > 0) return reject(now.problems);
  if (now.outcome === 'unchanged') {
    const nothing = { outcome: now.outcome, subjectId: null, undo: null };
    await markApplied(op.tx, at, { rowNo: row.rowNo, ...nothing });
    return true;
  }
  // A person confirmed what the check had said; something else is not what was confirmed.
  if (now.outcome !== row.outcome) return reject([differs(row.outcome, now.outcome)]);
  const problems = await rowByItself(op, async (inner) => {
    const applied = await opened.apply(inner, cells);
    if (applied.outcome !== row.outcome && applied.outcome !== 'unchanged') {
      const { code, detail } = differs(row.outcome, applied.outcome);
      throw new Refusal(code, 'conflict', { detail: detail ?? {} });
    }
    await markApplied(op.tx, at, { rowNo: row.rowNo, ...applied });
  });
  return problems === null ? true : reject(problems);
}

function differs(expected: string | null, found: string | null): CellProblem {
  const detail = { expected: expected ?? '', found: found ?? '' };
  return { column: null, code: 'intake.changed_since_check', detail };
}

async function finish(op: Operation, batch: Batch): Promise<Chunk> {
  const counts = await countRows(op.tx, batch);
  assert(accountsForEveryRow(counts, batch.rowsRead), 'intake: every row read is accounted for');
  assert(counts.ready === 0, 'intake: nothing ready is left behind');
  await stop(op, batch, null);
  op.note({ batchId: batch.batchId, ...counts.happened, bad: counts.bad });
  return 'over';
}
