import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostilePackages, TOOL_SHAPES, zipOf } from '../learning/testing.ts';
import { publishPackages, uploadZip } from './scorm.testing.ts';
import { enrol, must, nextDay, type Provider, provider } from './study.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

const START = new Date('2021-06-01T01:00:00Z');
const SECONDS = 60;

let world: World;
let place: TestPlace;
let teaching: Provider;
let learner: TestPerson;

beforeAll(async () => {
  world = await createWorld({ at: START, publicUrl: () => 'http://localhost:3000' });
  place = await world.place({ packId: 'gd-teachers', prefix: 'SC' });
  teaching = await provider(world, place);
  learner = await world.person({ name: '苏学', unitId: place.subunitId });
}, 120_000);
afterAll(() => world?.close());

const uploadPackage = (bytes: Buffer) => uploadZip(world, teaching, bytes);

type Opened = {
  readonly frameUrl: string;
  readonly origin: string;
  readonly launchPath: string;
  readonly revision: number;
  readonly elements: Readonly<Record<string, string>>;
  readonly shared: readonly { readonly id: string; readonly value: string | null }[];
};

/** A published course whose one chapter is the package of that shape. */
async function studied(
  name: string,
): Promise<{ courseId: string; enrolmentId: string; chapterId: string; at: string }> {
  const shapes = TOOL_SHAPES.filter((one) => one.name === name);
  const { courseId, chapterIds } = await publishPackages(world, place, teaching, {
    title: name,
    shapes,
    seconds: SECONDS,
  });
  const [chapterId = ''] = chapterIds;
  const enrolmentId = await enrol(world, learner, courseId);
  return {
    courseId,
    enrolmentId,
    chapterId,
    at: `/api/enrolments/${enrolmentId}/chapters/${chapterId}`,
  };
}

const opening = (at: string, itemId: string) =>
  must(world, learner, 'POST', `${at}/part-sessions`, { itemId }) as Promise<Opened>;
const saving = (at: string, body: object) =>
  world.call(learner, 'PUT', `${at}/part-sessions`, body);

async function fetched(url: string, headers: Record<string, string> = {}) {
  const { host, pathname, search } = new URL(url);
  return world.jixu.server.inject({
    method: 'GET',
    url: `${pathname}${search}`,
    headers: { host, ...headers },
  });
}

/** The whole time of the chapter, watched as a player reports it. */
async function spendTime(at: string, enrolmentId: string): Promise<void> {
  const play = (await must(world, learner, 'POST', `${at}/plays`)) as {
    sessionId: string;
    intervalMs: number;
  };
  let ms = 0;
  for (let seq = 1; ms < SECONDS * 1000; seq += 1) {
    const to = Math.min(SECONDS * 1000, ms + play.intervalMs);
    const later = (await world.clock.read(world.database.db)).getTime() + (to - ms);
    world.clock.moveTo(new Date(later));
    await must(world, learner, 'POST', '/api/plays', {
      sessionId: play.sessionId,
      positionMs: to,
      beats: [{ seq, from: ms, to }],
    });
    ms = to;
  }
  expect(enrolmentId).not.toBe('');
}

async function courseState(enrolmentId: string) {
  return (await must(world, learner, 'GET', `/api/enrolments/${enrolmentId}`)) as {
    state: string;
    studied: boolean;
    chapters: {
      progress: { doneOn: string | null };
      parts: { itemId: string; completedOn: string | null; success: string }[];
    }[];
  };
}

test('a package comes in, is refused with its reason, or says what of it is not followed', async () => {
  // Goal: an author knows at once. Method: three uploads through the API, no rows or files of a refused one.
  const bomb = hostilePackages().find((one) => one.name === 'climbs out');
  const refused = await uploadPackage(bomb?.bytes ?? Buffer.alloc(0));
  expect(refused).toMatchObject({ status: 422, body: { code: 'learning.package_unsafe_name' } });
  const shape = TOOL_SHAPES.find((one) => one.name === 'adl example, sequenced 2004');
  const taken = await uploadPackage(zipOf(shape ?? { entries: [] }));
  expect(taken).toMatchObject({
    status: 200,
    body: {
      kind: 'scorm',
      courseware: { edition: '2004 4th Edition', parts: 2, notes: ['sequencing_not_followed'] },
    },
  });
});

test('time and the package together finish a chapter; time that content claims counts nothing', async () => {
  // Goal: conservation of time holds for packages. Method: complete it at once claiming a year, then spend the time.
  const { enrolmentId, at } = await studied('storyline 1.2');
  const opened = await opening(at, 'I1');
  expect(opened.elements).toMatchObject({
    'cmi.core.entry': 'ab-initio',
    'cmi.core.student_id': enrolmentId,
    'cmi.core.total_time': '0000:00:00.00',
  });
  const claim = {
    'cmi.core.lesson_status': 'completed',
    'cmi.core.session_time': '8760:00:00',
    'cmi.core.total_time': '9999:00:00',
  };
  const body = { itemId: 'I1', revision: opened.revision, ended: true, elements: claim };
  expect(await saving(at, body)).toMatchObject({ status: 200, body: { completed: true } });
  await world.settle();
  expect(await courseState(enrolmentId)).toMatchObject({
    state: 'studying',
    studied: false,
    chapters: [
      { progress: { doneOn: null, credited: [] }, parts: [{ completedOn: '2021-06-01' }] },
    ],
  });
  await spendTime(at, enrolmentId);
  await world.settle();
  await nextDay(world);
  expect(await courseState(enrolmentId)).toMatchObject({ state: 'done', studied: true });
});

test('time alone does not finish a package either', async () => {
  // Goal: the content’s own word is needed. Method: the whole time first, then the score that passes.
  const { courseId, enrolmentId, at } = await studied('ispring 1.2');
  const opened = await opening(at, 'ITEM-1');
  expect(opened.elements['cmi.student_data.mastery_score']).toBe('80');
  await spendTime(at, enrolmentId);
  await world.settle();
  expect(await courseState(enrolmentId)).toMatchObject({ state: 'studying', studied: false });
  // Whoever teaches sees the same.
  const chaptersDone = async () => {
    const list = await must(
      world,
      teaching.author,
      'GET',
      `/api/kept-courses/${courseId}/learners`,
    );
    return (list as { items: { chaptersDone: number }[] }).items.map((one) => one.chaptersDone);
  };
  expect(await chaptersDone()).toEqual([0]);
  const say = (revision: number, raw: string) =>
    saving(at, {
      itemId: 'ITEM-1',
      revision,
      ended: false,
      elements: { 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': raw },
    });
  // The manifest wants 80, whatever the content says of itself.
  expect(await say(1, '79')).toMatchObject({
    body: { completed: false, success: 'failed', revision: 2 },
  });
  expect(await say(2, '80')).toMatchObject({ body: { completed: true, success: 'passed' } });
  expect(await chaptersDone()).toEqual([1]);
  await world.settle();
  await nextDay(world);
  expect((await courseState(enrolmentId)).state).toBe('done');
});

test('a part goes on where it was left, and an older page cannot overwrite a newer one', async () => {
  // Goal: nothing is lost or mixed between devices. Method: save, open elsewhere, save from both.
  const { at } = await studied('rise 2004');
  const first = await opening(at, 'I1');
  const data = {
    'cmi.location': 'page-2',
    'cmi.suspend_data': '第一页=看过',
    'cmi.exit': 'suspend',
    'cmi.session_time': 'PT5M',
  };
  const saved = await saving(at, {
    itemId: 'I1',
    revision: first.revision,
    ended: true,
    elements: data,
  });
  expect(saved.status).toBe(200);
  const second = await opening(at, 'I1');
  expect(second.elements).toMatchObject({
    'cmi.entry': 'resume',
    'cmi.location': 'page-2',
    'cmi.suspend_data': '第一页=看过',
    'cmi.total_time': 'PT5M',
  });
  expect(second.elements).not.toHaveProperty('cmi.exit');
  const old = { itemId: 'I1', revision: first.revision, ended: false, elements: {} };
  expect(await saving(at, old)).toMatchObject({
    status: 409,
    body: { code: 'learning.part_moved' },
  });
  // Cut off without an end: what was saved last is there, its time too.
  const going = { 'cmi.location': 'page-9', 'cmi.session_time': 'PT1M' };
  await saving(at, { itemId: 'I1', revision: second.revision, ended: false, elements: going });
  expect((await opening(at, 'I1')).elements).toMatchObject({
    'cmi.entry': 'resume',
    'cmi.location': 'page-9',
    'cmi.total_time': 'PT6M',
  });
});

test('what no content may say is refused, and strangers see nothing', async () => {
  // Goal: bad input gets a clear answer at the right place. Method: bad elements, lengths, parts and people.
  const { at } = await studied('adl example, plain 1.2');
  const { revision } = await opening(at, 'S1');
  const say = (elements: Record<string, string>, itemId = 'S1') =>
    saving(at, { itemId, revision, ended: false, elements });
  expect(await say({ 'cmi.core.wish': 'x' })).toMatchObject({
    status: 422,
    body: { code: 'learning.part_element', detail: { element: 'cmi.core.wish' } },
  });
  expect(await say({ 'cmi.suspend_data': 'x'.repeat(64_001) })).toMatchObject({
    status: 422,
    body: { detail: { element: 'cmi.suspend_data', limit: 64_000 } },
  });
  expect((await say({ 'cmi.suspend_data': '继'.repeat(64_000) })).status).toBe(200);
  expect(await say({}, 'B0')).toMatchObject({ status: 422, body: { code: 'learning.no_part' } });
  const other = await world.call(teaching.author, 'POST', `${at}/part-sessions`, { itemId: 'S1' });
  expect(other).toMatchObject({ status: 404, body: { code: 'learning.no_enrolment' } });
  const asset = await opening(at, 'A1');
  expect(asset.launchPath).toBe('Course01/ref.htm');
});

test('what one part of a package leaves for another is kept for its learner, and only as the package lets it', async () => {
  // Goal: `adl.data` of the 4th edition through the server. Method: written by one part, read by the other, written against the package, and by another learner.
  const { at } = await studied('adl example, sequenced 2004');
  const intro = await opening(at, 'intro');
  expect(intro.shared).toEqual([
    { id: 'com.example.notes', read: true, write: true, value: null },
    { id: 'com.example.key', read: false, write: true, value: null },
  ]);
  const body = { itemId: 'intro', ended: false };
  const notes = '第一段：光圈';
  const saved = await saving(at, {
    ...body,
    revision: intro.revision,
    elements: { 'cmi.location': '', 'adl.data.0.store': notes, 'adl.data.1.store': 'k' },
  });
  expect(saved.status).toBe(200);
  const later = await opening(at, 'test');
  expect(later.shared).toEqual([
    { id: 'com.example.notes', read: true, write: false, value: notes },
  ]);
  const against = { itemId: 'test', revision: later.revision, ended: false };
  const refused = await saving(at, { ...against, elements: { 'adl.data.0.store': 'x' } });
  expect(refused.body).toMatchObject({ code: 'learning.part_element' });
  const again = await opening(at, 'intro');
  expect(again.shared.map((one) => one.value)).toEqual([notes, null]);
  // An empty value is a value: it comes back as it was set.
  expect(again.elements['cmi.location']).toBe('');
});

test('files are served on their own host only, with what a browser needs to keep them in', async () => {
  // Goal: foreign pages are never on the application’s origin. Method: the same addresses on both hosts.
  const { at } = await studied('h5p export 1.2');
  const opened = await opening(at, 'I1');
  expect(opened.origin).toMatch(/^http:\/\/courseware\.localhost/);
  const files = opened.frameUrl.replace(/frame$/, 'p/');
  const page = await fetched(`${files}index.html`);
  expect(page.statusCode).toBe(200);
  expect(page.headers).toMatchObject({
    'content-type': 'text/html',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  expect(page.headers['set-cookie']).toBeUndefined();
  expect(page.headers['content-security-policy']).toMatch(/sandbox allow-scripts/);
  expect(page.headers['content-security-policy']).not.toMatch(/allow-popups|allow-top-navigation/);
  const part = await fetched(`${files}content/videos/film.mp4`, { range: 'bytes=100-199' });
  expect(part.statusCode).toBe(206);
  expect(part.headers).toMatchObject({
    'content-type': 'video/mp4',
    'content-range': 'bytes 100-199/3000',
  });
  expect(part.rawPayload.equals(Buffer.alloc(100, 7))).toBe(true);
  const own = world.jixu.coursewareUrl()?.replace('courseware.', '') ?? '';
  const moved = (url: string) => url.replace(opened.origin, own);
  const statuses = async (urls: readonly string[]) =>
    Promise.all(urls.map(async (url) => (await fetched(url)).statusCode));
  const token = /courseware\/([^/]+)\//.exec(opened.frameUrl)?.[1] ?? '';
  expect(
    await statuses([
      moved(`${files}index.html`),
      moved(opened.frameUrl),
      `${opened.origin}/api/openapi.json`,
      `${opened.origin}/`,
      `${files}../../../../etc/passwd`,
      `${files}imsmanifest.php`,
      `${files}Index.html`,
      `${files}index.html`.replace(
        token,
        `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      ),
      `${files}index.html`.replace(token, 'x'),
    ]),
  ).toEqual([404, 404, 404, 404, 404, 404, 404, 404, 404]);
  world.clock.moveTo(
    new Date((await world.clock.read(world.database.db)).getTime() + 13 * 3_600_000),
  );
  expect(await statuses([`${files}index.html`])).toEqual([404]);
});
