import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPresence, type TestPresence } from '../platform/presence/testing.ts';
import { PNG, uploadFile } from './declare.testing.ts';
import {
  enrol,
  must,
  player,
  provider,
  publishCourse,
  question,
  studyOf,
} from './study.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a picture stands in for an answer only for whoever agreed to it, is kept nowhere, and its failure costs nothing.
// Method: the rulebook of Guangdong with one line more, a relay on the loopback, the product through its HTTP face.
let world: World;
let relay: TestPresence;
let place: TestPlace;
let course: { courseId: string; chapterId: string };

const pack = readFileSync(
  new URL('../../../packs/gd-teachers/2021-01-01.yaml', import.meta.url),
  'utf8',
);

beforeAll(async () => {
  relay = await openTestPresence();
  const text = pack
    .replace('id: gd-teachers', 'id: xx-presence')
    .replace('learning: { ', 'learning: { presence: { rule: D26 }, ')
    .replace('settle-days: 1', 'settle-days: 0');
  world = await createWorld({
    at: new Date('2026-06-10T01:00:00Z'),
    extraPacks: [{ file: 'xx-presence/2021-01-01.yaml', text }],
    presenceUrl: relay.url,
  });
  place = await world.place({ packId: 'xx-presence', prefix: 'XP' });
  const by = await provider(world, place);
  course = await publishCourse(world, place, by, {
    title: '教师法治素养',
    questions: [question(30)],
  });
});
afterAll(async () => {
  await world.close();
  await relay.close();
});

/** Somebody who has seen the whole chapter, and whose credit waits for a question. */
async function asked(name: string) {
  const person = await world.person({ name, unitId: place.subunitId });
  const enrolmentId = await enrol(world, person, course.courseId);
  const playing = await player(world, person, { enrolmentId, chapterId: course.chapterId });
  for (const from of [0, 20_000, 40_000]) {
    await world.moveTo(new Date((await world.clock.read(world.database.db)).getTime() + 20_000));
    await playing.report([from, from + 20_000]);
  }
  const [chapter] = (await studyOf(world, person, enrolmentId)).chapters;
  const questionId = chapter?.progress.question?.questionId ?? '';
  expect(questionId).not.toBe('');
  const to = `/api/enrolments/${enrolmentId}/chapters/${course.chapterId}/presence?question=${questionId}`;
  const show = (bytes = PNG) => uploadFile(world, person, { name: 'p.png', bytes, to });
  return { person, enrolmentId, playing, show };
}
const consented = (who: TestPerson) => must(world, who, 'PUT', '/api/presence-consent');

test('whoever agreed and is recognised has what was held credited; the picture is nowhere', async () => {
  const { person, enrolmentId, show } = await asked('林秀芬');
  const own = { offered: true, consentedAt: null };
  expect(await must(world, person, 'GET', '/api/presence-consent')).toEqual(own);
  await consented(person);
  relay.answer.body = '{"same":true}';
  const before = relay.asked.length;
  expect(await show()).toMatchObject({ status: 200, body: { outcome: 'same', triesLeft: 2 } });
  expect(relay.asked.slice(before)).toEqual([
    {
      id: expect.any(String),
      name: '林秀芬',
      documentNumber: person.idNumber,
      mediaType: 'image/png',
      image: PNG.toString('base64'),
    },
  ]);
  await world.settle();
  expect(await studyOf(world, person, enrolmentId)).toMatchObject({
    state: 'done',
    chapters: [{ progress: { held: [], question: null, doneOn: '2026-06-10' } }],
  });
  const kept = await sql<{ row: string }>`select to_jsonb(c)::text as row
    from learning.presence_check c where person_id = ${person.personId}`.execute(world.database.db);
  expect(kept.rows).toHaveLength(1);
  expect(kept.rows[0]?.row).not.toContain(PNG.toString('base64').slice(0, 20));
  // Nothing waits any more.
  expect(await show()).toMatchObject({ status: 409, body: { code: 'learning.no_question' } });
});

test('whoever is not recognised, or whose service is away, answers the question as before', async () => {
  const { person, enrolmentId, playing, show } = await asked('黄国梁');
  await consented(person);
  relay.answer.body = '{"same":false}';
  expect(await show()).toMatchObject({ body: { outcome: 'other', triesLeft: 2 } });
  relay.answer.body = '{"same":null}';
  expect(await show()).toMatchObject({ body: { outcome: 'unsure', triesLeft: 1 } });
  relay.answer.status = 500;
  expect(await show()).toMatchObject({ status: 503, body: { code: 'learning.presence_away' } });
  relay.answer.status = 200;
  expect(await show(Buffer.from('no picture'))).toMatchObject({
    status: 422,
    body: { code: 'learning.presence_no_picture' },
  });
  expect(await show()).toMatchObject({ body: { outcome: 'unsure', triesLeft: 0 } });
  const sent = relay.asked.length;
  expect(await show()).toMatchObject({
    status: 409,
    body: { code: 'learning.presence_tries_used' },
  });
  expect(relay.asked).toHaveLength(sent);
  // No try of the question was spent, and nothing was found odd.
  expect(await playing.answer(1)).toMatchObject({ outcome: 'right' });
  await world.settle();
  expect(await studyOf(world, person, enrolmentId)).toMatchObject({ state: 'done', anomaly: null });
});

test('without consent, after taking it back, and where no rulebook speaks of it, nothing is sent', async () => {
  const { person, show } = await asked('何晓');
  const sent = relay.asked.length;
  expect(await show()).toMatchObject({
    status: 403,
    body: { code: 'learning.presence_no_consent' },
  });
  await consented(person);
  await consented(person);
  await must(world, person, 'DELETE', '/api/presence-consent');
  expect(await show()).toMatchObject({ status: 403 });
  const rows = await sql<{ withdrawn_at: Date | null }>`select withdrawn_at
    from learning.presence_consent where person_id = ${person.personId}`.execute(world.database.db);
  expect(rows.rows).toEqual([{ withdrawn_at: expect.any(Date) }]);
  const elsewhere = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  const other = await world.person({ name: '孙丽华', unitId: elsewhere.subunitId });
  expect(await must(world, other, 'GET', '/api/presence-consent')).toMatchObject({
    offered: false,
  });
  expect(await world.call(other, 'PUT', '/api/presence-consent')).toMatchObject({
    status: 422,
    body: { code: 'learning.presence_not_offered' },
  });
  expect(relay.asked).toHaveLength(sent);
});
