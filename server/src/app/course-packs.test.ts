import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrol, must, player, provider, type Provider, publishCourse } from './study.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: electives are chosen together and changed until one is begun; courses build on courses, in their days and years.
// Method: the whole product through its HTTP face, in the place whose rulebook knows packs of 10 to 40 hours.
let world: World;
let here: TestPlace;
let by: Provider;
let learner: TestPerson;
const READ_SECONDS = 5;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-06-10T01:00:00Z') });
  here = await world.place({ packId: 'sd-zibo', prefix: 'ZB' });
  by = await provider(world, here);
  learner = await world.person({ name: '孙丽华', unitId: here.subunitId });
});
afterAll(() => world.close());

const hours = (value: string) => ({ unit: 'hours', value });
const elective = (title: string, value = '10') =>
  publishCourse(world, here, by, {
    title,
    category: 'professional',
    amount: hours(value),
    readSeconds: READ_SECONDS,
  });

async function keep(of: {
  title: string;
  value: string;
  courseIds: readonly string[];
  price?: { priceFen: number; payHow: string };
}) {
  const packId = randomUUID();
  const { title, value, courseIds } = of;
  const body = { title, courseIds, summary: '', category: 'professional', amount: hours(value) };
  await must(world, by.author, 'PUT', `/api/kept-packs/${packId}`, {
    ...body,
    ...of.price,
    nodeId: by.nodeId,
    revision: null,
  });
  const offer = () =>
    world.call(by.author, 'PUT', `/api/kept-packs/${packId}/offer`, { offered: true });
  return { packId, offer };
}

type Packs = {
  items: { packId: string; chosen: boolean; left: string; permissions: string[] }[];
};
const packs = async () => ((await must(world, learner, 'GET', '/api/course-packs')) as Packs).items;
const choose = (packId: string, instead: string | null = null) =>
  world.call(learner, 'PUT', `/api/course-packs/${packId}/choice`, { instead });

async function study(courseId: string, chapterId: string): Promise<void> {
  const enrolmentId = await enrol(world, learner, courseId);
  const play = await player(world, learner, { enrolmentId, chapterId });
  const now = await world.clock.read(world.database.db);
  await world.moveTo(new Date(now.getTime() + READ_SECONDS * 1000));
  await play.report([0, READ_SECONDS * 1000]);
  await world.settle();
}

test('a pack is offered whole, in a size that the rulebook knows, and every fault is named', async () => {
  const [a, b] = [await elective('甲'), await elective('乙')];
  const must20 = await publishCourse(world, here, by, {
    title: '必修',
    category: 'professional',
    compulsory: true,
    readSeconds: READ_SECONDS,
  });
  const faults = async (of: { title: string; value: string; courseIds: string[] }) => {
    const answer = await (await keep(of)).offer();
    const body = answer.body as { code?: string; errors?: { code: string }[] };
    return [answer.status, ...(body.errors ?? []).map((one) => one.code)];
  };
  const ids = [a.courseId, b.courseId];
  expect(await faults({ title: '', value: '15', courseIds: [] })).toEqual([
    422,
    'learning.title_missing',
    'learning.pack_size_unknown',
    'learning.pack_empty',
  ]);
  expect(await faults({ title: '包', value: '30', courseIds: ids })).toEqual([
    422,
    'learning.pack_sum_differs',
  ]);
  expect(await faults({ title: '包', value: '30', courseIds: [must20.courseId] })).toEqual([
    422,
    'learning.pack_compulsory',
  ]);
  expect(await faults({ title: '包', value: '10', courseIds: [randomUUID()] })).toEqual([
    422,
    'learning.pack_course_not_offered',
  ]);
  expect(await faults({ title: '包', value: '20', courseIds: ids })).toEqual([200]);
});

test('chosen as one, changed for another until something is begun, then kept to the last hour', async () => {
  const [c, d, e] = [await elective('丙'), await elective('丁'), await elective('戊')];
  const first = await keep({ title: '第一包', value: '20', courseIds: [c.courseId, d.courseId] });
  const second = await keep({ title: '第二包', value: '20', courseIds: [d.courseId, e.courseId] });
  for (const one of [first, second]) expect((await one.offer()).status).toBe(200);
  const find = async (packId: string) => (await packs()).find((one) => one.packId === packId);
  expect((await choose(first.packId)).status).toBe(200);
  expect(await find(first.packId)).toMatchObject({
    chosen: true,
    left: '20',
    permissions: ['drop'],
  });
  // The two share a course: not both, but one instead of the other, both ways.
  expect(await choose(second.packId)).toMatchObject({ body: { code: 'learning.pack_overlaps' } });
  expect((await choose(second.packId, first.packId)).status).toBe(200);
  expect((await choose(first.packId, second.packId)).status).toBe(200);
  await study(c.courseId, c.chapterId);
  expect(await find(first.packId)).toMatchObject({ chosen: true, left: '10', permissions: [] });
  expect(await choose(second.packId, first.packId)).toMatchObject({
    status: 409,
    body: { code: 'learning.pack_begun' },
  });
  await study(d.courseId, d.chapterId);
  expect(await find(first.packId)).toMatchObject({ left: '0' });
  const stranger = randomUUID();
  expect(await choose(stranger)).toMatchObject({ status: 404, body: { code: 'learning.no_pack' } });
});

test('a pack with a price is had once it is paid, and its courses cost nothing more', async () => {
  // Goal: one price for the whole, as for a course. Method: chosen, refused unpaid, given back, chosen, paid, refunded, paid.
  const c = await elective('收费甲');
  const d = await publishCourse(world, here, by, {
    title: '收费乙',
    category: 'professional',
    amount: hours('10'),
    readSeconds: READ_SECONDS,
    priceFen: 6_000,
  });
  const of = { title: '收费包', value: '20', courseIds: [c.courseId, d.courseId] };
  const untold = await keep({ ...of, price: { priceFen: 9_900, payHow: ' ' } });
  expect(await untold.offer()).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'learning.pay_how_missing' }] },
  });
  const { packId, offer } = await keep({ ...of, price: { priceFen: 9_900, payHow: '到窗口缴' } });
  expect((await offer()).status).toBe(200);
  const card = async () => (await packs()).find((one) => one.packId === packId);
  const fees = async () =>
    (
      (await must(world, by.author, 'GET', '/api/fees')) as {
        items: { personId: string; feeId: string; kind: string; course: string; state: string }[];
      }
    ).items.filter((one) => one.course === '收费包');
  const begin = (courseId: string) =>
    world.call(learner, 'PUT', `/api/enrolments/${randomUUID()}`, { courseId });
  expect((await choose(packId)).status).toBe(200);
  expect(await card()).toMatchObject({
    chosen: true,
    priceFen: 9_900,
    fee: { amountFen: 9_900, how: '到窗口缴' },
    permissions: ['drop'],
  });
  for (const { courseId } of [c, d])
    expect(await begin(courseId)).toMatchObject({ body: { code: 'learning.pack_not_paid' } });
  await must(world, learner, 'DELETE', `/api/course-packs/${packId}/choice`);
  expect(await fees()).toMatchObject([{ kind: 'pack', state: 'dropped' }]);
  const pay = async (receipt: string) => {
    const [open] = (await fees()).filter((one) => one.state === 'open');
    const at = `/api/fees/${open?.personId}/${open?.feeId}`;
    await must(world, by.author, 'POST', `${at}/payment`, { amountFen: 9_900, receipt });
    return at;
  };
  await choose(packId);
  const paid = await pay('P-1');
  expect(await card()).toMatchObject({ chosen: true, fee: null, permissions: [] });
  expect(await world.call(learner, 'DELETE', `/api/course-packs/${packId}/choice`)).toMatchObject({
    status: 409,
    body: { code: 'learning.pack_paid' },
  });
  // Paid back while nothing was begun: the pack goes with it.
  await must(world, by.author, 'POST', `${paid}/refund`, { reason: '选错了' });
  expect(await card()).toMatchObject({ chosen: false });
  await choose(packId);
  const again = await pay('P-2');
  const offered = (await must(world, learner, 'GET', '/api/courses')) as {
    offered: { courseId: string; priceFen: number }[];
  };
  expect(offered.offered.find((one) => one.courseId === d.courseId)).toMatchObject({ priceFen: 0 });
  await study(d.courseId, d.chapterId);
  expect(await card()).toMatchObject({ left: '10', permissions: [] });
  expect(
    await world.call(by.author, 'POST', `${again}/refund`, { reason: '不想学了' }),
  ).toMatchObject({ status: 409, body: { code: 'learning.pack_begun' } });
});

test('a course builds on another: told by name, open when that is finished, never in a circle', async () => {
  const base = await elective('基础');
  const next = await publishCourse(world, here, by, {
    title: '提高',
    category: 'professional',
    requires: [base.courseId],
    keyPoints: ['先懂原理'],
    readSeconds: READ_SECONDS,
  });
  const early = { courseId: next.courseId };
  expect(await world.call(learner, 'PUT', `/api/enrolments/${randomUUID()}`, early)).toMatchObject({
    status: 409,
    body: { code: 'learning.requires_first', detail: { titles: '基础' } },
  });
  const card = async () =>
    (
      (await must(world, learner, 'GET', '/api/courses')) as {
        offered: { courseId: string; permissions: string[]; keyPoints: string[] }[];
      }
    ).offered.find((one) => one.courseId === next.courseId);
  expect(await card()).toMatchObject({ permissions: [], keyPoints: ['先懂原理'] });
  await study(base.courseId, base.chapterId);
  expect(await card()).toMatchObject({ permissions: ['enrol'] });
  await study(next.courseId, next.chapterId);
  // The basic course may not be changed to require what requires it.
  const at = `/api/kept-courses/${base.courseId}`;
  const draft = (await must(world, by.author, 'POST', `${at}/versions`)) as {
    revision: number;
    content: object;
  };
  const content = { ...draft.content, requires: [next.courseId] };
  const { revision } = draft;
  const saved = (await must(world, by.author, 'PUT', `${at}/draft`, { revision, content })) as {
    revision: number;
  };
  expect(
    await world.call(by.author, 'POST', `${at}/submission`, { revision: saved.revision }),
  ).toMatchObject({ status: 422, body: { errors: [{ code: 'learning.requires_itself' }] } });
});

test('a course of other years says when it opens, and one that is over is shown as missed', async () => {
  const later = await publishCourse(world, here, by, {
    title: '明年的课',
    category: 'professional',
    years: [2027],
    readSeconds: READ_SECONDS,
  });
  const short = await publishCourse(world, here, by, {
    title: '六月的课',
    category: 'professional',
    closesOn: '2026-06-30',
    readSeconds: READ_SECONDS,
  });
  type Card = { courseId: string; opensOn: string | null; window: string };
  const list = async () =>
    (await must(world, learner, 'GET', '/api/courses')) as { offered: Card[]; missed: Card[] };
  const find = (cards: readonly Card[], { courseId }: { courseId: string }) =>
    cards.find((one) => one.courseId === courseId);
  expect(find((await list()).offered, later)).toMatchObject({
    opensOn: '2027-01-01',
    window: 'not-yet',
  });
  const early = { courseId: later.courseId };
  expect(await world.call(learner, 'PUT', `/api/enrolments/${randomUUID()}`, early)).toMatchObject({
    body: { code: 'learning.not_open', detail: { opensOn: '2027-01-01', closesOn: '2027-12-31' } },
  });
  await world.moveTo(new Date('2026-07-01T01:00:00Z'));
  expect(find((await list()).missed, short)).toMatchObject({ window: 'over' });
  expect(find((await list()).offered, short)).toBeUndefined();
});
