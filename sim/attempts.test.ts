import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  done,
  openExam,
  type Organiser,
  type Question,
  save,
  signUpFor,
  sitting,
  start,
  submit,
  taskOf,
} from '../server/src/app/exam.testing.ts';
import { createWorld, type TestPerson, type World } from '../server/src/app/testing.ts';
import { openDatabase } from '../server/src/platform/db/database.ts';
import { ATTEMPT_RULES, brokenAttempts } from './attempt-scores.ts';
import { type Random, randomFrom } from './random.ts';

// Goal: I7. An attempt ends once, nothing is stored in it afterwards, and its points follow from frozen paper and stored
// answers. Method: every kind of question, random saves and hand-ins at the same moment; a checker that reads tables.
const SEED = Number(process.env['SIM_SEED'] ?? '1');
const PEOPLE = 6;
const ROUNDS = 8;
let world: World;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-10T01:00:00Z') });
}, 120_000);
afterAll(() => world.close());

const ask = async (text: string) =>
  (await sql.raw<Record<string, unknown>>(text).execute(world.database.db)).rows;

const KINDS = {
  single: { shown: { options: ['甲', '乙', '丙'], blanks: 0 }, key: { options: [1] } },
  multiple: { shown: { options: ['甲', '乙', '丙'], blanks: 0 }, key: { options: [0, 2] } },
  'true-false': { shown: { options: [], blanks: 0 }, key: { holds: true } },
  fill: { shown: { options: [], blanks: 2 }, key: { blanks: [['一', '１'], ['Two']] } },
  order: { shown: { options: ['甲', '乙', '丙'], blanks: 0 }, key: { inOrder: true } },
} as const;

async function exam(organiser: Organiser): Promise<{ offeringId: string; taskId: string }> {
  const { by, nodeId } = organiser;
  const bankId = randomUUID();
  const at = `/api/organisations/${nodeId}/question-banks/${bankId}`;
  done(await world.call(by, 'PUT', at, { name: '各种题型' }));
  const parts: unknown[] = [];
  for (const [kind, { shown, key }] of Object.entries(KINDS)) {
    const blanks = kind === 'fill' ? '____ ____' : '';
    for (const n of [1, 2]) {
      const body = {
        baseVersion: 0,
        kind,
        shown: { ...shown, prompt: `${kind} ${n} ${blanks}` },
        key,
        explanation: '',
        tags: [],
        difficulty: 3,
      };
      done(await world.call(by, 'PUT', `${at}/questions/${randomUUID()}`, body));
    }
    const draw = { bankId, kind, tag: null, difficulty: null, count: 2 };
    parts.push({ title: kind, pointsEach: '10.25', partial: kind === 'multiple', from: { draw } });
  }
  const paperId = randomUUID();
  const content = { parts, shuffleQuestions: true, shuffleOptions: true };
  const paperAt = `/api/organisations/${nodeId}/papers/${paperId}`;
  done(await world.call(by, 'PUT', paperAt, { baseVersion: 0, name: '各种题型', content }));
  const task = taskOf({ paperId });
  return { offeringId: await openExam(organiser, { tasks: [task] }), taskId: task.taskId };
}

function answerTo({ place, kind, shown }: Question, revision: number, random: Random) {
  const mixed = shown.options.map((_, at) => at).toSorted(() => random.below(3) - 1);
  const texts = [random.pick(['一', ' 1', '二']) ?? '', random.pick(['two', 'ＴＷＯ', '2']) ?? ''];
  const value =
    kind === 'true-false'
      ? { holds: random.chance(2) }
      : kind === 'fill'
        ? { texts }
        : kind === 'order'
          ? { order: mixed }
          : { chosen: kind === 'single' ? mixed.slice(0, 1) : mixed.slice(0, random.below(3)) };
  return { place, revision, value };
}

type Sitter = {
  readonly who: TestPerson;
  readonly attemptId: string;
  readonly device: string;
  readonly questions: readonly Question[];
};

test('random saves, hand-ins, devices and deadlines leave nothing that the papers do not explain', async () => {
  // Goal: conservation of answers, over orders nobody thought of. Method: several acts on one attempt at the same moment.
  const random = randomFrom(SEED);
  const place = await world.place({ packId: 'js-changzhou', prefix: 'CZ' });
  const of = await exam({ world, by: place.administrator, nodeId: place.unitId });
  const sitters: Sitter[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const who = await world.person({ name: '林学', unitId: place.subunitId });
    done(await signUpFor(world, who, of.offeringId));
    const device = `device-at-random-${String(n).padStart(4, '0')}`;
    const { attemptId } = done<{ attemptId: string }>(await start(world, who, { ...of, device }));
    const { questions } = await sitting(world, who, attemptId, device);
    sitters.push({ who, attemptId, device, questions });
  }
  for (let round = 1; round <= ROUNDS; round += 1) {
    const minutes = random.chance(4) ? 9 : 2;
    const at = (await world.clock.read(world.database.db)).getTime() + minutes * 60_000;
    await world.moveTo(new Date(at));
    await Promise.all(sitters.flatMap((one, n) => actsOn(one, { round, random, handsIn: n > 0 })));
    expect(await brokenAttempts(ask), `round ${round}`).toEqual([]);
  }
  const later = (await world.clock.read(world.database.db)).getTime() + 3_600_000;
  await world.moveTo(new Date(later));
  await world.runJob('assessment-tend');
  await world.settle();
  expect(await brokenAttempts(ask), `seed ${SEED}`).toEqual([]);
  const found =
    await ask(`select submitted_by, count(*)::int as n, count(distinct points)::int as different
    from assessment.attempt where state = 'graded' group by 1 order by 1`);
  console.log(`attempts: ${JSON.stringify(found)}`);
  expect(found.map((row) => row['submitted_by'])).toContain('time');
  expect(found.reduce((sum, row) => sum + Number(row['n']), 0)).toBe(PEOPLE);
}, 300_000);

/** One to four requests of one person, on their way together. */
function actsOn(
  { who, attemptId, device, questions }: Sitter,
  of: { readonly round: number; readonly random: Random; readonly handsIn: boolean },
) {
  const { round, random } = of;
  const some = () =>
    questions
      .filter(() => random.chance(2))
      .map((one) => answerTo(one, 1 + random.below(round * 2), random));
  const acts = [
    save(world, who, { attemptId, device, answers: [...some(), ...some()].slice(0, 1) }),
  ];
  acts.push(save(world, who, { attemptId, device, answers: some() }));
  const hands = () => of.handsIn && random.chance(8);
  if (hands()) acts.push(submit(world, who, { attemptId, device, answers: some() }));
  if (hands()) acts.push(submit(world, who, { attemptId, device, answers: [] }));
  if (random.chance(3))
    acts.push(save(world, who, { attemptId, device: 'device-of-somebody-else', answers: some() }));
  return acts;
}

test('each rule notices what it is there for', async () => {
  // Goal: the checker is not blind. Method: one wrong row at a time, in a transaction that is taken back.
  const one = `(person_id, attempt_id) = (select person_id, attempt_id from assessment.attempt where state = 'graded'
    and exists (select 1 from assessment.answer n where n.attempt_id = attempt.attempt_id) order by attempt_id limit 1)`;
  const wrongs: Readonly<Record<string, string>> = {
    'an answer stored after the end': `update assessment.answer set saved_at = saved_at + interval '1 day' where ${one}`,
    'an attempt that ended otherwise than once': `delete from assessment.attempt_event where kind <> 'started' and ${one}`,
    'an answer to a question that was not asked': `update assessment.answer set place = place + 1000 where ${one}`,
    'points: attempt': `update assessment.attempt set points = points + 1 where ${one}`,
  };
  // Keys of the tables keep these from ever being written; they are asked for all the same.
  const kept = [
    'two attempts that count',
    'one pass, two records',
    'a pass whose hours were granted twice',
  ];
  expect([...Object.keys(wrongs), ...kept]).toEqual(
    expect.arrayContaining(Object.keys(ATTEMPT_RULES)),
  );
  const owner = openDatabase(world.ownerUrl, 1);
  try {
    for (const [name, wrong] of Object.entries(wrongs)) {
      const seen = await owner.db
        .transaction()
        .execute(async (tx) => {
          await sql.raw(wrong).execute(tx);
          const found = await brokenAttempts(
            async (text) => (await sql.raw<Record<string, unknown>>(text).execute(tx)).rows,
          );
          throw Object.assign(new Error('taken back'), { found });
        })
        .catch((error: unknown) => {
          const { found } = error as { found?: readonly string[] };
          if (!found) throw error;
          return found;
        });
      expect(
        seen.some((broken) => broken.startsWith(name)),
        name,
      ).toBe(true);
    }
  } finally {
    await owner.close();
  }
});
