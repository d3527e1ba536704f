import { randomUUID } from 'node:crypto';
import { ask, type OpenPlace } from '../crash/place.ts';
import type { Somebody } from './people.ts';
import type { Due } from './schedule.ts';
import { inLanes, taken, type Wire } from './wire.ts';

const QUESTIONS = 10;
const OPTIONS = 4;
/** So many answers changed since the last save. */
const CHANGED = 3;
const LANES = 24;

/** What this client chose, and what the server has said that it has. */
type Answer = { revision: number; acknowledged: number };
export type Sitter = Somebody & {
  readonly attemptId: string;
  readonly device: string;
  readonly answers: Answer[];
  handedIn: boolean;
};
export type ExamTimes = { readonly saves: number[]; readonly submits: number[] };

/** What a revision says follows from its number, so that a stored one can be judged without having been kept. */
export const chosenAt = (place: number, revision: number): number => (place + revision) % OPTIONS;

/** An exam of ten questions at the unit, through the API. */
export async function holdExam(
  server: { readonly address: string },
  { administrator: cookie, unitId }: OpenPlace,
  of: { readonly code?: string; readonly closesAt?: string } = {},
): Promise<{ offeringId: string; taskId: string }> {
  const bankId = randomUUID();
  const at = `/api/organisations/${unitId}`;
  const put = (path: string, body: unknown) => putTo(server, cookie, `${at}${path}`, body);
  await put(`/question-banks/${bankId}`, { name: '公共课题库' });
  for (let n = 1; n <= QUESTIONS; n += 1)
    await put(`/question-banks/${bankId}/questions/${randomUUID()}`, {
      baseVersion: 0,
      kind: 'single',
      shown: { prompt: `第 ${n} 题`, options: ['甲', '乙', '丙', '丁'], blanks: 0 },
      key: { options: [n % OPTIONS] },
      explanation: '',
      tags: [],
      difficulty: 3,
    });
  const [paperId, offeringId, taskId] = [randomUUID(), randomUUID(), randomUUID()];
  const draw = { bankId, kind: null, tag: null, difficulty: null, count: QUESTIONS };
  await put(`/papers/${paperId}`, {
    baseVersion: 0,
    name: '十题',
    content: {
      parts: [{ title: '选择题', pointsEach: '10', partial: false, from: { draw } }],
      shuffleQuestions: true,
      shuffleOptions: true,
    },
  });
  const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();
  await put(`/assessments/${offeringId}`, {
    baseVersion: 0,
    title: '公共课考试',
    code: of.code ?? 'GX-1',
    year: new Date().getFullYear(),
    courseId: null,
    signUpFrom: hours(-1),
    signUpTo: hours(24),
    tells: 'at-once',
    markingDifference: null,
    category: 'public',
    atLeast: '0',
    times: 1,
    qty: { unit: 'courses', amount: '1' },
    tasks: [
      {
        taskId,
        kind: 'exam',
        sequence: 1,
        paperId,
        opensAt: hours(-1),
        closesAt: of.closesAt ?? hours(24),
        startsAt: null,
        minutes: 120,
      },
    ],
  });
  await ask(server, { path: `${at}/assessments/${offeringId}/opening`, cookie, body: undefined });
  return { offeringId, taskId };
}

async function putTo(
  server: { readonly address: string },
  cookie: string,
  path: string,
  body: unknown,
): Promise<void> {
  const response = await fetch(`${server.address}${path}`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`rush: ${path} ${response.status} ${await response.text()}`);
}

export async function seat(
  wire: Wire,
  people: readonly Somebody[],
  of: { readonly offeringId: string; readonly taskId: string },
): Promise<readonly Sitter[]> {
  const at = `/api/my/assessments/${of.offeringId}`;
  const sitters: Sitter[] = [];
  await inLanes(people, LANES, async ({ personId, cookie }) => {
    const device = `device-${randomUUID()}`;
    const attemptId = randomUUID();
    taken(await wire.decided({ cookie, method: 'POST', path: `${at}/entry` }), 'sign up');
    const path = `${at}/tasks/${of.taskId}/attempts/${attemptId}`;
    taken(await wire.decided({ cookie, method: 'PUT', path, body: { device } }), 'start');
    const answers = Array.from({ length: QUESTIONS }, () => ({ revision: 0, acknowledged: 0 }));
    sitters.push({ personId, cookie, attemptId, device, answers, handedIn: false });
  });
  return sitters;
}

/** Saves as often as the page does, hands in at its moment, and writes down what was acknowledged. */
export function sitting(
  wire: Wire,
  sitter: Sitter,
  times: ExamTimes,
  of: { readonly savesAt: readonly number[]; readonly handsInAt: number },
): readonly Due[] {
  const saves = of.savesAt.map((at, n): Due => ({
    at,
    act: (due) => save(wire, sitter, times, { due, n }),
  }));
  return [...saves, { at: of.handsInAt, act: (due) => handIn(wire, sitter, times, due) }];
}

/** The next revision of some answers. */
export function changed(sitter: Sitter, n: number) {
  return Array.from({ length: CHANGED }, (_, k) => {
    const place = ((n * CHANGED + k) % QUESTIONS) + 1;
    const answer = sitter.answers[place - 1] ?? { revision: 0, acknowledged: 0 };
    answer.revision += 1;
    return {
      place,
      revision: answer.revision,
      value: { chosen: [chosenAt(place, answer.revision)] },
    };
  });
}

export function saveOf(sitter: Sitter, answers: readonly unknown[]) {
  const { attemptId, device, cookie } = sitter;
  const body = { attemptId, device, answers };
  return { cookie, method: 'POST', path: '/api/my/answers', body } as const;
}

async function save(
  wire: Wire,
  sitter: Sitter,
  times: ExamTimes,
  of: { readonly due: number; readonly n: number },
): Promise<void> {
  const answer = await wire.decided(saveOf(sitter, changed(sitter, of.n)));
  times.saves.push(performance.now() - of.due);
  const { places } = taken(answer, 'save') as { places: { place: number; revision: number }[] };
  for (const { place, revision } of places) {
    const known = sitter.answers[place - 1];
    if (known) known.acknowledged = Math.max(known.acknowledged, revision);
  }
}

async function handIn(wire: Wire, sitter: Sitter, times: ExamTimes, due: number): Promise<void> {
  const { attemptId, device, cookie } = sitter;
  const answers = changed(sitter, 0);
  const path = `/api/my/attempts/${attemptId}/submission`;
  const body = { device, answers };
  taken(await wire.decided({ cookie, method: 'POST', path, body, key: randomUUID() }), 'hand in');
  times.submits.push(performance.now() - due);
  sitter.handedIn = true;
  for (const { place, revision } of answers) {
    const known = sitter.answers[place - 1];
    if (known) known.acknowledged = Math.max(known.acknowledged, revision);
  }
}
