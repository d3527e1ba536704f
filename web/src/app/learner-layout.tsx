import { Outlet } from '@tanstack/react-router';
import { LearnerFrame } from './learner-frame.tsx';
import { PageError, PageLoading } from './page-states.tsx';
import { useSession } from './session.ts';
import { PublicShell } from './shells/public-shell.tsx';
import { ToSignIn } from './to-sign-in.tsx';

/** All pages of a learner: the session first, then the shell around the page. */
export function LearnerLayout() {
  const session = useSession();
  if (session.data?.signedIn === false) {
    return <ToSignIn />;
  }
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
  return (
    <LearnerFrame session={session.data}>
      <Outlet />
    </LearnerFrame>
  );
}
