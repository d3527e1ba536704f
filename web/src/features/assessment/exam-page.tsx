import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { newId } from '../../app/new-id.ts';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useStep } from '../../app/use-step.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { portraitWords } from './portrait-words.ts';
import { deviceName } from './device-name.ts';
import { examWords } from './exam-words.ts';
import { MARKS, timesOf } from './exams-page.tsx';
import {
  actOnMine,
  askForAccessible,
  type Mine,
  type MyDetail,
  myDetailQuery,
  printMyTicket,
  ROOT,
  type Rules,
  startAttempt,
} from './queries.ts';
import { OwnPortrait, ownPortraitAddress } from './own-portrait.tsx';
import './exam.css';

type Task = Mine['tasks'][number];
const words = assessmentErrorsWords;
const touches = [ROOT];

/** A pass is told by a job, a second or so after handing in. */
const DECIDED_SOON_MS = 2_000;

function isBeingDecided(detail: MyDetail | undefined): boolean {
  if (detail?.assessment.state !== 'in' || detail.assessment.tells === 'together') return false;
  const last = detail.assessment.tasks.flatMap((task) => task.attempts).at(-1);
  const at = last?.submittedAt ?? null;
  return at !== null && Date.parse(detail.now) - Date.parse(at) < 60_000;
}

/** One exam: how it is passed, what is to do and when, tickets, the result. */
export function ExamPage(props: {
  /** What was given out for it, once it was passed. */
  readonly certificate: (offeringId: string) => React.ReactNode;
}) {
  const t = useWords(examWords);
  const params: { readonly offeringId?: string } = useParams({ strict: false });
  const found = useQuery({
    ...myDetailQuery(params.offeringId ?? ''),
    refetchInterval: (query) => (isBeingDecided(query.state.data) ? DECIDED_SOON_MS : false),
  });
  useTitle(found.data?.assessment.title ?? t('title'));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 160, 200]} />;
  return <Exam detail={found.data} certificate={props.certificate} />;
}

function Exam(props: {
  readonly detail: MyDetail;
  readonly certificate: (offeringId: string) => React.ReactNode;
}) {
  const { detail } = props;
  const t = useWords(examWords);
  const f = useFormats();
  const mine = detail.assessment;
  return (
    <Page
      title={mine.title}
      above={
        <Link to={paths.exams} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
      lead={t('signUpTime', { from: f.instant(mine.signUpFrom), to: f.instant(mine.signUpTo) })}
    >
      <p className="jx-exam-state">
        <StateMark state={MARKS[mine.state]} strong>
          {t(`state.${mine.state}`)}
        </StateMark>
      </p>
      <Result detail={detail} />
      {mine.state === 'passed' && props.certificate(mine.offeringId)}
      <Entering mine={mine} />
      <AccessibleSeat detail={detail} />
      <OwnPortrait offeringId={mine.offeringId} portrait={detail.portrait} />
      <SectionHead title={t(mine.rules.homework.count === 0 ? 'examTitle' : 'tasksTitle')} />
      <Sheet>
        <ul className="jx-plain-rows">
          {mine.tasks.map((task) => (
            <TaskRow key={task.taskId} task={task} detail={detail} />
          ))}
        </ul>
      </Sheet>
      <SectionHead title={t('rulesTitle')} />
      <Sheet>
        <RuleLines rules={mine.rules} />
        {mine.extraMinutes > 0 && <p>{t('extra', { minutes: mine.extraMinutes })}</p>}
      </Sheet>
    </Page>
  );
}

function Result({ detail }: { readonly detail: MyDetail }) {
  const t = useWords(examWords);
  const f = useFormats();
  const { assessment: mine, appealUntil: until } = detail;
  const { outcome } = mine;
  const alone = mine.rules.homework.count === 0;
  if (mine.state !== 'passed' && mine.state !== 'failed') return null;
  return (
    <Sheet tone={mine.state === 'passed' ? 'counted' : 'plain'} label={t('resultTitle')}>
      <p>{mine.state === 'passed' ? t('passedNote') : t('failedNote')}</p>
      {mine.state === 'passed' && (
        <p className="jx-exam-way">
          <Link to={paths.hours}>{t('hoursLink')}</Link>
        </p>
      )}
      {outcome !== null && (
        <p>
          {t(alone && outcome.exam !== null ? 'totalExam' : 'total', {
            total: outcome.total,
            homework: outcome.homework,
            exam: outcome.exam ?? t('absentMark'),
          })}
        </p>
      )}
      {until !== null && (
        <p className="jx-small">
          {t('contest', { at: f.weekdayInstant(until), days: daysLeft(detail.now, until) })}
        </p>
      )}
    </Sheet>
  );
}

function Entering({ mine }: { readonly mine: Mine }) {
  const t = useWords(examWords);
  const f = useFormats();
  const step = useStep({
    act: (act: 'entry' | 'withdrawal' | 'resit', key) => actOnMine(mine.offeringId, act, key),
    touches,
    words,
  });
  const { permissions, resit } = mine;
  const until = resit.until;
  return (
    <>
      {mine.why !== null && (
        <Note icon="clock">{problemSentence({ code: mine.why }, f.locale, words)}</Note>
      )}
      {permissions.resit && until !== null && (
        <p>{t('resitUntil', { at: f.weekdayInstant(until) })}</p>
      )}
      {resit.signedUp && <p>{t('resitDone')}</p>}
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      {(permissions.signUp || permissions.resit || permissions.withdraw) && (
        <p className="jx-form-actions">
          {permissions.signUp && (
            <Button type="primary" loading={step.isPending} onClick={() => step.run('entry')}>
              {t('signUp')}
            </Button>
          )}
          {permissions.resit && (
            <Button type="primary" loading={step.isPending} onClick={() => step.run('resit')}>
              {t('resit')}
            </Button>
          )}
          {permissions.withdraw && (
            <Button loading={step.isPending} onClick={() => step.run('withdrawal')}>
              {t('withdraw')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

function RuleLines({ rules }: { readonly rules: Rules }) {
  const t = useWords(examWords);
  const { homework, exam } = rules;
  const plain = homework.gapHours === null || homework.limitHours === null;
  const counted = { count: homework.count, points: homework.pointsEach };
  const most = Number(homework.pointsEach) * homework.count;
  return (
    <ul className="jx-exam-rules">
      <li>
        {homework.count === 0
          ? t('passMark', { points: rules.atLeast })
          : t('weighted', { homework: most, weight: exam.weight, points: rules.atLeast })}
      </li>
      {homework.count > 0 && (
        <li>
          {plain
            ? t('homeworkPlain', counted)
            : t('homeworkRule', {
                ...counted,
                gap: homework.gapHours ?? 0,
                limit: homework.limitHours ?? 0,
              })}
        </li>
      )}
      {exam.closesMinutesAfter > 0 && (
        <li>
          {t('entryRule', { before: exam.opensMinutesBefore, after: exam.closesMinutesAfter })}
        </li>
      )}
      {exam.oneDevice && <li>{t('oneDevice')}</li>}
      {exam.times > 1 && <li>{t('times', { times: exam.times })}</li>}
      {rules.feeFen !== null && <li>{t('fee', { yuan: yuanOf(rules.feeFen) })}</li>}
    </ul>
  );
}

const DAY_MS = 86_400_000;

/** Begun days count whole: on the last one there is one left. */
function daysLeft(now: string, until: string): number {
  return Math.ceil((Date.parse(until) - Date.parse(now)) / DAY_MS);
}

/** Fen as yuan, exactly. */
function yuanOf(fen: number): string {
  const rest = fen % 100;
  const whole = String(Math.floor(fen / 100));
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0')}`;
}

function nameOf(task: Task, t: ReturnType<typeof useWords<(typeof examWords)['zh-CN']>>): string {
  return task.kind === 'homework'
    ? t('kind.homework', { sequence: task.sequence })
    : t(`kind.${task.kind}`);
}

function TaskRow({ task, detail }: { readonly task: Task; readonly detail: MyDetail }) {
  const t = useWords(examWords);
  const f = useFormats();
  const mine = detail.assessment;
  const owed = detail.obligations.find((one) => one.taskId === task.taskId);
  const waits = waitsStill(task, detail);
  return (
    <li className="jx-exam-task">
      <div>
        <b>{nameOf(task, t)}</b>
        <p className="jx-small jx-secondary">{timesOf(task, t, f)}</p>
        {waits && task.notBefore !== null && (
          <p className="jx-small">{t('notBefore', { at: f.weekdayInstant(task.notBefore) })}</p>
        )}
        {task.attempts.map((attempt) => (
          <p key={attempt.attemptId} className="jx-small jx-exam-handed">
            <span>{attemptWords(attempt)}</span>
            {attempt.state !== 'open' && attempt.state !== 'void' && (
              <Link to={`${paths.exams}/${mine.offeringId}/attempts/${attempt.attemptId}`}>
                {t('look')}
              </Link>
            )}
          </p>
        ))}
        {owed && <p className="jx-small">{t('owed', { yuan: yuanOf(owed.amountFen) })}</p>}
      </div>
      <TaskActions task={task} detail={detail} />
    </li>
  );

  function attemptWords(attempt: Task['attempts'][number]): string {
    if (attempt.state === 'open') return t('underWay', { at: f.time(attempt.deadlineAt) });
    if (attempt.state === 'void') return t('voided');
    if (attempt.submittedBy === 'time') return t('lateIn');
    return t('handedIn', {
      at: attempt.submittedAt === null ? '' : f.weekdayInstant(attempt.submittedAt),
    });
  }
}

function countingOf(task: Task): Task['attempts'] {
  return task.attempts.filter((attempt) => attempt.state !== 'void');
}

function waitsStill(task: Task, detail: MyDetail): boolean {
  return task.notBefore !== null && task.notBefore > detail.now;
}

/** Begun and not over, or one's turn to begin it. */
function mayBegin(task: Task, detail: MyDetail): boolean {
  const { rules } = detail.assessment;
  const counting = countingOf(task);
  const isOpen = counting.some((attempt) => attempt.state === 'open');
  const times = task.kind === 'exam' && task.startsAt === null ? rules.exam.times : 1;
  const needsTicket = task.startsAt !== null && rules.feeFen !== null;
  const hasTicket = detail.tickets.some((one) => one.taskId === task.taskId);
  if (needsTicket && !hasTicket) return false;
  if (isOpen) return true;
  const isTime = task.opensAt <= detail.now && detail.now < task.closesAt;
  return isTime && counting.length < times && !waitsStill(task, detail);
}

function TaskActions(props: { readonly task: Task; readonly detail: MyDetail }) {
  const { task, detail } = props;
  const t = useWords(examWords);
  const mine = detail.assessment;
  const navigate = useNavigate();
  const begin = useStep({
    act: (attemptId: string, key) =>
      startAttempt(
        { offeringId: mine.offeringId, taskId: task.taskId, attemptId, device: deviceName() },
        key,
      ),
    onDone: ({ attemptId }) =>
      void navigate({ to: `${paths.exams}/${mine.offeringId}/attempts/${attemptId}` }),
    touches,
    words,
  });
  const print = useStep({
    act: (taskId: string, key) => printMyTicket(mine.offeringId, taskId, key),
    touches,
    words,
  });
  if (mine.state !== 'in') return null;
  const counting = countingOf(task);
  const open = counting.find((attempt) => attempt.state === 'open');
  const ticket = detail.tickets.find((one) => one.taskId === task.taskId);
  const next = mine.tasks.find((one) => mayBegin(one, detail));
  const sentence = begin.sentence ?? print.sentence;
  return (
    <div className="jx-exam-task-actions">
      {task.startsAt !== null && ticket === undefined && counting.length === 0 && (
        <Button
          loading={print.isPending}
          disabled={detail.portrait?.required === true && detail.portrait.portraitId === null}
          onClick={() => print.run(task.taskId)}
        >
          {t('ticket')}
        </Button>
      )}
      {ticket && (
        <TicketSheet
          number={ticket.number}
          task={task}
          title={mine.title}
          offeringId={mine.offeringId}
          seat={detail.seats.find((one) => one.taskId === task.taskId)}
          portraitId={detail.portrait?.portraitId ?? null}
        />
      )}
      {mayBegin(task, detail) && (
        <Button
          type={next?.taskId === task.taskId ? 'primary' : 'default'}
          loading={begin.isPending}
          onClick={() => begin.run(newId())}
        >
          {open ? t('goOn') : task.startsAt === null ? t('begin') : t('enter')}
        </Button>
      )}
      {sentence !== undefined && <p role="alert">{sentence}</p>}
    </div>
  );
}

/** What is shown at the door. */
function TicketSheet(props: {
  readonly number: string;
  readonly title: string;
  readonly offeringId: string;
  readonly task: Task;
  readonly seat: MyDetail['seats'][number] | undefined;
  readonly portraitId: string | null;
}) {
  const t = useWords(examWords);
  const f = useFormats();
  const p = useWords(portraitWords);
  const { name, documentMask } = useSignedIn();
  const { seat, task, offeringId } = props;
  return (
    <section className="jx-exam-ticket" aria-label={t('ticketTitle')}>
      <b>{t('ticketTitle')}</b>
      {props.portraitId !== null && (
        <img
          key={props.portraitId}
          src={ownPortraitAddress(offeringId)}
          alt={p('own')}
          className="jx-exam-portrait-shown"
        />
      )}
      <span>{props.title}</span>
      <span>
        {name} {documentMask}
      </span>
      <span>{t('ticketNo', { number: props.number })}</span>
      <span>{timesOf(task, t, f)}</span>
      {seat === undefined ? (
        <span className="jx-secondary">{t('seatSoon')}</span>
      ) : (
        <>
          <span>
            {seat.venue} {seat.address}
          </span>
          <b>{t('seatLine', { room: seat.room, number: seat.number })}</b>
        </>
      )}
      <a
        className="jx-no-print"
        href={`/api/my/assessments/${offeringId}/tasks/${task.taskId}/ticket/pdf`}
        download
      >
        {t('ticketFile')}
      </a>
    </section>
  );
}

/** A seat without steps is asked for without giving a reason. */
function AccessibleSeat({ detail }: { readonly detail: MyDetail }) {
  const t = useWords(examWords);
  const { offeringId, state, tasks } = detail.assessment;
  const step = useStep({
    act: (wanted: boolean, key) => askForAccessible(offeringId, wanted, key),
    touches,
    words,
  });
  const session = tasks.some((task) => task.startsAt !== null && detail.now < task.closesAt);
  if (state !== 'in' || !session) return null;
  return (
    <>
      <label className="jx-exam-flag jx-exam-need">
        <input
          type="checkbox"
          checked={detail.accessible}
          disabled={step.isPending}
          onChange={(event) => step.run(event.target.checked)}
        />{' '}
        {t('accessible')}
      </label>
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
    </>
  );
}
