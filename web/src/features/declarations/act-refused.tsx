import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { Note } from '../../ui/layout.tsx';
import { declarationErrorsWords } from './declaration-errors-words.ts';

/** Why nothing came of a press, beside what was pressed. */
export function ActRefused({ error }: { readonly error: Error | null }) {
  const locale = useLocale();
  if (error === null) return null;
  const problem = error instanceof RequestRefused ? error.problem : { code: 'platform.failed' };
  return (
    <div role="alert">
      <Note tone="refused" icon="warning">
        {problemSentence(problem, locale, declarationErrorsWords)}
      </Note>
    </div>
  );
}
