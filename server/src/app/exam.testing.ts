import { randomUUID } from 'node:crypto';
import { type Answer, TEST_PASSWORD, type TestPerson, type World } from './testing.ts';

/** Who holds the exam, and where. */
export type Organiser = { readonly world: World; readonly by: TestPerson; readonly nodeId: string };

/** Words that stand in keys, guides and explanations, and so must not leave the server too early. */
export const SECRET = '机密答案';

/** The body of an answer that has to be there; what is in it the caller says. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as `World['call']` answers unknown
export function done<T>(answer: Answer): T {
  if (answer.status !== 200)
    throw new Error(`exam: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

export const DEVICE = 'device-of-the-first-0001';
export const OTHER_DEVICE = 'device-of-the-other-0002';

/** Single choices whose right option says so, in words that anybody who sits the exam is shown. */
export async function makeBank({ world, by, nodeId }: Organiser, count: number): Promise<string> {
  const bankId = randomUUID();
  const at = `/api/organisations/${nodeId}/question-banks/${bankId}`;
  done(await world.call(by, 'PUT', at, { name: '公共课题库' }));
  for (let number = 1; number <= count; number += 1) {
    const body = {
      baseVersion: 0,
      kind: 'single',
      shown: { prompt: `第 ${number} 题`, options: ['选我', '甲', '乙', '丙'], blanks: 0 },
      key: { options: [0] },
      explanation: SECRET,
      tags: ['公共课'],
      difficulty: 3,
    };
    done(await world.call(by, 'PUT', `${at}/questions/${randomUUID()}`, body));
  }
  return bankId;
}

export async function makePaper(
  { world, by, nodeId }: Organiser,
  of: { readonly bankId: string; readonly count: number; readonly pointsEach: string },
): Promise<string> {
  const paperId = randomUUID();
  const { bankId, count, pointsEach } = of;
  const draw = { bankId, kind: null, tag: null, difficulty: null, count };
  const content = {
    parts: [{ title: '选择题', pointsEach, partial: false, from: { draw } }],
    shuffleQuestions: true,
    shuffleOptions: true,
  };
  const at = `/api/organisations/${nodeId}/papers/${paperId}`;
  done(await world.call(by, 'PUT', at, { baseVersion: 0, name: `共 ${count} 题`, content }));
  return paperId;
}

export type ExamTask = {
  readonly taskId: string;
  readonly kind: 'homework' | 'exam' | 'resit';
  readonly sequence: number;
  readonly paperId: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly startsAt: string | null;
  readonly minutes: number;
};

export function taskOf(of: Partial<ExamTask> & Pick<ExamTask, 'paperId'>): ExamTask {
  return {
    taskId: randomUUID(),
    kind: 'exam',
    sequence: 1,
    opensAt: '2026-11-09T00:00:00Z',
    closesAt: '2026-12-31T15:59:59Z',
    startsAt: null,
    minutes: 60,
    ...of,
  };
}

/** An exam that is open for signing up. */
export async function openExam(
  { world, by, nodeId }: Organiser,
  of: { readonly tasks: readonly ExamTask[] } & Readonly<Record<string, unknown>>,
): Promise<string> {
  const offeringId = randomUUID();
  const at = `/api/organisations/${nodeId}/assessments/${offeringId}`;
  const body = {
    baseVersion: 0,
    title: '知识产权基础',
    code: `GX-${offeringId.slice(0, 8)}`,
    year: 2026,
    courseId: null,
    signUpFrom: '2026-01-01T00:00:00Z',
    signUpTo: '2026-12-31T15:59:59Z',
    tells: 'at-once',
    markingDifference: null,
    category: 'public',
    atLeast: '60',
    times: 1,
    qty: { unit: 'courses', amount: '1' },
    ...of,
  };
  done(await world.call(by, 'PUT', at, body));
  done(await world.call(by, 'POST', `${at}/opening`));
  return offeringId;
}

export type Question = {
  readonly place: number;
  readonly kind: string;
  readonly shown: { readonly prompt: string; readonly options: readonly string[] };
  readonly answer: { readonly revision: number; readonly value: unknown } | null;
  readonly result: {
    readonly points: string;
    readonly right: unknown;
    readonly explanation: string;
  } | null;
};
export type Sitting = {
  readonly attemptId: string;
  readonly state: string;
  readonly live: boolean;
  readonly now: string;
  readonly beginsAt: string;
  readonly deadlineAt: string;
  readonly submittedBy: string | null;
  readonly late: boolean;
  readonly revealed: boolean;
  readonly points: string | null;
  readonly questions: readonly Question[];
  readonly events: readonly { readonly kind: string }[];
};

export function signUpFor(world: World, who: TestPerson, offeringId: string): Promise<Answer> {
  return world.call(who, 'POST', `/api/my/assessments/${offeringId}/entry`);
}

export function start(
  world: World,
  who: TestPerson,
  of: { offeringId: string; taskId: string; attemptId?: string; device?: string },
): Promise<Answer> {
  const attemptId = of.attemptId ?? randomUUID();
  const at = `/api/my/assessments/${of.offeringId}/tasks/${of.taskId}/attempts/${attemptId}`;
  return world.call(who, 'PUT', at, { device: of.device ?? DEVICE });
}

export async function sitting(
  world: World,
  who: TestPerson,
  attemptId: string,
  device = DEVICE,
): Promise<Sitting> {
  return done(await world.call(who, 'GET', `/api/my/attempts/${attemptId}?device=${device}`));
}

export function save(
  world: World,
  who: TestPerson,
  of: { attemptId: string; answers: readonly unknown[]; device?: string },
): Promise<Answer> {
  return world.call(who, 'POST', '/api/my/answers', { device: DEVICE, ...of });
}

export function submit(
  world: World,
  who: TestPerson,
  of: { attemptId: string; answers?: readonly unknown[]; device?: string; key?: string },
): Promise<Answer> {
  const body = { device: of.device ?? DEVICE, answers: of.answers ?? [] };
  const at = `/api/my/attempts/${of.attemptId}/submission`;
  return world.call(who, 'POST', at, body, of.key);
}

/** Right answers to the first so many questions, wrong ones to the rest, as whoever reads the options would choose. */
export function answersTo(
  questions: readonly Question[],
  right: number,
  revision = 1,
): readonly { place: number; revision: number; value: { chosen: number[] } }[] {
  return questions.map(({ place, shown }, index) => {
    const at = shown.options.indexOf('选我');
    const chosen = index < right ? at : (at + 1) % shown.options.length;
    return { place, revision, value: { chosen: [chosen] } };
  });
}

/** Begins, answers so many rightly, hands in. */
export async function sit(
  world: World,
  who: TestPerson,
  of: { offeringId: string; taskId: string; right: number; device?: string },
): Promise<string> {
  const { attemptId } = done<{ attemptId: string }>(await start(world, who, of));
  const { questions } = await sitting(world, who, attemptId, of.device);
  const device = of.device ?? DEVICE;
  done(await save(world, who, { attemptId, device, answers: answersTo(questions, of.right) }));
  done(await submit(world, who, { attemptId, device }));
  return attemptId;
}

/** Somebody logs in anew, as on another device: the same person with a session of that moment. */
export async function logInAgain(world: World, who: TestPerson): Promise<TestPerson> {
  const answer = await world.call(null, 'POST', '/api/login', {
    name: who.idNumber,
    password: TEST_PASSWORD,
  });
  done(answer);
  const set = [answer.headers['set-cookie']].flat().map(String)[0] ?? '';
  return { ...who, cookie: set.split(';')[0] ?? '' };
}

export const codeOf = (answer: Answer): unknown => (answer.body as { code?: unknown }).code;
