import { Button, Input } from 'antd';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Note, Sheet } from '../../ui/layout.tsx';
import { learningWords } from './learning-words.ts';
import { type Study, useAnomalyAnswer } from './queries.ts';
import { LearningRefusal } from './refusal.tsx';
import { useAmount } from './use-amount.ts';
import { useTextDraft } from './use-text-draft.ts';

/** Somebody looks at the record of this course, asks about it, or has not credited it. */
export function LookedAt(props: {
  readonly study: Study;
  readonly anomaly: NonNullable<Study['anomaly']>;
}) {
  const { study, anomaly } = props;
  const t = useWords(learningWords);
  const amount = useAmount();
  const opinion = anomaly.opinion ?? '';
  if (anomaly.state === 'open')
    return (
      <Note icon="warning">
        {t('anomalyOpen', { amount: amount(study.amount) })}
        <Reasons reasons={anomaly.reasons} />
      </Note>
    );
  if (anomaly.state === 'refused')
    return (
      <Note icon="warning" tone="refused">
        {t('anomalyRefused', { opinion })}
        <Reasons reasons={anomaly.reasons} />
      </Note>
    );
  return <Asked enrolmentId={study.enrolmentId} opinion={opinion} />;
}

const KNOWN = ['unbroken', 'top-rate', 'around-the-clock', 'quick-answers', 'in-step'] as const;

export function knownReason(reason: string): (typeof KNOWN)[number] | undefined {
  return KNOWN.find((one) => one === reason);
}

function Reasons({ reasons }: { readonly reasons: readonly string[] }) {
  const t = useWords(learningWords);
  return (
    <ul className="jx-note-reasons">
      {reasons.map((one) => {
        const reason = knownReason(one);
        return reason && <li key={reason}>{t(`anomaly.${reason}`)}</li>;
      })}
    </ul>
  );
}

function Asked({
  enrolmentId,
  opinion,
}: {
  readonly enrolmentId: string;
  readonly opinion: string;
}) {
  const t = useWords(learningWords);
  const answer = useAnomalyAnswer(enrolmentId);
  const { text, write, sent } = useTextDraft({ form: 'study-anomaly', id: enrolmentId });
  return (
    <Sheet tone="chosen">
      <p>{t('anomalyAsked', { opinion })}</p>
      <Field id="jx-anomaly-answer" label={t('anomalyAnswer')}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            value={text}
            maxLength={1000}
            rows={3}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
      <LearningRefusal error={answer.error} />
      <Button
        type="primary"
        disabled={text.trim().length < 2}
        loading={answer.isPending}
        onClick={() => answer.mutate(text.trim(), { onSuccess: sent })}
      >
        {t('anomalySend')}
      </Button>
    </Sheet>
  );
}
