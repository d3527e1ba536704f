import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorSummary } from '../../ui/field.tsx';
import { declareWords } from './declare-words.ts';
import {
  elementOf,
  type FieldProblem,
  nameOf,
  type NamedPlaces,
  sentenceOf,
} from './form-errors.ts';

/** Everything that was refused about a form, each by the name of its field and as the way to it. */
export function FormProblems(props: {
  readonly problems: readonly FieldProblem[];
  readonly form: NamedPlaces;
}) {
  const { problems, form } = props;
  const t = useWords(declareWords);
  const label = useLabel();
  const locale = useLocale();
  return (
    <ErrorSummary
      title={t('problems', { count: problems.length })}
      errors={problems.map((problem) => {
        const named = nameOf(problem.path, form);
        const name = named ? label(named) : problem.path === 'category' ? t('category') : '';
        const sentence = sentenceOf(problem, locale);
        return {
          fieldId: elementOf(problem.path),
          message: name === '' ? sentence : t('problemAt', { name, problem: sentence }),
        };
      })}
    />
  );
}
