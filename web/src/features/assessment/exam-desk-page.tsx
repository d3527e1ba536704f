import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Drawer, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useStep } from '../../app/use-step.ts';
import { useTitle } from '../../app/use-title.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MetaLine, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { CandidatePortrait } from './candidate-portrait.tsx';
import { deskWords } from './desk-words.ts';
import { Marking } from './exam-desk-parts.tsx';
import { ExamResults } from './exam-results.tsx';
import { ExamStatistics } from './exam-statistics.tsx';
import { examWords } from './exam-words.ts';
import {
  type Desk,
  deskQuery,
  type DeskPerson,
  endAttempt,
  extendPerson,
  moveAssessment,
  noteIncident,
  ROOT,
} from './queries.ts';
import { resultWords } from './result-words.ts';
import { sessionWords } from './session-words.ts';
import './exam.css';

type Words = Translate<(typeof deskWords)['zh-CN']>;
type Attempt = DeskPerson['attempts'][number];
type Held = { readonly nodeId: string; readonly offeringId: string };
const words = assessmentErrorsWords;
const touches = [ROOT];

/** One exam seen by whoever holds it: who is in, who is stuck, what happened; marking and results. */
export function ExamDeskPage() {
  const t = useWords(deskWords);
  const { office } = useSignedIn();
  const params: { readonly offeringId?: string } = useParams({ strict: false });
  const held = { nodeId: office?.id ?? '', offeringId: params.offeringId ?? '' };
  const found = useInfiniteQuery(deskQuery(held));
  const first = found.data?.pages[0];
  useTitle(first?.assessment.title ?? t('title'));
  if (found.isError && first === undefined)
    return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (first === undefined) return <PageLoading blocks={[38, 100, 300]} />;
  const people = found.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <ExamDesk held={held} desk={first} people={people}>
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </ExamDesk>
  );
}

function ExamDesk(props: {
  readonly held: Held;
  readonly desk: Desk;
  readonly people: readonly DeskPerson[];
  readonly children: React.ReactNode;
}) {
  const t = useWords(deskWords);
  const f = useFormats();
  const { held, desk, people } = props;
  const { assessment } = desk;
  const [openId, setOpenId] = useState<string>();
  const opened = people.find((person) => person.personId === openId);
  return (
    <Page
      width="desk"
      title={assessment.title}
      lead={t(`state.${assessment.state}`)}
      above={
        <Link to={paths.examDesk} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
      actions={<Moves held={held} desk={desk} />}
    >
      <MetaLine
        items={[
          `${t('signUpFrom')} ${f.instant(assessment.signUpFrom)}`,
          `${t('signUpTo')} ${f.instant(assessment.signUpTo)}`,
          t('openNow', { count: desk.open }),
          desk.marking > 0 ? (
            <a key="marking" href="#marking">
              {t('waitingMarks', { count: desk.marking })}
            </a>
          ) : (
            t('waitingMarks', { count: 0 })
          ),
        ]}
      />
      <Sessions held={held} desk={desk} />
      <SectionHead title={t('people')} />
      <DataTable
        caption={t('peopleCaption')}
        columns={columnsOf(t, f, desk.now, setOpenId)}
        rows={people}
        rowKey={(row) => row.personId}
      />
      {props.children}
      {desk.marking > 0 && <Marking held={held} difference={assessment.markingDifference} />}
      {assessment.state !== 'draft' && (
        <ExamResults {...held} ofCourse={assessment.courseId !== null} />
      )}
      {assessment.tasks
        .filter((task) => task.kind === 'exam')
        .map((task) => (
          <ExamStatistics key={task.taskId} {...held} taskId={task.taskId} />
        ))}
      <Drawer
        open={opened !== undefined}
        onClose={() => setOpenId(undefined)}
        title={opened?.name ?? ''}
        placement="right"
        size="large"
        destroyOnHidden
      >
        {opened && (
          <Person
            key={opened.personId}
            held={held}
            person={opened}
            hasTickets={assessment.tasks.some((task) => task.startsAt !== null)}
          />
        )}
      </Drawer>
    </Page>
  );
}

/** The way to the seats and tickets of each central session. */
function Sessions({ held, desk }: { readonly held: Held; readonly desk: Desk }) {
  const t = useWords(sessionWords);
  const e = useWords(examWords);
  const f = useFormats();
  const sessions = desk.assessment.tasks.filter((task) => task.startsAt !== null);
  if (sessions.length === 0 || desk.assessment.state === 'draft') return null;
  return (
    <ul className="jx-exam-acts jx-exam-sessions">
      {sessions.map((task) => (
        <li key={task.taskId}>
          <Link to={`${paths.examDesk}/exams/${held.offeringId}/sessions/${task.taskId}`}>
            {e(task.kind === 'resit' ? 'kind.resit' : 'kind.exam')}
            {f.locale === 'zh-CN' ? '：' : ': '}
            {t('title')}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Moves({ held, desk }: { readonly held: Held; readonly desk: Desk }) {
  const t = useWords(deskWords);
  const { permissions } = desk.assessment;
  const [asking, setAsking] = useState(false);
  const step = useStep({
    act: (to: 'opening' | 'results', key) => moveAssessment(held, to, key),
    onDone: () => setAsking(false),
    touches,
    words,
  });
  if (asking)
    return (
      <section className="jx-exam-release" aria-label={t('release')}>
        <p>{t('releaseAsk')}</p>
        <div className="jx-exam-acts">
          <Button type="primary" loading={step.isPending} onClick={() => step.run('results')}>
            {t('releaseYes')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('releaseNo')}</Button>
        </div>
        {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      </section>
    );
  return (
    <>
      {permissions.open && (
        <Button type="primary" loading={step.isPending} onClick={() => step.run('opening')}>
          {t('openSignUp')}
        </Button>
      )}
      {desk.assessment.tells === 'together' && <Release desk={desk} ask={() => setAsking(true)} />}
      {permissions.change && (
        <Link to={`${paths.examDesk}/exams/${held.offeringId}/change`}>{t('change')}</Link>
      )}
      {permissions.open && <p className="jx-small jx-secondary">{t('openAsk')}</p>}
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
    </>
  );
}

/** The way to publish, or why there is none yet. */
function Release({ desk, ask }: { readonly desk: Desk; readonly ask: () => void }) {
  const t = useWords(deskWords);
  const r = useWords(resultWords);
  const f = useFormats();
  const { permissions, resultsFrom } = desk.assessment;
  const count = desk.open + desk.marking;
  if (resultsFrom !== null)
    return (
      <p className="jx-small jx-secondary">
        {r('releaseFrom', { at: f.weekdayInstant(resultsFrom) })}
      </p>
    );
  if (!permissions.release) return null;
  if (count > 0) return <p className="jx-small jx-secondary">{r('releaseMarks', { count })}</p>;
  return <Button onClick={ask}>{t('release')}</Button>;
}

const MARKS = { in: 'review', passed: 'counted', failed: 'cut' } as const;
type Told = keyof typeof MARKS;
const told = (state: string): Told => (state === 'passed' || state === 'failed' ? state : 'in');

function columnsOf(
  t: Words,
  f: Formats,
  now: string,
  open: (personId: string) => void,
): readonly Column<DeskPerson>[] {
  return [
    { id: 'person', head: t('person'), phone: 'subject', cell: (row) => row.name },
    {
      id: 'state',
      head: t('state'),
      phone: 'need',
      cell: (row) => (
        <StateMark state={MARKS[told(row.state)]}>{t(`person.${told(row.state)}`)}</StateMark>
      ),
    },
    {
      id: 'work',
      head: t('status'),
      phone: 'detail',
      cell: (row) => {
        const last = row.attempts.at(-1);
        return last === undefined ? t('notStarted') : workOf(last, { t, f, now });
      },
    },
    {
      id: 'outcome',
      head: '',
      phone: 'hidden',
      align: 'end',
      cell: (row) => row.outcome && t('total2', { total: row.outcome.total }),
    },
    {
      id: 'manage',
      head: '',
      phone: 'detail',
      align: 'end',
      cell: (row) =>
        row.permissions.proctor && (
          <Button size="small" onClick={() => open(row.personId)}>
            {t('manage')}
          </Button>
        ),
    },
  ];
}

/** Nothing stored for so long while others are: worth a look. */
const STUCK_MS = 300_000;

function workOf(attempt: Attempt, of: { t: Words; f: Formats; now: string }): string {
  const { t, f, now } = of;
  const at = attempt.submittedAt === null ? '' : f.weekdayInstant(attempt.submittedAt);
  const parts = [];
  if (attempt.state === 'open') {
    const saved = attempt.savedAt === null ? t('neverSaved') : f.time(attempt.savedAt);
    parts.push(t('underWay', { saved, deadline: f.time(attempt.deadlineAt) }));
    const since = Date.parse(now) - Date.parse(attempt.savedAt ?? attempt.startedAt);
    if (since > STUCK_MS) parts.push(t('stuck'));
  } else if (attempt.state === 'void') parts.push(t('voided'));
  else if (attempt.submittedBy === 'time') parts.push(t('autoIn', { at }));
  else if (attempt.submittedBy === 'proctor') parts.push(t('forcedIn', { at }));
  else parts.push(t('handedIn', { at }));
  if (attempt.events.some((event) => event.kind === 'moved')) parts.push(t('moved'));
  return parts.join(f.locale === 'zh-CN' ? '，' : ', ');
}

const EVENTS = ['started', 'moved', 'extended', 'submitted', 'forced', 'expired', 'void'] as const;

function Person(props: {
  readonly held: Held;
  readonly person: DeskPerson;
  /** There is a session, so there may be a photograph. */
  readonly hasTickets: boolean;
}) {
  const { held, person } = props;
  const t = useWords(deskWords);
  const e = useWords(examWords);
  const f = useFormats();
  const path = { ...held, personId: person.personId };
  const open = person.attempts.find((attempt) => attempt.state === 'open');
  const last = person.attempts.at(-1);
  return (
    <div className="jx-form">
      {props.hasTickets && (
        <CandidatePortrait {...path} name={person.name} portraitAt={person.portraitAt} />
      )}
      <Extension path={path} minutes={person.extraMinutes} />
      {open && (
        <Reasoned
          title={t('force')}
          hint={t('forceHint')}
          label={t('reason')}
          button={t('force')}
          act={(reason, key) => endAttempt({ ...path, attemptId: open.attemptId }, reason, key)}
        />
      )}
      {last && (
        <Reasoned
          title={t('note')}
          hint={t('noteHint')}
          label={t('note')}
          button={t('write')}
          act={(text, key) => noteIncident({ ...path, attemptId: last.attemptId }, text, key)}
        />
      )}
      <SectionHead level={3} title={t('history')} />
      <Sheet>
        <ul className="jx-plain-rows">
          {person.attempts.flatMap((attempt) =>
            attempt.events.map((event) => {
              const kind = EVENTS.find((one) => one === event.kind);
              return (
                <li key={`${attempt.attemptId} ${event.at} ${event.kind}`}>
                  <span>
                    {kind === undefined
                      ? `${t('note')}${f.locale === 'zh-CN' ? '：' : ': '}${event.text ?? ''}`
                      : e(`event.${kind}`, { text: event.text ?? '' })}
                  </span>
                  <span className="jx-small jx-secondary">{f.fullInstant(event.at)}</span>
                </li>
              );
            }),
          )}
        </ul>
      </Sheet>
    </div>
  );
}

function Extension(props: {
  readonly path: Held & { readonly personId: string };
  readonly minutes: number;
}) {
  const t = useWords(deskWords);
  const [minutes, setMinutes] = useState(props.minutes);
  const [reason, setReason] = useState('');
  const step = useStep({
    act: (body: { minutes: number; reason: string }, key) => extendPerson(props.path, body, key),
    onDone: () => setReason(''),
    touches,
    words,
  });
  return (
    <section>
      <SectionHead level={3} title={t('extension')} />
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      <Field id="extension-minutes" label={t('extensionMinutes')} hint={t('extensionHint')}>
        {(wiring) => (
          <InputNumber
            id={wiring.id}
            min={0}
            max={600}
            precision={0}
            value={minutes}
            onChange={(value) => setMinutes(value ?? 0)}
          />
        )}
      </Field>
      <Field id="extension-reason" label={t('reason')} error={step.fields['reason']}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Button
        loading={step.isPending}
        disabled={reason.trim().length < 2}
        onClick={() => step.run({ minutes, reason: reason.trim() })}
      >
        {t('give')}
      </Button>
    </section>
  );
}

function Reasoned(props: {
  readonly title: string;
  readonly hint: string;
  readonly label: string;
  readonly button: string;
  readonly act: (text: string, key: string) => Promise<unknown>;
}) {
  const [text, setText] = useState('');
  const step = useStep({
    act: props.act,
    onDone: () => setText(''),
    touches,
    words,
  });
  return (
    <section>
      <SectionHead level={3} title={props.title} />
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      <Field label={props.label} hint={props.hint}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button
        loading={step.isPending}
        disabled={text.trim().length < 2}
        onClick={() => step.run(text.trim())}
      >
        {props.button}
      </Button>
    </section>
  );
}
