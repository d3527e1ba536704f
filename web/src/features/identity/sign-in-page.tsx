import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { nextPage } from '../../app/next-page.ts';
import { paths, startOf } from '../../app/pages.ts';
import { useSession } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { IdentityFrame } from './identity-frame.tsx';
import { identityWords } from './identity-words.ts';
import { LogInForm, StepUpForm } from './log-in-form.tsx';

/** The way in, by sign-in name or identity number. */
export function SignInPage() {
  const t = useWords(identityWords);
  useTitle(t('signInTitle'));
  const session = useSession();
  const [unlocked, setUnlocked] = useState(false);
  const [stepUp, setStepUp] = useState(false);
  const next = nextPage(location.search);
  if (session.data?.signedIn === true) {
    return <Navigate to={next ?? startOf(session.data)} replace />;
  }
  if (stepUp) {
    return (
      <IdentityFrame title={t('stepUpTitle')} lead={t('stepUp')}>
        <StepUpForm
          onDone={() => {
            setUnlocked(true);
            setStepUp(false);
          }}
          onBack={() => setStepUp(false)}
        />
      </IdentityFrame>
    );
  }
  return (
    <IdentityFrame
      title={t('signInTitle')}
      {...(next === undefined ? {} : { lead: t('signInAgain') })}
    >
      {unlocked && (
        <div className="jx-identity-note" role="status">
          <Note icon="check">{t('unlocked')}</Note>
        </div>
      )}
      <LogInForm onStepUp={() => setStepUp(true)} />
      <div className="jx-identity-foot">
        <h2>{t('firstTime')}</h2>
        <p className="jx-small jx-secondary">{t('firstTimeLead')}</p>
        <Link to={paths.activate}>{t('activate')}</Link>
        <p className="jx-small jx-secondary">{t('forgot')}</p>
        {session.data?.demonstration && (
          <p className="jx-small jx-secondary">{t('demonstration')}</p>
        )}
      </div>
    </IdentityFrame>
  );
}
