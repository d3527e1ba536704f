import { Navigate } from '@tanstack/react-router';
import { useWords } from '../i18n/words.ts';
import { nextPage, signInAddress } from './next-page.ts';
import { PageError, PageLoading } from './page-states.tsx';
import { startOf } from './pages.ts';
import { useSession } from './session.ts';
import { PublicShell } from './shells/public-shell.tsx';
import { shellWords } from './shell-words.ts';

/** `/` is whatever the person has to do first; without a session, the way in. */
export function StartPage() {
  const session = useSession();
  if (session.data?.signedIn === true) return <Navigate to={startOf(session.data)} replace />;
  return (
    <PublicShell>
      {session.isPending && <PageLoading />}
      {session.isError && <PageError error={session.error} retry={() => void session.refetch()} />}
      {session.data?.signedIn === false && <Welcome />}
    </PublicShell>
  );
}

function Welcome() {
  const t = useWords(shellWords);
  const next = nextPage(location.search);
  return (
    <div className="jx-page jx-page-narrow">
      <h1>{t('product')}</h1>
      <p className="jx-page-lead">{next === undefined ? t('signInLead') : t('signInAgain')}</p>
      <p>
        <a href={signInAddress(next)}>{t('signIn')}</a>
      </p>
    </div>
  );
}
