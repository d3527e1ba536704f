import { formats } from '../../i18n/format.ts';
import type { Label } from '../../i18n/label.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Problem, problemSentence } from '../../i18n/problem.ts';
import { CATEGORY_FIELD } from './category-choice.tsx';
import { declarationErrorsWords } from './declaration-errors-words.ts';
import { slotFieldId } from './evidence-slots.tsx';
import { fieldId } from './form-fields.tsx';
import type { Preview } from './queries.ts';

export type FieldProblem = NonNullable<Problem['fields']>[number];

type Named = { readonly id: string; readonly label: Label };
export type NamedPlaces = {
  readonly fields: readonly Named[];
  readonly evidence: readonly Named[];
};

/** `values/title`, `evidence/proof`, `category` → the element that carries it. */
export function elementOf(path: string): string {
  const [place = '', name = ''] = path.split('/', 2);
  if (place === 'values') return fieldId(name);
  if (place === 'evidence') return slotFieldId(name);
  return CATEGORY_FIELD;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function sentenceOf(problem: FieldProblem, locale: Locale): string {
  const said = Object.entries(problem.params ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' && DAY.test(value) ? formats(locale).date(value) : value,
  ]);
  const params: Readonly<Record<string, string | number>> = Object.fromEntries(said);
  return problemSentence({ ...problem, params }, locale, declarationErrorsWords);
}

/** The label of the place that a problem is about, as the form names it. */
export function nameOf(path: string, form: NamedPlaces): Label | undefined {
  const [place = '', name = ''] = path.split('/', 2);
  if (place === 'values') return form.fields.find((field) => field.id === name)?.label;
  if (place === 'evidence') return form.evidence.find((slot) => slot.id === name)?.label;
  return undefined;
}

/**
 * While a form is being filled in, only what stands in a field can be wrong; that something is still missing
 * is said after a submission.
 */
export function liveProblems(preview: Preview | undefined): readonly FieldProblem[] {
  return (preview?.problems ?? [])
    .filter((problem) => problem.code !== 'declarations.required')
    .map(({ path, code, detail }) => ({ path, code, params: detail }));
}
