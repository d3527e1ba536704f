import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useReachable } from '../../app/connection.ts';
import { signInAddress } from '../../app/next-page.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useStep } from '../../app/use-step.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { MetaLine, Note, Page, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { clockText, isAnswer, unsent } from './answer-book.ts';
import { AnswerField } from './answer-field.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { AttemptReview } from './attempt-review.tsx';
import { deviceName } from './device-name.ts';
import type { ExamSession, ExamSnapshot, Sync } from './exam-session.ts';
import { examWords } from './exam-words.ts';
import {
  type Asked,
  logOut,
  moveAttempt,
  ROOT,
  type Sitting,
  sittingQuery,
  submitAttempt,
} from './queries.ts';
import { AttemptPictures, QuestionPictures } from './question-pictures.tsx';
import { useExamSession } from './use-exam-session.ts';
import { useServerClock } from './use-server-clock.ts';
import { useTimeOver } from './use-time-over.ts';
import './exam.css';

/** Where an exam is sat: nothing but the question, the time that is left, and whether everything is stored. */
export function ExamRoomPage() {
  const t = useWords(examWords);
  const params: { readonly attemptId?: string } = useParams({ strict: false });
  const { attemptId = '' } = params;
  const device = deviceName();
  const found = useQuery(sittingQuery(attemptId, device));
  useTitle(found.data?.title ?? t('title'));
  if (found.isError && found.data === undefined)
    return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[48, 200, 200]} />;
  const sitting = found.data;
  const reread = () => void found.refetch();
  const look = async () => {
    const again = await found.refetch();
    return again.isError ? undefined : again.data;
  };
  if (sitting.state !== 'open') return <Ended sitting={sitting} />;
  if (!sitting.live) return <Elsewhere sitting={sitting} device={device} />;
  if (sitting.questions.length === 0) return <Waiting sitting={sitting} onBegin={reread} />;
  return <Room sitting={sitting} device={device} look={look} />;
}

function Ended({ sitting }: { readonly sitting: Sitting }) {
  const t = useWords(examWords);
  const f = useFormats();
  const at = sitting.submittedAt === null ? '' : f.weekdayInstant(sitting.submittedAt);
  const sentence =
    sitting.state === 'void'
      ? t('doneVoid')
      : sitting.submittedBy === 'time'
        ? t('doneLate', { at })
        : sitting.submittedBy === 'proctor'
          ? t('doneForced', { at })
          : t(sitting.revealed ? 'doneShown' : 'done', { at });
  const back = <ToExam sitting={sitting} />;
  if (sitting.revealed)
    return (
      <AttemptPictures sitting={sitting} device={deviceName()}>
        <AttemptReview sitting={sitting} above={back} lead={sentence} />
      </AttemptPictures>
    );
  return (
    <Page title={sitting.title} width="narrow">
      <EmptyState icon="check" title={t('doneTitle')} action={back}>
        {sentence}
      </EmptyState>
    </Page>
  );
}

function ToExam({ sitting }: { readonly sitting: Sitting }) {
  const t = useWords(examWords);
  return (
    <span className="jx-exam-way">
      <Link to={`${paths.exams}/${sitting.offeringId}`} className="jx-back">
        {t('toExam')}
      </Link>
    </span>
  );
}

function Elsewhere({ sitting, device }: { readonly sitting: Sitting; readonly device: string }) {
  const t = useWords(examWords);
  const leaving = useStep({
    act: (_how: string) => logOut(),
    // A page of its own: nothing of the session before stays in this window.
    onDone: () => location.assign(signInAddress(location.pathname)),
    touches: [],
    words: assessmentErrorsWords,
  });
  const step = useStep({
    act: (name: string, key) => moveAttempt(sitting.attemptId, name, key),
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  return (
    <Page title={sitting.title} width="narrow">
      <EmptyState
        icon="lock"
        title={t('movedTitle')}
        action={
          <div className="jx-exam-elsewhere">
            <Button type="primary" loading={step.isPending} onClick={() => step.run(device)}>
              {t('moveHere')}
            </Button>
            {step.sentence !== undefined && (
              <>
                <p role="alert">{step.sentence}</p>
                <Button loading={leaving.isPending} onClick={() => leaving.run('anew')}>
                  {t('logInAgain')}
                </Button>
              </>
            )}
            {leaving.sentence !== undefined && <p role="alert">{leaving.sentence}</p>}
            <ToExam sitting={sitting} />
          </div>
        }
      >
        {t('moved')}
      </EmptyState>
    </Page>
  );
}

function Waiting({
  sitting,
  onBegin,
}: {
  readonly sitting: Sitting;
  readonly onBegin: () => void;
}) {
  const t = useWords(examWords);
  const f = useFormats();
  const left = Date.parse(sitting.beginsAt) - useServerClock(sitting.now);
  const due = left <= 0;
  useEffect(() => {
    if (due) onBegin();
  }, [due, onBegin]);
  return (
    <Page title={sitting.title} width="narrow">
      <EmptyState icon="clock" title={t('notBegunTitle')} action={<ToExam sitting={sitting} />}>
        {t('notBegun', { at: f.time(sitting.beginsAt) })}
        <span className="jx-exam-countdown" role="timer">
          {t('untilStart', { left: clockText(left) })}
        </span>
      </EmptyState>
    </Page>
  );
}

type RoomProps = {
  readonly sitting: Sitting;
  readonly device: string;
  /** The attempt as the server has it now; undefined while it cannot be reached. */
  readonly look: () => Promise<Sitting | undefined>;
};

function Room(props: RoomProps) {
  const { accountId } = useSignedIn();
  const open = useExamSession(props.sitting, { account: accountId, device: props.device });
  if (open === undefined) return <PageLoading blocks={[48, 200, 200]} />;
  return (
    <AttemptPictures sitting={props.sitting} device={props.device}>
      <OpenRoom {...props} {...open} />
    </AttemptPictures>
  );
}

function useHandIn(props: RoomProps & { readonly shown: ExamSnapshot }) {
  const { sitting, device, shown } = props;
  const client = useQueryClient();
  return useStep({
    act: (_how: string, key) => {
      const answers = unsent(shown.book).map(({ place, revision, value }) => ({
        place,
        revision,
        value,
      }));
      return submitAttempt(sitting.attemptId, { device, answers }, key);
    },
    onDone: (ended) => {
      client.setQueryData(sittingQuery(sitting.attemptId, device).queryKey, ended);
      void client.invalidateQueries({ queryKey: [ROOT, 'mine'] });
    },
    touches: [],
    words: assessmentErrorsWords,
  });
}

function OpenRoom(
  props: RoomProps & { readonly session: ExamSession; readonly shown: ExamSnapshot },
) {
  const { sitting, shown, session, look } = props;
  const t = useWords(examWords);
  const f = useFormats();
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState(false);
  const [flags, setFlags] = useState<ReadonlySet<number>>(new Set());
  const left = Date.parse(shown.deadlineAt) - useServerClock(sitting.now);
  const handIn = useHandIn(props);
  const over = left <= 0;
  const { until, wake } = session;
  useTimeOver({ over, look, until, wake, handIn: () => handIn.run('time') });
  const asked = sitting.questions[at];
  const open = sitting.questions.filter((one) => !isAnswer(shown.book.get(one.place)?.value));
  if (shown.problem !== undefined || asked === undefined) {
    const sentence =
      shown.problem && problemSentence(shown.problem, f.locale, assessmentErrorsWords);
    return (
      <Page title={sitting.title} width="narrow">
        <EmptyState
          title={t('overTitle')}
          action={
            <Button type="primary" onClick={() => void look()}>
              {t('toExam')}
            </Button>
          }
        >
          {sentence ?? ''}
        </EmptyState>
      </Page>
    );
  }
  const openAt = sitting.questions.findIndex((one) => open.includes(one));
  /** A question is read from its beginning, wherever the one before was left. */
  const go = (to: number) => {
    setAsking(false);
    setAt(to);
    window.scrollTo({ top: 0 });
  };
  const toggle = (place: number) => {
    const next = new Set(flags);
    if (!next.delete(place)) next.add(place);
    setFlags(next);
  };
  return (
    <div className="jx-exam">
      <RoomBar
        title={sitting.title}
        left={left}
        sync={shown.sync}
        busy={handIn.isPending}
        onSubmit={() => setAsking(true)}
      />
      <div className="jx-exam-body">
        <QuestionList
          questions={sitting.questions}
          current={at}
          flags={flags}
          shown={shown}
          onChoose={go}
        />
        <div className="jx-exam-main">
          {asking && (
            <Asking
              open={open.length}
              busy={handIn.isPending}
              sentence={handIn.sentence}
              onYes={() => handIn.run('person')}
              onNo={() => setAsking(false)}
              toOpen={openAt === -1 ? undefined : { number: openAt + 1, go: () => go(openAt) }}
            />
          )}
          <Overtaken sitting={sitting} places={shown.overtaken} />
          <Standing kind={sitting.kind} over={over} sync={shown.sync} />
          <OneQuestion
            asked={asked}
            number={at + 1}
            flagged={flags.has(asked.place)}
            onFlag={() => toggle(asked.place)}
          >
            <div inert={over}>
              <AnswerField
                key={asked.place}
                asked={asked}
                value={shown.book.get(asked.place)?.value}
                onChange={(value) => session.answer(asked.place, value)}
              />
            </div>
          </OneQuestion>
          <p className="jx-exam-turn">
            <Button disabled={at === 0} onClick={() => go(at - 1)}>
              {t('previous')}
            </Button>
            <Button disabled={at === sitting.questions.length - 1} onClick={() => go(at + 1)}>
              {t('next')}
            </Button>
          </p>
        </div>
      </div>
    </div>
  );
}

/** Nothing changes in silence: another window of the same person answered later. */
function Overtaken(props: { readonly sitting: Sitting; readonly places: ReadonlySet<number> }) {
  const t = useWords(examWords);
  const f = useFormats();
  const numbers = props.sitting.questions.flatMap(({ place }, at) =>
    props.places.has(place) ? [String(at + 1)] : [],
  );
  return (
    <div role="status" className="jx-exam-overtaken">
      {numbers.length > 0 && (
        <Note icon="warning" tone="warning">
          {t('overtaken', { numbers: numbers.join(f.locale === 'zh-CN' ? '、' : ', ') })}
        </Note>
      )}
    </div>
  );
}

/** What stands between an answer and the server: the end of the time, or a session that ended in its middle. */
function Standing(props: {
  readonly kind: Sitting['kind'];
  readonly over: boolean;
  readonly sync: Sync;
}) {
  const { over, sync } = props;
  const t = useWords(examWords);
  const away = sync === 'unreachable' || sync === 'signed-out';
  const lost = props.kind === 'homework' ? 'timeUpHomework' : 'timeUpAway';
  return (
    <div role="status" className="jx-exam-overtaken">
      {over && (
        <Note icon="clock" tone="warning">
          {t(away ? lost : 'timeUp')}
        </Note>
      )}
      {sync === 'signed-out' && (
        <Note icon="warning" tone="warning">
          {t('signedOut')} <a href={signInAddress(location.pathname)}>{t('logInAgain')}</a>
        </Note>
      )}
    </div>
  );
}

/** In the last five minutes the clock stands out; it never blinks. */
const SHORT_MS = 300_000;

const SAID = {
  saved: 'saved',
  waiting: 'saving',
  sending: 'saving',
  unreachable: 'unreachable',
  'signed-out': 'unreachable',
  stopped: 'stopped',
} as const satisfies Record<Sync, string>;

function RoomBar(props: {
  readonly title: string;
  readonly left: number;
  readonly sync: Sync;
  readonly busy: boolean;
  readonly onSubmit: () => void;
}) {
  const t = useWords(examWords);
  const said = SAID[props.sync];
  const words = { saved: t('saved'), saving: t('saving'), unreachable: t('waiting'), stopped: '' };
  return (
    <header className="jx-exam-bar">
      <h1>{props.title}</h1>
      <span role="status" className={`jx-exam-sync jx-exam-sync-${said}`}>
        {words[said]}
      </span>
      <span
        className={props.left < SHORT_MS ? 'jx-exam-clock jx-exam-short-time' : 'jx-exam-clock'}
      >
        <span className="jx-small">{t('clock')}</span> <b role="timer">{clockText(props.left)}</b>
      </span>
      <Button type="primary" loading={props.busy} onClick={props.onSubmit}>
        {t('submit')}
      </Button>
    </header>
  );
}

function Asking(props: {
  readonly open: number;
  readonly busy: boolean;
  readonly sentence: string | undefined;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** The first question without an answer. */
  readonly toOpen: { readonly number: number; readonly go: () => void } | undefined;
}) {
  const t = useWords(examWords);
  const reachable = useReachable();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      className="jx-exam-asking"
      tabIndex={-1}
      role="group"
      aria-label={t('submitAsk')}
    >
      <Sheet tone="review">
        <p>
          <b>{t('submitAsk')}</b>{' '}
          {props.open === 0 ? t('allAnswered') : t('unanswered', { count: props.open })}
        </p>
        {!reachable && <p role="alert">{t('submitting')}</p>}
        {props.sentence !== undefined && <p role="alert">{props.sentence}</p>}
        <p className="jx-form-actions">
          <Button type="primary" loading={props.busy} onClick={props.onYes}>
            {t('submitYes')}
          </Button>
          {props.toOpen && (
            <Button onClick={props.toOpen.go}>
              {t('toOpen', { number: props.toOpen.number })}
            </Button>
          )}
          <Button onClick={props.onNo}>{t('submitNo')}</Button>
        </p>
      </Sheet>
    </div>
  );
}

function QuestionList(props: {
  readonly questions: readonly Asked[];
  readonly current: number;
  readonly flags: ReadonlySet<number>;
  readonly shown: ExamSnapshot;
  readonly onChoose: (at: number) => void;
}) {
  const t = useWords(examWords);
  const list = useRef<HTMLElement>(null);
  const { current } = props;
  useEffect(() => {
    // On a phone the numbers are one row, which follows the question in view.
    const button = list.current?.children[current];
    button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav ref={list} className="jx-exam-list" aria-label={t('questions')}>
      {props.questions.map((asked, at) => {
        const done = isAnswer(props.shown.book.get(asked.place)?.value);
        const flagged = props.flags.has(asked.place);
        const marks = [
          done ? t('answeredMark') : t('openMark'),
          ...(flagged ? [t('flagged')] : []),
        ];
        return (
          <button
            key={asked.place}
            type="button"
            aria-current={at === current}
            aria-label={`${t('question', { number: at + 1 })} ${marks.join(' ')}`}
            className={`${done ? 'jx-exam-done' : ''} ${flagged ? 'jx-exam-flagged' : ''}`}
            onClick={() => props.onChoose(at)}
          >
            {at + 1}
          </button>
        );
      })}
    </nav>
  );
}

function OneQuestion(props: {
  readonly asked: Asked;
  readonly number: number;
  readonly flagged: boolean;
  readonly onFlag: () => void;
  readonly children: React.ReactNode;
}) {
  const t = useWords(examWords);
  const { asked } = props;
  return (
    <section className="jx-exam-question" aria-label={t('question', { number: props.number })}>
      <MetaLine
        items={[
          ...(asked.partTitle === '' ? [] : [asked.partTitle]),
          t('question', { number: props.number }),
          t('points', { points: asked.points }),
        ]}
      />
      <p className="jx-exam-prompt" aria-live="polite">
        {asked.shown.prompt}
      </p>
      <QuestionPictures pictures={asked.shown.pictures} option={null} />
      {props.children}
      <label className="jx-exam-flag">
        <input type="checkbox" checked={props.flagged} onChange={props.onFlag} /> {t('flag')}
      </label>
    </section>
  );
}
