import { Modal } from 'antd';
import { useState } from 'react';
import { signInAddress } from '../../app/next-page.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { identityWords } from './identity-words.ts';
import { LOGIN_NAME, LogInForm, StepUpForm } from './log-in-form.tsx';
import './identity.css';

/** Above a page whose session has ended: what was typed lies below and goes on as soon as its person is back. */
export function SignInAgain({ name }: { readonly name: string }) {
  const t = useWords(identityWords);
  const [stepUp, setStepUp] = useState(false);
  const [unlocked, setUnlocked] = useState(false);
  return (
    <Modal
      open
      centered
      width={480}
      zIndex={2000}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      rootClassName="jx-sign-in-again"
      title={<h2>{t(stepUp ? 'stepUpTitle' : 'signInTitle')}</h2>}
      afterOpenChange={(open) => {
        if (open) document.getElementById(LOGIN_NAME)?.focus();
      }}
    >
      <p className="jx-secondary">{stepUp ? t('stepUp') : t('signInHere', { name })}</p>
      {unlocked && (
        <div className="jx-identity-note" role="status">
          <Note icon="check">{t('unlocked')}</Note>
        </div>
      )}
      {stepUp ? (
        <StepUpForm
          onDone={() => {
            setUnlocked(true);
            setStepUp(false);
          }}
          onBack={() => setStepUp(false)}
        />
      ) : (
        <LogInForm onStepUp={() => setStepUp(true)} />
      )}
      <p className="jx-small">
        <a href={signInAddress(undefined)}>{t('signInAsOther')}</a>
      </p>
    </Modal>
  );
}
