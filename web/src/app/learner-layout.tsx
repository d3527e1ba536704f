import { Outlet, useMatches } from '@tanstack/react-router';
import { useWords } from '../i18n/words.ts';
import { PageError, PageLoading } from './page-states.tsx';
import { learnerPages, learnerTabs, paths } from './pages.ts';
import { useSession } from './session.ts';
import { shellWords } from './shell-words.ts';
import { LearnerShell } from './shells/learner-shell.tsx';
import { PublicShell } from './shells/public-shell.tsx';
import { ToSignIn } from './to-sign-in.tsx';

/** All pages of a learner: the session first, then the shell around the page. */
export function LearnerLayout() {
  const t = useWords(shellWords);
  const session = useSession();
  const inner = useMatches({ select: (all) => all.some((match) => match.staticData.inner) });
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
    <LearnerShell
      pages={learnerPages(t)}
      tabs={learnerTabs(t)}
      accountTo={paths.account}
      helpTo={paths.help}
      noticesTo={paths.notices}
      name={session.data.name}
      notices={session.data.notices}
      inner={inner}
    >
      <Outlet />
    </LearnerShell>
  );
}
