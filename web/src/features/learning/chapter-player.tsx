import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useReachable } from '../../app/connection.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { CheckQuestion } from './check-question.tsx';
import { CreditStrip } from './credit-strip.tsx';
import { learningWords } from './learning-words.ts';
import { offerWords } from './offer-words.ts';
import type { Study, StudyChapter } from './queries.ts';
import { LearningRefusal } from './refusal.tsx';
import { PackagePlayer } from './scorm/package-player.tsx';
import { StudyNotes } from './study-notes.tsx';
import { TestOut } from './test-out.tsx';
import { clockText } from './study-time.ts';
import { mediaAddress, usePieces } from './use-pieces.ts';
import { SignedOut, isSignedOut } from './signed-out.tsx';
import { isDecided, type Look, type Playing, useReports } from './use-reports.ts';
import { WhyUncredited } from './why-uncredited.tsx';

/** Draws the document at an address, under its title. */
export type Paper = (address: string, title: string) => React.ReactNode;

/** One chapter: play or read it, see what counts while it does, and why something did not. */
export function ChapterPlayer(props: {
  readonly study: Study;
  readonly chapter: StudyChapter;
  readonly paper: Paper;
  /** Where it goes on once this chapter is done. */
  readonly onward: React.ReactNode;
}) {
  const { study, chapter } = props;
  const t = useWords(learningWords);
  const place = { enrolmentId: study.enrolmentId, chapterId: chapter.chapterId };
  const player = useRef<Look>(() => null);
  const seek = useRef<(ms: number) => void>(() => undefined);
  const lastAt = useRef(chapter.progress.positionMs);
  const { playing, error, begin, forget } = useReports(place, () => {
    const now = player.current();
    if (now) lastAt.current = now.atMs;
    return now;
  });
  const [why, setWhy] = useState(false);
  const setLook = useCallback((now: Look) => {
    player.current = now;
  }, []);
  const setSeek = useCallback((to: (ms: number) => void) => {
    seek.current = to;
  }, []);
  const recorded = chapter.kind === 'video' || chapter.kind === 'audio';
  const told = playing?.told;
  const waits = chapter.progress.question;
  return (
    <div className="jx-chapter">
      {recorded ? (
        <Recording
          chapter={chapter}
          onLook={setLook}
          onSeek={setSeek}
          begin={study.permissions.includes('play') ? begin : undefined}
          rateMax={playing?.begun.rateMax ?? 1}
        />
      ) : chapter.kind === 'scorm' ? (
        <PackagePlayer
          study={study}
          chapter={chapter}
          onLook={setLook}
          begin={study.permissions.includes('play') ? begin : undefined}
        />
      ) : (
        <Reading
          chapter={chapter}
          paper={props.paper}
          onLook={setLook}
          begin={study.permissions.includes('play') ? begin : undefined}
        />
      )}
      <CreditStrip
        lengthMs={chapter.lengthMs}
        credited={told?.credited ?? chapter.progress.credited}
        held={told?.held ?? chapter.progress.held}
      />
      <PlayNotes playing={playing} onAgain={() => void begin()} />
      <LearningRefusal error={error} />
      <CheckQuestion key={chapter.chapterId} place={place} question={waits} onAnswered={forget} />
      {props.onward}
      {study.permissions.includes('play') && <TestOut place={place} chapter={chapter} />}
      <div>
        <Button type="link" className="jx-why-button" onClick={() => setWhy(true)}>
          {t('whyButton')}
        </Button>
      </div>
      {chapter.marks.length > 0 && (
        <section>
          <h3>{t('marks')}</h3>
          <ul className="jx-marks">
            {chapter.marks.map((mark) => (
              <li key={`${mark.at}-${mark.title}`}>
                <button
                  type="button"
                  className="jx-note-time"
                  onClick={() => seek.current(mark.at * 1000)}
                >
                  {clockText(mark.at * 1000)}
                </button>
                <span>{mark.title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <StudyNotes
        study={study}
        chapterId={chapter.chapterId}
        atMs={() => lastAt.current}
        onGo={(ms) => seek.current(ms)}
      />
      <WhyUncredited place={place} chapter={chapter} open={why} onClose={() => setWhy(false)} />
    </div>
  );
}

/** What the learner has to know while it plays; nothing while all is well. */
function PlayNotes(props: { readonly playing: Playing | undefined; readonly onAgain: () => void }) {
  const { playing } = props;
  const t = useWords(learningWords);
  const reachable = useReachable();
  if (playing === undefined) return null;
  const { told, waiting, begun } = playing;
  const refusedMs = (told?.refused ?? [])
    .filter((one) => one.reason !== 'seen-twice')
    .reduce((sum, one) => sum + one.to - one.from, 0);
  return (
    <div role="status" className="jx-play-notes">
      {!reachable && (
        <Note icon="warning" tone="warning">
          {t('offline', { minutes: Math.round(begun.gapMs / 60_000) })}
        </Note>
      )}
      {waiting > 0 && <p className="jx-small jx-secondary">{t('kept', { count: waiting })}</p>}
      {told?.ended && (
        <Note icon="warning" tone="warning">
          {t('ended')}{' '}
          <Button size="small" onClick={props.onAgain}>
            {t('endedGoOn')}
          </Button>
        </Note>
      )}
      <Undelivered error={playing.error} onAgain={props.onAgain} />
      {refusedMs >= 1_000 && (
        <p className="jx-small">{t('notCounted', { time: clockText(refusedMs) })}</p>
      )}
    </div>
  );
}

/** Reports that will not arrive by themselves. A line that is down is told where the connection is. */
function Undelivered(props: { readonly error: unknown; readonly onAgain: () => void }) {
  const t = useWords(learningWords);
  const { error } = props;
  if (isSignedOut(error)) return <SignedOut />;
  if (!isDecided(error)) return null;
  return (
    <>
      <LearningRefusal error={error} />
      <Button size="small" onClick={props.onAgain}>
        {t('endedGoOn')}
      </Button>
    </>
  );
}

type Begin = (() => Promise<unknown>) | undefined;

function Recording(props: {
  readonly chapter: StudyChapter;
  readonly onLook: (look: Look) => void;
  readonly onSeek: (seek: (ms: number) => void) => void;
  readonly begin: Begin;
  readonly rateMax: number;
}) {
  const { chapter, begin, rateMax, onLook, onSeek } = props;
  const t = useWords(learningWords);
  const tOffer = useWords(offerWords);
  const locale = useLocale();
  const element = useRef<HTMLVideoElement>(null);
  const begun = useRef(false);
  const beginning = useRef(false);
  const since = useRef(0);
  const [rate, setRate] = useState(1);
  const [starting, setStarting] = useState(false);
  const captions = useCaptions(chapter.captions);
  // A recording without a picture has no place to write on: what is said stands below it.
  const written = chapter.kind === 'audio' && captions !== undefined;
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const track = element.current?.textTracks[0];
    if (!written || track === undefined) return undefined;
    track.mode = 'hidden';
    const read = () => setSpoken(cuesOf(track));
    track.addEventListener('cuechange', read);
    return () => track.removeEventListener('cuechange', read);
  }, [written]);
  const { mediaId, mediaType } = chapter;
  const { src, playable } = usePieces(element, mediaId === null ? null : { mediaId, mediaType });
  useEffect(() => {
    onLook(() => {
      const media = element.current;
      if (!media || !begun.current || (media.paused && !media.ended)) return null;
      return {
        atMs: media.currentTime * 1000,
        sinceMs: since.current * 1000,
        rate: media.playbackRate,
        ended: media.ended,
      };
    });
    onSeek((ms) => {
      if (element.current) element.current.currentTime = ms / 1000;
    });
  }, [onLook, onSeek]);
  // Time is counted from the moment that the server knows of it: the first play waits for the session.
  const start = async () => {
    const media = element.current;
    if (!media) return;
    since.current = media.currentTime;
    if (begun.current || !begin) return;
    const from = media.currentTime;
    media.pause();
    // Pressed again while the server is asked: one session is enough.
    if (beginning.current) return;
    beginning.current = true;
    setStarting(true);
    const session = await begin();
    beginning.current = false;
    setStarting(false);
    if (session === undefined) return;
    begun.current = true;
    media.currentTime = from;
    await media.play().catch(() => undefined);
  };
  const resume = () => {
    const media = element.current;
    const { positionMs } = chapter.progress;
    if (media && positionMs > 0 && positionMs < chapter.lengthMs - 1_000)
      media.currentTime = positionMs / 1000;
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are there where the author wrote them */}
      <video
        ref={element}
        className={`jx-player jx-player-${chapter.kind}`}
        src={src}
        controls
        controlsList="nodownload"
        playsInline
        preload="metadata"
        aria-label={chapter.title}
        onLoadedMetadata={resume}
        onPlay={() => void start()}
        onSeeked={(event) => {
          since.current = event.currentTarget.currentTime;
        }}
        onRateChange={(event) => setRate(event.currentTarget.playbackRate)}
      >
        {captions !== undefined && (
          <track
            kind="captions"
            src={captions}
            srcLang={locale}
            label={t('captionsLabel')}
            default
          />
        )}
      </video>
      {written && <p className="jx-spoken">{spoken}</p>}
      <p role="status" className="jx-small jx-player-starting">
        {starting && t('starting')}
      </p>
      {!playable && (
        <Note icon="warning" tone="warning">
          {tOffer('notPlayable')}
        </Note>
      )}
      {rate > rateMax && <p className="jx-small">{t('tooFast', { rate: rateMax })}</p>}
    </>
  );
}

function cuesOf(track: TextTrack): string {
  return [...(track.activeCues ?? [])]
    .map((cue) => ('text' in cue && typeof cue.text === 'string' ? cue.text : ''))
    .join(' ');
}

/** The captions as a file of this page; nothing is fetched. */
function useCaptions(text: string | null): string | undefined {
  const address = useMemo(
    () => (text === null ? undefined : URL.createObjectURL(new Blob([text], { type: 'text/vtt' }))),
    [text],
  );
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  return address;
}

const TICK_MS = 1_000;

/** A text or document: time passes while the page is in view and nobody has paused it. */
function Reading(props: {
  readonly chapter: StudyChapter;
  readonly paper: Paper;
  readonly onLook: (look: Look) => void;
  readonly begin: Begin;
}) {
  const { chapter, begin, onLook } = props;
  const t = useWords(learningWords);
  const at = useRef(chapter.progress.positionMs);
  /** Where this stretch of reading began. */
  const since = useRef(0);
  /** Read to the end here: said once more, so that the last moment counts as well. */
  const over = useRef(false);
  const [running, setRunning] = useState(false);
  const [starting, setStarting] = useState(false);
  useEffect(() => {
    if (!running) return undefined;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      if (document.visibilityState === 'visible')
        at.current = Math.min(chapter.lengthMs, at.current + (now - last));
      last = now;
      if (at.current < chapter.lengthMs) return;
      over.current = true;
      setRunning(false);
    }, TICK_MS / 4);
    return () => clearInterval(timer);
  }, [running, chapter.lengthMs]);
  useEffect(() => {
    onLook(() =>
      running || over.current
        ? { atMs: at.current, sinceMs: since.current, rate: 1, ended: over.current }
        : null,
    );
  }, [onLook, running]);
  const start = async () => {
    if (!begin) return;
    setStarting(true);
    const session = await begin();
    setStarting(false);
    // Nobody counts: the clock of the page must not seem to.
    if (session === undefined) return;
    if (at.current >= chapter.lengthMs) at.current = 0;
    since.current = at.current;
    over.current = false;
    setRunning(true);
  };
  const { mediaId, mediaType } = chapter;
  const paper =
    chapter.kind === 'document' && mediaId !== null
      ? mediaAddress({ mediaId, mediaType })
      : undefined;
  return (
    <div className="jx-reading">
      <p className="jx-small jx-secondary">{t('reading', { time: clockText(chapter.lengthMs) })}</p>
      {begin && (
        <Button
          type={running ? 'default' : 'primary'}
          loading={starting}
          onClick={() => (running ? setRunning(false) : void start())}
        >
          {running ? t('readPause') : t('readStart')}
        </Button>
      )}
      {paper !== undefined && (
        <p className="jx-small jx-secondary">
          {t('documentNote')}{' '}
          <a href={paper} target="_blank" rel="noreferrer">
            {t('openDocument')}
          </a>
        </p>
      )}
      {paper !== undefined && props.paper(paper, chapter.title)}
      {chapter.text !== '' && <Markdown text={chapter.text} headingLevel={3} />}
    </div>
  );
}
