import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { paths } from '../../app/pages.ts';
import { useWords } from '../../i18n/words.ts';
import { ChoiceCards, Field } from '../../ui/field.tsx';
import { identityWords } from './identity-words.ts';
import { type Activation, useSecondProof, useSendCode } from './queries.ts';
import { codeOf, RefusalNote } from './refusal-note.tsx';

/** Step 2: something only the person has. */
export function ProofForm(props: {
  readonly activation: Activation;
  readonly onAgain: () => void;
}) {
  const t = useWords(identityWords);
  const navigate = useNavigate();
  const prove = useSecondProof();
  const send = useSendCode();
  const [proof, setProof] = useState<'slip' | 'sms'>('slip');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const typed = code.trim();
    if (typed === '') return;
    prove.mutate(proof === 'slip' ? { slipCode: typed } : { smsCode: typed }, {
      onSuccess: ({ next }) => {
        if (next === 'login') void navigate({ to: paths.signIn });
      },
    });
  };
  const over = codeOf(prove.error) === 'identity.activation_over';
  return (
    <form onSubmit={submit} noValidate>
      <p className="jx-small jx-tertiary">{t('step', { step: 2 })}</p>
      <h2>{t('proofTitle')}</h2>
      <p className="jx-secondary">{t('proofLead')}</p>
      <RefusalNote error={prove.error ?? send.error} />
      {props.activation.proofs.length > 1 && (
        <ChoiceCards
          name="proof"
          legend={t('proofHow')}
          value={proof}
          onChange={setProof}
          choices={[
            { value: 'slip', title: t('proofSlip'), detail: t('proofSlipDetail') },
            { value: 'sms', title: t('proofSms'), detail: t('proofSmsDetail') },
          ]}
        />
      )}
      <Field
        label={proof === 'slip' ? t('slipCode') : t('smsCode')}
        id="second-proof"
        required
        {...(proof === 'slip' ? { hint: t('slipCodeHint') } : {})}
        {...(asked && code.trim() === '' ? { error: t('required') } : {})}
        {...(proof === 'sms'
          ? {
              aside: (
                <Button loading={send.isPending} onClick={() => send.mutate(undefined)}>
                  {t('sendCode')}
                </Button>
              ),
            }
          : {})}
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={code}
            autoComplete={proof === 'sms' ? 'one-time-code' : 'off'}
            inputMode={proof === 'sms' ? 'numeric' : 'text'}
            maxLength={20}
            onChange={(change) => setCode(change.target.value)}
          />
        )}
      </Field>
      <p className="jx-small jx-secondary" role="status">
        {send.isSuccess && t('codeSent')}
      </p>
      {over ? (
        <Button block onClick={props.onAgain}>
          {t('startAgain')}
        </Button>
      ) : (
        <Button type="primary" htmlType="submit" block loading={prove.isPending}>
          {t('next')}
        </Button>
      )}
    </form>
  );
}
