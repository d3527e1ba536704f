import { useMatches } from '@tanstack/react-router';
import { useWords } from '../i18n/words.ts';
import { learnerPages, learnerTabs, paths } from './pages.ts';
import type { SignedIn } from './session.ts';
import { shellWords } from './shell-words.ts';
import { LearnerShell } from './shells/learner-shell.tsx';

/** The learner's shell with its pages and the person's own name and notices. */
export function LearnerFrame(props: {
  readonly session: SignedIn;
  readonly children: React.ReactNode;
}) {
  const { session } = props;
  const t = useWords(shellWords);
  const inner = useMatches({ select: (all) => all.some((match) => match.staticData.inner) });
  return (
    <LearnerShell
      pages={learnerPages(t)}
      tabs={learnerTabs(t)}
      accountTo={paths.account}
      helpTo={paths.help}
      noticesTo={paths.notices}
      name={session.name}
      notices={session.notices}
      inner={inner}
    >
      {props.children}
    </LearnerShell>
  );
}
