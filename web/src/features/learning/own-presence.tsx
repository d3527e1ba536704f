import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, Sheet } from '../../ui/layout.tsx';
import { presenceQuery, useConsent } from './presence-queries.ts';
import { presenceWords } from './presence-words.ts';
import { LearningRefusal } from './refusal.tsx';

/** On the account page, for whoever agreed to be confirmed by a picture: taking it back. */
export function OwnPresence() {
  const t = useWords(presenceWords);
  const f = useFormats();
  const own = useQuery(presenceQuery);
  const withdraw = useConsent('withdraw');
  const since = own.data?.consentedAt ?? null;
  if (since === null && !withdraw.isSuccess) return null;
  return (
    <Sheet label={t('ownTitle')}>
      {since === null ? (
        <div role="status">
          <Note icon="check">{t('withdrawn')}</Note>
        </div>
      ) : (
        <>
          <p>{t('ownLead', { date: f.date(formatLocalDate(shanghaiDateOf(new Date(since)))) })}</p>
          <LearningRefusal error={withdraw.error} />
          <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('withdraw')}
          </Button>
        </>
      )}
    </Sheet>
  );
}
