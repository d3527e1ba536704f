import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { learningWords } from './learning-words.ts';
import type { CourseCard } from './queries.ts';

/** What a course counts, in its own unit. */
export function useAmount(): (amount: CourseCard['amount']) => string {
  const t = useWords(learningWords);
  const f = useFormats();
  return ({ unit, value }) => {
    if (unit === 'hours') return f.amount(value, 'hour');
    return `${f.number(value)} ${unit === 'credits' ? t('credits') : t('courses')}`;
  };
}
