import type { NodeId } from '@jixu/kernel';
import type { Reading } from '../platform/http/route.ts';
import type { Operation } from '../platform/operation/operation.ts';

export type Locale = 'zh-CN' | 'en';
export type Words = Readonly<Record<Locale, string>>;

export type IntakeColumn = {
  readonly id: string;
  /** The first of each language is what the template prints; the others are recognised. */
  readonly headers: Readonly<Record<Locale, readonly string[]>>;
  readonly required: boolean;
  /** An identity number stays text and is never shown whole; a telephone number is shown in part. */
  readonly kind: 'text' | 'id-number' | 'phone' | 'date' | 'number' | 'choice';
  /** What a choice may be, as the template offers it. */
  readonly choices?: Readonly<Record<Locale, readonly string[]>>;
  /** What stands in the example row of the template; synthetic. */
  readonly example: string;
};

/** `problem`: the sheet's own word for a cell whose text is not what was meant (`number_lost_digits`, …). */
export type IntakeCell = { readonly text: string; readonly problem?: string };
/** What a row says, by column id. A column that is missing, or an empty cell, says nothing. */
export type IntakeCells = Readonly<Partial<Record<string, IntakeCell>>>;

/** What is wrong with a cell, or with the row where `column` is null. The code is an i18n key; no personal data. */
export type CellProblem = {
  readonly column: string | null;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number>>;
};

export type Outcome = 'created' | 'updated' | 'unchanged' | 'sent-for-matching';

/** Either problems, or what bringing the row in would do. */
export type CheckedRow = {
  readonly problems: readonly CellProblem[];
  readonly outcome: Outcome | null;
};

export type AppliedRow = {
  readonly outcome: Outcome;
  readonly subjectId: string | null;
  /** What the undo needs to know, as plain JSON; kept encrypted. */
  readonly undo: unknown;
};

/**
 * What a row is about, whoever typed it how: rows of equal parts are one. Each part is digested by itself, so that one
 * which many rows share (a person, a training) is digested once.
 */
export type RowIdentity = readonly string[];

/**
 * What a room read in a row that it found good, as plain JSON, so that bringing in need not read it again; `about`, where
 * reading told it anyway, is what `identify` would say.
 */
export type CheckedInSet<Kept> = CheckedRow & {
  readonly kept: Kept | null;
  readonly about?: RowIdentity | null;
};

/** One element of `rows` for each row, in their order; what they share beside it. */
export type FoldedRows = { readonly shared: unknown; readonly rows: readonly unknown[] };

/**
 * Rows taken many at a time, with few questions to the database and few statements. Whatever a row needs to have for
 * itself, such as a refusal of its own, it says in its answer: a set is one piece of work.
 */
export type RowSets<Context, Applied extends AppliedRow, Kept, Folded extends FoldedRows> = {
  /** What a reading rests on besides the cells. While this stays the same, what was kept is what would be read now. */
  readonly under: (read: Reading, context: Context) => string;
  readonly check: (
    read: Reading,
    rows: readonly IntakeCells[],
    context: Context,
  ) => Promise<readonly CheckedInSet<Kept>[]>;
  /**
   * Looks again at everything but the cells, and brings in what would still become what was foreseen. The others are
   * answered with their problems, or as unchanged.
   */
  readonly apply: (
    op: Operation,
    rows: readonly Kept[],
    context: Context,
  ) => Promise<readonly (Applied | { readonly problems: readonly CellProblem[] })[]>;
  /** What was kept of many rows as plain JSON, where what they share stands once. */
  readonly fold: (rows: readonly Kept[]) => Folded;
  readonly unfold: (folded: Folded) => readonly Kept[];
  /** Takes back what can go without a question; where the answer is false, that row is asked for by itself. */
  readonly undo?: (op: Operation, applied: readonly Applied[]) => Promise<readonly boolean[]>;
};

/** What a room registers so that its things can be brought in as rows. It reads the cells; this room moves them. */
export type Registration<
  Context,
  Applied extends AppliedRow,
  Kept = never,
  Folded extends FoldedRows = never,
> = {
  readonly id: string;
  /** Who may bring rows in for a unit in scope. */
  readonly roles: readonly string[];
  /** For which organisations, where it is not simply those in the scope of these roles. */
  readonly allows?: (read: Reading, of: { readonly unitId: NodeId }) => Promise<boolean>;
  readonly columns: readonly IntakeColumn[];
  /** What the checks of many rows need, read once for each lot of rows. */
  readonly open: (read: Reading, of: { readonly unitId: NodeId }) => Promise<Context>;
  readonly check: (
    read: Reading,
    row: IntakeCells,
    context: Context,
  ) => Promise<readonly CellProblem[]>;
  /** What applying the row now would do. Only asked of rows without problems. */
  readonly foresee: (read: Reading, row: IntakeCells, context: Context) => Promise<Outcome>;
  /** In the name, and with the rights of today, of whoever confirmed. A Refusal rejects this row alone. */
  readonly apply: (op: Operation, row: IntakeCells, context: Context) => Promise<Applied>;
  /** Takes one row back, or keeps it because something rests on it. Absent: batches stay. */
  readonly undo?: (op: Operation, applied: Applied) => Promise<'undone' | 'kept'>;
  /**
   * What a row is about, where no single column says it; two rows of one batch about the same thing are a duplicate.
   */
  readonly identify?: (row: IntakeCells) => RowIdentity | string | null;
  /** Absent: row by row. `check`, `foresee`, `apply` and `undo` serve the single row in any case. */
  readonly sets?: RowSets<Context, Applied, Kept, Folded>;
  /** How many such things the unit has: a batch that changes many of them needs a second person. */
  readonly population?: (read: Reading, of: { readonly unitId: NodeId }) => Promise<number>;
  /** A sentence for one of the kind's own codes, for the workbook that goes back; null for codes it does not know. */
  readonly explain?: (problem: CellProblem, locale: Locale) => string | null;
};

/** A registration as this room uses it: what it reads between calls is its own business. */
export type IntakeKind = {
  readonly id: string;
  readonly name: Words;
  readonly roles: readonly string[];
  readonly allows: ((read: Reading, of: { readonly unitId: NodeId }) => Promise<boolean>) | null;
  readonly columns: readonly IntakeColumn[];
  /** The column that says what a row is about: two rows of one batch about the same thing are a duplicate. */
  readonly identifiedBy: string;
  readonly identify: ((row: IntakeCells) => RowIdentity | string | null) | null;
  /** Rows are checked and brought in as sets: many to a statement. */
  readonly inSets: boolean;
  readonly open: (read: Reading, of: { readonly unitId: NodeId }) => Promise<OpenedKind>;
  readonly undo: ((op: Operation, applied: AppliedRow) => Promise<'undone' | 'kept'>) | null;
  readonly undoSet:
    | ((op: Operation, applied: readonly AppliedRow[]) => Promise<readonly boolean[]>)
    | null;
  readonly population: ((read: Reading, of: { readonly unitId: NodeId }) => Promise<number>) | null;
  readonly explain: (problem: CellProblem, locale: Locale) => string | null;
};

export type AppliedInSet = AppliedRow | { readonly problems: readonly CellProblem[] };

export type OpenedSets = {
  readonly under: (read: Reading) => string;
  readonly check: (
    read: Reading,
    rows: readonly IntakeCells[],
  ) => Promise<readonly CheckedInSet<unknown>[]>;
  readonly apply: (op: Operation, rows: readonly unknown[]) => Promise<readonly AppliedInSet[]>;
  readonly fold: (rows: readonly unknown[]) => FoldedRows;
  readonly unfold: (folded: FoldedRows) => readonly unknown[];
};

export type OpenedKind = {
  readonly check: (read: Reading, row: IntakeCells) => Promise<readonly CellProblem[]>;
  readonly foresee: (read: Reading, row: IntakeCells) => Promise<Outcome>;
  readonly apply: (op: Operation, row: IntakeCells) => Promise<AppliedRow>;
  readonly sets: OpenedSets | null;
};

export function intakeKind<
  Context,
  Applied extends AppliedRow,
  Kept = never,
  Folded extends FoldedRows = never,
>(
  registration: Registration<Context, Applied, Kept, Folded>,
  of: { readonly name: Words; readonly identifiedBy: string },
): IntakeKind {
  const { id, roles, columns, undo, population, explain, sets } = registration;
  const undoSet = sets?.undo;
  return {
    id,
    roles,
    allows: registration.allows ?? null,
    columns,
    ...of,
    identify: registration.identify ?? null,
    inSets: sets !== undefined,
    open: async (read, unit) => {
      const context = await registration.open(read, unit);
      return {
        check: (within, row) => registration.check(within, row, context),
        foresee: (within, row) => registration.foresee(within, row, context),
        apply: (op, row) => registration.apply(op, row, context),
        sets: sets ? openedSets(sets, context) : null,
      };
    },
    // What comes back from the store is what this very registration's `apply` gave.
    undo: undo ? (op, applied) => undo(op, applied as Applied) : null,
    undoSet: undoSet ? (op, applied) => undoSet(op, applied as readonly Applied[]) : null,
    population: population ?? null,
    explain: explain ?? (() => null),
  };
}

function openedSets<Context, Applied extends AppliedRow, Kept, Folded extends FoldedRows>(
  sets: RowSets<Context, Applied, Kept, Folded>,
  context: Context,
): OpenedSets {
  return {
    under: (read) => sets.under(read, context),
    check: (read, rows) => sets.check(read, rows, context),
    // What was kept comes back as it was given.
    apply: (op, rows) => sets.apply(op, rows as readonly Kept[], context),
    fold: (rows) => sets.fold(rows as readonly Kept[]),
    unfold: (folded) => sets.unfold(folded as Folded),
  };
}
