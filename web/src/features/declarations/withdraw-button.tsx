import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { declarationErrorsWords } from './declaration-errors-words.ts';
import { declarationWords } from './declaration-words.ts';
import { useWithdrawal } from './queries.ts';

/** Takes a declaration back while nobody has decided; who came first is told. */
export function WithdrawButton({ caseId }: { readonly caseId: string }) {
  const t = useWords(declarationWords);
  const locale = useLocale();
  const withdrawal = useWithdrawal();
  const [refused, setRefused] = useState<string>();
  return (
    <div className="jx-withdraw">
      {refused !== undefined && (
        <div role="alert">
          <Note tone="refused" icon="warning">
            {refused}
          </Note>
        </div>
      )}
      <Popconfirm
        title={t('withdrawAsk')}
        okText={t('withdrawDo')}
        cancelText={t('keep')}
        onConfirm={() =>
          withdrawal.mutate(caseId, {
            onError: (error) =>
              setRefused(
                problemSentence(
                  error instanceof RequestRefused ? error.problem : { code: 'http.unexpected' },
                  locale,
                  declarationErrorsWords,
                ),
              ),
          })
        }
      >
        <Button loading={withdrawal.isPending}>{t('withdraw')}</Button>
      </Popconfirm>
    </div>
  );
}
