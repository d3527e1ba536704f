import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSignedIn } from '../../app/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { MetaLine, SectionHead, Sheet } from '../../ui/layout.tsx';
import { fileAddress } from '../evidence/queries.ts';
import { type Objection, useAnswer } from './queries.ts';
import { Refusal } from './refusal.tsx';
import { summaryWords } from './summary-words.ts';

/** One's own objections, or all of them for whoever reads the unit, each with its answer or a place for one. */
export function Objections(props: {
  readonly unitId: string;
  readonly postingId: string;
  readonly objections: readonly Objection[];
}) {
  const t = useWords(summaryWords);
  const f = useFormats();
  const { today } = useSignedIn();
  if (props.objections.length === 0) return null;
  return (
    <>
      <SectionHead title={t('objections')} count={props.objections.length} />
      <Sheet>
        <ul>
          {props.objections.map((one) => (
            <li key={one.objectionId} className="jx-reporting-objection">
              <MetaLine items={[one.name, f.instant(one.madeAt, today), stateOf(one)]} />
              <p>{one.text}</p>
              {one.file !== null && (
                <p>
                  <a
                    href={fileAddress({ personId: one.personId, evidenceId: one.file.evidenceId })}
                    download={one.file.name}
                  >
                    <Icon name="download" size={16} /> {t('objectionFile', { name: one.file.name })}
                  </a>
                </p>
              )}
              {one.answer !== null && (
                <p className="jx-secondary">
                  {t('answeredBy', {
                    name: one.answeredBy ?? '',
                    outcome: stateOf(one),
                    answer: one.answer,
                  })}
                </p>
              )}
              {one.permissions.answer && (
                <AnswerForm
                  unitId={props.unitId}
                  postingId={props.postingId}
                  objectionId={one.objectionId}
                />
              )}
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );

  function stateOf(one: Objection): string {
    if (one.state === 'open') return t('open');
    return t(one.state === 'upheld' ? 'upheld' : 'dismissed');
  }
}

function AnswerForm(props: {
  readonly unitId: string;
  readonly postingId: string;
  readonly objectionId: string;
}) {
  const t = useWords(summaryWords);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const answer = useAnswer(props.unitId, props.postingId, props.objectionId);
  const missing = asked && text.trim() === '';
  const send = (outcome: 'upheld' | 'dismissed') => {
    setAsked(true);
    if (text.trim() !== '') answer.mutate({ outcome, answer: text.trim() });
  };
  const id = `answer-${props.objectionId}`;
  return (
    <div>
      <label htmlFor={id}>{t('answerLabel')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={1_000}
        value={text}
        aria-invalid={missing}
        {...(missing && { status: 'error' as const })}
        onChange={(change) => setText(change.target.value)}
      />
      {missing && (
        <p role="alert" className="jx-small jx-reporting-refused">
          {t('answerNeeded')}
        </p>
      )}
      <p className="jx-reporting-send">
        <Button type="primary" loading={answer.isPending} onClick={() => send('upheld')}>
          {t('answerUpheld')}
        </Button>
        <Button disabled={answer.isPending} onClick={() => send('dismissed')}>
          {t('answerDismissed')}
        </Button>
      </p>
      <Refusal error={answer.error} />
    </div>
  );
}
