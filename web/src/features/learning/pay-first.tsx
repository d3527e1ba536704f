import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { paths } from '../../app/pages.ts';
import { useWords } from '../../i18n/words.ts';
import { Facts, Sheet } from '../../ui/layout.tsx';
import { useLeave } from './fee-queries.ts';
import { feeWords, yuanOf } from './fee-words.ts';
import type { Study } from './queries.ts';
import { LearningRefusal } from './refusal.tsx';

/** A course that is paid before it is studied: how much, to whom, under which number. */
export function PayFirst({ study }: { readonly study: Study }) {
  const t = useWords(feeWords);
  const navigate = useNavigate();
  const leave = useLeave(study.enrolmentId);
  const { fee } = study;
  if (fee === null) return null;
  const yuan = yuanOf(fee.amountFen);
  return (
    <Sheet label={t('payHead')}>
      <h2>{t('payHead')}</h2>
      <p className="jx-pay-lead">{t('payLead', { yuan })}</p>
      <Facts
        facts={[
          { id: 'number', name: t('payNumber'), value: <b>{fee.number}</b> },
          { id: 'amount', name: t('payAmount'), value: t('desk_yuan', { yuan }) },
          { id: 'how', name: t('payHow'), value: fee.how },
        ]}
      />
      <LearningRefusal error={leave.error} />
      <div className="jx-learning-row">
        <Button
          loading={leave.isPending}
          onClick={() =>
            leave.mutate(undefined, { onSuccess: () => void navigate({ to: paths.courses }) })
          }
        >
          {t('leave')}
        </Button>
      </div>
    </Sheet>
  );
}
