import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { MetaLine, Note, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { ChapterPlayer, type Paper } from './chapter-player.tsx';
import { LookedAt } from './looked-at.tsx';
import { learningWords } from './learning-words.ts';
import { offerWords } from './offer-words.ts';
import { PayFirst } from './pay-first.tsx';
import { coursesQuery, type Study, type StudyChapter, studyQuery } from './queries.ts';
import { clockText, sumOf } from './study-time.ts';
import { useAmount } from './use-amount.ts';
import './learning.css';

/** Hours arrive a moment after the last minute; until then the page looks again. */
const LOOK_AGAIN_MS = 2_000;

/** A course as one studies it. */
export function StudyPage(props: {
  /** What was given out for it, once it was passed. */
  readonly certificate: (enrolmentId: string) => React.ReactNode;
  readonly paper: Paper;
}) {
  const t = useWords(learningWords);
  const { enrolmentId = '' } = useParams({ strict: false });
  const found = useQuery({
    ...studyQuery(enrolmentId),
    refetchInterval: ({ state }) => {
      const study = state.data;
      if (study?.state !== 'studying' || !study.studied || !allPassed(study)) return false;
      if (study.settlesOn !== null) return false;
      return LOOK_AGAIN_MS;
    },
  });
  useTitle(found.data?.title ?? t('title'));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 320, 60]} />;
  const { certificate, paper } = props;
  return <OneCourse key={enrolmentId} study={found.data} certificate={certificate} paper={paper} />;
}

function allPassed(study: Study): boolean {
  return study.needs.every((need) => need.passed);
}

function OneCourse(props: {
  readonly study: Study;
  readonly certificate: (enrolmentId: string) => React.ReactNode;
  readonly paper: Paper;
}) {
  const { study } = props;
  const t = useWords(learningWords);
  const f = useFormats();
  const amount = useAmount();
  const client = useQueryClient();
  const [chosen, setChosen] = useState(() => firstChapter(study)?.chapterId);
  const chapter = study.chapters.find((one) => one.chapterId === chosen) ?? study.chapters[0];
  const number = chapter === undefined ? 0 : study.chapters.indexOf(chapter) + 1;
  const head = useRef<HTMLHeadingElement>(null);
  /** The list is below the chapter on a phone: whoever chooses there is led to what was chosen. */
  const choose = (chapterId: string) => {
    setChosen(chapterId);
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: 'nearest' });
  };
  useEffect(() => {
    if (study.state !== 'done' && study.settlesOn === null) return;
    void client.invalidateQueries({ queryKey: ['hours'] });
    void client.invalidateQueries({ queryKey: coursesQuery.queryKey });
  }, [client, study.state, study.settlesOn]);
  const until = study.closesOn === null ? [] : [t('until', { date: f.date(study.closesOn) })];
  return (
    <Page
      title={study.title}
      above={<Link to={paths.courses}>{t('back')}</Link>}
      lead={
        <MetaLine
          items={[
            t('countsAmount', { amount: amount(study.amount) }),
            ...(study.compulsory ? [t('compulsory')] : []),
            ...until,
          ]}
        />
      }
    >
      <Standing study={study} />
      {study.state === 'done' && props.certificate(study.enrolmentId)}
      <PayFirst study={study} />
      {chapter && study.state !== 'awaiting-payment' && (
        <div className="jx-study">
          <Sheet bleed>
            <p className="jx-small jx-secondary">
              {t('chapterOf', { number, count: study.chapters.length })}
            </p>
            <h2 ref={head} tabIndex={-1}>
              {chapter.title}
            </h2>
            <ChapterPlayer
              key={chapter.chapterId}
              study={study}
              chapter={chapter}
              paper={props.paper}
              onward={<Onward study={study} chapter={chapter} onChoose={choose} />}
            />
          </Sheet>
          <nav aria-label={t('chaptersHead')}>
            <KeyPoints keyPoints={study.keyPoints} />
            <SectionHead title={t('chaptersHead')} />
            <Chapters study={study} chosen={chapter.chapterId} onChoose={choose} />
          </nav>
        </div>
      )}
    </Page>
  );
}

/** A chapter that is done leads to the next that is not. */
function Onward(props: {
  readonly study: Study;
  readonly chapter: StudyChapter;
  readonly onChoose: (chapterId: string) => void;
}) {
  const { study, chapter } = props;
  const t = useWords(learningWords);
  if (chapter.progress.doneOn === null) return null;
  const { chapters } = study;
  const at = chapters.indexOf(chapter);
  const next = [...chapters.slice(at + 1), ...chapters.slice(0, at)].find(
    (one) => one.progress.doneOn === null,
  );
  return (
    <div className="jx-learning-row">
      <StateMark state="counted">{t('chapterDone')}</StateMark>
      {next && (
        <Button type="primary" onClick={() => props.onChoose(next.chapterId)}>
          {t('nextChapter', { title: next.title })}
        </Button>
      )}
    </div>
  );
}

function KeyPoints({ keyPoints }: { readonly keyPoints: readonly string[] }) {
  const t = useWords(offerWords);
  if (keyPoints.length === 0) return null;
  return (
    <section className="jx-key-points">
      <SectionHead title={t('keyPoints')} />
      <ul>
        {keyPoints.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}

/** Where one left off, else the first that is not done. */
function firstChapter(study: Study): StudyChapter | undefined {
  const last = study.chapters.find((one) => one.chapterId === study.lastChapterId);
  if (last && last.progress.doneOn === null) return last;
  return study.chapters.find((one) => one.progress.doneOn === null) ?? study.chapters[0];
}

function Standing({ study }: { readonly study: Study }) {
  const t = useWords(learningWords);
  const f = useFormats();
  const amount = useAmount();
  if (study.state === 'done')
    return (
      <Note icon="check">
        {t('courseDone', { amount: amount(study.amount) })}{' '}
        <Link to={paths.hours}>{t('toHours')}</Link>
      </Note>
    );
  if (study.anomaly !== null) return <LookedAt study={study} anomaly={study.anomaly} />;
  if (study.studied) {
    if (study.settlesOn !== null)
      return (
        <Note icon="check">
          {t('settlesOn', { amount: amount(study.amount), date: f.date(study.settlesOn) })}{' '}
          <Link to={paths.hours}>{t('toHours')}</Link>
        </Note>
      );
    const missing = study.needs.find((need) => !need.passed);
    if (missing === undefined) return <Note icon="check">{t('courseSettling')}</Note>;
    return <Note icon="check">{t(missing.kind === 'exam' ? 'needsExam' : 'needsHomework')}</Note>;
  }
  if (study.window === 'over')
    return (
      <Note icon="warning" tone="warning">
        {t('windowOver')}
      </Note>
    );
  if (study.window === 'not-yet') return <Note icon="warning">{t('windowNotYet')}</Note>;
  return null;
}

function Chapters(props: {
  readonly study: Study;
  readonly chosen: string;
  readonly onChoose: (chapterId: string) => void;
}) {
  const t = useWords(learningWords);
  return (
    <Sheet padding="flush" bleed>
      <ol className="jx-chapters">
        {props.study.chapters.map((one) => (
          <li key={one.chapterId}>
            <button
              type="button"
              aria-current={one.chapterId === props.chosen ? 'step' : undefined}
              onClick={() => props.onChoose(one.chapterId)}
            >
              <span>{one.title}</span>
              <span className="jx-small jx-secondary">
                {one.progress.doneOn === null ? (
                  t('creditedOf', {
                    have: clockText(sumOf(one.progress.credited)),
                    all: clockText(one.lengthMs),
                  })
                ) : (
                  <StateMark state="counted">{t('chapterDone')}</StateMark>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
