import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Answer, Body } from '../../app/api.ts';
import { newId } from '../../app/new-id.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useStep } from '../../app/use-step.ts';
import { useTitle } from '../../app/use-title.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { ChoiceCards, Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page } from '../../ui/layout.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { fromField } from './china-time.ts';
import { deskWords } from './desk-words.ts';
import { MarkingFields } from './exam-marking-fields.tsx';
import {
  type Assessment,
  assessmentsQuery,
  type Paper,
  papersQuery,
  ROOT,
  type Rules,
  rulesQuery,
  coursesQuery,
  saveAssessment,
} from './queries.ts';
import { newExam, type TimeField, type Typed, typedFrom, type Unit, UNITS } from './typed-exam.ts';
import './exam.css';

/** Draws up an exam. Numbers that the rulebook lays down are shown, not typed. */
export function ExamFormPage() {
  const t = useWords(deskWords);
  const { office, today } = useSignedIn();
  const nodeId = office?.id ?? '';
  const params: { readonly offeringId?: string } = useParams({ strict: false });
  const papers = useQuery(papersQuery(nodeId));
  const held = useQuery({ ...assessmentsQuery(nodeId), enabled: params.offeringId !== undefined });
  const draft = held.data?.items.find((one) => one.offeringId === params.offeringId);
  const year = Number(today.slice(0, 4));
  useTitle(t('newExam'));
  const failed = papers.error ?? held.error;
  if (failed !== null)
    return (
      <PageError
        error={failed}
        retry={() => void Promise.all([papers.refetch(), held.refetch()])}
      />
    );
  if (papers.data === undefined || (params.offeringId !== undefined && held.data === undefined))
    return <PageLoading blocks={[38, 400]} />;
  if (params.offeringId !== undefined && draft?.permissions.change !== true)
    return (
      <Page
        width="narrow"
        title={draft?.title ?? t('newExam')}
        above={
          <Link
            to={
              draft === undefined ? paths.examDesk : `${paths.examDesk}/exams/${draft.offeringId}`
            }
            className="jx-back"
          >
            <Icon name="chevron-left" size={16} />
            {draft?.title ?? t('back')}
          </Link>
        }
      >
        <Note icon="lock">{t('openAsk')}</Note>
      </Page>
    );
  return (
    <ExamForm nodeId={nodeId} papers={papers.data.items} year={year} today={today} draft={draft} />
  );
}

function ExamForm(props: {
  readonly nodeId: string;
  readonly papers: readonly Paper[];
  readonly year: number;
  readonly today: string;
  /** Drawn up before and not open yet. */
  readonly draft: Assessment | undefined;
}) {
  const t = useWords(deskWords);
  const navigate = useNavigate();
  const { nodeId, papers, today, draft } = props;
  const [offeringId] = useState(() => draft?.offeringId ?? newId());
  const [typed, setTyped] = useState<Typed>(() => ({
    ...newExam({ today, year: props.year, paperId: papers[0]?.paperId }),
    ...(draft === undefined ? {} : typedFrom(draft)),
  }));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const change = (more: Partial<Typed>) => setTyped({ ...typed, ...more });
  const laid = useQuery(rulesQuery(nodeId, typed.year));
  const rules = laid.data?.rules ?? null;
  const categories = laid.data?.categories ?? [];
  const step = useStep({
    act: (body: Body<'saveAssessment'>, key) => saveAssessment({ nodeId, offeringId }, body, key),
    onDone: () => void navigate({ to: `${paths.examDesk}/exams/${offeringId}` }),
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  const send = () => {
    const body = bodyFrom(typed, rules, draft?.version ?? 0);
    const chosen = categories.length > 0 && typed.courseId === '' ? ['category'] : [];
    const empty = ['title', 'code', 'paper', ...chosen].filter((field) => !filled(typed, field));
    setMissing(body === undefined ? [...empty, 'times'] : empty);
    if (body !== undefined && empty.length === 0) step.run(body);
  };
  const required = (field: string, label: string) =>
    missing.includes(field) ? t('required', { field: label }) : step.fields[field];
  return (
    <Page
      width="narrow"
      title={t('newExam')}
      above={
        <Link to={paths.examDesk} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
    >
      <form
        className="jx-form"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          send();
        }}
      >
        <Naming typed={typed} change={change} required={required} />
        <ChoiceCards
          name="mode"
          legend={t('mode')}
          value={typed.mode}
          onChange={(mode) => change({ mode })}
          choices={[
            { value: 'window', title: t('mode.window'), detail: t('mode.windowDetail') },
            { value: 'session', title: t('mode.session'), detail: t('mode.sessionDetail') },
          ]}
        />
        <PaperField
          id="exam-paper"
          label={t('paper')}
          papers={papers}
          value={typed.paperId}
          onChange={(paperId) => change({ paperId })}
          error={required('paper', t('paper'))}
        />
        <Times typed={typed} change={change} />
        {rules === null ? (
          <OwnRules typed={typed} change={change} />
        ) : (
          <PackRules rules={rules} typed={typed} change={change} papers={papers} />
        )}
        <MarkingFields typed={typed} change={change} />
        <CourseField typed={typed} change={change} />
        {categories.length > 0 && typed.courseId === '' && (
          <CategoryField
            categories={categories}
            typed={typed}
            change={change}
            error={required('category', t('category'))}
          />
        )}
        {missing.includes('times') && <p role="alert">{t('required', { field: t('when') })}</p>}
        {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
        <p className="jx-form-actions">
          <Button type="primary" htmlType="submit" loading={step.isPending}>
            {t('save')}
          </Button>
        </p>
      </form>
    </Page>
  );
}

function Naming(
  props: PartProps & { readonly required: (field: string, label: string) => string | undefined },
) {
  const t = useWords(deskWords);
  const { typed, change, required } = props;
  return (
    <>
      <Field id="exam-title" label={t('examTitle')} error={required('title', t('examTitle'))}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={100}
            value={typed.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        id="exam-code"
        label={t('code')}
        hint={t('codeHint')}
        error={required('code', t('code'))}
      >
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={40}
            value={typed.code}
            onChange={(event) => change({ code: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Nothing where one's organisations offer no course. */
function CourseField({ typed, change }: PartProps) {
  const t = useWords(deskWords);
  const found = useQuery(coursesQuery);
  const courses = (found.data?.items ?? []).filter(({ live }) => live);
  if (courses.length === 0) return null;
  return (
    <Field id="exam-course" label={t('course')} hint={t('courseHint')}>
      {(wiring) => (
        <Select
          id={wiring.id}
          aria-label={t('course')}
          value={typed.courseId}
          options={[
            { value: '', label: t('noCourse') },
            ...courses.map((one) => ({ value: one.courseId, label: one.title })),
          ]}
          onChange={(courseId: string) => change({ courseId })}
        />
      )}
    </Field>
  );
}

function CategoryField(
  props: PartProps & {
    readonly categories: Answer<'getAssessmentRules'>['categories'];
    readonly error: string | undefined;
  },
) {
  const t = useWords(deskWords);
  const label = useLabel();
  const { typed, change } = props;
  return (
    <Field id="exam-category" label={t('category')} error={props.error}>
      {(wiring) => (
        <Select
          id={wiring.id}
          aria-label={t('category')}
          value={typed.category === '' ? null : typed.category}
          options={props.categories.map((one) => ({ value: one.id, label: label(one.label) }))}
          onChange={(category: string | null) => change({ category: category ?? '' })}
        />
      )}
    </Field>
  );
}

function filled(typed: Typed, field: string): boolean {
  if (field === 'title') return typed.title.trim() !== '';
  if (field === 'code') return /^[A-Za-z0-9_.-]+$/.test(typed.code.trim());
  if (field === 'category') return typed.category !== '';
  return typed.paperId !== undefined;
}

type Task = Body<'saveAssessment'>['tasks'][number];

/** Undefined while a time is missing. */
function bodyFrom(
  typed: Typed,
  rules: Rules | null,
  baseVersion: number,
): Body<'saveAssessment'> | undefined {
  const at = (field: TimeField) => fromField(typed[field]);
  const [signUpFrom, signUpTo, opensAt, closesAt] = [
    at('signUpFrom'),
    at('signUpTo'),
    at('opensAt'),
    at('closesAt'),
  ];
  const { paperId, minutes } = typed;
  if (!signUpFrom || !signUpTo || !opensAt || !closesAt || paperId === undefined) return undefined;
  const session = typed.mode === 'session';
  const later = (iso: string) => new Date(Date.parse(iso) + minutes * 60_000).toISOString();
  const taken = (of: Partial<Task> & Pick<Task, 'kind'>): Task => ({
    taskId: newId(),
    sequence: 1,
    paperId,
    opensAt,
    closesAt: session ? later(opensAt) : closesAt,
    startsAt: session ? opensAt : null,
    minutes,
    ...of,
  });
  const [homeworkOpens, homeworkCloses] = [at('homeworkOpens'), at('homeworkCloses')];
  const homework = Array.from({ length: rules?.homework.count ?? 0 }, (_, index) =>
    taken({
      kind: 'homework',
      sequence: index + 1,
      paperId: typed.homeworkPaperId ?? paperId,
      opensAt: homeworkOpens ?? opensAt,
      closesAt: homeworkCloses ?? closesAt,
      startsAt: null,
      minutes: (rules?.homework.limitHours ?? 24) * 60,
    }),
  );
  const resitAt = at('resitAt');
  const resit =
    resitAt === undefined || rules?.resit === null || rules === null
      ? []
      : [taken({ kind: 'resit', opensAt: resitAt, closesAt: later(resitAt), startsAt: resitAt })];
  return {
    baseVersion,
    title: typed.title.trim(),
    code: typed.code.trim(),
    year: typed.year,
    courseId: typed.courseId === '' ? null : typed.courseId,
    signUpFrom,
    signUpTo,
    tells: session ? 'together' : 'at-once',
    markingDifference: typed.difference === '' ? null : typed.difference,
    appealDays: typed.appealDays,
    category: typed.category.trim() === '' ? null : typed.category.trim(),
    tasks: [...homework, taken({ kind: 'exam' }), ...resit],
    atLeast: String(typed.atLeast),
    times: typed.times,
    qty: { unit: typed.unit, amount: typed.amount },
  };
}

type PartProps = { readonly typed: Typed; readonly change: (more: Partial<Typed>) => void };

function TimeInput(props: PartProps & { readonly field: TimeField; readonly label: string }) {
  return (
    <Field id={`exam-${props.field}`} label={props.label}>
      {(wiring) => (
        <Input
          {...wiring}
          type="datetime-local"
          value={props.typed[props.field]}
          onChange={(event) => props.change({ [props.field]: event.target.value })}
        />
      )}
    </Field>
  );
}

function Times(props: PartProps) {
  const t = useWords(deskWords);
  const { typed, change } = props;
  return (
    <div className="jx-exam-part">
      <TimeInput {...props} field="signUpFrom" label={t('signUpFrom')} />
      <TimeInput {...props} field="signUpTo" label={t('signUpTo')} />
      <TimeInput
        {...props}
        field="opensAt"
        label={typed.mode === 'session' ? t('startsAt') : t('opensAt')}
      />
      {typed.mode === 'window' && <TimeInput {...props} field="closesAt" label={t('closesAt')} />}
      <Field id="exam-minutes" label={t('minutes')}>
        {(wiring) => (
          <InputNumber
            id={wiring.id}
            min={1}
            max={10_080}
            precision={0}
            value={typed.minutes}
            onChange={(minutes) => change({ minutes: minutes ?? 60 })}
          />
        )}
      </Field>
    </div>
  );
}

function OwnRules({ typed, change }: PartProps) {
  const t = useWords(deskWords);
  return (
    <div className="jx-exam-part">
      <Field id="exam-pass" label={t('atLeast')}>
        {(wiring) => (
          <InputNumber
            id={wiring.id}
            min={1}
            max={1_000}
            precision={0}
            value={typed.atLeast}
            onChange={(atLeast) => change({ atLeast: atLeast ?? 60 })}
          />
        )}
      </Field>
      <Field id="exam-times" label={t('times')}>
        {(wiring) => (
          <InputNumber
            id={wiring.id}
            min={1}
            max={20}
            precision={0}
            value={typed.times}
            onChange={(times) => change({ times: times ?? 1 })}
          />
        )}
      </Field>
      <Field id="exam-amount" label={t('qtyAmount')}>
        {(wiring) => (
          <>
            <InputNumber<string>
              id={wiring.id}
              stringMode
              min="1"
              max="1000"
              value={typed.amount}
              onChange={(amount) => change({ amount: amount ?? '1' })}
            />
            <Select
              aria-label={t('qtyAmount')}
              value={typed.unit}
              options={UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
              onChange={(unit: Unit) => change({ unit })}
            />
          </>
        )}
      </Field>
    </div>
  );
}

function PackRules(
  props: PartProps & { readonly rules: Rules; readonly papers: readonly Paper[] },
) {
  const t = useWords(deskWords);
  const { rules, typed, change } = props;
  const { homework, exam } = rules;
  return (
    <>
      <Note icon="shield">
        {t('rulesFromPack', {
          homework: homework.count,
          atLeast: rules.atLeast,
          weight: exam.weight,
        })}
      </Note>
      {homework.count > 0 && (
        <PaperField
          id="exam-homework"
          label={t('homeworkPaper', { count: homework.count })}
          papers={props.papers}
          value={typed.homeworkPaperId}
          onChange={(homeworkPaperId) => change({ homeworkPaperId })}
          error={undefined}
        />
      )}
      <div className="jx-exam-part">
        {homework.count > 0 && (
          <>
            <TimeInput {...props} field="homeworkOpens" label={t('homeworkOpens')} />
            <TimeInput {...props} field="homeworkCloses" label={t('homeworkCloses')} />
          </>
        )}
        {rules.resit !== null && <TimeInput {...props} field="resitAt" label={t('resitStarts')} />}
      </div>
    </>
  );
}

function PaperField(props: {
  readonly id: string;
  readonly label: string;
  readonly papers: readonly Paper[];
  readonly value: string | undefined;
  readonly onChange: (paperId: string) => void;
  readonly error: string | undefined;
}) {
  const t = useWords(deskWords);
  return (
    <Field id={props.id} label={props.label} error={props.error}>
      {(wiring) => (
        <Select
          id={wiring.id}
          aria-label={props.label}
          value={props.value ?? null}
          options={props.papers.map((paper) => ({
            value: paper.paperId,
            label: `${paper.name} (${t('total', {
              questions: paper.content.parts.reduce(
                (sum, { from }) => sum + ('fixed' in from ? from.fixed.length : from.draw.count),
                0,
              ),
              points: paper.points,
            })})`,
          }))}
          onChange={(value: string | null) => value !== null && props.onChange(value)}
        />
      )}
    </Field>
  );
}
