import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet } from '@tanstack/react-router';
import { inboxCountQuery } from '../features/review/queries.ts';
import { useWords } from '../i18n/words.ts';
import { PageError, PageLoading } from './page-states.tsx';
import { deskPages, paths } from './pages.ts';
import { useSession } from './session.ts';
import { shellWords } from './shell-words.ts';
import { DeskShell } from './shells/desk-shell.tsx';
import { PublicShell } from './shells/public-shell.tsx';
import { ToSignIn } from './to-sign-in.tsx';

/** All pages of an office; who holds no appointment is sent to their own start page. */
export function DeskLayout() {
  const t = useWords(shellWords);
  const session = useSession();
  const decides =
    session.data?.signedIn === true &&
    session.data.audiences.some((audience) => audience !== 'learner' && audience !== 'operator');
  const waiting = useQuery({ ...inboxCountQuery, enabled: decides });
  if (session.data === undefined) {
    return (
      <PublicShell>
        {session.isError ? (
          <PageError error={session.error} retry={() => void session.refetch()} />
        ) : (
          <PageLoading />
        )}
      </PublicShell>
    );
  }
  if (!session.data.signedIn) {
    return <ToSignIn />;
  }
  if (session.data.office === undefined) return <Navigate to="/" replace />;
  return (
    <DeskShell
      pages={deskPages(session.data, t, waiting.data)}
      office={session.data.office.name}
      name={session.data.name}
      today={session.data.today}
      accountTo={paths.account}
    >
      <Outlet />
    </DeskShell>
  );
}
