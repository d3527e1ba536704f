import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../app/api.ts';
import { PageError } from '../../app/page-states.tsx';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Markdown } from '../../ui/markdown.tsx';
import { MetaLine } from '../../ui/layout.tsx';
import { feeWords, yuanOf } from './fee-words.ts';
import { learningWords } from './learning-words.ts';
import { offerWords, seriesWord } from './offer-words.ts';
import { PiecesPreview } from './pieces-preview.tsx';
import { anomalyQuery, appealQuery, courseCaseQuery, reflectionQuery } from './queries.ts';
import { CoursewarePreview } from './scorm/courseware-preview.tsx';
import { clockText } from './study-time.ts';
import { useAmount } from './use-amount.ts';
import { mediaAddress } from './use-pieces.ts';
import { Stretches } from './why-uncredited.tsx';
import './learning.css';

type CourseUnderReview = Answer<'getReviewedCourse'>;

type Props = {
  readonly subjectId: string;
  readonly caseId: string;
  readonly owner: { readonly kind: string; readonly id: string };
};

/** What a case about a course or study time is about, for whoever decides. */
export function LearningSubject({ subjectId, caseId, owner }: Props) {
  if (owner.kind === 'course') return <CourseCase subjectId={subjectId} caseId={caseId} />;
  if (owner.kind === 'study-appeal')
    return <AppealCase subjectId={subjectId} appealId={owner.id} />;
  if (owner.kind === 'study-anomaly')
    return <AnomalyCase subjectId={subjectId} anomalyId={owner.id} />;
  if (owner.kind === 'reflection')
    return <ReflectionCase subjectId={subjectId} reflectionId={owner.id} />;
  return null;
}

function ReflectionCase(of: { readonly subjectId: string; readonly reflectionId: string }) {
  const t = useWords(learningWords);
  const found = useQuery(reflectionQuery(of));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return null;
  return (
    <section className="jx-learning-case">
      <h3>{t('case_reflection')}</h3>
      <p>
        <b>{found.data.title}</b>
      </p>
      <p className="jx-reflection">{found.data.text}</p>
    </section>
  );
}

/** Each reason brings its own figures; its sentence uses no other. */
const NO_FIGURES = {
  above: 0,
  answers: 0,
  claimedMinutes: 0,
  minutes: 0,
  passedMinutes: 0,
  people: 0,
  reports: 0,
  same: 0,
  seconds: 0,
  slowestSeconds: 0,
} as const;

function AnomalyCase(of: { readonly subjectId: string; readonly anomalyId: string }) {
  const t = useWords(learningWords);
  const found = useQuery(anomalyQuery(of));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { findings, answer, beats, earlier } = found.data;
  return (
    <section className="jx-learning-case">
      <h3>{t('case_anomaly')}</h3>
      <p className="jx-small jx-secondary">{t('case_anomalyNote')}</p>
      <ul>
        {findings.map(({ reason, figures }) => (
          <li key={reason}>
            <b>{t(`anomaly.${reason}`)}</b>
            <p>{t(`figures.${reason}`, { ...NO_FIGURES, ...figures })}</p>
          </li>
        ))}
      </ul>
      {earlier.map(
        (one) =>
          one.opinion !== null && (
            <p key={one.foundAt}>{t('case_earlier', { opinion: one.opinion })}</p>
          ),
      )}
      {answer !== null && (
        <>
          <h4>{t('case_answer')}</h4>
          <blockquote>{answer}</blockquote>
        </>
      )}
      <RawBeats beats={beats} />
    </section>
  );
}

type Beat = {
  readonly from: number;
  readonly to: number;
  readonly creditedMs: number;
  readonly at: string;
};

function RawBeats({ beats }: { readonly beats: readonly Beat[] }) {
  const t = useWords(learningWords);
  const f = useFormats();
  return (
    <>
      <h4>{t('case_raw')}</h4>
      <ul className="jx-uncredited">
        {beats.map((beat) => (
          <li key={`${beat.at}-${beat.from}-${beat.to}`}>
            <b>{t('whyRange', { from: clockText(beat.from), to: clockText(beat.to) })}</b>{' '}
            {t('case_credited', { time: clockText(beat.creditedMs) })}{' '}
            <span className="jx-small jx-secondary">{f.fullInstant(beat.at)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function CourseCase(of: { readonly subjectId: string; readonly caseId: string }) {
  const t = useWords(learningWords);
  const amount = useAmount();
  const found = useQuery(courseCaseQuery(of));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { content, media } = found.data;
  const lengths = content.chapters.map(
    (one) =>
      media.find((file) => file.mediaId === one.mediaId)?.lengthMs ?? (one.seconds ?? 0) * 1000,
  );
  const all = lengths.reduce((sum, ms) => sum + ms, 0);
  return (
    <section className="jx-learning-case">
      <h3>{t('case_course')}</h3>
      <p>
        <b>{content.title}</b>
      </p>
      <p>{t('case_total', { time: clockText(all), amount: amount(content.amount) })}</p>
      <CourseOffer course={found.data} />
      <p className="jx-secondary">{content.summary}</p>
      <ol>
        {content.chapters.map((chapter, index) => (
          <li key={chapter.chapterId}>
            <b>{chapter.title}</b> {clockText(lengths[index] ?? 0)}
            {chapter.mediaId !== null && chapter.kind === 'scorm' && (
              <CoursewarePreview mediaId={chapter.mediaId} />
            )}
            {chapter.kind !== 'scorm' && (
              <ChapterFile
                title={chapter.title}
                media={media.find((one) => one.mediaId === chapter.mediaId)}
              />
            )}
            {chapter.text !== '' && <Markdown text={chapter.text} headingLevel={3} />}
            <ul>
              {chapter.questions.map((question) => (
                <li key={question.questionId} className="jx-small">
                  {clockText(question.at * 1000)} {question.text}{' '}
                  {t('case_answerIs', { text: question.options[question.answer] ?? '' })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ChapterFile(props: {
  readonly title: string;
  readonly media: CourseUnderReview['media'][number] | undefined;
}) {
  const t = useWords(learningWords);
  const { media, title } = props;
  if (media === undefined) return null;
  const address = mediaAddress(media);
  if (address.includes('/pieces/')) return <PiecesPreview media={media} title={title} />;
  return (
    <>
      {' '}
      <a href={address} target="_blank" rel="noreferrer">
        {t('case_play')}
      </a>
    </>
  );
}

/** To whom, when and after what it will be offered. */
function CourseOffer({ course }: { readonly course: CourseUnderReview }) {
  const t = useWords(offerWords);
  const tFee = useWords(feeWords);
  const tLearning = useWords(learningWords);
  const f = useFormats();
  const { content, others } = course;
  const titles = content.requires.flatMap(
    (id) => others.find((one) => one.courseId === id)?.title ?? [],
  );
  const { series, years, keyPoints, opensOn, closesOn } = content;
  const said = [
    ...(content.priceFen > 0 ? [tFee('price', { yuan: yuanOf(content.priceFen) })] : []),
    ...(opensOn === null ? [] : [tLearning('opensOn', { date: f.date(opensOn) })]),
    ...(closesOn === null ? [] : [tLearning('until', { date: f.date(closesOn) })]),
    ...(years.length === 0 ? [] : [t('years_show', { years: f.list(years.map(String)) })]),
    ...(series.length === 0
      ? []
      : [t('series_show', { series: f.list(series.map((one) => seriesWord(t, one))) })]),
    ...(titles.length === 0 ? [] : [t('required_show', { titles: f.list(titles) })]),
  ];
  return (
    <>
      {said.length > 0 && <MetaLine items={said} />}
      {keyPoints.length > 0 && (
        <p className="jx-small">{t('keyPointsAre', { points: f.list(keyPoints) })}</p>
      )}
    </>
  );
}

function AppealCase(of: { readonly subjectId: string; readonly appealId: string }) {
  const t = useWords(learningWords);
  const f = useFormats();
  const found = useQuery(appealQuery(of));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { text, intervals, uncredited, beats, course, chapter } = found.data;
  return (
    <section className="jx-learning-case">
      <h3>{t('case_appeal')}</h3>
      <p>
        {course} {chapter}
      </p>
      <blockquote>{text}</blockquote>
      <h4>{t('case_contested')}</h4>
      <p>
        {f.list(
          intervals.map((one) =>
            t('whyRange', { from: clockText(one.from), to: clockText(one.to) }),
          ),
        )}
      </p>
      <h4>{t('whyTitle')}</h4>
      <Stretches items={uncredited} />
      <RawBeats beats={beats} />
    </section>
  );
}
