import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { useStep } from '../../app/use-step.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/layout.tsx';
import { answerText, LETTERS } from './answer-field.tsx';
import { appealWords } from './appeal-words.ts';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { examWords } from './exam-words.ts';
import { type Appealed, appealedQuery, markAgain, ROOT } from './queries.ts';
import { AppealPictures, QuestionPictures } from './question-pictures.tsx';
import './exam.css';

type Props = {
  readonly subjectId: string;
  readonly owner: { readonly kind: string; readonly id: string };
};
type Key = { readonly subjectId: string; readonly appealId: string };
type Question = Appealed['questions'][number];

/** A contested paper before whoever decides: what was answered, what it was given, and a new mark. */
export function AssessmentSubject({ subjectId, owner }: Props) {
  if (owner.kind !== 'result-appeal') return null;
  return <AppealCase subjectId={subjectId} appealId={owner.id} />;
}

function AppealCase(of: Key) {
  const t = useWords(appealWords);
  const found = useQuery(appealedQuery(of));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { text, before, questions, permissions, state } = found.data;
  return (
    <section className="jx-exam-case">
      <h3>{t('caseTitle')}</h3>
      <blockquote>{text}</blockquote>
      <p>{t('caseBefore', { points: before })}</p>
      {state === 'open' &&
        (permissions.mark ? (
          <p className="jx-small jx-secondary">{t('caseHow')}</p>
        ) : (
          <Note icon="lock">{t('caseMarked')}</Note>
        ))}
      <AppealPictures {...of}>
        <ol className="jx-exam-review">
          {questions.map((question) => (
            <li key={question.place}>
              <OneAnswer question={question} />
              {permissions.mark && <MarkAgain of={of} question={question} />}
            </li>
          ))}
        </ol>
      </AppealPictures>
    </section>
  );
}

function OneAnswer({ question }: { readonly question: Question }) {
  const t = useWords(appealWords);
  const e = useWords(examWords);
  const words = { yes: e('yes'), no: e('no'), none: e('noAnswer') };
  const { answer, right, guide, again, note } = question;
  return (
    <>
      <p className="jx-exam-words">
        <b>{question.shown.prompt}</b>
        <QuestionPictures pictures={question.shown.pictures} option={null} />
      </p>
      <OptionPictures shown={question.shown} />
      <dl>
        <dt>{t('answer')}</dt>
        <dd>{answerText(question, answer ?? undefined, words)}</dd>
        {right && (
          <>
            <dt>{e('right')}</dt>
            <dd>{answerText(question, right, words)}</dd>
          </>
        )}
        {guide !== null && (
          <>
            <dt>{t('guide')}</dt>
            <dd>{guide}</dd>
          </>
        )}
        <dt>{t('given')}</dt>
        <dd>
          {question.given} / {question.points}
        </dd>
        {again !== null && (
          <>
            <dt>{t('again')}</dt>
            <dd>
              <b>{again}</b> {note}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

/** The options that have pictures, as they stood before their person. */
function OptionPictures({ shown }: { readonly shown: Question['shown'] }) {
  const pictured = shown.options
    .map((_text, at) => at)
    .filter((at) => shown.pictures.some((one) => one.option === at));
  if (pictured.length === 0) return null;
  return (
    <ul className="jx-plain-rows">
      {pictured.map((at) => (
        <li key={at} className="jx-exam-words">
          {LETTERS[at]} {shown.options[at]}
          <QuestionPictures pictures={shown.pictures} option={at} />
        </li>
      ))}
    </ul>
  );
}

function MarkAgain({ of, question }: { readonly of: Key; readonly question: Question }) {
  const t = useWords(appealWords);
  const [open, setOpen] = useState(false);
  const [points, setPoints] = useState<string | null>(question.again ?? question.given);
  const [note, setNote] = useState(question.note);
  const { place } = question;
  const step = useStep({
    act: (body: { points: string; note: string }, key) => markAgain({ ...of, place }, body, key),
    onDone: () => setOpen(false),
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  if (!open)
    return (
      <Button size="small" aria-label={`${t('markAgain')} ${place}`} onClick={() => setOpen(true)}>
        {t('markAgain')}
      </Button>
    );
  return (
    <div className="jx-form">
      <Field id={`again-${place}`} label={t('newPoints', { max: question.points })}>
        {(wiring) => (
          <InputNumber<string>
            id={wiring.id}
            stringMode
            min={question.given}
            max={question.points}
            value={points}
            onChange={setPoints}
          />
        )}
      </Field>
      <Field id={`again-note-${place}`} label={t('note')}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={1_000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      <Button
        loading={step.isPending}
        disabled={points === null}
        onClick={() => points !== null && step.run({ points, note: note.trim() })}
      >
        {t('keep')}
      </Button>
    </div>
  );
}
