import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { nextPage } from '../../app/next-page.ts';
import { paths, startOf } from '../../app/pages.ts';
import { useSession } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/layout.tsx';
import { IdentityFrame } from './identity-frame.tsx';
import { identityWords } from './identity-words.ts';
import { useLogIn, useStartActivation } from './queries.ts';
import { codeOf, RefusalNote } from './refusal-note.tsx';

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

function LogInForm({ onStepUp }: { readonly onStepUp: () => void }) {
  const t = useWords(identityWords);
  const navigate = useNavigate();
  const logIn = useLogIn();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = (value: string) => (asked && value === '' ? { error: t('required') } : {});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '' || password === '') return;
    logIn.mutate(
      { name: name.trim(), password },
      {
        onSuccess: ({ next }) => {
          // With a session the page itself leads on.
          if (next === 'activation' || next === 'password') void navigate({ to: paths.activate });
        },
        onError: (error) => {
          if (codeOf(error) === 'identity.step_up_needed') onStepUp();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <RefusalNote error={logIn.error} />
      <Field label={t('loginName')} id="login-name" required {...missing(name.trim())}>
        {(wiring) => (
          <Input
            {...wiring}
            value={name}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(change) => setName(change.target.value)}
          />
        )}
      </Field>
      <Field label={t('password')} id="login-password" required {...missing(password)}>
        {(wiring) => (
          <Input.Password
            {...wiring}
            value={password}
            autoComplete="current-password"
            onChange={(change) => setPassword(change.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block loading={logIn.isPending}>
        {t('signIn')}
      </Button>
    </form>
  );
}

/** After a long absence: the slip proves the person, then the password signs in. */
function StepUpForm(props: { readonly onDone: () => void; readonly onBack: () => void }) {
  const t = useWords(identityWords);
  const start = useStartActivation();
  const navigate = useNavigate();
  const [slipCode, setSlipCode] = useState('');
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(
      { slipCode: slipCode.trim(), name: name.trim() },
      {
        onSuccess: ({ next }) => {
          if (next === 'login') props.onDone();
          else void navigate({ to: paths.activate });
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <RefusalNote error={start.error} />
      <SlipFields slipCode={slipCode} name={name} onSlipCode={setSlipCode} onName={setName} />
      <Button type="primary" htmlType="submit" block loading={start.isPending}>
        {t('verify')}
      </Button>
      <Button type="link" onClick={props.onBack}>
        {t('backToSignIn')}
      </Button>
    </form>
  );
}

export function SlipFields(props: {
  readonly slipCode: string;
  readonly name: string;
  readonly onSlipCode: (code: string) => void;
  readonly onName: (name: string) => void;
}) {
  const t = useWords(identityWords);
  return (
    <>
      <Field label={t('slipCode')} id="slip-code" required hint={t('slipCodeHint')}>
        {(wiring) => (
          <Input
            {...wiring}
            value={props.slipCode}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(change) => props.onSlipCode(change.target.value)}
          />
        )}
      </Field>
      <Field label={t('realName')} id="slip-name" required>
        {(wiring) => (
          <Input
            {...wiring}
            value={props.name}
            autoComplete="name"
            onChange={(change) => props.onName(change.target.value)}
          />
        )}
      </Field>
    </>
  );
}
