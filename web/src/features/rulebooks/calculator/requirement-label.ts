import type { EvaluationRequirement, PackEdition } from '@jixu/policy';
import { termsOf } from '@jixu/policy';
import type { Label } from '../../../i18n/label.ts';
import type { Translate } from '../../../i18n/words.ts';
import type { calculatorWords } from './calculator-words.ts';

export type CalculatorWords = Translate<(typeof calculatorWords)['zh-CN']>;

/** `公需`, or `公需，2025 年` where each year stands alone. */
export function requirementLabel(
  edition: PackEdition,
  { id, year }: EvaluationRequirement,
  label: (words: Label) => string,
  t: CalculatorWords,
): string {
  const name = label(termsOf(edition).requirement(id));
  return year === undefined ? name : t('inYear', { label: name, year });
}
