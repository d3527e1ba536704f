import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Field, FieldError } from '../../ui/field.tsx';
import { ConsentText } from './consent-text.tsx';
import { identityWords } from './identity-words.ts';
import { charactersMissing, NewPasswordFields } from './new-password-fields.tsx';
import { type Activation, consentQuery, useFinish } from './queries.ts';
import { codeOf, RefusalNote, useFieldRefusal } from './refusal-note.tsx';

/** Step 3: what happens with one's information, then a password of one's own. */
export function PasswordForm(props: {
  readonly activation: Activation;
  readonly onAgain: () => void;
}) {
  const { activation } = props;
  const t = useWords(identityWords);
  const locale = useLocale();
  const consent = useQuery(consentQuery(activation.consentVersion, locale));
  const finish = useFinish();
  const refusal = useFieldRefusal();
  const [agreed, setAgreed] = useState(false);
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [loginName, setLoginName] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = charactersMissing(password);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!agreed || missing > 0 || password !== repeat) return;
    finish.mutate({
      password,
      consentVersion: activation.consentVersion,
      locale,
      ...(loginName.trim() === '' ? {} : { loginName: loginName.trim() }),
    });
  };
  const taken = codeOf(finish.error) === 'identity.login_name_taken';
  const passwordError = refusal(finish.error, 'body/password');
  const nameError = refusal(finish.error, 'body/loginName');
  return (
    <form onSubmit={submit} noValidate>
      <p className="jx-small jx-tertiary">{t('step', { step: 3 })}</p>
      <p>{t('hello', { name: activation.maskedName ?? '' })}</p>
      {consent.isError && <PageError error={consent.error} retry={() => void consent.refetch()} />}
      {/* What scrolls must be reachable for the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="jx-consent" aria-label={t('consentTitle')} tabIndex={0}>
        {consent.data && <ConsentText markdown={consent.data.text} />}
      </section>
      <Checkbox
        className="jx-agree"
        checked={agreed}
        disabled={consent.data === undefined}
        onChange={(change) => setAgreed(change.target.checked)}
      >
        {t('agree')}
      </Checkbox>
      {asked && !agreed && <FieldError>{t('agreeNeeded')}</FieldError>}
      <RefusalNote error={finish.error} />
      <NewPasswordFields
        typed={{ password, repeat }}
        asked={asked}
        refused={passwordError}
        onChange={(next) => {
          finish.reset();
          setPassword(next.password);
          setRepeat(next.repeat);
        }}
      />
      <Field
        label={t('ownLoginName')}
        id="own-login-name"
        hint={t('ownLoginNameHint')}
        {...(nameError !== undefined ? { error: nameError } : {})}
      >
        {(wiring) => (
          <Input
            {...wiring}
            aria-invalid={taken || wiring['aria-invalid']}
            value={loginName}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(change) => setLoginName(change.target.value)}
          />
        )}
      </Field>
      {codeOf(finish.error) === 'identity.activation_over' ? (
        <Button block onClick={props.onAgain}>
          {t('startAgain')}
        </Button>
      ) : (
        <Button type="primary" htmlType="submit" block loading={finish.isPending}>
          {t('finish')}
        </Button>
      )}
    </form>
  );
}
