import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileRecordings } from '../learning/testing.ts';
import { uploadZip } from './scorm.testing.ts';
import { enrol, type Provider, provider, publishCourse } from './study.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: a recording in pieces (HLS) plays like any other, to whoever may open it, piece by piece.
// Method: twelve seconds in two qualities, made by ourselves, through the product's HTTP face.
let world: World;
let here: TestPlace;
let by: Provider;
let learner: TestPerson;
const zip = readFileSync(new URL('demonstration/media/lesson-12s-hls.zip', import.meta.url));

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-06-10T01:00:00Z') });
  here = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  by = await provider(world, here);
  learner = await world.person({ name: '林秀芬', unitId: here.subunitId });
});
afterAll(() => world.close());

test('measured by its playlist, studied like any recording, its pieces for nobody else', async () => {
  const sent = await uploadZip(world, by, zip);
  expect(sent).toMatchObject({
    status: 200,
    body: { kind: 'video', mediaType: 'application/vnd.apple.mpegurl', lengthMs: 12_000 },
  });
  const { mediaId } = sent.body as { mediaId: string };
  const { courseId } = await publishCourse(world, here, by, { title: '分段的课', mediaId });
  const get = (who: TestPerson, piece: string, range?: string) =>
    world.jixu.server.inject({
      url: `/api/course-media/${mediaId}/pieces/${piece}`,
      headers: { cookie: who.cookie, ...(range ? { range } : {}) },
    });
  expect((await get(learner, 'f0.m3u8')).statusCode).toBe(404);
  await enrol(world, learner, courseId);
  const entry = await get(learner, 'f0.m3u8');
  expect([entry.statusCode, entry.headers['content-type']]).toEqual([
    200,
    'application/vnd.apple.mpegurl',
  ]);
  const lists = entry.payload.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(lists).toHaveLength(2);
  const list = (await get(learner, lists[0] ?? '')).payload;
  const [piece = ''] = list.split('\n').filter((line) => /^f\d+\.ts$/.test(line));
  const part = await get(learner, piece, 'bytes=0-187');
  expect([part.statusCode, part.rawPayload[0], part.rawPayload.length]).toEqual([206, 0x47, 188]);
  expect((await get(learner, 'f99.ts')).statusCode).toBe(404);
  const whole = await world.call(learner, 'GET', `/api/course-media/${mediaId}`);
  expect(whole.status).toBe(404);
});

test('a hostile recording leaves nothing behind and names what is wrong', async () => {
  for (const name of ['another host', 'climbs out, encoded', 'keys from another host']) {
    const bytes = hostileRecordings().find((one) => one.name === name)?.bytes ?? Buffer.alloc(0);
    const fault = hostileRecordings().find((one) => one.name === name)?.fault ?? '';
    expect(await uploadZip(world, by, bytes), name).toMatchObject({
      status: 422,
      body: { code: `learning.package_${fault}` },
    });
  }
});
