import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handMadeZip } from '../platform/files/testing.ts';
import { uploadFile } from './declare.testing.ts';
import {
  codeOf,
  DEVICE,
  done,
  makePaper,
  openExam,
  type Organiser,
  OTHER_DEVICE,
  signUpFor,
  start,
  taskOf,
} from './exam.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: questions with pictures, from the bank to the exam and through packages. Method: the whole product through its HTTP face.
let world: World;
let place: TestPlace;
let organiser: Organiser;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-10T01:00:00Z') });
  place = await world.place({ packId: 'js-changzhou', prefix: 'CP' });
  organiser = { world, by: place.administrator, nodeId: place.unitId };
}, 120_000);
afterAll(() => world.close());

type Picture = { readonly pictureId: string; readonly alt: string; readonly option: number | null };
type Listed = {
  readonly questionId: string;
  readonly version: number;
  readonly shown: { prompt: string; options: string[]; blanks: number; pictures: Picture[] };
};

const nodeAt = (): string => `/api/organisations/${place.unitId}`;
const bankAt = (bankId: string): string => `${nodeAt()}/question-banks/${bankId}`;

async function emptyBank(): Promise<string> {
  const bankId = randomUUID();
  done(await world.call(place.administrator, 'PUT', bankAt(bankId), { name: '图题库' }));
  return bankId;
}

/** A picture that no other is: its size and its colour. */
function drawing(width: number, colour: string) {
  return sharp({ create: { width, height: 40, channels: 4, background: colour } });
}

async function send(bankId: string, bytes: Buffer, who: TestPerson = place.administrator) {
  return uploadFile(world, who, { name: 'a.png', bytes, to: `${bankAt(bankId)}/pictures` });
}

async function get(who: TestPerson, url: string) {
  const reply = await world.jixu.server.inject({
    method: 'GET',
    url,
    headers: { cookie: who.cookie },
  });
  return { status: reply.statusCode, headers: reply.headers, bytes: reply.rawPayload };
}

const ofBank = (pictureId: string): string => `${nodeAt()}/question-pictures/${pictureId}`;

type Draft = {
  readonly prompt?: string;
  readonly options?: readonly string[];
  readonly pictures: readonly Picture[];
  readonly baseVersion?: number;
};

async function save(bankId: string, questionId: string, of: Draft) {
  return world.call(place.administrator, 'PUT', `${bankAt(bankId)}/questions/${questionId}`, {
    baseVersion: of.baseVersion ?? 0,
    kind: 'single',
    shown: {
      prompt: of.prompt ?? '图中是什么？',
      options: of.options ?? ['桥', '', '塔'],
      blanks: 0,
      pictures: of.pictures,
    },
    key: { options: [0] },
    explanation: '',
    tags: [],
    difficulty: 3,
  });
}

const fieldsOf = (answer: { body: unknown }) =>
  (answer.body as { errors?: { path: string; code: string }[] }).errors?.map(({ code }) => code);

async function questionsIn(bankId: string): Promise<readonly Listed[]> {
  const found = await world.call(place.administrator, 'GET', `${bankAt(bankId)}/questions`);
  return done<{ items: readonly Listed[] }>(found).items;
}

test('a picture is kept as it was drawn anew, once, and shown to whoever keeps the bank', async () => {
  // Goal: nothing of a file but its picture stays. Method: a photograph with a place, a turn and a comment; the same again; another's bank.
  const bankId = await emptyBank();
  const photo = await drawing(3_000, '#a03020')
    .jpeg()
    .withExif({ IFD0: { Copyright: 'somebody', Orientation: '6' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const first = done<{ pictureId: string; width: number; height: number }>(
    await send(bankId, photo),
  );
  expect([first.width, first.height]).toEqual([21, 1_600]);
  expect(done<{ pictureId: string }>(await send(bankId, photo)).pictureId).toBe(first.pictureId);
  const shown = await get(place.administrator, ofBank(first.pictureId));
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/webp']);
  expect(shown.headers['cache-control']).toBe('no-store');
  const facts = await sharp(shown.bytes).metadata();
  expect([facts.format, facts.exif, facts.orientation]).toEqual(['webp', undefined, undefined]);
  expect(shown.bytes.includes('somebody')).toBe(false);
  // What the server gave out is the same picture when it comes back.
  expect(done<{ pictureId: string }>(await send(bankId, shown.bytes)).pictureId).toBe(
    first.pictureId,
  );
  const other = await world.place({ packId: 'js-changzhou', prefix: 'CQ' });
  expect((await get(other.administrator, ofBank(first.pictureId))).status).toBe(404);
  expect(codeOf(await send(bankId, photo, other.administrator))).toBe('assessment.no_bank');
  const member = await world.person({ name: '林学', unitId: place.subunitId });
  expect((await get(member, ofBank(first.pictureId))).status).toBe(403);
});

test('what is no sound picture is refused with its reason', async () => {
  // Goal: hostile files get no further than the door. Method: scripts, programs, two kinds at once, cut off, empty, too large, a bomb.
  const bankId = await emptyBank();
  const png = await drawing(60, '#123456').png().toBuffer();
  const bomb = await sharp({
    create: { width: 16_000, height: 16_000, channels: 3, background: '#000' },
    limitInputPixels: false,
  })
    .png()
    .toBuffer();
  const cases: readonly (readonly [string, Buffer, string])[] = [
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'picture_type'],
    ['html', Buffer.from('<html><script>alert(1)</script></html>'), 'picture_type'],
    ['pdf', Buffer.from('%PDF-1.7\n'), 'picture_type'],
    ['gif', Buffer.from('GIF89a\x01\x00\x01\x00'), 'picture_type'],
    ['zip and png', Buffer.concat([png, handMadeZip([{ name: 'a', bytes: 'a' }])]), 'picture_type'],
    ['cut off', png.subarray(0, png.length - 30), 'picture_damaged'],
    ['empty', Buffer.alloc(0), 'picture_damaged'],
    ['too large', Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]), 'picture_too_large'],
    ['bomb', bomb, 'picture_too_many_pixels'],
  ];
  for (const [name, bytes, code] of cases) {
    expect([name, codeOf(await send(bankId, bytes))]).toEqual([name, `assessment.${code}`]);
  }
});

test('a question names pictures of its own bank, each with words, where they can be', async () => {
  // Goal: no question goes out that somebody cannot answer. Method: each wrong way of naming a picture, then the right one, then another version.
  const bankId = await emptyBank();
  const elsewhere = await emptyBank();
  const bytes = await drawing(50, '#00ff00').png().toBuffer();
  const { pictureId } = done<{ pictureId: string }>(await send(bankId, bytes));
  const foreign = done<{ pictureId: string }>(await send(elsewhere, bytes));
  expect(foreign.pictureId).not.toBe(pictureId);
  const questionId = randomUUID();
  const at = (option: number | null, alt = '一座桥'): Picture => ({ pictureId, alt, option });
  const wrong: readonly (readonly [readonly Picture[], string])[] = [
    [[at(null, ' '), at(1)], 'picture_alt'],
    [[at(1), at(3)], 'picture_nowhere'],
    [[at(null)], 'options_few'],
    [[at(1), { pictureId: foreign.pictureId, alt: '图', option: null }], 'picture_unknown'],
  ];
  for (const [pictures, code] of wrong) {
    const refused = await save(bankId, questionId, { pictures });
    expect(fieldsOf(refused)).toEqual([`assessment.${code}`]);
  }
  expect(await questionsIn(bankId)).toEqual([]);
  const pictures = [at(null), at(1, '图里的桥')];
  done(await save(bankId, questionId, { pictures }));
  expect((await questionsIn(bankId)).map(({ shown }) => shown.pictures)).toEqual([pictures]);
  // A client of before pictures need not know them.
  const old = await world.call(
    place.administrator,
    'PUT',
    `${bankAt(bankId)}/questions/${randomUUID()}`,
    {
      baseVersion: 0,
      kind: 'true-false',
      shown: { prompt: '对不对？', options: [], blanks: 0 },
      key: { holds: true },
      explanation: '',
      tags: [],
      difficulty: 1,
    },
  );
  expect(old.status).toBe(200);
});

test('whoever sits the paper sees its pictures while he sits it, and nobody else does', async () => {
  // Goal: pictures are as secret as the questions they belong to. Method: the picture before, during and after, on both devices, by others, and after the question changed.
  const bankId = await emptyBank();
  const ids: string[] = [];
  for (const colour of ['#aa0000', '#00aa00', '#0000aa']) {
    const bytes = await drawing(70, colour).png().toBuffer();
    ids.push(done<{ pictureId: string }>(await send(bankId, bytes)).pictureId);
  }
  const [asked = '', ofOption = '', unasked = ''] = ids;
  const questionId = randomUUID();
  const pictures = [
    { pictureId: asked, alt: '一座桥', option: null },
    { pictureId: ofOption, alt: '乙图', option: 1 },
  ];
  done(await save(bankId, questionId, { pictures }));
  const paperId = await makePaper(organiser, { bankId, count: 1, pointsEach: '100' });
  const task = taskOf({ paperId });
  const offeringId = await openExam(organiser, { tasks: [task] });
  const person = await world.person({ name: '林坐', unitId: place.subunitId });
  const other = await world.person({ name: '林旁', unitId: place.subunitId });
  done(await signUpFor(world, person, offeringId));
  const attemptId = randomUUID();
  const url = (pictureId: string, device = DEVICE) =>
    `/api/my/attempts/${attemptId}/pictures/${pictureId}?device=${device}`;
  expect((await get(person, url(asked))).status).toBe(404);
  done(await start(world, person, { offeringId, taskId: task.taskId, attemptId, device: DEVICE }));
  const sitting = done<{ questions: Listed[] }>(
    await world.call(person, 'GET', `/api/my/attempts/${attemptId}?device=${DEVICE}`),
  );
  const [question] = sitting.questions;
  if (!question) throw new Error('the paper is empty');
  // The picture went with its option, wherever that is now.
  const at = question.shown.options.indexOf('');
  expect(question.shown.pictures).toEqual([
    { pictureId: asked, alt: '一座桥', option: null },
    { pictureId: ofOption, alt: '乙图', option: at },
  ]);
  const seen = await get(person, url(asked));
  expect([seen.status, seen.headers['content-type'], seen.headers['cache-control']]).toEqual([
    200,
    'image/webp',
    'no-store',
  ]);
  expect((await get(person, url(ofOption))).status).toBe(200);
  expect((await get(person, url(unasked))).status).toBe(404);
  expect((await get(person, url(asked, OTHER_DEVICE))).status).toBe(404);
  expect((await get(other, url(asked))).status).toBe(404);
  expect((await get(person, ofBank(asked))).status).toBe(403);
  // What the question shows later is nothing to this attempt.
  done(await save(bankId, questionId, { baseVersion: 1, options: ['桥', '塔'], pictures: [] }));
  expect((await get(person, url(asked))).status).toBe(200);
  done(
    await world.call(person, 'POST', `/api/my/attempts/${attemptId}/submission`, {
      device: DEVICE,
      answers: [],
    }),
  );
  expect((await get(person, url(asked))).status).toBe(404);
});

type Fate = {
  readonly file: string;
  readonly fate: string;
  readonly refusal: { readonly code: string } | null;
};

async function sendPackage(bankId: string, bytes: Buffer, how: 'qti' | 'qti/check') {
  const answer = await uploadFile(world, place.administrator, {
    name: 'questions.zip',
    bytes,
    mediaType: 'application/zip',
    to: `${bankAt(bankId)}/${how}`,
  });
  return done<{ items: readonly Fate[] }>(answer).items;
}

test('pictures leave and come back with a package, and a hostile one costs its own question', async () => {
  // Goal: exchange without loss; a repeat changes nothing. Method: out, tried, in, in again, both versions; then a package with a script for a picture.
  const bankId = await emptyBank();
  const bytes = await drawing(90, '#445566').png().toBuffer();
  const { pictureId } = done<{ pictureId: string }>(await send(bankId, bytes));
  const questionId = randomUUID();
  const pictures = [
    { pictureId, alt: '一座“桥” & <塔>', option: null },
    { pictureId, alt: '乙图', option: 1 },
  ];
  done(await save(bankId, questionId, { pictures }));
  for (const version of ['2.2', '3.0']) {
    const out = await get(place.administrator, `${bankAt(bankId)}/qti?version=${version}`);
    expect(out.status).toBe(200);
    const fates = async (bank: string, how: 'qti' | 'qti/check') =>
      (await sendPackage(bank, out.bytes, how)).map(({ fate }) => fate);
    expect(await fates(bankId, 'qti')).toEqual(['unchanged']);
    const target = await emptyBank();
    expect(await fates(target, 'qti/check')).toEqual(['created']);
    expect(await questionsIn(target)).toEqual([]);
    expect(await fates(target, 'qti')).toEqual(['created']);
    const [came] = await questionsIn(target);
    expect(came?.shown.pictures.map(({ alt, option }) => [alt, option])).toEqual(
      pictures.map(({ alt, option }) => [alt, option]),
    );
    const id = came?.shown.pictures[0]?.pictureId ?? '';
    const shown = await sharp((await get(place.administrator, ofBank(id))).bytes).metadata();
    expect([shown.format, shown.width, shown.height]).toEqual(['webp', 90, 40]);
    expect(await fates(target, 'qti/check')).toEqual(['unchanged']);
    expect(await fates(target, 'qti')).toEqual(['unchanged']);
  }
  const item = (name: string, prompt: string) =>
    `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="${prompt}" title="t" adaptive="false" timeDependent="false">
      <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
      <correctResponse><value>A</value></correctResponse></responseDeclaration>
      <itemBody><p><img src="../${name}" alt="图"/></p><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
      <prompt>${prompt}</prompt><simpleChoice identifier="A">甲</simpleChoice><simpleChoice identifier="B">乙</simpleChoice>
      </choiceInteraction></itemBody></assessmentItem>`;
  const resource = (name: string) =>
    `<resource identifier="${name}" type="imsqti_item_xmlv2p1" href="items/${name}.xml"><file href="items/${name}.xml"/></resource>`;
  const target = await emptyBank();
  const hostile = handMadeZip([
    {
      name: 'imsmanifest.xml',
      bytes: `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><organizations/><resources>${resource('bad')}${resource('good')}</resources></manifest>`,
    },
    { name: 'items/bad.xml', bytes: item('a.png', '坏图') },
    { name: 'items/good.xml', bytes: item('b.png', '好图') },
    { name: 'a.png', bytes: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' },
    { name: 'b.png', bytes },
  ]);
  const fates = await sendPackage(target, hostile, 'qti');
  expect(fates.map(({ fate, refusal }) => [fate, refusal?.code ?? null])).toEqual([
    ['refused', 'assessment.qti_picture_bad'],
    ['created', null],
  ]);
  expect((await questionsIn(target)).map(({ shown }) => shown.prompt)).toEqual(['好图']);
});

test('a picture that no question took goes after a week; one that any version named stays', async () => {
  // Goal: nothing lies about for ever, and nothing that was asked goes. Method: one named by an earlier version only, one by
  // none; the nightly job on the sixth day and on the eighth.
  const bankId = await emptyBank();
  const questionId = randomUUID();
  const sent = async (colour: string) =>
    done<{ pictureId: string }>(await send(bankId, await drawing(61, colour).png().toBuffer()))
      .pictureId;
  const options = ['甲', '乙'];
  const [named, unnamed] = [await sent('#123456'), await sent('#654321')];
  done(
    await save(bankId, questionId, {
      options,
      pictures: [{ pictureId: named, alt: '图', option: null }],
    }),
  );
  done(await save(bankId, questionId, { baseVersion: 1, options, pictures: [] }));
  const statuses = async () => [
    (await get(place.administrator, ofBank(named))).status,
    (await get(place.administrator, ofBank(unnamed))).status,
  ];
  const isKept = async (key = '/') =>
    (await readdir(world.dataDir, { recursive: true })).some((path) =>
      path.endsWith(key.slice(key.indexOf('/'))),
    );
  const stored = await sql<{ storage_key: string }>`select storage_key from assessment.picture
    where picture_id = ${unnamed}`.execute(world.database.db);
  await world.moveTo(new Date(world.clock.rough().getTime() + 6 * 86_400_000));
  await world.runJob('assessment-sweep');
  expect(await statuses()).toEqual([200, 200]);
  expect(await isKept(stored.rows[0]?.storage_key)).toBe(true);
  await world.moveTo(new Date(world.clock.rough().getTime() + 2 * 86_400_000));
  await world.runJob('assessment-sweep');
  expect(await statuses()).toEqual([200, 404]);
  expect(await isKept(stored.rows[0]?.storage_key)).toBe(false);
  const refused = await save(bankId, questionId, {
    baseVersion: 2,
    pictures: [{ pictureId: unnamed, alt: '图', option: null }],
  });
  expect(codeOf(refused)).toBe('assessment.bad_question');
});
