import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onConnectionChange } from '../../app/connection.ts';
import { RequestRefused } from '../../app/request.ts';
import {
  beginPlay,
  type Begun,
  coursesQuery,
  type Place,
  reportPlay,
  studyKey,
  type Told,
} from './queries.ts';
import { createReportQueue, deviceShelf, type Kept, sendLeftOver } from './report-queue.ts';

/** A jump of more than this between two looks is a seek, not play. */
const SEEK_MS = 1_500;
const LOOK_EVERY_MS = 250;
/** After an answer did not come, before asking again. */
const AGAIN_MS = 5_000;

export type Playing = {
  readonly begun: Begun;
  readonly told: Told | undefined;
  readonly waiting: number;
  readonly error: unknown;
};

/** Where the player is now; null while it does not play. */
export type Look = () => {
  readonly atMs: number;
  /** Where this stretch of play began. */
  readonly sinceMs: number;
  readonly rate: number;
  readonly ended: boolean;
} | null;

function send(kept: Kept): Promise<Told> {
  return reportPlay({ ...kept, beats: [...kept.beats] });
}

/** Not a line that is down, nor a server that is busy or wants a log-in first: those are asked again. */
export function isDecided(error: unknown): boolean {
  if (!(error instanceof RequestRefused)) return false;
  const { status } = error.problem;
  return status >= 400 && status < 500 && status !== 401 && status !== 429;
}

/** Runs a session of one chapter: watches the player, says what was played, keeps it while nobody answers. */
export function useReports(place: Place, look: Look) {
  const client = useQueryClient();
  const [playing, setPlaying] = useState<Playing>();
  const [error, setError] = useState<unknown>();
  const queue = useRef<ReturnType<typeof createReportQueue> | undefined>(undefined);
  const looking = useRef<Look>(look);
  looking.current = look;
  const { enrolmentId, chapterId } = place;

  const begin = useCallback(async (): Promise<Begun | undefined> => {
    const shelf = deviceShelf(`jixu-play-${enrolmentId}-${chapterId}`);
    try {
      setError(await sendLeftOver(shelf, send, isDecided));
      const begun = await beginPlay({ enrolmentId, chapterId });
      queue.current = createReportQueue({
        sessionId: begun.sessionId,
        shelf,
        send,
        told: (told) => {
          const waiting = queue.current?.waiting() ?? 0;
          setPlaying((now) => now && { ...now, told, waiting, error: undefined });
          if (told.questionWaits || told.done) {
            void client.invalidateQueries({ queryKey: studyKey(enrolmentId) });
            void client.invalidateQueries({ queryKey: coursesQuery.queryKey });
          }
        },
        refused: (problem) =>
          setPlaying(
            (now) => now && { ...now, error: problem, waiting: queue.current?.waiting() ?? 0 },
          ),
      });
      setPlaying({ begun, told: undefined, waiting: 0, error: undefined });
      return begun;
    } catch (problem) {
      setError(problem);
      return undefined;
    }
  }, [client, enrolmentId, chapterId]);

  const sessionId = playing?.begun.sessionId;
  const intervalMs = playing?.begun.intervalMs ?? 30_000;
  const lengthMs = playing?.begun.lengthMs ?? 0;
  useEffect(() => {
    if (sessionId === undefined) return undefined;
    const close = watch({ looking, queue, intervalMs, lengthMs });
    const unlisten = onConnectionChange(() => void queue.current?.flush());
    const hidden = () => {
      if (document.visibilityState === 'hidden') close.say();
    };
    document.addEventListener('visibilitychange', hidden);
    const again = setInterval(() => {
      if ((queue.current?.waiting() ?? 0) > 0) void queue.current?.flush();
    }, AGAIN_MS);
    return () => {
      close.stop();
      unlisten();
      document.removeEventListener('visibilitychange', hidden);
      clearInterval(again);
    };
  }, [sessionId, intervalMs, lengthMs]);
  const forget = useCallback(() => setPlaying((now) => now && { ...now, told: undefined }), []);
  return { playing, error, begin, forget };
}

/** Looks at the player four times a second and says every interval, at a seek, a pause and the end what was played. */
function watch(of: {
  readonly looking: { readonly current: Look };
  readonly queue: { readonly current: ReturnType<typeof createReportQueue> | undefined };
  readonly intervalMs: number;
  readonly lengthMs: number;
}) {
  let from: number | undefined;
  let at = 0;
  /** The end was said; a player that stands there says nothing more. */
  let over = false;
  const say = () => {
    const { current } = of.queue;
    if (!current || from === undefined) return;
    current.add(Math.round(from), Math.round(at), Math.round(at));
    from = at;
    void current.flush();
  };
  const timer = setInterval(() => {
    const now = of.looking.current();
    if (now === null) {
      say();
      from = undefined;
      return;
    }
    if (now.ended && over) return;
    over = now.ended;
    const place = now.ended ? Math.max(now.atMs, of.lengthMs) : now.atMs;
    if (from === undefined || place < at || place - at > SEEK_MS * Math.max(1, now.rate)) {
      say();
      from = Math.min(now.sinceMs, place);
    }
    at = place;
    if (at - from >= of.intervalMs || now.ended) say();
    if (now.ended) from = undefined;
  }, LOOK_EVERY_MS);
  return {
    say,
    stop: () => {
      clearInterval(timer);
      say();
    },
  };
}
