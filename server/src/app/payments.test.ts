import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrol, must, player, type Provider, provider, publishCourse } from './study.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a course with a price is studied when it is paid, exactly and once; by the counter or a signed message.
// Method: the product's HTTP face; a payment system of ten lines that signs as ours asks, and others that do not.
let world: World;
let here: TestPlace;
let by: Provider;
let keyId: string;
let secret: string;
const PRICE = 6_000;
const READ_SECONDS = 5;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-06-10T01:00:00Z') });
  here = await world.place({ packId: 'sd-zibo', prefix: 'ZB' });
  by = await provider(world, here);
  keyId = randomUUID();
  await must(world, by.author, 'PUT', `/api/payment-keys/${keyId}`, {
    nodeId: by.nodeId,
    name: '市财政非税平台',
  });
  const got = await must(world, by.author, 'GET', `/api/payment-keys/${keyId}/secret`);
  ({ secret } = got as { secret: string });
});
afterAll(() => world.close());

type Fee = { personId: string; feeId: string; number: string; state: string; receipt: string };

async function owing(title: string) {
  const made = await publishCourse(world, here, by, {
    title,
    category: 'professional',
    priceFen: PRICE,
    readSeconds: READ_SECONDS,
  });
  const learner = await world.person({ name: '孙丽华', unitId: here.subunitId });
  const enrolmentId = await enrol(world, learner, made.courseId);
  return { ...made, learner, enrolmentId, ...(await feeOf(learner)) };
}

async function feeOf(learner: TestPerson): Promise<Fee> {
  const { items } = (await must(world, by.author, 'GET', '/api/fees')) as { items: Fee[] };
  const found = items.find((one) => one.personId === learner.personId);
  if (!found) throw new Error('nothing is owed');
  return found;
}

async function call(
  of: { fee: string; amountFen?: number; receipt?: string; sentAt?: Date },
  how: { readonly secret?: string; readonly keyId?: string; readonly change?: string } = {},
) {
  const sentAt = of.sentAt ?? (await world.clock.read(world.database.db));
  const payload = JSON.stringify({
    fee: of.fee,
    amountFen: of.amountFen ?? PRICE,
    receipt: of.receipt ?? `R-${of.fee}`,
    sentAt: sentAt.toISOString(),
  });
  const signature = createHmac('sha256', how.secret ?? secret)
    .update(payload)
    .digest('hex');
  const answer = await world.jixu.server.inject({
    method: 'POST',
    url: `/api/payment-callbacks/${how.keyId ?? keyId}`,
    payload: { payload: how.change ?? payload, signature },
  });
  return { status: answer.statusCode, body: answer.json() as { code?: string } };
}

const study = async (learner: TestPerson, enrolmentId: string) =>
  (await must(world, learner, 'GET', `/api/enrolments/${enrolmentId}`)) as {
    state: string;
    fee: { amountFen: number; how: string } | null;
    permissions: string[];
  };

test('nothing is played before it is paid; the counter opens it, the same receipt twice is once', async () => {
  const one = await owing('收费的课');
  expect(await study(one.learner, one.enrolmentId)).toMatchObject({
    state: 'awaiting-payment',
    fee: { amountFen: PRICE, how: '到财务窗口缴费' },
    permissions: ['leave'],
  });
  const plays = `/api/enrolments/${one.enrolmentId}/chapters/${one.chapterId}/plays`;
  expect(await world.call(one.learner, 'POST', plays)).toMatchObject({
    status: 409,
    body: { code: 'learning.not_paid' },
  });
  const at = `/api/fees/${one.personId}/${one.feeId}`;
  const pay = (amountFen: number, receipt: string) =>
    world.call(by.author, 'POST', `${at}/payment`, { amountFen, receipt });
  expect(await pay(PRICE - 1, 'A-1')).toMatchObject({ body: { code: 'learning.amount_differs' } });
  expect((await pay(PRICE, 'A-1')).status).toBe(200);
  expect((await pay(PRICE, 'A-1')).status).toBe(200);
  expect(await pay(PRICE, 'A-2')).toMatchObject({ body: { code: 'learning.fee_ended' } });
  expect(await study(one.learner, one.enrolmentId)).toMatchObject({ state: 'studying', fee: null });
  const two = await owing('另一门收费的课');
  expect(
    await world.call(by.author, 'POST', `/api/fees/${two.personId}/${two.feeId}/payment`, {
      amountFen: PRICE,
      receipt: 'A-1',
    }),
  ).toMatchObject({ status: 409, body: { code: 'learning.receipt_used' } });
  // Somebody else's unit does not see it, and cannot say that it is paid.
  const stranger = await world.call(here.administrator, 'POST', `${at}/payment`, {
    amountFen: PRICE,
    receipt: 'A-3',
  });
  expect(stranger.status).toBe(404);
  await player(world, one.learner, one);
  expect(await world.call(by.author, 'POST', `${at}/refund`, { reason: '不学了' })).toMatchObject({
    body: { code: 'learning.study_begun' },
  });
});

test('a payment system is believed by its signature, in time, for the exact amount, once', async () => {
  const one = await owing('平台缴费的课');
  const fee = one.number;
  const refused = { status: 401, body: { code: 'learning.callback_refused' } };
  expect(await call({ fee }, { secret: 'guessed' })).toMatchObject(refused);
  expect(await call({ fee }, { keyId: randomUUID() })).toMatchObject(refused);
  expect(await call({ fee }, { change: '{"fee":"another"}' })).toMatchObject(refused);
  const now = await world.clock.read(world.database.db);
  const stale = { status: 422, body: { code: 'learning.callback_stale' } };
  for (const minutes of [-6, 6])
    expect(await call({ fee, sentAt: new Date(now.getTime() + minutes * 60_000) })).toMatchObject(
      stale,
    );
  expect(await call({ fee, amountFen: 1 })).toMatchObject({
    body: { code: 'learning.amount_differs' },
  });
  expect(await call({ fee: 'F-2026-999999-0' })).toMatchObject({ status: 404 });
  expect((await study(one.learner, one.enrolmentId)).state).toBe('awaiting-payment');
  // Ten at once, as a system does that had no answer: one entitlement, ten times the same answer.
  const all = await Promise.all(Array.from({ length: 10 }, () => call({ fee })));
  expect(all.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect((await study(one.learner, one.enrolmentId)).state).toBe('studying');
  expect(await feeOf(one.learner)).toMatchObject({ state: 'paid', receipt: `R-${fee}` });
  await must(world, by.author, 'DELETE', `/api/payment-keys/${keyId}`);
  expect(await call({ fee })).toMatchObject(refused);
});

test('what was paid is paid back before study began, and what was not is left', async () => {
  const one = await owing('退费的课');
  const at = `/api/fees/${one.personId}/${one.feeId}`;
  await must(world, by.author, 'POST', `${at}/payment`, { amountFen: PRICE, receipt: 'B-1' });
  await must(world, by.author, 'POST', `${at}/refund`, { reason: '开班取消' });
  expect(await feeOf(one.learner)).toMatchObject({ state: 'refunded' });
  expect((await world.call(one.learner, 'GET', `/api/enrolments/${one.enrolmentId}`)).status).toBe(
    404,
  );
  const again = await enrol(world, one.learner, one.courseId);
  await must(world, one.learner, 'DELETE', `/api/enrolments/${again}`);
  expect((await world.call(one.learner, 'GET', `/api/enrolments/${again}`)).status).toBe(404);
});
