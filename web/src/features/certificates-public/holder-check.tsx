import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { checkWords } from './check-words.ts';
import { Refused } from './refused.tsx';
import { checkHolder } from './queries.ts';

const NAME_MAX = 60;

/** The name is masked on the page; who holds the paper types the one they read there. */
export function HolderCheck({ token }: { readonly token: string }) {
  const t = useWords(checkWords);
  const heading = useId();
  const [name, setName] = useState('');
  const asked = useMutation({ mutationFn: checkHolder });
  const typed = name.trim();
  return (
    <section className="jx-check-part" aria-labelledby={heading}>
      <h2 id={heading}>{t('holderTitle')}</h2>
      <p className="jx-small jx-secondary">{t('holderLead')}</p>
      <form
        className="jx-check-line"
        onSubmit={(submit) => {
          submit.preventDefault();
          if (typed !== '') asked.mutate({ token, name: typed });
        }}
      >
        <Input
          value={name}
          maxLength={NAME_MAX}
          autoComplete="off"
          aria-label={t('name')}
          placeholder={t('name')}
          onChange={(change) => {
            setName(change.target.value);
            asked.reset();
          }}
        />
        <Button htmlType="submit" loading={asked.isPending}>
          {t('check')}
        </Button>
      </form>
      <div role="status">
        {asked.data !== undefined &&
          (asked.data.matches ? (
            <StateMark state="counted">
              {t('matches', { name: asked.data.holder ?? typed })}
            </StateMark>
          ) : (
            <StateMark state="refused">{t('differs')}</StateMark>
          ))}
      </div>
      {asked.isError && <Refused error={asked.error} />}
    </section>
  );
}
