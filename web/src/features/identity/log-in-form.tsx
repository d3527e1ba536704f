import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { paths } from '../../app/pages.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { identityWords } from './identity-words.ts';
import { useLogIn, useStartActivation } from './queries.ts';
import { codeOf, RefusalNote } from './refusal-note.tsx';

export const LOGIN_NAME = 'login-name';

/** Name and password; whoever was away for long is asked for one more proof. */
export function LogInForm({ onStepUp }: { readonly onStepUp: () => void }) {
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
      <Field label={t('loginName')} id={LOGIN_NAME} required {...missing(name.trim())}>
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
export function StepUpForm(props: { readonly onDone: () => void; readonly onBack: () => void }) {
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
