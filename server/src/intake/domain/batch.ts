import type { AccountId, BatchId, NodeId, PersonId, SessionId } from '@jixu/kernel';
import type { CellProblem, IntakeCells, Outcome } from '../kind.ts';

/**
 * reading → checked → applying → done (→ checked rows can be repaired and applied again)
 * reading → refused; reading | checked | applying → cancelled; done | cancelled → undoing → undone
 */
export const BATCH_STATES = [
  'reading',
  'refused',
  'checked',
  'applying',
  'done',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/**
 * bad: has problems, waits for repair. ready: would be brought in. duplicate: about the same thing as an earlier row.
 * applied. undone: taken back. kept: could not be taken back, with the reason as its problem.
 */
export const ROW_STATES = ['bad', 'ready', 'duplicate', 'applied', 'undone', 'kept'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** Under whose name work on the batch goes on; the rights are looked up anew each time. */
export type Acting = {
  readonly personId: PersonId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
};

/** Where a column of the kind stands in the file; `at` is 1-based. */
export type FoundColumn = {
  readonly column: string;
  readonly at: number;
  readonly header: string;
};

export type Batch = {
  readonly unitId: NodeId;
  readonly batchId: BatchId;
  readonly kind: string;
  readonly state: BatchState;
  readonly fileName: string;
  readonly sha256: string;
  readonly storageKey: string | null;
  readonly sheet: string | null;
  /** Sheets of the workbook that were not read. */
  readonly otherSheets: number;
  /** Rows that the file hides, by a filter for instance; they are read like the others. */
  readonly hiddenRows: number;
  readonly headerRow: number | null;
  readonly columns: readonly FoundColumn[];
  readonly ignoredHeaders: readonly string[];
  readonly rowsRead: number;
  readonly refusal: Refused | null;
  /** Why work stopped before its end, as a code. */
  readonly stopped: string | null;
  readonly uploadedBy: PersonId;
  readonly uploadedAt: Date;
  readonly confirmedBy: PersonId | null;
  readonly acting: Acting;
  /** Which run of the present work this is; an older run that is still alive notices and leaves. */
  readonly run: number;
  readonly population: number | null;
  readonly workedAt: Date;
  readonly endedAt: Date | null;
};

export type Refused = {
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number>>;
};

export type IntakeRow = {
  readonly rowNo: number;
  readonly version: number;
  readonly state: RowState;
  /** What applying would do, or did. */
  readonly outcome: Outcome | null;
  readonly cells: IntakeCells | null;
  readonly problems: readonly CellProblem[];
  readonly key: string | null;
  readonly subjectId: string | null;
  readonly repaired: boolean;
};

export type Counts = {
  readonly bad: number;
  readonly ready: number;
  readonly duplicate: number;
  readonly applied: number;
  readonly undone: number;
  readonly kept: number;
  /** Of the ready ones what is expected, of the others what happened. */
  readonly expected: Readonly<Record<Outcome, number>>;
  readonly happened: Readonly<Record<Outcome, number>>;
};

/** Above this share of a unit, one person alone does not change people in bulk; small units could not work otherwise. */
const SHARE_PERCENT = 5;
const POPULATION_ABOVE = 50;

export function needsSecondPerson(changed: number, population: number | null): boolean {
  if (population === null || population <= POPULATION_ABOVE) return false;
  return changed * 100 > population * SHARE_PERCENT;
}

/** Nothing may get lost between the file and the answer. */
export function accountsForEveryRow(counts: Counts, rowsRead: number): boolean {
  const { bad, ready, duplicate, applied, undone, kept } = counts;
  return bad + ready + duplicate + applied + undone + kept === rowsRead;
}
