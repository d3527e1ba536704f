import type { BatchId, Json, NodeId } from '@jixu/kernel';
import type { Reading } from '../platform/http/route.ts';
import type { Operation } from '../platform/operation/operation.ts';

/** In the two languages that headings, examples and sentences are written in. */
export type Words = { readonly 'zh-CN': string; readonly en: string };
export type Locale = keyof Words;

export type IntakeColumn = {
  readonly id: string;
  readonly header: Words;
  /** Other headings that mean the same; case, spaces and brackets do not matter. */
  readonly synonyms: readonly string[];
  readonly required: boolean;
  /**
   * What a cell must be before the kind's own check sees it: an identity number stays text and is never shown whole, a
   * date comes as YYYY-MM-DD however it was written, a choice as its `value`.
   */
  readonly kind: 'text' | 'id-number' | 'phone' | 'date' | 'number' | 'choice';
  readonly choices?: readonly { readonly value: string; readonly words: readonly string[] }[];
  /** What stands in the example row of the template; synthetic. */
  readonly example: string;
};

/** What a row says, by column id. A column that is missing, or an empty cell, says nothing. */
export type RowValues = Readonly<Record<string, string>>;

/** What is wrong with a cell, or with the row where `column` is null. The code is an i18n key; no personal data. */
export type CellProblem = {
  readonly column: string | null;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number>>;
};

export type Outcome = 'created' | 'updated' | 'unchanged' | 'sent-for-matching';

export type CheckedRow = {
  readonly problems: readonly CellProblem[];
  /** What applying it now would do; null where there are problems. */
  readonly outcome: Outcome | null;
  /** What the row is about. Two rows of one batch about the same thing are a duplicate. Kept as a keyed digest only. */
  readonly key: string | null;
};

export type AppliedRow = {
  readonly outcome: Outcome;
  readonly subjectId: string | null;
  /** What `undo` needs to know; kept encrypted. */
  readonly undo: Json;
};

export type IntakeContext = { readonly unitId: NodeId; readonly batchId: BatchId };

/** What a room registers so that its things can be brought in as rows. */
export type IntakeKind = {
  readonly id: string;
  readonly name: Words;
  /** Who may bring rows in for a unit in scope. */
  readonly roles: readonly string[];
  readonly columns: readonly IntakeColumn[];
  /** Pure reading; rows come in hundreds, the answer has one element for each. `actor` is who brings them in. */
  readonly check: (
    read: Reading,
    rows: readonly RowValues[],
    context: IntakeContext,
  ) => Promise<readonly CheckedRow[]>;
  /** Inside an operation of whoever confirmed, with that person's rights of today. A Refusal rejects this row only. */
  readonly apply: (op: Operation, row: RowValues, context: IntakeContext) => Promise<AppliedRow>;
  /** Takes one applied row back. A Refusal keeps the row as it is and says why. Absent: batches stay. */
  readonly undo?: (op: Operation, applied: AppliedRow, context: IntakeContext) => Promise<void>;
  /** How many such things the unit has: a batch that changes many of them needs a second person. */
  readonly population?: (read: Reading, context: IntakeContext) => Promise<number>;
  /** A sentence for one of the kind's own codes, for the workbook that goes back; null for codes it does not know. */
  readonly explain?: (problem: CellProblem, locale: Locale) => string | null;
};
