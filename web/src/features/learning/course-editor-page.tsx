import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { newId } from '../../app/new-id.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorSummary, Field } from '../../ui/field.tsx';
import { MetaLine, Note, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { ChapterEditor } from './chapter-editor.tsx';
import { OfferFields } from './course-offer-fields.tsx';
import { CourseQuestions } from './course-questions.tsx';
import { feeWords } from './fee-words.ts';
import { learningWords } from './learning-words.ts';
import { offerWords } from './offer-words.ts';
import { scormWords } from './scorm/scorm-words.ts';
import {
  type Chapter,
  type CourseContent,
  type KeptCourse,
  keptCourseQuery,
  learnersQuery,
  useAuthoring,
} from './queries.ts';
import { LearningRefusal } from './refusal.tsx';
import { UnfinishedUploads } from './unfinished-uploads.tsx';
import './learning.css';

/** Writes a course: what it is, its chapters, then the bureau. */
export function CourseEditorPage(props: {
  /** What was given out to those who passed it. */
  readonly certificates: (courseId: string) => React.ReactNode;
}) {
  const t = useWords(learningWords);
  const { courseId = '' } = useParams({ strict: false });
  const found = useQuery({ ...keptCourseQuery(courseId), refetchOnWindowFocus: false });
  useTitle(found.data?.content.title ?? t('kept_title'));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 300, 200]} />;
  const { data } = found;
  return (
    <Editor
      key={`${data.versionId} ${data.state}`}
      course={data}
      certificates={props.certificates}
    />
  );
}

function Editor(props: {
  readonly course: KeptCourse;
  readonly certificates: (courseId: string) => React.ReactNode;
}) {
  const { course } = props;
  const t = useWords(learningWords);
  const author = useAuthoring();
  const [content, setContent] = useState<CourseContent>(course.content);
  const [media, setMedia] = useState(course.media);
  const [done, setDone] = useState<'saved' | 'submitted'>();
  const edits = course.permissions.includes('edit');
  const change = (some: Partial<CourseContent>) => setContent({ ...content, ...some });
  const { courseId, revision } = course;
  const save = () => author.mutateAsync({ does: 'save', courseId, body: { revision, content } });
  const submit = async () => {
    setDone(undefined);
    const saved = await save();
    await author.mutateAsync({ does: 'submit', courseId, revision: saved.revision });
    setDone('submitted');
  };
  const working = useRef(false);
  /** One at a time: the second half of a double click would find a course that was just saved. */
  const once = (work: () => Promise<unknown>) => {
    if (working.current) return;
    working.current = true;
    void work()
      .catch(() => undefined)
      .finally(() => {
        working.current = false;
      });
  };
  return (
    <Page
      width="desk"
      title={content.title}
      above={<Link to={paths.keptCourses}>{t('kept_title')}</Link>}
      lead={<MetaLine items={[course.nodeName, t(`state.${course.state}`)]} />}
      actions={
        <>
          {edits && (
            <Button
              loading={author.isPending}
              onClick={() => once(() => save().then(() => setDone('saved')))}
            >
              {t('edit_save')}
            </Button>
          )}
          {edits && (
            <Button type="primary" loading={author.isPending} onClick={() => once(submit)}>
              {t('edit_submit')}
            </Button>
          )}
          {course.permissions.includes('revise') && (
            <Button
              loading={author.isPending}
              onClick={() => author.mutate({ does: 'revise', courseId })}
            >
              {t('edit_revise')}
            </Button>
          )}
        </>
      }
    >
      <div role="status">
        {done === 'saved' && <p>{t('edit_saved')}</p>}
        {course.state === 'in-review' && <Note icon="clock">{t('edit_submitted')}</Note>}
        {course.state === 'published' && <Note icon="check">{t('edit_publishedNote')}</Note>}
      </div>
      <Problems error={author.error} />
      <fieldset disabled={!edits} className="jx-course-fields">
        <AboutCourse course={course} content={content} change={change} />
        <Chapters
          course={course}
          content={content}
          media={media}
          change={change}
          onMedia={(file) => setMedia([...media, file])}
        />
      </fieldset>
      {course.state !== 'draft' && <Learners courseId={courseId} />}
      {course.state !== 'draft' && props.certificates(courseId)}
      {course.state !== 'draft' && <CourseQuestions courseId={courseId} />}
    </Page>
  );
}

/** Everything that is missing, each place named; or what else was refused. */
function Problems({ error }: { readonly error: unknown }) {
  const t = useWords(learningWords);
  const tOffer = useWords(offerWords);
  const tFee = useWords(feeWords);
  if (error === null) return null;
  const problem = error instanceof RequestRefused ? error.problem : undefined;
  const errors = problem?.fields ?? [];
  if (problem?.code !== 'learning.course_incomplete' || errors.length === 0)
    return <LearningRefusal error={error} />;
  return (
    <ErrorSummary
      title={t('edit_problems')}
      errors={errors.map(({ path, code }) => ({
        fieldId: `jx-course-${path.split('/').slice(0, 2).join('-')}`,
        message:
          feeProblem(tFee, code) ?? offerProblem(tOffer, code) ?? problemWords(t, code, path),
      }))}
    />
  );
}

const SAID = [
  'title_missing',
  'category_unknown',
  'amount_zero',
  'closes_before_opening',
  'closed_already',
  'no_chapters',
  'chapter_twice',
] as const;
const SAID_OF_CHAPTER = [
  'chapter_untitled',
  'question_unfinished',
  'text_missing',
  'file_missing',
  'seconds_missing',
  'answer_missing',
  'beyond_the_end',
  'captions_unreadable',
] as const;

function feeProblem(
  t: ReturnType<typeof useWords<(typeof feeWords)['zh-CN']>>,
  code: string,
): string | undefined {
  return code === 'learning.pay_how_missing' ? t('errors.learning.pay_how_missing') : undefined;
}

const SAID_OF_OFFER = ['years_over', 'required_not_offered', 'requires_itself'] as const;

function offerProblem(
  t: ReturnType<typeof useWords<(typeof offerWords)['zh-CN']>>,
  code: string,
): string | undefined {
  const said = SAID_OF_OFFER.find((one) => code === `learning.${one}`);
  return said && t(`errors.learning.${said}`);
}

function problemWords(
  t: ReturnType<typeof useWords<(typeof learningWords)['zh-CN']>>,
  code: string,
  path: string,
): string {
  const chapter = Number(/^chapters\/(\d+)/.exec(path)?.[1] ?? 0) + 1;
  const whole = SAID.find((one) => code === `learning.${one}`);
  if (whole) return t(`errors.learning.${whole}`);
  const part = SAID_OF_CHAPTER.find((one) => code === `learning.${one}`);
  return part ? t(`errors.learning.${part}`, { chapter }) : t('edit_problems');
}

type Parts = {
  readonly course: KeptCourse;
  readonly content: CourseContent;
  readonly change: (some: Partial<CourseContent>) => void;
};

function AboutCourse({ course, content, change }: Parts) {
  const t = useWords(learningWords);
  const label = useLabel();
  const { amount } = content;
  return (
    <Sheet>
      <div className="jx-course-about">
        <Field label={t('edit_title')} id="jx-course-title" required>
          {(wiring) => (
            <Input
              {...wiring}
              value={content.title}
              maxLength={120}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('edit_category')} id="jx-course-category" required>
          {(wiring) => (
            <Select
              {...wiring}
              value={content.category}
              options={course.categories.map((one) => ({ value: one.id, label: label(one.label) }))}
              onChange={(category) => change({ category })}
            />
          )}
        </Field>
        <Field
          label={t('edit_amount')}
          id="jx-course-amount-value"
          required
          aside={
            <Select
              aria-label={t('edit_unit')}
              value={amount.unit}
              options={(['hours', 'credits', 'courses'] as const).map((unit) => ({
                value: unit,
                label: t(`unit.${unit}`),
              }))}
              onChange={(unit) => change({ amount: { ...amount, unit } })}
            />
          }
        >
          {(wiring) => (
            <Input
              {...wiring}
              inputMode="decimal"
              value={amount.value}
              onChange={(event) => change({ amount: { ...amount, value: event.target.value } })}
            />
          )}
        </Field>
        <Field label={t('edit_opens')} id="jx-course-opensOn">
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={content.opensOn ?? ''}
              onChange={(event) => change({ opensOn: event.target.value || null })}
            />
          )}
        </Field>
        <Field label={t('edit_closes')} id="jx-course-closesOn">
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={content.closesOn ?? ''}
              onChange={(event) => change({ closesOn: event.target.value || null })}
            />
          )}
        </Field>
        <Checkbox
          checked={content.compulsory}
          onChange={(event) => change({ compulsory: event.target.checked })}
        >
          {t('edit_compulsory')}
        </Checkbox>
      </div>
      <OfferFields course={course} content={content} change={change} />
      <Field label={t('edit_summary')} id="jx-course-summary">
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            value={content.summary}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(event) => change({ summary: event.target.value })}
          />
        )}
      </Field>
    </Sheet>
  );
}

function Chapters(
  props: Parts & {
    readonly media: KeptCourse['media'];
    readonly onMedia: (file: KeptCourse['media'][number]) => void;
  },
) {
  const { course, content, change, media } = props;
  const t = useWords(learningWords);
  const tScorm = useWords(scormWords);
  const { chapters } = content;
  const add = (kind: Chapter['kind']) => change({ chapters: [...chapters, emptyChapter(kind)] });
  const put = (index: number, chapter: Chapter | null) =>
    change({
      chapters: chapters.flatMap((one, at) => (at !== index ? one : (chapter ?? []))),
    });
  const up = (index: number) => {
    const moved = chapters[index];
    const rest = chapters.filter((_, at) => at !== index);
    if (moved) change({ chapters: rest.toSpliced(index - 1, 0, moved) });
  };
  return (
    <section id="jx-course-chapters" tabIndex={-1}>
      <SectionHead title={t('edit_chapters')} count={chapters.length} />
      {chapters.map((chapter, index) => (
        <ChapterEditor
          key={chapter.chapterId}
          nodeId={course.nodeId}
          chapter={chapter}
          index={index}
          media={media.find((one) => one.mediaId === chapter.mediaId)}
          onChange={(next) => put(index, next)}
          onMedia={props.onMedia}
          onRemove={() => put(index, null)}
          {...(index > 0 ? { onUp: () => up(index) } : {})}
        />
      ))}
      {course.permissions.includes('edit') && <UnfinishedUploads nodeId={course.nodeId} />}
      <div className="jx-learning-row">
        <Button onClick={() => add('video')}>{t('edit_addVideo')}</Button>
        <Button onClick={() => add('page')}>{t('edit_addPage')}</Button>
        <Button onClick={() => add('document')}>{t('edit_addDocument')}</Button>
        <Button onClick={() => add('scorm')}>{tScorm('edit_add')}</Button>
      </div>
    </section>
  );
}

const READING_SECONDS = 300;

function emptyChapter(kind: Chapter['kind']): Chapter {
  return {
    chapterId: newId(),
    kind,
    title: '',
    mediaId: null,
    seconds: ['page', 'document', 'scorm'].includes(kind) ? READING_SECONDS : null,
    text: '',
    captions: null,
    marks: [],
    questions: [],
  };
}

function Learners({ courseId }: { readonly courseId: string }) {
  const t = useWords(learningWords);
  const f = useFormats();
  const found = useQuery(learnersQuery(courseId));
  const items = found.data ?? [];
  return (
    <section>
      <SectionHead title={t('learners')} count={items.length} />
      {items.length === 0 && <p className="jx-secondary">{t('learnersNone')}</p>}
      <ul className="jx-learners">
        {items.map((one) => (
          <li key={`${one.name}-${one.enrolledAt}`}>
            <span>{one.name}</span>
            <span className="jx-secondary">
              {one.state === 'done'
                ? t('learner_done')
                : t('learner_chapters', { count: one.chaptersDone })}{' '}
              {t('learner_since', { date: f.instantDate(one.enrolledAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
