import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { formatLocalDate, IdNumber, localDate, syntheticIdNumber, yearOf } from '@jixu/kernel';
import { activate, CONSENT_VERSION } from '../../../identity/index.ts';
import {
  beginCourse,
  type CourseContent,
  keepMedia,
  keepPack,
  offerPack,
  receiveMedia,
  saveCourse,
  submitCourse,
} from '../../../learning/index.ts';
import { MEDIA_AREA } from '../../../learning/index.ts';
import { appoint, createNode, grantsOf, relate } from '../../../organisations/index.ts';
import { decideCase } from '../../../review/index.ts';
import { zipPieces } from '../../../platform/sheets/zip-pieces.ts';
import type { Storage } from '../../../platform/storage/storage.ts';
import type { NodeKey, PersonKey } from '../plan/planned.ts';
import { asPerson, asServer, nodeId, type Stage, stagePerson, type StagePerson } from './stage.ts';

const SINCE = localDate(2020, 1, 1);

type CourseId = Awaited<ReturnType<typeof beginCourse>>['courseId'];
/** A recording, or a folder of files that becomes a package (SCORM 1.2). */
type Lesson = 'lesson-60s.webm' | 'lesson-24s.mp4' | 'courseware';
type ShortCourse = Pick<
  CourseContent,
  'title' | 'summary' | 'category' | 'compulsory' | 'amount'
> & {
  readonly lesson: Lesson;
  readonly keyPoints: readonly string[];
  readonly priceFen?: number;
  /** A text to read besides. */
  readonly page: string | null;
};

/** Electives that are chosen together; `courses` by their titles. */
type ShortPack = Pick<CourseContent, 'title' | 'summary' | 'category' | 'amount'> & {
  readonly courses: readonly string[];
};

type Teaching = {
  readonly region: NodeKey;
  readonly bureau: NodeKey;
  readonly officer: PersonKey;
  readonly body: string;
  readonly author: { readonly name: string; readonly loginName: string; readonly sequence: number };
  readonly courses: readonly ShortCourse[];
  readonly packs: readonly ShortPack[];
};

const PAY_HOW = '到基地财务窗口缴费，或汇到基地账户，附言写缴费编号；收到后当天开通。';
const SHORT = '演示用的短片，一分钟左右；学完自动计入学时。';
const hours = (value: string) => ({ unit: 'hours', value }) as const;

function elective(title: string, value: string): ShortCourse {
  return {
    title,
    summary: SHORT,
    category: 'professional',
    compulsory: false,
    amount: hours(value),
    lesson: 'lesson-24s.mp4',
    page: null,
    keyPoints: [],
  };
}

const TEACHING: readonly Teaching[] = [
  {
    region: 'lingdong',
    bureau: 'lingdong-bureau',
    officer: 'fang-jing',
    body: '岭东市继续教育中心',
    author: { name: '余文澜', loginName: 'yuwenlan', sequence: 901 },
    courses: [
      {
        title: '单元整体教学的设计与实施',
        summary: SHORT,
        category: 'professional',
        compulsory: false,
        amount: hours('6'),
        lesson: 'lesson-60s.webm',
        page: null,
        keyPoints: [],
      },
      {
        title: '校园急救与安全',
        summary: SHORT,
        category: 'elective',
        compulsory: false,
        amount: hours('4'),
        lesson: 'lesson-24s.mp4',
        page: '## 急救三步\n\n1. 先看现场是否安全。\n2. 呼叫帮助，说清地点。\n3. 没有呼吸的，立即按压。',
        keyPoints: ['先看现场是否安全', '呼救时说清地点', '没有呼吸立即按压'],
      },
      {
        title: '校园急救互动练习',
        summary: '三步一练，边做边学，十来分钟；学完自动计入学时。',
        category: 'elective',
        compulsory: false,
        amount: hours('2'),
        lesson: 'courseware',
        page: null,
        keyPoints: ['先看现场是否安全', '呼救时说清地点'],
      },
      {
        title: '教师数字素养',
        summary: SHORT,
        category: 'public',
        compulsory: false,
        amount: hours('6'),
        lesson: 'lesson-24s.mp4',
        page: null,
        keyPoints: [],
      },
    ],
    packs: [],
  },
  {
    region: 'qiyuan',
    bureau: 'qiyuan-bureau',
    officer: 'dong-lixin',
    body: '齐园市专业技术人员继续教育基地',
    author: { name: '秦若溪', loginName: 'qinruoxi', sequence: 902 },
    courses: [
      {
        title: '绿色建造技术（必修）',
        summary: SHORT,
        category: 'professional',
        compulsory: true,
        amount: hours('20'),
        lesson: 'lesson-24s.mp4',
        page: null,
        keyPoints: [],
      },
      elective('建筑信息模型应用', '10'),
      elective('装配式建筑施工', '10'),
      elective('工程质量通病防治', '20'),
      { ...elective('绿色建筑评价标准解读', '10'), priceFen: 6_000 },
    ],
    packs: [
      {
        title: '智能建造选修包',
        summary: '两门各 10 学时，一次选定，一门一门学。',
        category: 'professional',
        amount: hours('20'),
        courses: ['建筑信息模型应用', '装配式建筑施工'],
      },
      {
        title: '工程质量选修包',
        summary: '一门 20 学时。',
        category: 'professional',
        amount: hours('20'),
        courses: ['工程质量通病防治'],
      },
    ],
  },
];

/** Two bodies that teach, and courses that the people of the demonstration can study at once. */
export async function openCourses(stage: Stage, storage: Storage, hash: string): Promise<void> {
  for (const teaching of TEACHING) {
    const { author, nodeId: bodyId } = await openBody(stage, teaching, hash);
    const ids = new Map<string, CourseId>();
    for (const course of teaching.courses)
      ids.set(course.title, await openCourse(stage, { storage, teaching, author, bodyId, course }));
    for (const pack of teaching.packs) await openPack(stage, { author, bodyId, pack, ids });
  }
}

async function openBody(stage: Stage, of: Teaching, passwordHash: string) {
  return asServer(stage, 'demonstration.open-body', async (op) => {
    const id = await createNode(op, {
      kind: 'provider',
      name: of.body,
      parentId: nodeId(stage, of.region),
      fromOn: SINCE,
    });
    const officeId = nodeId(stage, of.bureau);
    await relate(op, { unitId: id, relation: 'bureau', officeId, fromOn: SINCE });
    const { name, loginName, sequence } = of.author;
    const bornOn = localDate(1979, 3, 12);
    const text = syntheticIdNumber({ regionCode: '449900', bornOn, sequence });
    const idNumber = IdNumber.parse(text);
    if (!idNumber.ok) throw new Error('demonstration: an ID number that is none');
    const { identity } = stage.jixu.rooms;
    const personId = await identity.registerPerson(op, { name, idNumber: idNumber.value });
    await appoint(op, { personId, nodeId: id, role: 'unit-administrator', fromOn: SINCE });
    const consentVersion = CONSENT_VERSION;
    await activate(op, { personId, passwordHash, with: 'setup', consentVersion, loginName });
    const grants = await grantsOf(op.tx, personId, op.today);
    const author: StagePerson = { personId, name, idNumber: text, grants };
    return { author, nodeId: id };
  });
}

async function openCourse(
  stage: Stage,
  of: {
    readonly storage: Storage;
    readonly teaching: Teaching;
    readonly author: StagePerson;
    readonly bodyId: ReturnType<typeof nodeId>;
    readonly course: ShortCourse;
  },
): Promise<CourseId> {
  const { author, bodyId, course, teaching } = of;
  const { rulebooks, owners } = stage.jixu.rooms;
  const area = of.storage.area(MEDIA_AREA);
  const received = await receiveMedia(area, fileOf(course.lesson));
  const type = 'demonstration.open-course';
  const handedIn = await asPerson(stage, { type, who: author, subject: author }, async (op) => {
    const { mediaId } = await keepMedia(op, received, bodyId);
    const courseId = op.newId<'course'>();
    const begun = await beginCourse(
      op,
      { rulebooks },
      { courseId, nodeId: bodyId, title: course.title },
    );
    const closesOn = formatLocalDate(localDate(yearOf(op.today), 12, 31));
    const content = contentOf(course, { mediaId, closesOn, newId: () => op.newId() });
    const saved = await saveCourse(op, { courseId, revision: begun.revision, content });
    return submitCourse(op, { rulebooks }, { courseId, revision: saved.revision });
  });
  const { caseId, courseId } = handedIn;
  if (caseId === null) throw new Error('demonstration: a course without its case');
  const officer = stagePerson(stage, teaching.officer);
  await asPerson(stage, { type, who: officer, subject: author }, (op) =>
    decideCase(op, owners, {
      subjectId: author.personId,
      caseId,
      version: 1,
      outcome: 'pass',
      opinion: null,
      fields: {},
      inBatch: false,
    }),
  );
  return courseId;
}

function fileOf(lesson: Lesson): { readonly fileName: string; readonly stream: Readable } {
  const path = fileURLToPath(new URL(`../media/${lesson}`, import.meta.url));
  if (lesson !== 'courseware') return { fileName: lesson, stream: createReadStream(path) };
  const parts = readdirSync(path).map((name) => ({
    name,
    content: [readFileSync(join(path, name))],
  }));
  return { fileName: 'courseware.zip', stream: Readable.from(zipPieces(parts)) };
}

async function openPack(
  stage: Stage,
  of: {
    readonly author: StagePerson;
    readonly bodyId: ReturnType<typeof nodeId>;
    readonly pack: ShortPack;
    readonly ids: ReadonlyMap<string, CourseId>;
  },
): Promise<void> {
  const { author, bodyId, pack, ids } = of;
  const { rulebooks } = stage.jixu.rooms;
  const type = 'demonstration.open-pack';
  await asPerson(stage, { type, who: author, subject: author }, async (op) => {
    const { packId } = await keepPack(
      op,
      { rulebooks },
      {
        ...pack,
        priceFen: 0,
        payHow: '',
        packId: op.newId<'pack'>(),
        nodeId: bodyId,
        revision: null,
        courseIds: pack.courses.flatMap((title) => ids.get(title) ?? []),
      },
    );
    await offerPack(op, { rulebooks }, { packId, offered: true });
  });
}

const PLAIN = { captions: null, marks: [], questions: [] };
/** No package says how long it takes; so long its learners spend on it at least. */
const COURSEWARE_SECONDS = 30;

function lessonOf(
  lesson: Lesson,
  of: { readonly mediaId: string; readonly newId: () => string },
): CourseContent['chapters'][number] {
  const base = { ...PLAIN, chapterId: of.newId(), mediaId: of.mediaId, seconds: null, text: '' };
  if (lesson === 'courseware')
    return { ...base, kind: 'scorm', title: '三步急救', seconds: COURSEWARE_SECONDS };
  return {
    ...base,
    kind: 'video',
    title: '第一讲',
    captions:
      'WEBVTT\n\n00:00.000 --> 00:08.000\n这一讲说三件事。\n\n00:08.000 --> 00:20.000\n先看目标，再看过程，最后看评价。\n',
    marks: [
      { at: 0, title: '目标' },
      { at: 10, title: '过程' },
    ],
    questions: [
      {
        questionId: of.newId(),
        at: 12,
        text: '这一讲先看什么？',
        options: ['目标', '过程', '评价'],
        answer: 0,
      },
    ],
  };
}

function contentOf(
  course: ShortCourse,
  of: { readonly mediaId: string; readonly closesOn: string; readonly newId: () => string },
): CourseContent {
  const { title, summary, category, compulsory, amount } = course;
  return {
    title,
    summary,
    category,
    compulsory,
    amount,
    series: [],
    opensOn: null,
    closesOn: of.closesOn,
    years: [],
    requires: [],
    keyPoints: [...course.keyPoints],
    priceFen: course.priceFen ?? 0,
    payHow: course.priceFen === undefined ? '' : PAY_HOW,
    needs: [],
    chapters: [
      lessonOf(course.lesson, of),
      ...(course.page === null
        ? []
        : [
            {
              ...PLAIN,
              chapterId: of.newId(),
              kind: 'page' as const,
              title: '阅读',
              mediaId: null,
              seconds: 20,
              text: course.page,
            },
          ]),
    ],
  };
}
