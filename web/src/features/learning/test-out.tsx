import { Button, Drawer, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { draftKey, useDraft } from '../../app/drafts.ts';
import { useSignedIn } from '../../app/session.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import {
  type Place,
  type StudyChapter,
  type TestBegun,
  useBeginTest,
  useHandInTest,
} from './queries.ts';
import { LearningRefusal } from './refusal.tsx';
import { clockText } from './study-time.ts';
import { testOutWords } from './test-out-words.ts';

type Standing = NonNullable<StudyChapter['testOut']>;

/** Where the rulebook lets somebody prove a chapter by questions instead of playing it. */
export function TestOut(props: { readonly place: Place; readonly chapter: StudyChapter }) {
  const { place, chapter } = props;
  const t = useWords(testOutWords);
  const [open, setOpen] = useState(false);
  const { testOut } = chapter;
  if (testOut === null) return null;
  // Its outcome stays in view until the drawer is closed.
  if (testOut.passed && !open) return <p className="jx-small jx-secondary">{t('proved')}</p>;
  if (chapter.progress.doneOn !== null && !open) return null;
  return (
    <div>
      <Button type="link" className="jx-why-button" onClick={() => setOpen(true)}>
        {t('offer')}
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('offerTitle')}
        size={480}
        destroyOnHidden
      >
        <Test place={place} standing={testOut} />
      </Drawer>
    </div>
  );
}

function Test(props: { readonly place: Place; readonly standing: Standing }) {
  const { place, standing } = props;
  const t = useWords(testOutWords);
  const begin = useBeginTest(place);
  const may = standing.open || standing.triesLeft > 0;
  if (begin.data) return <Questions place={place} begun={begin.data} />;
  return (
    <div className="jx-check">
      <p>
        {t('terms', {
          questions: standing.questions,
          minutes: standing.minutes,
          right: standing.rightNeeded,
        })}
      </p>
      <p className="jx-small jx-secondary">
        {may ? t('tries', { count: standing.triesLeft }) : t('noTries')}
      </p>
      <LearningRefusal error={begin.error} />
      {may && (
        <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
          {t(standing.open ? 'goOn' : 'begin')}
        </Button>
      )}
    </div>
  );
}

type Chosen = Readonly<Record<string, number>>;

function chosenOf(kept: unknown): Chosen | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const places = Object.entries(kept).filter(
    (one): one is [string, number] => typeof one[1] === 'number',
  );
  return Object.fromEntries(places);
}

function Questions({ place, begun }: { readonly place: Place; readonly begun: TestBegun }) {
  const t = useWords(testOutWords);
  const handIn = useHandInTest(place);
  // Drawn once and timed: a drawer that was closed, or a page loaded again, takes no answer away.
  const { accountId } = useSignedIn();
  const key = draftKey({ account: accountId, form: 'test-out', id: begun.testId });
  const draft = useDraft<Chosen>(key, {}, chosenOf);
  const chosen = draft.value;
  const [warned, setWarned] = useState(false);
  const left = useTimeLeft(begun);
  const answers = Object.entries(chosen).map(([questionId, option]) => ({ questionId, option }));
  const openLeft = begun.questions.length - answers.length;
  const ended = handIn.data;
  if (ended)
    return (
      <Note icon={ended.passed ? 'check' : 'warning'} tone={ended.passed ? 'plain' : 'warning'}>
        <span role="status">
          {ended.passed
            ? t('passed', { right: ended.right })
            : t('failed', { right: ended.right, needed: begun.rightNeeded })}
        </span>
      </Note>
    );
  const send = () => {
    if (openLeft > 0 && !warned) return setWarned(true);
    handIn.mutate({ testId: begun.testId, answers }, { onSuccess: () => void draft.discard() });
  };
  return (
    <div className="jx-check">
      <p className="jx-small jx-secondary" role="timer">
        {left > 0 ? t('timeLeft', { time: clockText(left) }) : t('timeOver')}
      </p>
      {begun.questions.map((one, index) => (
        <div key={one.questionId} role="group" aria-labelledby={`jx-test-${one.questionId}`}>
          <h3 id={`jx-test-${one.questionId}`}>
            <span className="jx-small jx-secondary">{t('question', { number: index + 1 })}</span>
            <br />
            {one.text}
          </h3>
          <Radio.Group
            className="jx-check-options"
            value={chosen[one.questionId]}
            disabled={left === 0}
            onChange={(event) =>
              draft.set({ ...chosen, [one.questionId]: Number(event.target.value) })
            }
          >
            {one.options.map((option, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- an option is known by its place
              <Radio key={at} value={at}>
                {option}
              </Radio>
            ))}
          </Radio.Group>
        </div>
      ))}
      <LearningRefusal error={handIn.error} />
      {warned && openLeft > 0 && <p role="alert">{t('openLeft', { count: openLeft })}</p>}
      <Button type="primary" loading={handIn.isPending} disabled={left === 0} onClick={send}>
        {t(warned && openLeft > 0 ? 'handInAnyway' : 'handIn')}
      </Button>
    </div>
  );
}

/** By the server's clock, carried on by a counter of this page. */
function useTimeLeft({ now, endsAt }: TestBegun): number {
  const [since] = useState(() => performance.now());
  const whole = Date.parse(endsAt) - Date.parse(now);
  const [left, setLeft] = useState(whole);
  useEffect(() => {
    const timer = setInterval(
      () => setLeft(Math.max(0, whole - (performance.now() - since))),
      1_000,
    );
    return () => clearInterval(timer);
  }, [since, whole]);
  return left;
}
