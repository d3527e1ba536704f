import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { formatLocalDate, localDate, type NodeId, shanghaiDateOf } from '@jixu/kernel';
import { createNode, relate } from '../organisations/index.ts';
import { uploadFile } from './declare.testing.ts';
import type { TestPerson, TestPlace, World } from './testing.ts';

const SINCE = localDate(2020, 1, 1);
const lesson = (name: string) =>
  readFileSync(new URL(`demonstration/media/${name}`, import.meta.url));
/** One minute of picture, made by ourselves. */
export const LESSON_MS = 60_000;

export type Provider = { readonly nodeId: NodeId; readonly author: TestPerson };
export type Ranged = { readonly from: number; readonly to: number }[];
export type Study = {
  readonly state: string;
  readonly recordId: string | null;
  readonly settlesOn: string | null;
  readonly anomaly: {
    readonly anomalyId: string;
    readonly state: string;
    readonly reasons: readonly string[];
    readonly opinion: string | null;
  } | null;
  readonly studied: boolean;
  readonly chapters: readonly {
    readonly chapterId: string;
    readonly appeal: string | null;
    readonly progress: {
      readonly credited: Ranged;
      readonly held: Ranged;
      readonly positionMs: number;
      readonly doneOn: string | null;
      readonly question: { questionId: string; options: string[] } | null;
    };
  }[];
};
export type Told = {
  readonly lastSeq: number;
  readonly credited: Ranged;
  readonly held: Ranged;
  readonly questionWaits: boolean;
  readonly done: boolean;
  readonly ended: boolean;
  readonly refused: readonly { from: number; to: number; reason: string }[];
};

/** A body that teaches, under the bureau of a place. */
export async function provider(world: World, place: TestPlace): Promise<Provider> {
  const nodeId = await world.run(async (op) => {
    const id = await createNode(op, {
      kind: 'provider',
      name: '岭东继续教育中心',
      parentId: place.regionId,
      fromOn: SINCE,
    });
    await relate(op, { unitId: id, relation: 'bureau', officeId: place.bureauId, fromOn: SINCE });
    return id;
  });
  const role = { role: 'unit-administrator', nodeId } as const;
  const author = await world.person({ name: '余讲', unitId: place.unitId, role });
  return { nodeId, author };
}

export const question = (at: number) => ({
  questionId: randomUUID(),
  at,
  text: '刚才说到的是哪一项？',
  options: ['公需科目', '专业科目', '选修科目'],
  answer: 1,
});

type Made = { readonly courseId: string; readonly chapterId: string; readonly mediaId: string };

/** A course of one chapter, a recording or (with `seconds`) a page to read, written, handed in and passed by the bureau. */
export async function publishCourse(
  world: World,
  place: Pick<TestPlace, 'bureauOfficer'>,
  by: Provider,
  of: {
    readonly title: string;
    readonly category?: string;
    readonly amount?: { unit: string; value: string };
    readonly compulsory?: boolean;
    readonly series?: readonly string[];
    readonly opensOn?: string;
    readonly closesOn?: string;
    readonly questions?: readonly ReturnType<typeof question>[];
    readonly needs?: readonly string[];
    readonly years?: readonly number[];
    readonly requires?: readonly string[];
    readonly keyPoints?: readonly string[];
    readonly priceFen?: number;
    /** One page to read for so long, instead of the recording. */
    readonly readSeconds?: number;
    /** A recording that is there already, instead of the usual one; with `readSeconds` a document. */
    readonly mediaId?: string;
  },
): Promise<Made> {
  const courseId = randomUUID();
  const chapterId = randomUUID();
  const mediaId = of.mediaId ?? (of.readSeconds === undefined ? await sendLesson(world, by) : '');
  const at = `/api/kept-courses/${courseId}`;
  const begun = await must(world, by.author, 'PUT', at, { nodeId: by.nodeId, title: of.title });
  const { revision } = begun as { revision: number };
  const content = {
    title: of.title,
    summary: '说明',
    category: of.category ?? 'public',
    compulsory: of.compulsory ?? false,
    amount: of.amount ?? { unit: 'hours', value: '30' },
    series: of.series ?? [],
    opensOn: of.opensOn ?? null,
    closesOn: of.closesOn ?? null,
    years: of.years ?? [],
    requires: of.requires ?? [],
    keyPoints: of.keyPoints ?? [],
    priceFen: of.priceFen ?? 0,
    payHow: of.priceFen === undefined ? '' : '到财务窗口缴费',
    needs: of.needs ?? [],
    chapters: [
      {
        chapterId,
        ...(of.readSeconds === undefined
          ? { kind: 'video', mediaId, seconds: null, text: '' }
          : {
              kind: of.mediaId === undefined ? 'page' : 'document',
              mediaId: of.mediaId ?? null,
              seconds: of.readSeconds,
              text: '先看目标，再看过程。',
            }),
        title: '第一讲',
        captions: null,
        marks: [],
        questions: of.questions ?? [],
      },
    ],
  };
  const saved = await must(world, by.author, 'PUT', `${at}/draft`, { revision, content });
  const handed = (await must(world, by.author, 'POST', `${at}/submission`, {
    revision: (saved as { revision: number }).revision,
  })) as { caseId: string };
  const url = `/api/review/cases/${by.author.personId}/${handed.caseId}`;
  const found = (await must(world, place.bureauOfficer, 'GET', url)) as { version: number };
  await must(world, place.bureauOfficer, 'POST', `${url}/decision`, {
    version: found.version,
    outcome: 'pass',
  });
  return { courseId, chapterId, mediaId };
}

async function sendLesson(world: World, by: Provider): Promise<string> {
  const to = `/api/kept-courses/media?node=${by.nodeId}`;
  const file = { name: 'lesson.webm', mediaType: 'video/webm', to };
  const sent = await uploadFile(world, by.author, { ...file, bytes: lesson('lesson-60s.webm') });
  if (sent.status !== 200) throw new Error(`media: ${JSON.stringify(sent.body)}`);
  return (sent.body as { mediaId: string }).mediaId;
}

export async function must(
  world: World,
  who: TestPerson,
  method: Parameters<World['call']>[1],
  url: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await world.call(who, method, url, body);
  if (answer.status !== 200)
    throw new Error(`${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export async function enrol(world: World, who: TestPerson, courseId: string): Promise<string> {
  const enrolmentId = randomUUID();
  await must(world, who, 'PUT', `/api/enrolments/${enrolmentId}`, { courseId });
  return enrolmentId;
}

export const studyOf = async (world: World, who: TestPerson, enrolmentId: string) =>
  (await must(world, who, 'GET', `/api/enrolments/${enrolmentId}`)) as Study;

/** The next day, on which what was provisional is settled; what a job of a running server still works on is waited for. */
export async function nextDay(world: World): Promise<void> {
  const now = await world.clock.read(world.database.db);
  await world.moveTo(new Date(now.getTime() + 86_400_000));
  await world.runJob('learning-catch-up');
  await vi.waitFor(
    async () => {
      const today = shanghaiDateOf(await world.clock.read(world.database.db));
      const left = await sql`select 1 from learning.enrolment e
        where state = 'studying' and settles_on <= ${formatLocalDate(today)}::date
          and not exists (select 1 from learning.anomaly a where a.person_id = e.person_id
            and a.enrolment_id = e.enrolment_id and a.state in ('open', 'asked'))`.execute(
        world.database.db,
      );
      expect(left.rows).toEqual([]);
    },
    { timeout: 60_000, interval: 200 },
  );
}

/** A player on one chapter, driven by hand. */
export async function player(
  world: World,
  who: TestPerson,
  of: { readonly enrolmentId: string; readonly chapterId: string },
) {
  const at = `/api/enrolments/${of.enrolmentId}/chapters/${of.chapterId}`;
  const begun = (await must(world, who, 'POST', `${at}/plays`)) as {
    sessionId: string;
    positionMs: number;
    elsewhere: boolean;
  };
  let seq = 0;
  return {
    begun,
    report: async (...played: readonly (readonly [number, number])[]): Promise<Told> => {
      const beats = played.map(([from, to]) => ({ seq: (seq += 1), from, to }));
      const positionMs = Math.max(0, ...beats.map((beat) => beat.to));
      const body = { sessionId: begun.sessionId, positionMs, beats };
      return (await must(world, who, 'POST', '/api/plays', body)) as Told;
    },
    again: async (beats: readonly { seq: number; from: number; to: number }[]): Promise<Told> => {
      const body = { sessionId: begun.sessionId, positionMs: 0, beats };
      return (await must(world, who, 'POST', '/api/plays', body)) as Told;
    },
    answer: async (option: number) => {
      const study = await studyOf(world, who, of.enrolmentId);
      const asked = study.chapters.find((one) => one.chapterId === of.chapterId)?.progress.question;
      if (!asked) throw new Error('no question waits');
      const { questionId } = asked;
      const body = { questionId, option };
      return (await must(world, who, 'POST', `${at}/answers`, body)) as { outcome: string };
    },
    uncredited: async () =>
      ((await must(world, who, 'GET', `${at}/uncredited`)) as { items: Told['refused'] }).items,
  };
}
