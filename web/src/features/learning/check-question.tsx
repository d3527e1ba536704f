import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Sheet } from '../../ui/layout.tsx';
import { FieldError } from '../../ui/field.tsx';
import { learningWords } from './learning-words.ts';
import { presenceWords } from './presence-words.ts';
import { PresenceOffer } from './presence.tsx';
import { type Place, type StudyChapter, useAnswerCheck } from './queries.ts';
import { LearningRefusal } from './refusal.tsx';

type Question = NonNullable<StudyChapter['progress']['question']>;

/** The question about what was just seen. The player goes on; the credit waits. */
export function CheckQuestion(props: {
  readonly place: Place;
  readonly question: Question | null;
  /** What the player was told last is older than the answer. */
  readonly onAnswered: () => void;
}) {
  const t = useWords(learningWords);
  const tPresence = useWords(presenceWords);
  const answer = useAnswerCheck(props.place);
  const [chosen, setChosen] = useState<number>();
  const [asked, setAsked] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const { question } = props;
  const outcome = answer.data?.outcome;
  if (question === null)
    return outcome === undefined && !confirmed ? null : (
      <p role="status" className="jx-check-outcome">
        {outcome === undefined ? tPresence('same') : t(`outcome.${outcome}`)}
      </p>
    );
  const send = () => {
    setAsked(true);
    if (chosen === undefined) return;
    answer.mutate(
      { questionId: question.questionId, option: chosen },
      {
        onSuccess: () => {
          props.onAnswered();
          setChosen(undefined);
          setAsked(false);
        },
      },
    );
  };
  return (
    <Sheet tone="review" label={t('questionHead')}>
      <div className="jx-check" role="group" aria-labelledby="jx-check-text">
        <p className="jx-small jx-secondary">{t('questionHead')}</p>
        <h3 id="jx-check-text">{question.text}</h3>
        <Radio.Group
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
          className="jx-check-options"
        >
          {question.options.map((option, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- an option is known by its place
            <Radio key={index} value={index}>
              {option}
            </Radio>
          ))}
        </Radio.Group>
        {asked && chosen === undefined && <FieldError>{t('choose')}</FieldError>}
        {outcome === 'again' && <p role="status">{t('outcome.again')}</p>}
        <LearningRefusal error={answer.error} />
        <div className="jx-learning-row">
          <Button type="primary" loading={answer.isPending} onClick={send}>
            {t('answer')}
          </Button>
          <span className="jx-small jx-secondary">
            {t('questionTries', { count: question.triesLeft })}
          </span>
        </div>
        <PresenceOffer
          place={props.place}
          questionId={question.questionId}
          onConfirmed={() => {
            setConfirmed(true);
            props.onAnswered();
          }}
        />
      </div>
    </Sheet>
  );
}
