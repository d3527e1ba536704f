import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { uploadFile } from './declare.testing.ts';
import { copyCases } from './many-cases.testing.ts';
import type { TestPerson, TestPlace, World } from './testing.ts';

export type OpenCase = {
  readonly subjectId: string;
  readonly caseId: string;
  readonly version: number;
};

const TRAININGS = 10;

/** Ten records of each of so many people wait for one office: those of the first through the product, the rest copied. */
export async function manyOpenCases(
  world: World,
  place: TestPlace,
  people: number,
): Promise<readonly OpenCase[]> {
  const members: TestPerson[] = [];
  for (let n = 0; n < people; n += 1) {
    const name = `王${String.fromCodePoint(0x4e00 + n)}`;
    members.push(await world.person({ name, unitId: place.unitId, pending: true }));
  }
  const [first, ...others] = members.map((one) => one.personId);
  if (first === undefined) return [];
  for (let n = 0; n < TRAININGS; n += 1) {
    const proof = await uploadFile(world, place.administrator, { name: `名册${n}.png` });
    const { evidenceId } = proof.body as { evidenceId: string };
    const day = `2026-0${1 + (n % 9)}-1${n % 9}`;
    const answer = await world.call(
      place.administrator,
      'POST',
      `/api/units/${place.unitId}/registrations`,
      {
        formId: 'training',
        category: 'professional',
        values: { title: `第${n}期专业培训班`, from: day, to: day, 'half-days': '2' },
        files: [{ evidenceId, slot: 'proof' }],
        handIn: true,
        people: [{ personId: first, declarationId: randomUUID() }],
      },
    );
    expect(answer.body).toMatchObject({ results: [{ ok: true }] });
  }
  await world.settle();
  await copyCases(world, { from: first, to: others });
  const open = await sql<{ subject_id: string; case_id: string; version: number }>`
    select c.subject_id, c.case_id, c.version from review.case c
    where c.state = 'open' order by c.case_id`.execute(world.database.db);
  return open.rows.map((row) => ({
    subjectId: row.subject_id,
    caseId: row.case_id,
    version: row.version,
  }));
}

/** Who decides the first open step of these cases. */
export async function deciderOf(world: World, place: TestPlace): Promise<TestPerson> {
  const found = await sql<{ office_id: string }>`select distinct office_id from review.task
    where state = 'open'`.execute(world.database.db);
  expect(found.rows).toHaveLength(1);
  const office = found.rows[0]?.office_id;
  if (office === place.bureauId) return place.bureauOfficer;
  return office === place.departmentId ? place.departmentOfficer : place.administrator;
}

export type BulkView = {
  readonly total: number;
  readonly waiting: number;
  readonly decided: number;
  readonly refused: number;
  readonly endedAt: string | null;
  readonly refusals: readonly { readonly caseId: string; readonly code: string }[];
};

/** What must hold after all of it: each case decided once, each record with one entry, the sums as evaluated. */
export async function assertDecidedOnce(world: World, cases: number): Promise<void> {
  const found = await sql<Record<string, number>>`select
    (select count(*)::int from review.decision where outcome = 'pass') as decisions,
    (select count(*)::int from (select distinct subject_id, case_id from review.decision) d) as cases,
    (select count(*)::int from hours.record where status = 'approved') as records,
    (select count(*)::int from (select distinct person_id, record_id from hours.entry) e) as entries,
    (select count(*)::int from declarations.declaration where state = 'counted') as declarations,
    (select count(*)::int from platform.trail where type = 'review.decide') as operations`.execute(
    world.database.db,
  );
  expect(found.rows[0]).toEqual({
    decisions: cases,
    cases,
    records: cases,
    entries: cases,
    declarations: cases,
    operations: cases,
  });
}
