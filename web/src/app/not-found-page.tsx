import { LearnerFrame } from './learner-frame.tsx';
import { PageNotFound } from './page-states.tsx';
import { useSession } from './session.ts';
import { PublicShell } from './shells/public-shell.tsx';

/** An address that leads nowhere: inside one's own shell, if somebody is signed in. */
export function NotFoundPage() {
  const session = useSession();
  if (session.data?.signedIn === true) {
    return (
      <LearnerFrame session={session.data}>
        <PageNotFound />
      </LearnerFrame>
    );
  }
  return (
    <PublicShell>
      <PageNotFound />
    </PublicShell>
  );
}
