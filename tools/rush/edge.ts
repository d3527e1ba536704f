import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenPlace } from '../crash/place.ts';
import type { ServerUnderTest } from '../crash/server-under-test.ts';
import type { Somebody } from './people.ts';
import { changed, holdExam, saveOf, seat, type Sitter } from './sitters.ts';
import { taken, type Wire } from './wire.ts';

/** An attempt whose end will pass while the server is away. */
export type Edge = { readonly sitter: Sitter; readonly closesAt: number };

/** What the person is told when the server is back. */
export type EdgeTold = {
  readonly save: string;
  readonly state: string;
  readonly submittedBy: string;
  readonly late: boolean;
};

const FIRST_MS = 6_000;
const TRIES = 5;
/** The server's own grace for what was on its way, and a little. */
const GRACE_MS = 5_500;

/** Begun and saved before its window ends; a slower machine gets a longer window. */
export async function openEdge(
  server: ServerUnderTest,
  wire: Wire,
  of: { readonly place: OpenPlace; readonly people: readonly Somebody[] },
): Promise<Edge> {
  for (const [at, person] of of.people.slice(0, TRIES).entries()) {
    const closesAt = Date.now() + FIRST_MS * 2 ** at;
    const exam = await holdExam(server, of.place, {
      code: `GX-EDGE-${at}`,
      closesAt: new Date(closesAt).toISOString(),
    });
    const [sitter] = await seat(wire, [person], exam).catch(() => []);
    if (!sitter) continue;
    const answer = await wire.decided(saveOf(sitter, changed(sitter, 0)));
    if (answer.status !== 200) continue;
    const { places } = answer.json as { places: { place: number; revision: number }[] };
    for (const { place, revision } of places) {
      const known = sitter.answers[place - 1];
      if (known) known.acknowledged = revision;
    }
    return { sitter, closesAt };
  }
  throw new Error('rush: no attempt could be begun in time');
}

/** The server is down already; it comes back when the end has passed, and the person goes on as if nothing had been. */
export async function crossEdge(
  server: ServerUnderTest,
  wire: Wire,
  { sitter, closesAt }: Edge,
): Promise<EdgeTold> {
  await sleep(Math.max(0, closesAt + GRACE_MS - Date.now()));
  await server.start();
  const { attemptId, device, cookie } = sitter;
  const late = changed(sitter, 0);
  const refused = await wire.decided(saveOf(sitter, late));
  const path = `/api/my/attempts/${attemptId}/submission`;
  const body = { device, answers: late };
  const ended = taken(
    await wire.decided({ cookie, method: 'POST', path, body }),
    'hand in after the end',
  ) as Omit<EdgeTold, 'save'>;
  const { code } = refused.json as { code?: string };
  return {
    save: `${refused.status} ${code ?? ''}`,
    state: ended.state,
    submittedBy: ended.submittedBy,
    late: ended.late,
  };
}
