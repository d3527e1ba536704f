import { Outlet } from '@tanstack/react-router';
import { LearnerFrame } from './learner-frame.tsx';
import { PageError, PageLoading } from './page-states.tsx';
import { SignedInContext } from './session.ts';
import { PublicShell } from './shells/public-shell.tsx';
import { SignInAbove } from './sign-in-above.tsx';
import { ToSignIn } from './to-sign-in.tsx';
import { useKeptSession } from './use-kept-session.ts';

/** All pages of a learner: the session first, then the shell around the page. */
export function LearnerLayout() {
  const session = useKeptSession();
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
    <SignedInContext value={session.data}>
      <LearnerFrame session={session.data}>
        <Outlet />
        {session.ended && <SignInAbove name={session.data.name} />}
      </LearnerFrame>
    </SignedInContext>
  );
}
