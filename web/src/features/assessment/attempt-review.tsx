import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Facts, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { answerText } from './answer-field.tsx';
import { examWords } from './exam-words.ts';
import { partMarks } from './part-marks.ts';
import type { Sitting } from './queries.ts';
import { QuestionPictures } from './question-pictures.tsx';
import { ResultAppeal } from './result-appeal.tsx';
import './exam.css';

const EVENTS = ['started', 'moved', 'extended', 'submitted', 'forced', 'expired', 'void'] as const;

/** What an answer is worth, with a mark for all of it and for nothing. */
function Points({ asked }: { readonly asked: Sitting['questions'][number] }) {
  const t = useWords(examWords);
  if (asked.result === null) return null;
  const { points } = asked.result;
  const said = t('points', { points: `${points} / ${asked.points}` });
  if (Number(points) === Number(asked.points)) return <StateMark state="counted">{said}</StateMark>;
  if (Number(points) === 0) return <StateMark state="refused">{said}</StateMark>;
  return <span className="jx-small">{said}</span>;
}

/** What was answered, what was right, and what happened: once the window closed for all. */
export function AttemptReview(props: {
  readonly sitting: Sitting;
  readonly above: React.ReactNode;
  readonly lead: string;
}) {
  const { sitting } = props;
  const t = useWords(examWords);
  const f = useFormats();
  const words = { yes: t('yes'), no: t('no'), none: t('noAnswer') };
  return (
    <Page title={sitting.title} above={props.above} lead={props.lead}>
      <SectionHead
        title={t('reviewTitle')}
        {...(sitting.points === null ? {} : { count: t('score', { points: sitting.points }) })}
      />
      <PartMarks sitting={sitting} />
      <Sheet>
        <ol className="jx-exam-review">
          {sitting.questions.map((asked, at) => (
            <li key={asked.place}>
              <p className="jx-exam-asked">
                <span className="jx-small jx-secondary">{t('question', { number: at + 1 })}</span>
                <Points asked={asked} />
              </p>
              <p className="jx-exam-prompt">{asked.shown.prompt}</p>
              <QuestionPictures pictures={asked.shown.pictures} option={null} />
              <dl>
                <dt>{t('yourAnswer')}</dt>
                <dd>{answerText(asked, asked.answer?.value, words)}</dd>
                {asked.result?.right && (
                  <>
                    <dt>{t('right')}</dt>
                    <dd>{answerText(asked, asked.result.right, words)}</dd>
                  </>
                )}
                {asked.result !== null && asked.result.explanation !== '' && (
                  <>
                    <dt>{t('explanation')}</dt>
                    <dd>{asked.result.explanation}</dd>
                  </>
                )}
              </dl>
            </li>
          ))}
        </ol>
      </Sheet>
      <ResultAppeal attemptId={sitting.attemptId} />
      <SectionHead title={t('history')} />
      <Sheet>
        <ul className="jx-plain-rows">
          {sitting.events.map((event) => {
            const kind = EVENTS.find((one) => one === event.kind);
            return (
              <li key={`${event.at} ${event.kind}`}>
                <span>{kind && t(`event.${kind}`, { text: event.text ?? '' })}</span>
                <span className="jx-small jx-secondary">{f.fullInstant(event.at)}</span>
              </li>
            );
          })}
        </ul>
      </Sheet>
    </Page>
  );
}

/** Where the points came from; a paper of one part says it in its sum. */
function PartMarks({ sitting }: { readonly sitting: Sitting }) {
  const t = useWords(examWords);
  const parts = partMarks(sitting.questions);
  if (parts.length < 2) return null;
  return (
    <Sheet label={t('parts')}>
      <Facts
        ruled
        facts={parts.map((part, at) => ({
          id: String(at),
          name: part.title === '' ? t('partN', { number: at + 1 }) : part.title,
          value: t('partOf', { got: part.got, of: part.of }),
        }))}
      />
    </Sheet>
  );
}
