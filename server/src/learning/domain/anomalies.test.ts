import { expect, test } from 'vitest';
import { seededRandom } from '@jixu/kernel';
import { findingsIn, type LookRules, type RawReport, type StudyRecord } from './anomalies.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const rules: LookRules = {
  intervalMs: 30 * SECOND,
  rateMax: 1,
  unbrokenMs: 3 * HOUR,
  dayMs: 16 * HOUR,
  quickMs: SECOND,
  answersMin: 5,
  inStepMin: 2,
};
const nothing: StudyRecord = { reports: [], credits: [], answers: [], inStep: 0 };

function recordOf(reports: readonly RawReport[], more: Partial<StudyRecord> = {}): StudyRecord {
  return { ...nothing, reports, credits: reports, ...more };
}

/** A person at a player: chapters, pauses, a connection that goes away, a timer that looks four times a second. */
function honest(seed: number): StudyRecord {
  const random = seededRandom(seed);
  const between = (from: number, to: number) => from + random.below(to - from);
  const reports: RawReport[] = [];
  const answers: { askedAt: number; answeredAt: number }[] = [];
  let now = 0;
  const chapters = between(2, 9);
  const device = between(10, 400);
  for (let chapter = 0; chapter < chapters; chapter += 1) {
    const sessionId = `${seed}-${chapter}`;
    const startedAt = now;
    const lengthMs = between(10, 61) * MINUTE;
    let place = 0;
    let waiting: { from: number; to: number }[] = [];
    let offUntil = 0;
    while (place < lengthMs) {
      const span = Math.min(lengthMs - place, 120 * 250 + between(-15, 260));
      now += span + between(0, 30);
      waiting.push({ from: place, to: place + span });
      place += span;
      if (random.below(60) === 0) offUntil = now + between(1, 9) * MINUTE;
      if (now >= offUntil) {
        const at = now + between(20, device);
        for (const one of waiting)
          reports.push({ ...one, sessionId, startedAt, at, creditedMs: one.to - one.from });
        waiting = [];
      }
      if (random.below(20) === 0) {
        const askedAt = now;
        now += between(2 * SECOND, 40 * SECOND);
        answers.push({ askedAt, answeredAt: now });
      }
      if (random.below(80) === 0) now += between(1, 30) * MINUTE;
    }
    for (const one of waiting)
      reports.push({
        ...one,
        sessionId,
        startedAt,
        at: Math.max(now, offUntil),
        creditedMs: one.to - one.from,
      });
    now = Math.max(now, offUntil);
    now += random.below(3) === 0 ? between(8, 20) * HOUR : between(4, 90) * SECOND;
  }
  return recordOf(
    reports.toSorted((a, b) => a.at - b.at),
    { answers },
  );
}

test('a thousand honest viewers are left alone', () => {
  // Goal: nobody is bothered for studying. Method: simulated people with pauses, cuts and slow lines, seeded.
  const bothered: string[] = [];
  for (let seed = 1; seed <= 1_000; seed += 1)
    for (const { reason } of findingsIn(honest(seed), rules)) bothered.push(`${seed} ${reason}`);
  expect(bothered).toEqual([]);
});

/** Reports of a program: every so often, always so much. */
function machine(of: { hours: number; every: number; claims: number; jitter?: number }) {
  const reports: RawReport[] = [];
  let place = 0;
  for (let at = of.every; at <= of.hours * HOUR; at += of.every) {
    const jitter = of.jitter === undefined ? 0 : (at * 7) % of.jitter;
    const to = place + of.claims;
    reports.push({
      sessionId: 's',
      startedAt: 0,
      at: at + jitter,
      from: place,
      to,
      creditedMs: Math.min(of.claims, of.every),
    });
    place = to;
  }
  return reports;
}

test('hours without a pause, each report of the same length, are looked at', () => {
  // Goal: a program that waits like a person is seen. Method: four hours of it, and two hours, which a person may do.
  const four = findingsIn(
    recordOf(machine({ hours: 4, every: 30_000, claims: 30_000, jitter: 40 })),
    rules,
  );
  expect(four).toMatchObject([
    { reason: 'unbroken', figures: { reports: 480, same: 480, seconds: 30, minutes: 240 } },
  ]);
  expect(findingsIn(recordOf(machine({ hours: 2, every: 30_000, claims: 30_000 })), rules)).toEqual(
    [],
  );
});

test('nearly always many times the clock is looked at; a fast player is not', () => {
  // Goal: who claims what cannot be heard is seen. Method: sixteen times, and twice, as browsers offer.
  const fast = findingsIn(
    recordOf(machine({ hours: 1, every: 30_000, claims: 480_000, jitter: 9_000 })),
    rules,
  );
  expect(fast).toMatchObject([{ reason: 'top-rate', figures: { reports: 120, above: 120 } }]);
  const twice = machine({ hours: 1, every: 30_000, claims: 60_000, jitter: 9_000 });
  expect(findingsIn(recordOf(twice), rules)).toEqual([]);
});

test('nearly a day and a night is looked at, whichever courses it was', () => {
  // Goal: nobody studies without sleep. Method: the window of a day moves over midnight; fifteen hours pass.
  const night = (hours: number) =>
    machine({ hours, every: 30_000, claims: 30_000 }).map(({ at, creditedMs }) => ({
      at: at + 20 * HOUR,
      creditedMs,
    }));
  expect(findingsIn({ ...nothing, credits: night(17) }, rules)).toEqual([
    { reason: 'around-the-clock', figures: { minutes: 1020 } },
  ]);
  expect(findingsIn({ ...nothing, credits: night(15) }, rules)).toEqual([]);
});

test('every question within a second is looked at, one slow answer is enough not to be', () => {
  // Goal: answers quicker than reading. Method: five quick ones, five with one of six seconds, four quick ones.
  const took = (...ms: readonly number[]) =>
    ms.map((one, index) => ({ askedAt: index * MINUTE, answeredAt: index * MINUTE + one }));
  const found = (answers: StudyRecord['answers']) => findingsIn({ ...nothing, answers }, rules);
  expect(found(took(300, 420, 280, 900, 510))).toEqual([
    { reason: 'quick-answers', figures: { answers: 5, slowestSeconds: 0.9 } },
  ]);
  expect(found(took(300, 420, 280, 6_000, 510))).toEqual([]);
  expect(found(took(300, 420, 280, 900))).toEqual([]);
});

test('two others in step are looked at, one is a couple at a table', () => {
  // Goal: many accounts played by one program. Method: the count of the store against the rule.
  expect(findingsIn({ ...nothing, inStep: 2 }, rules)).toEqual([
    { reason: 'in-step', figures: { people: 2 } },
  ]);
  expect(findingsIn({ ...nothing, inStep: 1 }, rules)).toEqual([]);
});
