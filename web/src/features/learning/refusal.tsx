import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import { Note } from '../../ui/layout.tsx';

/** What was refused, with the way on. */
export function LearningRefusal({ error }: { readonly error: unknown }) {
  const locale = useLocale();
  if (error === null || error === undefined) return null;
  const problem = error instanceof RequestRefused ? error.problem : { code: 'http.unexpected' };
  return (
    <div role="alert">
      <Note tone="refused" icon="warning">
        {problemSentence(problem, locale, refusalWords)}
      </Note>
    </div>
  );
}
