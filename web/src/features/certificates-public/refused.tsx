import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { FieldError } from '../../ui/field.tsx';

/** A check that got no answer: too many at once, or no network. */
export function Refused({ error }: { readonly error: unknown }) {
  const locale = useLocale();
  const problem =
    error instanceof RequestRefused ? error.problem : { status: 0, code: 'http.unexpected' };
  return (
    <div role="alert">
      <FieldError>{problemSentence(problem, locale)}</FieldError>
    </div>
  );
}
