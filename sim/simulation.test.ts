import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenInvariants, INVARIANTS } from './invariants.ts';
import { simulate, simulatedWorld, tallyText } from './simulate.ts';

// Goal: whatever people do in whatever order, under every way of reviewing that a pack knows, the invariants hold. Method:
// seeded random histories through the HTTP face on a real database, double clicks and jobs included.
let at: Awaited<ReturnType<typeof simulatedWorld>>;
const SEED = Number(process.env['SIM_SEED'] ?? '1');
const ACTS_EACH = Number(process.env['SIM_ACTS'] ?? '20');

beforeAll(async () => {
  at = await simulatedWorld();
}, 120_000);
afterAll(() => at.world.close());

test('random histories over every configuration break nothing', async () => {
  const options = { seed: SEED, actsEach: ACTS_EACH, checkEvery: 3 };
  const { configurations, acts, tally, violations } = await simulate(at, options);
  console.log(
    `simulation: seed ${SEED}, ${configurations} configurations, ${acts} acts\n${tallyText(tally)}`,
  );
  expect(violations).toEqual([]);
  expect(acts).toBe(configurations * ACTS_EACH);
  // A history in which nothing happens shows nothing.
  for (const done of ['submit: done', 'pass: done', 'return: done', 'batch: done', 'claim: done'])
    expect(tally.get(done) ?? 0, done).toBeGreaterThan(0);
}, 1_800_000);

test('each invariant notices what it is there for', async () => {
  // Goal: the checks are not blind. Method: one wrong row at a time, in a transaction that is taken back.
  const { db } = at.world.database;
  const wrongs: Readonly<Record<string, string>> = {
    'an open case waits at exactly one office, any other at none': `update review.task set state = 'void'
      where state = 'open' and kind = 'step'`,
    'a case that ended has one final decision, which says its state': `update review.case set state = 'vetoed'
      where state in ('open', 'settled')`,
    'what was decided has one decision, and what was not has none': `update review.task set state = 'decided'
      where state = 'open'`,
    'an open task lies at an office where somebody may decide it': `update review.task set office_id = case_id
      where state = 'open'`,
    'case, declaration and record say the same': `update declarations.declaration set state = 'counted'
      where state = 'in-review'`,
    'what does not count adds up to nothing': `update hours.record set status = 'revoked' where status = 'approved'`,
  };
  for (const [name, wrong] of Object.entries(wrongs)) {
    expect(INVARIANTS, name).toHaveProperty([name]);
    const seen = await db
      .transaction()
      .execute(async (tx) => {
        await sql.raw(wrong).execute(tx);
        const found = await brokenInvariants(tx);
        throw Object.assign(new Error('taken back'), { found });
      })
      .catch((error: unknown) => (error as { found?: readonly string[] }).found ?? []);
    expect(
      seen.some((one) => one.startsWith(name)),
      name,
    ).toBe(true);
  }
  expect(await brokenInvariants(db)).toEqual([]);
});
