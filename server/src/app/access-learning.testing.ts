import { randomUUID } from 'node:crypto';
import { asId, type NodeId } from '@jixu/kernel';
import { findOdd } from '../learning/testing.ts';
import { each, persons } from './access-lines.testing.ts';
import type { Line } from './access-matrix.testing.ts';
import type { Question } from './access-requests.testing.ts';
import type { About, AccessWorld } from './access-world.testing.ts';
import { enrol, must, player, publishCourse } from './study.testing.ts';
import type { TestPerson, World } from './testing.ts';

/** What one person studies: a chapter begun, something refused of it, and an appeal before the unit. */
export type AboutStudy = {
  readonly enrolmentId: string;
  readonly chapterId: string;
  readonly sessionId: string;
  readonly appealId: string;
  /** A record of study that the bureau looks at. */
  readonly anomalyId: string;
};

/** Courses of the callers' place: one that everybody studies, one that nobody does, and one that the bureau writes. */
export type AccessCourses = {
  readonly studied: { readonly courseId: string; readonly mediaId: string };
  readonly offered: string;
  readonly ofBureau: string;
  /** A pack of the one that nobody studies, and one that the bureau puts together. */
  readonly pack: string;
  readonly packOfBureau: string;
  /** What the author’s unit is owed, and the payment system that it believes. */
  readonly owed: { readonly personId: string; readonly feeId: string };
  readonly paymentKey: string;
  readonly unitId: NodeId;
  readonly bureauId: NodeId;
  /** Who handed the studied one in, and the case that the bureau decided. */
  readonly authorId: string;
  readonly caseId: string;
};

export const noStudy = (): AboutStudy => ({
  enrolmentId: randomUUID(),
  chapterId: randomUUID(),
  sessionId: randomUUID(),
  appealId: randomUUID(),
  anomalyId: randomUUID(),
});

const packBody = {
  revision: null,
  title: '选修包',
  summary: '',
  category: 'professional',
  amount: { unit: 'hours', value: '10' },
};

type Place = {
  readonly unitId: NodeId;
  readonly bureauId: NodeId;
  readonly author: TestPerson;
  readonly officer: TestPerson;
  readonly people: readonly TestPerson[];
};

async function publish(world: World, place: Place, title: string) {
  const by = { nodeId: place.unitId, author: place.author };
  return publishCourse(world, { bureauOfficer: place.officer }, by, {
    title,
    category: 'professional',
    amount: { unit: 'hours', value: '10' },
  });
}

/** A course with a price, and somebody who has not paid it. */
async function owedTo(
  world: World,
  place: Place,
): Promise<{ readonly personId: string; readonly feeId: string }> {
  const by = { nodeId: place.unitId, author: place.author };
  const { courseId } = await publishCourse(world, { bureauOfficer: place.officer }, by, {
    title: '收费的课',
    category: 'professional',
    priceFen: 6_000,
    readSeconds: 5,
  });
  await enrol(world, place.author, courseId);
  const { items } = (await must(world, place.author, 'GET', '/api/fees')) as {
    items: { personId: string; feeId: string }[];
  };
  const [owed] = items;
  if (!owed) throw new Error('access: nobody owes anything');
  return { personId: owed.personId, feeId: owed.feeId };
}

async function believed(world: World, place: Place): Promise<string> {
  const keyId = randomUUID();
  const body = { nodeId: place.unitId, name: '缴费平台' };
  await must(world, place.author, 'PUT', `/api/payment-keys/${keyId}`, body);
  return keyId;
}

async function packOf(
  world: World,
  who: TestPerson,
  nodeId: NodeId,
  courseIds: readonly string[],
): Promise<string> {
  const packId = randomUUID();
  const body = { ...packBody, nodeId, courseIds };
  await must(world, who, 'PUT', `/api/kept-packs/${packId}`, body);
  return packId;
}

/** Everybody of a place studies a course of it, and contests a minute. */
async function studyEverywhere(
  world: World,
  place: Place,
): Promise<{ courses: AccessCourses; studies: ReadonlyMap<string, AboutStudy> }> {
  const { author, officer, unitId, bureauId } = place;
  const studied = await publish(world, place, '都在学的课');
  const offered = await publish(world, place, '没有人学的课');
  const kept = (await must(world, author, 'GET', `/api/kept-courses/${studied.courseId}`)) as {
    caseId: string;
  };
  const ofBureau = randomUUID();
  await must(world, officer, 'PUT', `/api/kept-courses/${ofBureau}`, {
    nodeId: bureauId,
    title: '人社部门的课',
  });
  const pack = await packOf(world, author, unitId, [offered.courseId]);
  const packOfBureau = await packOf(world, officer, bureauId, []);
  await must(world, author, 'PUT', `/api/kept-packs/${pack}/offer`, { offered: true });
  const studies = new Map<string, AboutStudy>();
  const study = async (person: TestPerson): Promise<void> => {
    const { chapterId } = studied;
    const enrolmentId = await enrol(world, person, studied.courseId);
    const play = await player(world, person, { enrolmentId, chapterId });
    await play.report([0, 50_000]);
    const appealId = randomUUID();
    const at = `/api/enrolments/${enrolmentId}/chapters/${chapterId}/appeals/${appealId}`;
    await must(world, person, 'PUT', at, { text: '断网时看的' });
    const { sessionId } = play.begun;
    const own = { personId: person.personId, enrolmentId: asId<'enrolment'>(enrolmentId) };
    const { hours, rulebooks } = world.jixu.rooms;
    const anomalyId = await world.run((op) => findOdd(op, { hours, rulebooks }, own));
    studies.set(person.personId, {
      enrolmentId,
      chapterId,
      sessionId,
      appealId,
      anomalyId,
    });
  };
  await Promise.all(place.people.map(study));
  const { courseId, mediaId } = studied;
  return {
    studies,
    courses: {
      studied: { courseId, mediaId },
      offered: offered.courseId,
      ofBureau,
      pack,
      packOfBureau,
      owed: await owedTo(world, place),
      paymentKey: await believed(world, place),
      unitId,
      bureauId,
      authorId: author.personId,
      caseId: kept.caseId,
    },
  };
}

type Somewhere = 'same' | 'elsewhere';
type Everybody = {
  readonly tree: {
    readonly unitOf: Readonly<Record<Somewhere, NodeId>>;
    readonly officesOf: Readonly<Record<Somewhere, { bureau: NodeId }>>;
  };
  readonly staff: Readonly<Record<Somewhere, { unit: TestPerson; bureau: TestPerson }>>;
  readonly people: ReadonlyMap<string, TestPerson>;
  readonly callers: ReadonlyMap<string, TestPerson>;
};

/** Two places with courses each; everybody studies that of the place. */
export async function studyInBoth(
  world: World,
  of: Everybody,
): Promise<{ courses: AccessCourses; studies: ReadonlyMap<string, AboutStudy> }> {
  const at = (somewhere: Somewhere, people: readonly TestPerson[]) =>
    studyEverywhere(world, {
      unitId: of.tree.unitOf[somewhere],
      bureauId: of.tree.officesOf[somewhere].bureau,
      author: of.staff[somewhere].unit,
      officer: of.staff[somewhere].bureau,
      people,
    });
  const everyone = [...of.people.values(), ...of.callers.values()];
  const far = of.people.get('elsewhere');
  const here = await at(
    'same',
    everyone.filter((one) => one !== far),
  );
  const there = await at('elsewhere', far ? [far] : []);
  return { courses: here.courses, studies: new Map([...here.studies, ...there.studies]) };
}

const readers = [
  'unit-administrator',
  'unit-reader',
  'department-officer',
  'bureau-officer',
] as const;
const authors: Line['may'] = { 'unit-administrator': 'any', 'bureau-officer': 'any' };

/** One studies for oneself: what another studies does not exist. A course is kept by its own organisation alone. */
export const learningLines: readonly Line[] = [
  { route: 'listCourses', about: 'none', may: each(persons, 'any') },
  { route: 'enrolOnCourse', about: 'none', may: each(persons, 'any') },
  ...['getPresenceConsent', 'consentToPresence', 'withdrawPresenceConsent'].map((route): Line => ({
    route,
    about: 'none',
    may: each(persons, 'any'),
  })),
  ...['confirmPayment', 'refundFee', 'getPaymentSecret', 'dropPaymentKey'].map((route): Line => ({
    route,
    about: 'person',
    may: { 'unit-administrator': 'any', 'bureau-officer': 'nothing' },
  })),
  { route: 'listCoursePacks', about: 'none', may: each(persons, 'any') },
  { route: 'choosePack', about: 'none', may: each(persons, 'any') },
  { route: 'dropPack', about: 'person', may: each(persons, 'nothing') },
  { route: 'courseMedia', about: 'none', may: each(persons, 'any') },
  // What one began to send is one's own; nobody here has begun anything.
  ...['getCourseUpload', 'sendCourseUploadPiece', 'finishCourseUpload', 'dropCourseUpload'].map(
    (route): Line => ({
      route,
      about: 'person',
      may: each(['unit-administrator', 'bureau-officer'], 'nothing'),
    }),
  ),
  // Nobody's recording is in pieces here: to everybody it is not there.
  { route: 'courseMediaPiece', about: 'person', may: each(persons, 'nothing') },
  { route: 'previewCourseware', about: 'none', may: each(persons, 'any') },
  ...[
    'getStudy',
    'beginPlay',
    'reportPlay',
    'answerCheck',
    'confirmPresence',
    'beginTestOut',
    'handInTestOut',
    'listUncredited',
    'appealStudyTime',
    'openScormPart',
    'saveScormPart',
    'keepStudyNote',
    'dropStudyNote',
    'answerStudyQuestion',
    'leaveCourse',
  ].map((route): Line => ({ route, about: 'person', may: each(persons, 'self') })),
  ...[
    'listKeptCourses',
    'beginCourse',
    'getKeptCourse',
    'saveCourse',
    'reviseCourse',
    'submitCourse',
    'uploadCourseMedia',
    'listCourseUploads',
    'beginCourseUpload',
    'listCourseLearners',
    'listCourseCertificates',
    'listFees',
    'listPaymentKeys',
    'addPaymentKey',
    'listCourseQuestions',
    'exportCourseLearners',
    'listKeptPacks',
    'keepPack',
    'offerPack',
  ].map((route): Line => ({ route, about: 'none', may: authors })),
  {
    // Whatever the request is about, it asks for the course that the callers' bureau decided.
    route: 'getReviewedCourse',
    about: 'person',
    may: { ...each(persons, 'nothing'), 'bureau-officer': 'any' },
  },
  { route: 'studyOverview', about: 'none', may: each(readers, 'any') },
  { route: 'exportStudyOverview', about: 'none', may: each(readers, 'any') },
  { route: 'listStudyPeople', about: 'list', may: each(readers, 'any') },
  { route: 'listStudyAnomalies', about: 'list', may: { 'bureau-officer': 'any' } },
  { route: 'listReflections', about: 'none', may: each(persons, 'any') },
  { route: 'handInReflection', about: 'none', may: each(persons, 'any') },
  // The rulebook of this place knows no reflections, so none lies before anybody.
  { route: 'getReflection', about: 'person', may: each(persons, 'nothing') },
  {
    route: 'getStudyAnomaly',
    about: 'person',
    may: { ...each(persons, 'self'), 'bureau-officer': 'own-or-desk' },
  },
  {
    route: 'getStudyAppeal',
    about: 'person',
    may: { ...each(persons, 'self'), 'unit-administrator': 'own-or-desk' },
  },
];

const content = {
  title: '课程',
  summary: '',
  category: 'professional',
  compulsory: false,
  amount: { unit: 'hours', value: '1' },
  series: [],
  opensOn: null,
  closesOn: null,
  years: [],
  requires: [],
  keyPoints: [],
  priceFen: 0,
  payHow: '',
  needs: [],
  chapters: [],
};

function isBureau(about: About, world: AccessWorld): boolean {
  return about.personId === world.own.get('bureau-officer')?.personId;
}

function ownNode(about: About, world: AccessWorld): string {
  return isBureau(about, world) ? world.courses.bureauId : world.courses.unitId;
}

export const learningRequests: Readonly<
  Record<string, (about: About, world: AccessWorld) => Question>
> = {
  enrolOnCourse: (_about, { courses }) => ({ body: { courseId: courses.offered } }),
  confirmPayment: () => ({ body: { amountFen: 1, receipt: 'R-1' } }),
  refundFee: () => ({ body: { reason: '没有开课' } }),
  addPaymentKey: (about, world) => ({ body: { nodeId: ownNode(about, world), name: '缴费平台' } }),
  hearPayment: () => ({ body: { payload: '{}', signature: '0'.repeat(64) } }),
  choosePack: () => ({ body: { instead: null } }),
  keepPack: (about, world) => ({
    body: { ...packBody, nodeId: ownNode(about, world), courseIds: [] },
  }),
  offerPack: () => ({ body: { offered: false } }),
  reportPlay: ({ study }) => ({
    body: { sessionId: study.sessionId, positionMs: 0, beats: [{ seq: 9, from: 0, to: 1 }] },
  }),
  answerCheck: () => ({ body: { questionId: randomUUID(), option: 0 } }),
  confirmPresence: () => ({ query: `question=${randomUUID()}`, file: Buffer.from('no picture') }),
  handInTestOut: () => ({ body: { answers: [] } }),
  answerStudyQuestion: () => ({ body: { text: '一直在学' } }),
  handInReflection: () => ({ body: { title: '反思', text: '写了几句' } }),
  exportStudyOverview: () => ({ query: 'by=unit' }),
  appealStudyTime: () => ({ body: { text: '请再看一看' } }),
  keepStudyNote: ({ study }) => ({ body: { chapterId: study.chapterId, atMs: 0, text: '记' } }),
  openScormPart: () => ({ body: { itemId: 'I1' } }),
  saveScormPart: () => ({ body: { itemId: 'I1', revision: 1, ended: false, elements: {} } }),
  beginCourse: (about, world) => ({ body: { nodeId: ownNode(about, world), title: '新课' } }),
  saveCourse: () => ({ body: { revision: 1, content } }),
  submitCourse: () => ({ body: { revision: 1 } }),
  beginCourseUpload: (about, world) => ({
    body: { nodeId: ownNode(about, world), name: 'a.mp4', bytes: 1 },
  }),
  sendCourseUploadPiece: () => ({
    query: `sha256=${'0'.repeat(64)}`,
    file: Buffer.from('no recording'),
  }),
  uploadCourseMedia: (about, world) => ({
    query: `node=${ownNode(about, world)}`,
    file: Buffer.from('no recording'),
  }),
};

const PACK_ROUTES = new Set(['choosePack', 'dropPack', 'keepPack', 'offerPack']);

function packIn(routeId: string, bureau: boolean, courses: AccessCourses): string {
  if (routeId === 'keepPack') return randomUUID();
  return routeId === 'offerPack' && bureau ? courses.packOfBureau : courses.pack;
}

/** Names in addresses of this room. */
export function learningNames(
  routeId: string,
  about: About,
  world: AccessWorld,
): Readonly<Record<string, string>> {
  const { courses } = world;
  const kept = isBureau(about, world) ? courses.ofBureau : courses.studied.courseId;
  return {
    courseId: routeId === 'beginCourse' ? randomUUID() : kept,
    enrolmentId: routeId === 'enrolOnCourse' ? randomUUID() : about.study.enrolmentId,
    // A pack of rules has the same name in addresses.
    ...(PACK_ROUTES.has(routeId)
      ? { packId: packIn(routeId, isBureau(about, world), courses) }
      : {}),
    keyId: routeId === 'addPaymentKey' ? randomUUID() : courses.paymentKey,
    ...(['confirmPayment', 'refundFee'].includes(routeId) ? courses.owed : {}),
    chapterId: about.study.chapterId,
    appealId: routeId === 'appealStudyTime' ? randomUUID() : about.study.appealId,
    noteId: randomUUID(),
    uploadId: randomUUID(),
    ...(routeId === 'sendCourseUploadPiece' ? { number: '0' } : {}),
    testId: randomUUID(),
    reflectionId: randomUUID(),
    anomalyId: about.study.anomalyId,
    mediaId: courses.studied.mediaId,
    piece: 'f0.m3u8',
    ...(routeId === 'getReviewedCourse'
      ? { subjectId: courses.authorId, caseId: courses.caseId }
      : {}),
  };
}
