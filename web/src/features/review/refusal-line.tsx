import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { Note } from '../../ui/layout.tsx';
import { reviewErrors } from './review-errors.ts';

/** Why the last press did nothing, and the way on. */
export function RefusalLine({ error }: { readonly error: unknown }) {
  const locale = useLocale();
  if (error === null || error === undefined) return null;
  const problem = error instanceof RequestRefused ? error.problem : { code: 'http.unexpected' };
  return (
    <div role="alert">
      <Note tone="refused" icon="warning">
        {problemSentence(problem, locale, reviewErrors)}
      </Note>
    </div>
  );
}
