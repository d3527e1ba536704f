import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useIntent } from '../../app/intent.ts';
import { useSignedIn } from '../../app/session.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/layout.tsx';
import { nothingQuery, sayNothing } from './registering-queries.ts';
import { registeringWords } from './registering-words.ts';
import './registering.css';

/** One press answers for the year; the same place takes it back. */
export function NothingToDeclare() {
  const t = useWords(registeringWords);
  const { today } = useSignedIn();
  const year = Number(today.slice(0, 4));
  const client = useQueryClient();
  const intent = useIntent();
  const answers = useQuery(nothingQuery);
  const mutation = useMutation({
    mutationFn: (said: boolean) => sayNothing({ year, said, key: intent.keyFor({ year, said }) }),
    onSuccess: (after) => client.setQueryData(nothingQuery.queryKey, after),
    onSettled: () => intent.settle(),
  });
  if (answers.data === undefined) return null;
  const said = answers.data.years.some((one) => one.year === year);
  return (
    <Sheet label={t('nothingTitle', { year })}>
      <div className="jx-nothing">
        <div role="status">
          {said ? (
            <span className="jx-mark-counted">
              <Icon name="check" size={16} /> {t('nothingSaid', { year })}
            </span>
          ) : (
            <>
              <b>{t('nothingTitle', { year })}</b>
              <p className="jx-small jx-secondary">{t('nothingLead')}</p>
            </>
          )}
        </div>
        <Button
          loading={mutation.isPending}
          type={said ? 'link' : 'default'}
          onClick={() => mutation.mutate(!said)}
        >
          {said ? t('nothingBack') : t('nothingSay')}
        </Button>
      </div>
    </Sheet>
  );
}
