import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  answersTo,
  codeOf,
  done,
  makeBank,
  makePaper,
  openExam,
  type Organiser,
  save,
  signUpFor,
  sitting,
  start,
  submit,
  taskOf,
} from './exam.testing.ts';
import { createWorld, type TestPerson, type World } from './testing.ts';

// Goal: when everybody saves and hands in at once nothing acknowledged is lost and nobody is scored twice; and what the
// path costs is said as a share of what this machine can store at all. Method: one exam, many people, one run.
const PEOPLE = 40;
const ROUNDS = 5;
let world: World;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-10T01:00:00Z') });
}, 120_000);
afterAll(() => world.close());

type Sitter = {
  readonly person: TestPerson;
  readonly device: string;
  readonly attemptId: string;
  readonly questions: Awaited<ReturnType<typeof sitting>>['questions'];
};

async function everybody(): Promise<readonly Sitter[]> {
  const place = await world.place({ packId: 'js-changzhou', prefix: 'CZ' });
  const organiser: Organiser = { world, by: place.administrator, nodeId: place.unitId };
  const bankId = await makeBank(organiser, 10);
  const paperId = await makePaper(organiser, { bankId, count: 10, pointsEach: '10' });
  const task = taskOf({ paperId });
  const offeringId = await openExam(organiser, { tasks: [task] });
  const sitters: Sitter[] = [];
  for (let number = 0; number < PEOPLE; number += 1) {
    const person = await world.person({ name: '林学', unitId: place.subunitId });
    done(await signUpFor(world, person, offeringId));
    const device = `device-of-rush-${String(number).padStart(5, '0')}`;
    const { attemptId } = done<{ attemptId: string }>(
      await start(world, person, { offeringId, taskId: task.taskId, device }),
    );
    const { questions } = await sitting(world, person, attemptId, device);
    sitters.push({ person, device, attemptId, questions });
  }
  return sitters;
}

/** What the disk and the database take at best: as many rows by one statement each, without asking anything. */
async function limit(rows: number): Promise<number> {
  const { db } = world.database;
  await sql`create table if not exists public.limit_of_this_machine (id uuid, place int, value jsonb)`.execute(
    db,
  );
  const begun = performance.now();
  for (let lot = 0; lot < rows; lot += 200)
    await sql`insert into public.limit_of_this_machine
      select gen_random_uuid(), n, '{"chosen":[1]}' from generate_series(1, ${Math.min(200, rows - lot)}::int) n`.execute(
      db,
    );
  return rows / ((performance.now() - begun) / 1000);
}

test('forty people save five times and hand in together: nothing lost, nobody scored twice', async () => {
  // Goal: I7 under load. Method: every round of everybody at once, in the last one half of them twice; then the tables
  // against what was acknowledged.
  const sitters = await everybody();
  const kept = new Map<string, number>();
  const begun = performance.now();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const saved = await Promise.all(
      sitters.map(({ person, device, attemptId, questions }) =>
        save(world, person, { attemptId, device, answers: answersTo(questions, 10, round) }),
      ),
    );
    for (const [index, answer] of saved.entries()) {
      const stored = done<{ places: readonly { revision: number }[] }>(answer);
      const { attemptId } = sitters[index] ?? { attemptId: '' };
      kept.set(attemptId, Math.min(...stored.places.map((one) => one.revision)));
    }
  }
  const seconds = (performance.now() - begun) / 1000;
  const twice = sitters.flatMap((sitter, index) => (index % 2 === 0 ? [sitter, sitter] : [sitter]));
  const handedIn = await Promise.all(
    twice.map(({ person, device, attemptId }) =>
      submit(world, person, { attemptId, device, key: randomUUID() }),
    ),
  );
  expect(new Set(handedIn.map((one) => [one.status, codeOf(one)].join()))).toEqual(
    new Set(['200,']),
  );
  await world.settle();
  const found = await sql<{
    attempt_id: string;
    points: number;
    ended: number;
    least: number;
    answers: number;
  }>`
    select a.attempt_id, a.points,
      (select count(*)::int from assessment.attempt_event e where e.attempt_id = a.attempt_id
        and e.kind = 'submitted') as ended,
      (select min(revision)::int from assessment.answer n where n.attempt_id = a.attempt_id) as least,
      (select count(*)::int from assessment.answer n where n.attempt_id = a.attempt_id) as answers
    from assessment.attempt a`.execute(world.database.db);
  expect(found.rows).toHaveLength(PEOPLE);
  for (const row of found.rows)
    expect(row).toMatchObject({
      points: 10_000,
      ended: 1,
      least: kept.get(row.attempt_id),
      answers: 10,
    });
  const hours = await sql<{
    people: number;
    ticks: number;
  }>`select count(distinct person_id)::int as people,
    sum(ticks)::int as ticks from hours.entry`.execute(world.database.db);
  expect(hours.rows).toEqual([{ people: PEOPLE, ticks: PEOPLE * 24 * 1800 }]);
  const rows = PEOPLE * ROUNDS * 10;
  const rate = rows / seconds;
  const best = await limit(rows);
  console.log(
    `exam rush: ${Math.round(rate)} answers/s stored through HTTP, ${Math.round((PEOPLE * ROUNDS) / seconds)} saves/s; ` +
      `bare inserts in lots ${Math.round(best)} rows/s; ratio ${(rate / best).toFixed(3)}`,
  );
  // A save carries a session, a schema and a decision; measured at a twentieth to a fifth of bare inserts.
  expect(rate / best).toBeGreaterThan(0.01);
}, 240_000);
