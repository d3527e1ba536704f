import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { Note } from '../../ui/layout.tsx';
import { identityErrorsWords } from './identity-errors-words.ts';

export function codeOf(error: unknown): string {
  return error instanceof RequestRefused ? error.problem.code : '';
}

/** What a step refused, as a sentence with the way on. */
export function RefusalNote({ error }: { readonly error: unknown }) {
  const locale = useLocale();
  if (error === null || error === undefined) return null;
  const problem =
    error instanceof RequestRefused ? error.problem : { code: 'http.unexpected' as const };
  return (
    <div role="alert" className="jx-identity-note">
      <Note tone="refused" icon="warning">
        {problemSentence(problem, locale, identityErrorsWords)}
      </Note>
    </div>
  );
}

/** The sentence for one field of a refused body, e.g. `body/password`. */
export function useFieldRefusal(): (error: unknown, path: string) => string | undefined {
  const locale = useLocale();
  return (error, path) => {
    if (!(error instanceof RequestRefused)) return undefined;
    const found = error.problem.fields?.find((field) => field.path === path);
    return found && problemSentence(found, locale, identityErrorsWords);
  };
}
