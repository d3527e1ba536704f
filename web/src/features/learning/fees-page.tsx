import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { MetaLine, Page, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Fee, feesQuery, useFeeWork } from './fee-queries.ts';
import { feeWords, yuanOf } from './fee-words.ts';
import { learningWords } from './learning-words.ts';
import { PaymentKeys } from './payment-keys.tsx';
import { LearningRefusal } from './refusal.tsx';
import './learning.css';

/** What is owed for the courses of one's organisation, and the payments that were written down. */
export function FeesPage() {
  const t = useWords(feeWords);
  const tLearning = useWords(learningWords);
  useTitle(t('desk_title'));
  const found = useQuery(feesQuery);
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 240]} />;
  return (
    <Page
      width="desk"
      title={t('desk_title')}
      lead={t('desk_lead')}
      above={<Link to={paths.keptCourses}>{tLearning('kept_title')}</Link>}
    >
      {found.data.length === 0 ? (
        <EmptyState>{t('desk_none')}</EmptyState>
      ) : (
        <Sheet padding="flush">
          <ul className="jx-learning-cards">
            {found.data.map((fee) => (
              <li key={fee.feeId}>
                <FeeCard fee={fee} />
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      <PaymentKeys />
    </Page>
  );
}

function FeeCard({ fee }: { readonly fee: Fee }) {
  const t = useWords(feeWords);
  const f = useFormats();
  const [open, setOpen] = useState(false);
  const confirms = fee.permissions.includes('confirm');
  const acts = fee.permissions.length > 0;
  return (
    <div className="jx-learning-card">
      <div>
        <h3>
          {fee.name} {t('desk_yuan', { yuan: yuanOf(fee.amountFen) })}
        </h3>
        <MetaLine
          items={[
            fee.kind === 'pack' ? t('desk_pack', { title: fee.course }) : fee.course,
            fee.number,
            f.instantDate(fee.askedAt),
            ...(fee.receipt === null || fee.paidAt === null || fee.paidVia === null
              ? []
              : [
                  t('paidLine', {
                    receipt: fee.receipt,
                    via: t(`via.${fee.paidVia}`),
                    date: f.instantDate(fee.paidAt),
                  }),
                ]),
          ]}
        />
        {open && <FeeForm fee={fee} onEnd={() => setOpen(false)} />}
      </div>
      <div className="jx-learning-do">
        {fee.state === 'paid' ? (
          <StateMark state="counted">{t('state.paid')}</StateMark>
        ) : (
          <span className="jx-small">{t(`state.${fee.state}`)}</span>
        )}
        {acts && !open && (
          <Button type={confirms ? 'primary' : 'default'} onClick={() => setOpen(true)}>
            {t(confirms ? 'desk_confirm' : 'desk_refund')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The receipt of a payment, or the reason of a refund. */
function FeeForm({ fee, onEnd }: { readonly fee: Fee; readonly onEnd: () => void }) {
  const t = useWords(feeWords);
  const work = useFeeWork();
  const [text, setText] = useState('');
  const confirms = fee.permissions.includes('confirm');
  const { name } = fee;
  const send = () =>
    work.mutate(
      confirms
        ? { does: 'confirm', fee, receipt: text.trim() }
        : { does: 'refund', fee, reason: text.trim() },
      { onSuccess: onEnd },
    );
  return (
    <div className="jx-learning-new">
      <Field label={t(confirms ? 'desk_receiptOf' : 'desk_reasonOf', { name })} required>
        {(wiring) => (
          <Input
            {...wiring}
            value={text}
            maxLength={confirms ? 60 : 300}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" disabled={text.trim() === ''} loading={work.isPending} onClick={send}>
        {t('desk_send')}
      </Button>
      <Button onClick={onEnd}>{t('desk_cancel')}</Button>
      <LearningRefusal error={work.error} />
    </div>
  );
}
