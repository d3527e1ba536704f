import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { ErrorSummary, Field } from '../../ui/field.tsx';
import { checkWords } from './check-words.ts';
import { type Checked, checkNumber } from './queries.ts';
import { Refused } from './refused.tsx';

const NUMBER_MAX = 60;
const NAME_MAX = 60;

/** For paper without a code that can be scanned: number and name together. */
export function NumberCheck({ onAnswer }: { readonly onAnswer: (checked: Checked) => void }) {
  const t = useWords(checkWords);
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [tries, setTries] = useState(0);
  const asked = useMutation({ mutationFn: checkNumber, onSuccess: onAnswer });
  const missing = [
    ...(number.trim() === '' ? [{ fieldId: 'check-number', message: t('fillNumber') }] : []),
    ...(name.trim() === '' ? [{ fieldId: 'check-name', message: t('fillName') }] : []),
  ];
  const told = tries > 0 ? missing : [];
  const errorOf = (fieldId: string) => told.find((one) => one.fieldId === fieldId)?.message;
  return (
    <form
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        setTries(tries + 1);
        if (missing.length === 0) asked.mutate({ number: number.trim(), name: name.trim() });
      }}
    >
      {told.length > 0 && <ErrorSummary key={tries} title={t('fillSummary')} errors={told} />}
      <Field
        id="check-number"
        label={t('numberLabel')}
        hint={t('numberHint')}
        error={errorOf('check-number')}
        required
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={number}
            maxLength={NUMBER_MAX}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(change) => setNumber(change.target.value)}
          />
        )}
      </Field>
      <Field
        id="check-name"
        label={t('holder')}
        hint={t('nameHint')}
        error={errorOf('check-name')}
        required
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={name}
            maxLength={NAME_MAX}
            autoComplete="off"
            onChange={(change) => setName(change.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={asked.isPending}>
        {t('search')}
      </Button>
      {asked.isError && <Refused error={asked.error} />}
    </form>
  );
}
