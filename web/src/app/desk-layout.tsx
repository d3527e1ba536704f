import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { inboxCountQuery } from '../features/review/queries.ts';
import { useWords } from '../i18n/words.ts';
import { LearnerFrame } from './learner-frame.tsx';
import { PageError, PageLoading, PageOfOthers } from './page-states.tsx';
import { decidesIn, deskPages, pageOfOthers, paths, startOf } from './pages.ts';
import { SignedInContext, useSession } from './session.ts';
import { shellWords } from './shell-words.ts';
import { DeskShell } from './shells/desk-shell.tsx';
import { PublicShell } from './shells/public-shell.tsx';
import { SignInAbove } from './sign-in-above.tsx';
import { ToSignIn } from './to-sign-in.tsx';
import { useKeptSession } from './use-kept-session.ts';

/** All pages of an office. Whoever holds none, or not this one, is told whose page it is. */
export function DeskLayout() {
  const t = useWords(shellWords);
  const { pathname } = useLocation();
  const session = useKeptSession();
  const decides = session.data?.signedIn === true && decidesIn(session.data);
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
  const whose = pageOfOthers(session.data, pathname);
  const page = (
    <>
      {whose === undefined ? <Outlet /> : <PageOfOthers whose={whose} />}
      {session.ended && <SignInAbove name={session.data.name} />}
    </>
  );
  if (session.data.office === undefined) {
    return (
      <SignedInContext value={session.data}>
        <LearnerFrame session={session.data}>{page}</LearnerFrame>
      </SignedInContext>
    );
  }
  return (
    <SignedInContext value={session.data}>
      <DeskShell
        pages={deskPages(session.data, t, waiting.data)}
        office={session.data.office.name}
        name={session.data.name}
        today={session.data.today}
        accountTo={paths.deskAccount}
      >
        {page}
      </DeskShell>
    </SignedInContext>
  );
}

/** `/desk` is the first page that this office has work on. */
export function DeskStart() {
  const session = useSession();
  if (session.data?.signedIn !== true) return null;
  return <Navigate to={startOf(session.data)} replace />;
}
