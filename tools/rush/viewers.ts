import { randomUUID } from 'node:crypto';
import type { Somebody } from './people.ts';
import type { Due } from './schedule.ts';
import { inLanes, taken, type Wire } from './wire.ts';

const LANES = 24;

export type Viewer = Somebody & {
  readonly sessionId: string;
  readonly began: number;
  seq: number;
  /** What was played, by this client's own clock, and how much of it the server has taken. */
  playedTo: number;
  acknowledgedTo: number;
  waiting: { seq: number; from: number; to: number }[];
};

export async function tuneIn(
  wire: Wire,
  people: readonly Somebody[],
  of: { readonly courseId: string; readonly chapterId: string },
): Promise<readonly Viewer[]> {
  const viewers: Viewer[] = [];
  await inLanes(people, LANES, async ({ personId, cookie }) => {
    const at = `/api/enrolments/${randomUUID()}`;
    const body = { courseId: of.courseId };
    taken(await wire.decided({ cookie, method: 'PUT', path: at, body }), 'enrol');
    const path = `${at}/chapters/${of.chapterId}/plays`;
    const begun = taken(await wire.decided({ cookie, method: 'POST', path }), 'play');
    viewers.push({
      personId,
      cookie,
      sessionId: (begun as { sessionId: string }).sessionId,
      began: performance.now(),
      seq: 0,
      playedTo: 0,
      acknowledgedTo: 0,
      waiting: [],
    });
  });
  return viewers;
}

export function watching(
  wire: Wire,
  viewer: Viewer,
  times: number[],
  reportsAt: readonly number[],
): readonly Due[] {
  return reportsAt.map((at) => ({ at, act: (due) => report(wire, viewer, times, due) }));
}

export async function report(
  wire: Wire,
  viewer: Viewer,
  times: number[],
  due: number,
): Promise<void> {
  const to = Math.floor(performance.now() - viewer.began);
  viewer.seq += 1;
  viewer.waiting.push({ seq: viewer.seq, from: viewer.playedTo, to });
  viewer.playedTo = to;
  const body = { sessionId: viewer.sessionId, positionMs: to, beats: viewer.waiting };
  const asked = { cookie: viewer.cookie, method: 'POST', path: '/api/plays', body } as const;
  const told = taken(await wire.decided(asked), 'report') as { lastSeq: number };
  times.push(performance.now() - due);
  const heard = viewer.waiting.filter((beat) => beat.seq <= told.lastSeq);
  viewer.acknowledgedTo = Math.max(viewer.acknowledgedTo, ...heard.map((beat) => beat.to));
  viewer.waiting = viewer.waiting.filter((beat) => beat.seq > told.lastSeq);
}
