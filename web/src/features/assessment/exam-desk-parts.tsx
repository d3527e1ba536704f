import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
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

/** The one field of the desk. */
const POINTS = 'mark-points';

/** Answers that no key decides, one after the other. */
export function Marking(props: {
  readonly held: Held;
  /** Two people mark; farther apart than so many points, a third decides. Null: one marks. */
  readonly difference: string | null;
}) {
  const { held, difference } = props;
  const t = useWords(deskWords);
  const found = useQuery(markingQuery(held));
  const next = found.data?.items[0];
  // Whoever marked one goes on with the next without reaching for the mouse; nobody is led here who did not begin.
  const [marked, setMarked] = useState(0);
  return (
    <>
      <SectionHead title={t('marking')} />
      <Sheet>
        <p id="marking" className="jx-small jx-secondary jx-exam-marking-lead">
          {t('markingLead')}
          {difference !== null && ` ${t('markingRule', { points: difference })}`}
        </p>
        {next && (
          <p role="status" className="jx-small">
            {t('markingLeft', { count: found.data?.items.length ?? 0 })}
          </p>
        )}
        {found.data !== undefined && next === undefined && <p>{t('noMarking')}</p>}
        {next && (
          <MarkOne
            key={`${next.attemptId} ${next.place}`}
            held={held}
            item={next}
            follows={marked > 0}
            onMarked={() => setMarked(marked + 1)}
          />
        )}
      </Sheet>
    </>
  );
}

function MarkOne(props: {
  readonly held: Held;
  readonly item: ToMark;
  readonly follows: boolean;
  readonly onMarked: () => void;
}) {
  const { held, item, follows } = props;
  const t = useWords(deskWords);
  const [points, setPoints] = useState<string>();
  useEffect(() => {
    if (follows) document.getElementById(POINTS)?.focus();
  }, [follows]);
  // Said, not cut down to the most: a slip of the hand must not become full marks.
  const tooMany = points !== undefined && Number(points) > Number(item.points);
  const step = useStep({
    act: (given: string, key) => {
      const { personId, attemptId, place } = item;
      return markAnswer({ ...held, personId, attemptId, place }, { points: given, note: '' }, key);
    },
    onDone: props.onMarked,
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
      <form
        className="jx-exam-mark"
        onSubmit={(event) => {
          event.preventDefault();
          if (points !== undefined && !tooMany) step.run(points);
        }}
      >
        <Field
          id={POINTS}
          label={t('markPoints', { max: item.points })}
          hint={t('markKeys')}
          error={tooMany ? t('markTooMany', { max: item.points }) : undefined}
        >
          {(wiring) => (
            <InputNumber<string>
              {...wiring}
              stringMode
              min="0"
              value={points ?? null}
              onChange={(value) => setPoints(value ?? undefined)}
            />
          )}
        </Field>
        <p className="jx-form-actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={step.isPending}
            disabled={points === undefined || tooMany}
          >
            {t('markSave')}
          </Button>
        </p>
      </form>
    </div>
  );
}
