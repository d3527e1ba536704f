import { signInAddress } from '../../app/next-page.ts';
import { RequestRefused } from '../../app/request.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { learningWords } from './learning-words.ts';

export function isSignedOut(error: unknown): boolean {
  return error instanceof RequestRefused && error.problem.status === 401;
}

/**
 * The session ended while somebody studied: what was studied is kept, and sent once they are in again. Apart: in
 * another window, where leaving this page would lose what only it holds.
 */
export function SignedOut({ apart = false }: { readonly apart?: boolean }) {
  const t = useWords(learningWords);
  return (
    <Note icon="warning" tone="warning">
      {t(apart ? 'signedOutApart' : 'signedOut')}{' '}
      <a
        href={apart ? signInAddress('/home') : signInAddress(location.pathname)}
        {...(apart ? { target: '_blank', rel: 'noreferrer' } : {})}
      >
        {t('signInAgain')}
      </a>
    </Note>
  );
}
