import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handMadeZip } from '../platform/files/testing.ts';
import { uploadFile } from './declare.testing.ts';
import { codeOf, done, makeBank, type Organiser } from './exam.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: banks leave and come back as QTI packages. Method: the whole product through its HTTP face.
let world: World;
let place: TestPlace;
let organiser: Organiser;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-10T01:00:00Z') });
  place = await world.place({ packId: 'js-changzhou', prefix: 'CZ' });
  organiser = { world, by: place.administrator, nodeId: place.unitId };
}, 120_000);
afterAll(() => world.close());

type Item = {
  readonly file: string;
  readonly fate: string;
  readonly kind: string | null;
  readonly prompt: string | null;
  readonly notes: readonly string[];
  readonly refusal: { readonly code: string; readonly element: string | null } | null;
};
type Listed = { readonly shown: { prompt: string }; readonly key: unknown; readonly tags: unknown };

const bankAt = (bankId: string): string =>
  `/api/organisations/${place.unitId}/question-banks/${bankId}`;

async function emptyBank(): Promise<string> {
  const bankId = randomUUID();
  done(await world.call(place.administrator, 'PUT', bankAt(bankId), { name: '外来题库' }));
  return bankId;
}

async function send(bankId: string, bytes: Buffer, how: 'qti' | 'qti/check') {
  return uploadFile(world, place.administrator, {
    name: 'questions.zip',
    bytes,
    mediaType: 'application/zip',
    to: `${bankAt(bankId)}/${how}`,
  });
}

async function questionsIn(bankId: string): Promise<readonly Listed[]> {
  const found = await world.call(place.administrator, 'GET', `${bankAt(bankId)}/questions`);
  return done<{ items: readonly Listed[] }>(found).items;
}

async function exported(bankId: string, version: string): Promise<Buffer> {
  const reply = await world.jixu.server.inject({
    method: 'GET',
    url: `${bankAt(bankId)}/qti?version=${version}`,
    headers: { cookie: place.administrator.cookie },
  });
  expect(reply.statusCode).toBe(200);
  expect(reply.headers['content-type']).toContain('application/zip');
  return reply.rawPayload;
}

test('a bank goes out as 2.2 and as 3.0 and comes into another bank equal, once', async () => {
  // Goal: exchange without loss, and a repeat changes nothing. Method: out, tried, in, in again; then one question
  // changed and in once more.
  const bankId = await makeBank(organiser, 3);
  const strip = (all: readonly Listed[]) =>
    all
      .map(({ shown, key, tags }) => JSON.stringify([shown, key, tags]))
      .toSorted((a, b) => (a < b ? -1 : 1));
  for (const version of ['2.2', '3.0']) {
    const bytes = await exported(bankId, version);
    const target = await emptyBank();
    const fates = async (how: 'qti' | 'qti/check') =>
      done<{ items: readonly Item[] }>(await send(target, bytes, how)).items.map(
        ({ fate }) => fate,
      );
    expect(await fates('qti/check')).toEqual(['created', 'created', 'created']);
    expect(await questionsIn(target)).toEqual([]);
    expect(await fates('qti')).toEqual(['created', 'created', 'created']);
    expect(strip(await questionsIn(target))).toEqual(strip(await questionsIn(bankId)));
    expect(await fates('qti')).toEqual(['unchanged', 'unchanged', 'unchanged']);
    if (version === '2.2') continue;
    const changed = await exported(target, version);
    const other = await emptyBank();
    done(await send(other, changed, 'qti'));
    const [first] = done<{ items: readonly (Listed & { questionId: string; version: number })[] }>(
      await world.call(place.administrator, 'GET', `${bankAt(other)}/questions`),
    ).items;
    if (!first) throw new Error('the bank is empty');
    const { questionId } = first;
    done(
      await world.call(place.administrator, 'PUT', `${bankAt(other)}/questions/${questionId}`, {
        baseVersion: 1,
        kind: 'single',
        shown: first.shown,
        key: { options: [1] },
        explanation: '',
        tags: [],
        difficulty: 1,
      }),
    );
    const again = done<{ items: readonly Item[] }>(await send(other, bytes, 'qti')).items;
    expect(again.map(({ fate }) => fate).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'unchanged',
      'unchanged',
      'updated',
    ]);
    expect((await questionsIn(other)).map(({ key }) => key)).toEqual(
      Array.from({ length: 3 }, () => ({ options: [0] })),
    );
  }
});

test('what cannot go in is told item by item, and the rest goes in', async () => {
  // Goal: nobody loses a bank to one bad question. Method: a package with a sound item, its double, one of another kind
  // and one that is missing; then files that are nothing, and a bank out of reach.
  const home = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"';
  const item = (body: string) =>
    `<assessmentItem ${home} identifier="i" title="t" adaptive="false" timeDependent="false">` +
    '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse>' +
    `<value>B</value></correctResponse></responseDeclaration><itemBody>${body}</itemBody></assessmentItem>`;
  const choice =
    '<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt><b>学时</b>折算？</prompt>' +
    '<simpleChoice identifier="A">甲</simpleChoice><simpleChoice identifier="B">乙</simpleChoice></choiceInteraction>';
  const files: Readonly<Record<string, string>> = {
    'a.xml': item(choice),
    'b.xml': item(choice),
    'c.xml': item('<matchInteraction responseIdentifier="RESPONSE"/>'),
  };
  const resources = [...Object.keys(files), 'd.xml'].map(
    (name) => `<resource identifier="r-${name}" type="imsqti_item_xmlv2p1" href="${name}"/>`,
  );
  const manifest =
    '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><resources>' +
    `${resources.join('')}<resource identifier="t" type="imsqti_test_xmlv2p1" href="t.xml"/></resources></manifest>`;
  const bytes = handMadeZip([
    { name: 'imsmanifest.xml', bytes: manifest },
    ...Object.entries(files).map(([name, xml]) => ({ name, bytes: xml })),
  ]);
  const bankId = await emptyBank();
  const answer = done<{ items: readonly Item[]; tests: number }>(await send(bankId, bytes, 'qti'));
  expect(answer.tests).toBe(1);
  expect(answer.items).toMatchObject([
    {
      file: 'a.xml',
      fate: 'created',
      kind: 'single',
      prompt: '学时折算？',
      notes: ['styling_dropped'],
    },
    { file: 'b.xml', fate: 'refused', refusal: { code: 'assessment.question_twice' } },
    {
      file: 'c.xml',
      fate: 'refused',
      refusal: { code: 'assessment.qti_interaction_unsupported', element: 'matchInteraction' },
    },
    { file: 'd.xml', fate: 'refused', refusal: { code: 'assessment.qti_file_missing' } },
  ]);
  expect((await questionsIn(bankId)).map(({ shown, key }) => [shown.prompt, key])).toEqual([
    ['学时折算？', { options: [1] }],
  ]);
  expect(codeOf(await send(bankId, Buffer.from('no'), 'qti/check'))).toBe('assessment.qti_not_qti');
  expect(codeOf(await send(randomUUID(), bytes, 'qti'))).toBe('assessment.no_bank');
  expect(codeOf(await send(randomUUID(), bytes, 'qti/check'))).toBe('assessment.no_bank');
});

test('a bank out of reach is unknown, and no learner has one', async () => {
  // Goal: keys leave and enter by those who keep the bank. Method: each route asked by a learner and by the
  // administrator of another organisation.
  const bankId = await makeBank(organiser, 1);
  const learner = await world.person({ name: '林学', unitId: place.subunitId });
  const other = await world.place({ packId: 'js-changzhou', prefix: 'CX' });
  const bytes = await exported(bankId, '2.2');
  for (const [who, status] of [
    [learner, 403],
    [other.administrator, 404],
  ] as const) {
    for (const how of ['qti', 'qti/check']) {
      const to = `${bankAt(bankId)}/${how}`;
      const sent = await uploadFile(world, who, { name: 'q.zip', bytes, to });
      expect(sent.status, how).toBe(status);
    }
    const asked = await world.call(who, 'GET', `${bankAt(bankId)}/qti?version=2.2`);
    expect(asked.status).toBe(status);
  }
});

test('a bureau brings questions in from a sheet into its own bank, and nowhere else', async () => {
  // Goal: whoever keeps banks fills them from sheets, answers in the same workbook. Method: the bureau's officer at the bureau,
  // with one row without an answer; then at another organisation's bank, and with a list of people.
  const { bureauOfficer: officer, bureauId } = place;
  const bankId = randomUUID();
  const banks = `/api/organisations/${bureauId}/question-banks`;
  done(await world.call(officer, 'PUT', `${banks}/${bankId}`, { name: '全市公需题库' }));
  const sheet = [
    '题型,题干,选项A,选项B,答案,解析',
    '单选,谁审核继续教育学时？,单位和人社部门,没有人,A,按规定',
    '判断,学时可以代学。,,,错,不可以',
    '单选,没有答案的一行,甲,乙,,',
  ].join('\n');
  const kind = `questions.${bankId}`;
  const handIn = (who: TestPerson, of: { unit: string; kind: string }) =>
    uploadFile(world, who, {
      name: '题库.csv',
      bytes: Buffer.from(sheet),
      mediaType: 'text/csv',
      to: `/api/intake/${of.kind}/batches?unit=${of.unit}`,
    });
  const { batchId } = done<{ batchId: string }>(await handIn(officer, { unit: bureauId, kind }));
  await world.settle();
  const batch = `/api/intake/batches/${bureauId}/${batchId}`;
  done(await world.call(officer, 'POST', `${batch}/confirmation`));
  await world.settle();
  expect(done(await world.call(officer, 'GET', batch))).toMatchObject({
    state: 'done',
    counts: { applied: 2, bad: 1 },
  });
  const { items } = done<{ items: readonly Listed[] }>(
    await world.call(officer, 'GET', `${banks}/${bankId}/questions`),
  );
  expect(new Map(items.map(({ shown, key }) => [shown.prompt, key]))).toEqual(
    new Map<string, unknown>([
      ['学时可以代学。', { holds: false }],
      ['谁审核继续教育学时？', { options: [0] }],
    ]),
  );
  const far = await world.place({ packId: 'sd-zibo', prefix: 'FB', name: '远山' });
  const refused = [
    await handIn(far.bureauOfficer, { unit: bureauId, kind }),
    await handIn(far.administrator, { unit: bureauId, kind }),
    await handIn(officer, { unit: bureauId, kind: 'people' }),
  ];
  expect(refused.map((one) => one.status)).toEqual([404, 404, 404]);
});
