import { expect, test } from 'vitest';
import type { PackDocument } from './pack-format.ts';
import { evaluate } from './evaluate.ts';
import { parseInput } from './parse-input.ts';
import { packOf } from './shipped-pack.testing.ts';

/**
 * Worked examples whose rule is no amount but a procedure: each asks the pack's own data. The
 * examples of amounts are cases in the packs' folders.
 */
async function proceduresOf(id: string): Promise<NonNullable<PackDocument['procedures']>> {
  const procedures = (await packOf(id)).editions[0]?.document.procedures;
  if (procedures === undefined) throw new Error(`${id} has no procedures`);
  return procedures;
}

async function assessment() {
  const found = (await proceduresOf('sd-zibo-municipal')).assessments?.find(
    (each) => each.id === 'five-homeworks',
  );
  if (found?.homework === undefined || found.exam === undefined || found.pass === undefined)
    throw new Error('no assessment');
  const { homework, exam, pass } = found;
  return { ...found, homework, exam, pass };
}

/** Tenths of a point, so that no mark is rounded up (D17). */
async function isPassed(homework: number, exam: number): Promise<boolean> {
  const { exam: terms, pass } = await assessment();
  const { weight } = terms;
  const least = pass['at-least'];
  return (homework * weight.d + exam * weight.n) * least.d >= least.n * weight.d;
}

test('goal: T33, T34: 60.0 passes, 59.4 does not, a pass registers 20 credits; method: weights and mark of the pack, then its evaluation', async () => {
  expect(await isPassed(18, 60)).toBe(true);
  expect(await isPassed(30, 42)).toBe(false);
  expect(await isPassed(30, 43)).toBe(true);
  expect((await assessment()).pass.credits).toEqual({ n: 20, d: 1 });
  const pack = await packOf('sd-zibo-municipal');
  const of = (passed: boolean): string =>
    evaluate(
      pack,
      parseInput(
        {
          period: '2012',
          records: [{ id: 'a', kind: 'course', on: '2012-11-01', attrs: { passed } }],
        },
        pack,
      ),
    ).totals['total'] ?? '';
  expect([of(true), of(false)]).toEqual(['20', '0']);
});

test('goal: T38: what three subjects cost, and gap, limit and entry as data; method: the numbers of the worked examples', async () => {
  const { homework, exam, fees, resit } = await assessment();
  expect(homework).toMatchObject({
    count: 5,
    'points-each': 6,
    'gap-hours': 24,
    'gap-from': 'submission-to-start',
    'limit-hours': 4,
  });
  expect(exam).toMatchObject({ 'opens-minutes-before': 30, 'closes-minutes-after': 20 });
  expect(3 * (fees?.['exam-fen'] ?? 0)).toBe(4500);
  // The fee is kept where no ticket was printed, because printing is what charges it.
  expect(fees?.['charged-at']).toBe('ticket-printed');
  expect(resit).toMatchObject({ 'times-a-year': 1, 'sign-up-days': 3, 'keeps-homework': true });
});

test('goal: T29: the silence of the department passes, that of nobody else; method: the steps of the route', async () => {
  const steps = (await proceduresOf('sd-zibo')).routes?.find(({ id }) => id === 'default')?.steps;
  expect(steps?.map(({ id, silence }) => [id, silence?.outcome])).toEqual([
    ['unit', undefined],
    ['authority', 'pass'],
    ['bureau', undefined],
  ]);
});

test('goal: T49: an account idle for three months is frozen; method: the account terms', async () => {
  expect((await proceduresOf('gd-teachers')).account?.freeze).toMatchObject({ 'idle-months': 3 });
});

test('goal: T52, T55: no batch in Shaoguan, no refusal without an opinion anywhere; method: every step of every pack', async () => {
  const steps = (await proceduresOf('gd-shaoguan')).routes?.flatMap((route) => route.steps) ?? [];
  expect(steps.length).toBeGreaterThan(0);
  for (const { batch } of steps) expect(batch).toMatchObject({ pass: false, reject: false });
  const registration = (await proceduresOf('unit-registration')).routes ?? [];
  const refusing = registration
    .flatMap((route) => route.steps)
    .filter((step) => step['may-reject']);
  expect(refusing.length).toBeGreaterThan(0);
  for (const { opinion } of refusing) expect(opinion.reject).toBe('required');
});

test('goal: T27: 56 series of at most 60 hours are an offer of 3360; method: the most that a series can count, by the pack', async () => {
  const pack = await packOf('sd-zibo');
  const course = (id: string, hours: string, compulsory: boolean) => ({
    id,
    kind: 'course',
    category: 'professional',
    on: '2020-06-01',
    qty: { hours },
    attrs: { compulsory, passed: true },
  });
  // More than a series has: the compulsory part and the largest pack of electives are what counts.
  const records = [course('a', '30', true), course('b', '40', false), course('c', '10', false)];
  const total = evaluate(pack, parseInput({ period: '2020', records }, pack)).totals['total'];
  expect(total).toBe('60');
  expect(56 * Number(total)).toBe(3360);
});
