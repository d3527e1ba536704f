import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../app/api.ts';
import { useStep } from '../../app/use-step.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { deskWords } from './desk-words.ts';
import { markAnswer, markingQuery, ROOT } from './queries.ts';
import { BankPictures, QuestionPictures } from './question-pictures.tsx';

type Held = { readonly nodeId: string; readonly offeringId: string };
type ToMark = Answer<'listAnswersToMark'>['items'][number];

/** Answers that no key decides, one after the other. */
export function Marking({ held }: { readonly held: Held }) {
  const t = useWords(deskWords);
  const found = useQuery(markingQuery(held));
  const next = found.data?.items[0];
  return (
    <>
      <SectionHead title={t('marking')} />
      <Sheet>
        <p className="jx-small jx-secondary">{t('markingLead')}</p>
        {found.data !== undefined && next === undefined && <p>{t('noMarking')}</p>}
        {next && <MarkOne key={`${next.attemptId} ${next.place}`} held={held} item={next} />}
      </Sheet>
    </>
  );
}

function MarkOne({ held, item }: { readonly held: Held; readonly item: ToMark }) {
  const t = useWords(deskWords);
  const [points, setPoints] = useState<string>();
  const step = useStep({
    act: (given: string, key) => {
      const { personId, attemptId, place } = item;
      return markAnswer({ ...held, personId, attemptId, place }, { points: given, note: '' }, key);
    },
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  return (
    <div className="jx-form">
      <p className="jx-exam-words">
        <b>{item.prompt}</b>
        <BankPictures nodeId={held.nodeId}>
          <QuestionPictures pictures={item.pictures} option={null} />
        </BankPictures>
      </p>
      <dl className="jx-exam-marking">
        <dt>{t('guide')}</dt>
        <dd>{item.guide}</dd>
        <dt>{t('answer')}</dt>
        <dd>{item.answer}</dd>
      </dl>
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      <Field id="mark-points" label={t('markPoints', { max: item.points })}>
        {(wiring) => (
          <InputNumber<string>
            id={wiring.id}
            stringMode
            min="0"
            max={item.points}
            value={points ?? null}
            onChange={(value) => setPoints(value ?? undefined)}
          />
        )}
      </Field>
      <p className="jx-form-actions">
        <Button
          type="primary"
          loading={step.isPending}
          disabled={points === undefined}
          onClick={() => points !== undefined && step.run(points)}
        >
          {t('markSave')}
        </Button>
      </p>
    </div>
  );
}
