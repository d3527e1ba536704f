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

/** What a room registers so that its things can be brought in as rows. It reads the cells; this room moves them. */
export type Registration<Context, Applied extends AppliedRow> = {
  readonly id: string;
  /** Who may bring rows in for a unit in scope. */
  readonly roles: readonly string[];
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
  readonly identify?: (row: IntakeCells) => string | null;
  /**
   * Check, foresee and apply for many rows with few questions to the database. A room that has them is read and brought
   * in hundreds of rows to a statement; `check`, `foresee` and `apply` then serve the repair of single rows.
   */
  readonly checkMany?: (
    read: Reading,
    rows: readonly IntakeCells[],
    context: Context,
  ) => Promise<readonly CheckedRow[]>;
  /** Rows that were found ready a moment ago in the same transaction; refuses none, and answers in their order. */
  readonly applyMany?: (
    op: Operation,
    rows: readonly IntakeCells[],
    context: Context,
  ) => Promise<readonly Applied[]>;
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
  readonly columns: readonly IntakeColumn[];
  /** The column that says what a row is about: two rows of one batch about the same thing are a duplicate. */
  readonly identifiedBy: string;
  readonly identify: ((row: IntakeCells) => string | null) | null;
  /** Rows are checked and brought in as sets: many to a statement. */
  readonly inSets: boolean;
  readonly open: (read: Reading, of: { readonly unitId: NodeId }) => Promise<OpenedKind>;
  readonly undo: ((op: Operation, applied: AppliedRow) => Promise<'undone' | 'kept'>) | null;
  readonly population: ((read: Reading, of: { readonly unitId: NodeId }) => Promise<number>) | null;
  readonly explain: (problem: CellProblem, locale: Locale) => string | null;
};

export type OpenedKind = {
  readonly check: (read: Reading, row: IntakeCells) => Promise<readonly CellProblem[]>;
  readonly foresee: (read: Reading, row: IntakeCells) => Promise<Outcome>;
  readonly apply: (op: Operation, row: IntakeCells) => Promise<AppliedRow>;
  readonly checkMany:
    | ((read: Reading, rows: readonly IntakeCells[]) => Promise<readonly CheckedRow[]>)
    | null;
  readonly applyMany:
    | ((op: Operation, rows: readonly IntakeCells[]) => Promise<readonly AppliedRow[]>)
    | null;
};

export function intakeKind<Context, Applied extends AppliedRow>(
  registration: Registration<Context, Applied>,
  of: { readonly name: Words; readonly identifiedBy: string },
): IntakeKind {
  const { id, roles, columns, undo, population, explain, checkMany, applyMany } = registration;
  return {
    id,
    roles,
    columns,
    ...of,
    identify: registration.identify ?? null,
    inSets: checkMany !== undefined && applyMany !== undefined,
    open: async (read, unit) => {
      const context = await registration.open(read, unit);
      return {
        check: (within, row) => registration.check(within, row, context),
        foresee: (within, row) => registration.foresee(within, row, context),
        apply: (op, row) => registration.apply(op, row, context),
        checkMany: checkMany ? (within, rows) => checkMany(within, rows, context) : null,
        applyMany: applyMany ? (op, rows) => applyMany(op, rows, context) : null,
      };
    },
    // What comes back from the store is what this very registration's `apply` gave.
    undo: undo ? (op, applied) => undo(op, applied as Applied) : null,
    population: population ?? null,
    explain: explain ?? (() => null),
  };
}
