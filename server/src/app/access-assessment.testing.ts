import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { PORTRAIT_WORDING } from '../assessment/index.ts';
import { each, persons } from './access-lines.testing.ts';
import type { Line } from './access-matrix.testing.ts';
import type { Question } from './access-requests.testing.ts';
import { PNG, uploadFile } from './declare.testing.ts';
import {
  done,
  makeBank,
  makePaper,
  openExam,
  type Organiser,
  start,
  signUpFor,
  taskOf,
} from './exam.testing.ts';
import type { TestPerson, World } from './testing.ts';

/** What belongs to exams in the table of who may do what: its lines, its requests, and what they are about. */

const keepers = ['unit-administrator', 'bureau-officer'] as const;

/** An organisation's exams are kept by those who answer for it; its people sit them, each his own. */
export const assessmentLines: readonly Line[] = [
  ...[
    'listQuestionBanks',
    'saveQuestionBank',
    'listQuestions',
    'saveQuestion',
    'retireQuestion',
    'checkQuestionPackage',
    'importQuestionPackage',
    'exportQuestionPackage',
    'uploadQuestionPicture',
    'getQuestionPicture',
    'listPapers',
    'savePaper',
    'tryPaper',
    'listAssessments',
    'saveAssessment',
    'getAssessmentRules',
    'openAssessment',
    'releaseAssessment',
    'getAssessmentDesk',
    'getQuestionStatistics',
    'exportQuestionStatistics',
    'listAssessmentResults',
    'exportAssessmentResults',
    'extendAttempts',
    'forceSubmission',
    'noteIncident',
    'listAnswersToMark',
    'markAnswer',
    'listVenues',
    'saveVenue',
    'getSeating',
    'drawSeats',
    'listRoomSeats',
    'moveSeat',
    'printSession',
    'downloadPrint',
    'findTicket',
    'getPortrait',
  ].map((route): Line => ({ route, about: 'unit', may: each(keepers, 'reach') })),
  { route: 'listMyAssessments', about: 'none', may: each(persons, 'any') },
  ...[
    'getMyAssessment',
    'signUpForAssessment',
    'withdrawFromAssessment',
    'signUpForResit',
    'printTicket',
    'downloadTicket',
    'askForAccessibleSeat',
    'uploadPortrait',
    'takePortraitBack',
    'getMyPortrait',
    'startAttempt',
  ].map((route): Line => ({ route, about: 'unit', may: each(persons, 'member') })),
  ...['getAppealedResult', 'getAppealedPicture', 'markAppealedAnswer'].map((route): Line => ({
    route,
    about: 'person',
    may: { ...each(persons, 'nothing'), 'unit-administrator': 'desk-not-own' },
  })),
  ...[
    'getAttempt',
    'getAttemptPicture',
    'saveAnswers',
    'moveAttempt',
    'submitAttempt',
    'getResultAppeal',
    'appealResult',
  ].map((route): Line => ({
    route,
    about: 'person',
    may: each(persons, 'self'),
  })),
];

/** What a unit holds: a bank, a paper, an exam that is open, and one attempt of somebody who works there. */
export type HeldExam = {
  readonly bankId: string;
  readonly questionId: string;
  /** What that question shows. */
  readonly pictureId: string;
  readonly paperId: string;
  readonly offeringId: string;
  readonly taskId: string;
  readonly sitterId: string;
  readonly attemptId: string;
  /** A sheet of questions that was handed in for the bank. */
  readonly sheetBatchId: string;
  readonly session: HeldSession;
};

/** A central exam with its place, a seat, a ticket and a print. */
export type HeldSession = {
  readonly offeringId: string;
  readonly taskId: string;
  readonly venueId: string;
  readonly roomId: string;
  readonly batchId: string;
  readonly ticket: string;
};

const unknownSession = (): HeldSession => ({
  offeringId: randomUUID(),
  taskId: randomUUID(),
  venueId: randomUUID(),
  roomId: randomUUID(),
  batchId: randomUUID(),
  ticket: '20269999999999',
});

export const unknownExam = (): HeldExam => ({
  bankId: randomUUID(),
  questionId: randomUUID(),
  pictureId: randomUUID(),
  paperId: randomUUID(),
  offeringId: randomUUID(),
  taskId: randomUUID(),
  sitterId: randomUUID(),
  attemptId: randomUUID(),
  sheetBatchId: randomUUID(),
  session: unknownSession(),
});

/** What stands in the addresses of places, seats, prints and tickets. */
export function sessionNames(
  routeId: string,
  { session }: HeldExam,
): Readonly<Record<string, string>> {
  const seats = [
    'getSeating',
    'drawSeats',
    'listRoomSeats',
    'moveSeat',
    'findTicket',
    'getPortrait',
  ];
  const prints = ['printSession', 'downloadPrint'];
  if (routeId === 'saveVenue') return { venueId: session.venueId };
  if (![...seats, ...prints].includes(routeId)) return {};
  const { offeringId, taskId, roomId, ticket } = session;
  const names = { offeringId, taskId, roomId, number: ticket, part: '1' };
  return prints.includes(routeId) ? { ...names, batchId: session.batchId } : names;
}

const deviceOf = (personId: string) => `device-${personId}`;

type Held = { readonly questionId: string; readonly shown: object; readonly key: object };

/** A picture in the bank, and the question's next version, which shows it. */
async function showPicture(
  { world, by, nodeId }: Organiser,
  of: { readonly bankId: string; readonly question: Held },
): Promise<string> {
  const at = `/api/organisations/${nodeId}/question-banks/${of.bankId}`;
  const sent = await uploadFile(world, by, { name: 'a.png', to: `${at}/pictures` });
  const { pictureId } = done<{ pictureId: string }>(sent);
  const { questionId, shown, key } = of.question;
  const pictures = [{ pictureId, alt: '一张图', option: null }];
  const body = { ...question, kind: 'single', shown: { ...shown, pictures }, key, baseVersion: 1 };
  done(await world.call(by, 'PUT', `${at}/questions/${questionId}`, body));
  return pictureId;
}

/** Made once a unit, by whoever administers it. */
export async function holdExam(organiser: Organiser, sitter: TestPerson): Promise<HeldExam> {
  const { world, nodeId } = organiser;
  const bankId = await makeBank(organiser, 2);
  const paperId = await makePaper(organiser, { bankId, count: 2, pointsEach: '50' });
  const task = taskOf({ paperId });
  const offeringId = await openExam(organiser, { tasks: [task] });
  const at = `/api/organisations/${nodeId}/question-banks/${bankId}/questions`;
  const { body } = await world.call(organiser.by, 'GET', at);
  const [question] = (body as { items: readonly Held[] }).items;
  if (!question) throw new Error('access world: an empty bank');
  const pictureId = await showPicture(organiser, { bankId, question });
  const of = { offeringId, taskId: task.taskId };
  const attemptId = await begin(world, sitter, of);
  return {
    bankId,
    questionId: question.questionId,
    pictureId,
    paperId,
    ...of,
    sitterId: sitter.personId,
    attemptId,
    sheetBatchId: await handInSheet(organiser, bankId),
    session: await holdSession(organiser, { sitter, paperId }),
  };
}

/** Questions as people write them down, one of them without an answer. */
export const QUESTION_SHEET = Buffer.from(
  '题型,题干,答案\n判断,学时可以代学。,错\n判断,没有答案的一行,\n',
);

async function handInSheet({ world, by, nodeId }: Organiser, bankId: string): Promise<string> {
  const sent = await uploadFile(world, by, {
    name: '题.csv',
    bytes: QUESTION_SHEET,
    mediaType: 'text/csv',
    to: `/api/intake/questions.${bankId}/batches?unit=${nodeId}`,
  });
  return done<{ batchId: string }>(sent).batchId;
}

async function holdSession(
  organiser: Organiser,
  of: { readonly sitter: TestPerson; readonly paperId: string },
): Promise<HeldSession> {
  const { world, by, nodeId } = organiser;
  const task = taskOf({ paperId: of.paperId, startsAt: '2026-12-01T01:00:00Z' });
  const { taskId } = task;
  const offeringId = await openExam(organiser, { tasks: [task] });
  const [venueId, roomId, batchId] = [randomUUID(), randomUUID(), randomUUID()];
  const body = { baseVersion: 0, name: '考点', address: '', rooms: [roomOf(roomId)] };
  done(await world.call(by, 'PUT', `/api/organisations/${nodeId}/venues/${venueId}`, body));
  await signUpFor(world, of.sitter, offeringId);
  const own = `/api/my/assessments/${offeringId}/tasks/${taskId}/ticket`;
  const { tickets } = done<{ tickets: { number: string }[] }>(
    await world.call(of.sitter, 'POST', own),
  );
  const at = `/api/organisations/${nodeId}/assessments/${offeringId}/tasks/${taskId}`;
  done(await world.call(by, 'POST', `${at}/seats`, { roomIds: [roomId], afresh: false }));
  // Printed when the world settles, once everything is in it.
  done(await world.call(by, 'PUT', `${at}/prints/${batchId}`, { kind: 'rooms' }));
  return { offeringId, taskId, venueId, roomId, batchId, ticket: tickets[0]?.number ?? '' };
}

/** An attempt of this person in an exam of his own organisation. */
export async function begin(
  world: World,
  person: TestPerson,
  of: { readonly offeringId: string; readonly taskId: string },
): Promise<string> {
  await signUpFor(world, person, of.offeringId);
  const attemptId = randomUUID();
  const begun = await start(world, person, { ...of, attemptId, device: deviceOf(person.personId) });
  if (begun.status !== 200) throw new Error(`access world: ${JSON.stringify(begun.body)}`);
  return attemptId;
}

/**
 * An appeal of this person about a paper that was marked. Results are told months later than this world ends, so the rows
 * are put there; it lies before the same office as the person's appeal about study time, whose case it borrows.
 */
export async function contest(
  { database: { db } }: World,
  of: { readonly personId: string; readonly appealId: string; readonly exam: HeldExam },
): Promise<void> {
  const { personId, appealId, exam } = of;
  const attemptId = randomUUID();
  await sql`insert into assessment.attempt (person_id, attempt_id, node_id, offering_id, task_id, number, state, device,
      started_at, begins_at, deadline_at, submitted_at, submitted_by, points, by_key)
    select ${personId}, ${attemptId}, node_id, offering_id, task_id, 9, 'graded', 'device', started_at, begins_at,
      deadline_at, started_at, 'person', 0, '{}'
    from assessment.attempt where attempt_id = ${exam.attemptId}`.execute(db);
  await sql`insert into assessment.attempt_paper (person_id, attempt_id, paper_id, paper_version, seed, places)
    select ${personId}, ${attemptId}, paper_id, paper_version, seed, places
    from assessment.attempt_paper where attempt_id = ${exam.attemptId}`.execute(db);
  await sql`insert into assessment.appeal (person_id, appeal_id, attempt_id, offering_id, case_id, text, state, points_before,
      made_at)
    select person_id, appeal_id, ${attemptId}, ${exam.offeringId}, case_id, text, 'open', 0, made_at
    from learning.appeal where person_id = ${personId} and appeal_id = ${appealId}`.execute(db);
}

type AboutExam = {
  readonly personId: string;
  readonly exam: HeldExam;
  readonly ownAttemptId: string;
};

const question = {
  baseVersion: 2,
  kind: 'true-false',
  shown: { prompt: '对不对？', options: [], blanks: 0 },
  key: { holds: true },
  explanation: '',
  tags: [],
  difficulty: 1,
};

const roomOf = (roomId: string) => ({
  roomId,
  name: '101',
  seats: 30,
  perRow: 5,
  accessible: [],
});

/** The smallest valid requests; what stands in the address is filled in by name. */
const ITEM = Buffer.from('<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2"/>');

export const assessmentAsked: Readonly<Record<string, (about: AboutExam) => Question>> = {
  saveQuestionBank: () => ({ body: { name: '题库' } }),
  saveQuestion: () => ({ body: question }),
  retireQuestion: () => ({ body: { version: 2 } }),
  checkQuestionPackage: () => ({ file: ITEM }),
  importQuestionPackage: () => ({ file: ITEM }),
  exportQuestionPackage: () => ({ query: 'version=3.0' }),
  uploadQuestionPicture: () => ({ file: PNG }),
  getAttemptPicture: ({ personId }) => ({ query: `device=${deviceOf(personId)}` }),
  savePaper: ({ exam: { bankId } }) => ({
    body: {
      baseVersion: 0,
      name: '试卷',
      content: {
        parts: [
          {
            title: '',
            pointsEach: '1',
            partial: false,
            from: { draw: { bankId, kind: null, tag: null, difficulty: null, count: 1 } },
          },
        ],
        shuffleQuestions: true,
        shuffleOptions: true,
      },
    },
  }),
  tryPaper: () => ({ query: 'seed=1' }),
  saveAssessment: ({ exam: { paperId } }) => ({
    body: {
      baseVersion: 0,
      title: '考试',
      code: 'X-1',
      year: 2026,
      courseId: null,
      signUpFrom: '2026-01-01T00:00:00Z',
      signUpTo: '2026-12-31T00:00:00Z',
      tells: 'at-once',
      markingDifference: null,
      category: null,
      tasks: [taskOf({ paperId })],
      atLeast: '60',
      times: 1,
      qty: { unit: 'courses', amount: '1' },
    },
  }),
  extendAttempts: () => ({ body: { minutes: 5, reason: '停电' } }),
  forceSubmission: () => ({ body: { reason: '关门' } }),
  noteIncident: () => ({ body: { text: '停电十分钟' } }),
  markAnswer: () => ({ body: { points: '1', note: '' } }),
  saveVenue: ({ exam }) => ({
    body: { baseVersion: 1, name: '考点', address: '', rooms: [roomOf(exam.session.roomId)] },
  }),
  drawSeats: ({ exam }) => ({ body: { roomIds: [exam.session.roomId], afresh: false } }),
  moveSeat: ({ exam }) => ({ body: { roomId: exam.session.roomId, number: 2, reason: '换座' } }),
  printSession: () => ({ body: { kind: 'tickets' } }),
  uploadPortrait: () => ({ query: `consent=${PORTRAIT_WORDING}`, file: PNG }),
  askForAccessibleSeat: () => ({ body: { wanted: true } }),
  startAttempt: ({ personId }) => ({ body: { device: deviceOf(personId) } }),
  getAttempt: ({ personId }) => ({ query: `device=${deviceOf(personId)}` }),
  saveAnswers: ({ personId, ownAttemptId }) => ({
    body: { attemptId: ownAttemptId, device: deviceOf(personId), answers: [] },
  }),
  moveAttempt: ({ personId }) => ({ body: { device: deviceOf(personId) } }),
  appealResult: () => ({ body: { text: '第一题的答案有出入' } }),
  markAppealedAnswer: () => ({ body: { points: '1', note: '' } }),
  submitAttempt: ({ personId }) => ({ body: { device: deviceOf(personId), answers: [] } }),
};
