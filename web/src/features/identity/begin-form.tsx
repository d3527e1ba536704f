import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { paths } from '../../app/pages.ts';
import { useWords } from '../../i18n/words.ts';
import { ChoiceCards, Field } from '../../ui/field.tsx';
import { identityWords } from './identity-words.ts';
import { useStartActivation } from './queries.ts';
import { RefusalNote } from './refusal-note.tsx';
import { SlipFields } from './log-in-form.tsx';

type Way = 'number' | 'slip';

/** Step 1: who one is, by identity number or by the paper from the unit. */
export function BeginForm({ onBegun }: { readonly onBegun: () => void }) {
  const t = useWords(identityWords);
  const navigate = useNavigate();
  const start = useStartActivation();
  const [way, setWay] = useState<Way>('slip');
  const [idNumber, setIdNumber] = useState('');
  const [lastSix, setLastSix] = useState('');
  const [slipCode, setSlipCode] = useState('');
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const body =
      way === 'number'
        ? { idNumber: idNumber.trim(), lastSix: lastSix.trim() }
        : { slipCode: slipCode.trim(), name: name.trim() };
    if (way === 'number' && (idNumber.trim() === '' || lastSix.trim().length !== 6)) return;
    if (way === 'slip' && (slipCode.trim() === '' || name.trim() === '')) return;
    start.mutate(body, {
      onSuccess: ({ next }) => {
        onBegun();
        if (next === 'login') void navigate({ to: paths.signIn });
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className="jx-small jx-tertiary">{t('step', { step: 1 })}</p>
      <RefusalNote error={start.error} />
      <ChoiceCards
        name="way"
        legend={t('how')}
        value={way}
        onChange={setWay}
        choices={[
          { value: 'slip', title: t('bySlip'), detail: t('bySlipDetail') },
          { value: 'number', title: t('byNumber'), detail: t('byNumberDetail') },
        ]}
      />
      {way === 'slip' ? (
        <SlipFields slipCode={slipCode} name={name} onSlipCode={setSlipCode} onName={setName} />
      ) : (
        <>
          <Field
            label={t('idNumber')}
            id="id-number"
            required
            {...(asked && idNumber.trim() === '' ? { error: t('required') } : {})}
          >
            {(wiring) => (
              <Input
                {...wiring}
                value={idNumber}
                autoComplete="off"
                autoCapitalize="characters"
                maxLength={40}
                onChange={(change) => setIdNumber(change.target.value)}
              />
            )}
          </Field>
          <Field
            label={t('lastSix')}
            id="last-six"
            required
            {...(asked && lastSix.trim().length !== 6 ? { error: t('lastSixLength') } : {})}
          >
            {(wiring) => (
              <Input
                {...wiring}
                value={lastSix}
                autoComplete="off"
                autoCapitalize="characters"
                maxLength={6}
                onChange={(change) => setLastSix(change.target.value)}
              />
            )}
          </Field>
        </>
      )}
      <Button type="primary" htmlType="submit" block loading={start.isPending}>
        {t('next')}
      </Button>
    </form>
  );
}
