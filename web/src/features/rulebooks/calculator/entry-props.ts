import type { EvaluationRecord, PackEdition, RecordQuestions, Undecided, Unit } from '@jixu/policy';
import type { Entry } from './calculation.ts';

export type EntryRowProps = {
  readonly entry: Entry;
  readonly edition: PackEdition;
  readonly questions: RecordQuestions | undefined;
  readonly line: EvaluationRecord | undefined;
  readonly undecided: Undecided | undefined;
  readonly others: readonly { readonly id: string; readonly title: string }[];
  /** "第 2 项 论文": heard before every control of the row. */
  readonly title: string;
  readonly lastDay: string;
  /** Just added: its details stand open. */
  readonly fresh: boolean;
  readonly onChange: (next: Entry) => void;
  readonly onRemove: () => void;
  readonly onWhy: () => void;
};

/** The way of measuring that fits what was typed best; the pack's first where nothing was. */
export function measureOf(
  questions: RecordQuestions,
  qty: Entry['qty'],
): readonly Unit[] | undefined {
  const given = Object.keys(qty);
  const missing = (units: readonly Unit[]) =>
    given.filter((unit) => !units.some((each) => each === unit)).length;
  return questions.measures.toSorted((a, b) => missing(a) - missing(b))[0];
}
