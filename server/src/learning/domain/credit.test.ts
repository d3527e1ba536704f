import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Beat, creditBeats, type StudyClock, type StudyRules } from './credit.ts';
import { lengthOf, type Ranges, union, without } from './ranges.ts';

// Goal: nobody is credited more than the time that passed, and an honest learner loses nothing to speak of.
// Method: the pure decision, driven by random and by hand-made reports against a clock of our own.

const rules: StudyRules = {
  rateMax: 1,
  hourMs: 2_700_000,
  intervalMs: 30_000,
  gapMs: 600_000,
  dayMs: null,
  checkEveryMs: null,
  triesMax: 2,
};
const TODAY = '2026-11-20';
const HOUR = 3_600_000;

/** One person with any number of open players. */
function person(over: Partial<StudyRules> = {}, lengthMs = HOUR) {
  const used = { ...rules, ...over };
  let clock: StudyClock = { usedUntil: null, spent: [], usedBy: null, onDay: null, dayMs: 0 };
  const chapters = new Map<string, Ranges>();
  const sessions = new Map<
    string,
    { chapter: string; startedAt: number; lastAt: number; lastSeq: number; endedAt: number | null }
  >();
  const spent: [number, number][] = [];
  return {
    spent,
    credited: () => [...chapters.values()].reduce((sum, one) => sum + lengthOf(one), 0),
    clock: () => clock,
    start: (id: string, chapter: string, now: number, supersede = true) => {
      for (const one of sessions.values()) if (supersede) one.endedAt ??= now;
      sessions.set(id, { chapter, startedAt: now, lastAt: now, lastSeq: 0, endedAt: null });
    },
    send: (id: string, now: number, beats: readonly Beat[], more: object = {}) => {
      const session = sessions.get(id);
      if (!session) throw new Error('no session');
      const seen = chapters.get(session.chapter) ?? [];
      const result = creditBeats(
        clock,
        { sessionId: id, ...session, lengthMs, closesOn: null, elsewhereMs: 0, seen, ...more },
        beats,
        { now, today: TODAY, rules: used },
      );
      clock = result.clock;
      chapters.set(session.chapter, union(seen, result.fresh));
      Object.assign(session, { lastAt: now, lastSeq: result.lastSeq });
      for (const one of result.spent) spent.push([...one]);
      return result;
    },
  };
}

test('whatever is reported, in whatever order, no second of a person is credited twice', () => {
  // Goal: conservation. Method: random sessions, reports and pauses; spent stretches must be apart and in the past.
  const step = fc.record({
    wait: fc.integer({ min: 0, max: 900_000 }),
    session: fc.integer({ min: 0, max: 4 }),
    begin: fc.boolean(),
    supersede: fc.boolean(),
    beats: fc.array(
      fc.record({
        seq: fc.integer({ min: 1, max: 60 }),
        from: fc.integer({ min: -5_000, max: HOUR }),
        to: fc.integer({ min: -5_000, max: HOUR + 60_000 }),
      }),
      { maxLength: 6 },
    ),
  });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.constantFrom(1, 1.25, 2),
      (steps, rateMax) => {
        const one = person({ rateMax });
        const begin = 1_000_000_000;
        let now = begin;
        const begun = new Set<number>();
        for (const { wait, session, begin: anew, supersede, beats } of steps) {
          now += wait;
          if (anew || !begun.has(session)) {
            one.start(`s${session}`, `c${session % 3}`, now, supersede);
            begun.add(session);
          }
          one.send(`s${session}`, now, beats);
          expect(Math.max(0, ...one.spent.map(([, to]) => to))).toBeLessThanOrEqual(now);
        }
        let end = begin;
        for (const [from, to] of one.spent.toSorted((a, b) => a[0] - b[0])) {
          expect(from).toBeGreaterThanOrEqual(end);
          end = to;
        }
        expect(one.credited()).toBeLessThanOrEqual((now - begin) * rateMax);
      },
    ),
    { numRuns: 300, seed: 5 },
  );
});

describe('each known trick is worth no more than the clock', () => {
  const START = 1_000_000;

  test('sixteen times the speed', () => {
    const one = person();
    one.start('a', 'c', START);
    for (let n = 1; n <= 7; n += 1)
      one.send('a', START + n * 30_000, [{ seq: n, from: (n - 1) * 480_000, to: n * 480_000 }]);
    expect(one.credited()).toBeLessThanOrEqual(7 * 30_000);
  });

  test('ten courses at the same time', () => {
    const one = person();
    for (let n = 0; n < 10; n += 1) one.start(`s${n}`, `c${n}`, START, false);
    for (let k = 1; k <= 20; k += 1)
      for (let n = 0; n < 10; n += 1)
        one.send(`s${n}`, START + k * 30_000, [{ seq: k, from: (k - 1) * 30_000, to: k * 30_000 }]);
    expect(one.credited()).toBeLessThanOrEqual(20 * 30_000);
  });

  test('the whole course in one report a moment after it began', () => {
    const one = person();
    one.start('a', 'c', START);
    const { refused } = one.send('a', START + 4_000, [{ seq: 1, from: 0, to: HOUR }]);
    expect(one.credited()).toBe(4_000);
    expect(refused).toEqual([{ from: 4_000, to: HOUR, reason: 'too-fast' }]);
  });

  test('an old report again, a report backwards, a place that is not there', () => {
    const one = person();
    one.start('a', 'c', START);
    one.send('a', START + 30_000, [{ seq: 1, from: 0, to: 30_000 }]);
    const again = one.send('a', START + 60_000, [{ seq: 1, from: 0, to: 30_000 }]);
    expect([again.repeated, again.beats, again.refused]).toEqual([1, [], []]);
    const seen = one.send('a', START + 61_000, [{ seq: 2, from: 0, to: 30_000 }]);
    expect(seen.refused).toEqual([{ from: 0, to: 30_000, reason: 'seen-twice' }]);
    const back = one.send('a', START + 62_000, [{ seq: 3, from: 40_000, to: 35_000 }]);
    expect(back.refused).toEqual([{ from: 35_000, to: 40_000, reason: 'backwards' }]);
    const beyond = one.send('a', START + 63_000, [{ seq: 4, from: HOUR, to: HOUR + 1_000 }]);
    expect(beyond.refused).toEqual([{ from: HOUR, to: HOUR + 1_000, reason: 'beyond-end' }]);
    expect(one.credited()).toBe(30_000);
  });

  test('the first of two devices is told of the second', () => {
    const one = person();
    one.start('a', 'c', START);
    one.start('b', 'd', START + 30_000);
    one.send('b', START + 60_000, [{ seq: 1, from: 0, to: 30_000 }]);
    const late = one.send('a', START + 60_000, [{ seq: 1, from: 0, to: 60_000 }]);
    expect(late.refused.map(({ reason }) => reason)).toEqual(['another-device']);
    expect(one.credited()).toBeLessThanOrEqual(60_000);
  });

  test('a full day, and a day that another platform has reported already', () => {
    const one = person({ dayMs: 60_000 });
    one.start('a', 'c', START);
    const full = one.send('a', START + 90_000, [{ seq: 1, from: 0, to: 90_000 }]);
    expect(full.refused).toEqual([{ from: 60_000, to: 90_000, reason: 'day-full' }]);
    const other = person({ dayMs: 60_000 });
    other.start('a', 'c', START);
    other.send('a', START + 90_000, [{ seq: 1, from: 0, to: 90_000 }], { elsewhereMs: 40_000 });
    expect(other.credited()).toBe(20_000);
  });

  test('a day after the last one of the course', () => {
    const one = person();
    one.start('a', 'c', START);
    const { refused } = one.send('a', START + 30_000, [{ seq: 1, from: 0, to: 30_000 }], {
      closesOn: '2026-11-19',
    });
    expect(refused).toEqual([{ from: 0, to: 30_000, reason: 'window-closed' }]);
  });
});

test('a thousand honest learners with bad networks lose at most one interval each', () => {
  // Goal: the defence costs the honest nothing. Method: steady play, reports late, lost and sent again, cuts of minutes.
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          late: fc.integer({ min: 0, max: 20_000 }),
          fate: fc.constantFrom('heard', 'lost', 'unanswered', 'cut'),
          cut: fc.integer({ min: 1, max: 19 }),
        }),
        { minLength: 10, maxLength: 60 },
      ),
      (course) => {
        const one = person();
        const START = 1_000_000;
        one.start('a', 'c', START);
        let queue: Beat[] = [];
        let seq = 0;
        let now = START;
        let silent = 0;
        const play = () => {
          seq += 1;
          queue.push({ seq, from: (seq - 1) * 30_000, to: seq * 30_000 });
        };
        for (const { late, fate, cut } of course) {
          // A cut that lasts longer than the rulebook makes good is another story.
          const minutes = Math.min(fate === 'cut' ? cut : 1, 20 - queue.length);
          for (let n = minutes; n > 0 && seq < 119; n -= 1) play();
          now = Math.max(now, START + seq * 30_000 + late);
          silent += 1;
          if ((fate === 'lost' || fate === 'cut') && silent < 2 && queue.length < 19) continue;
          silent = 0;
          one.send('a', now, queue);
          if (fate !== 'unanswered') queue = [];
        }
        one.send('a', now + 1_000, queue);
        expect(seq * 30_000 - one.credited()).toBeLessThanOrEqual(30_000);
      },
    ),
    { numRuns: 1_000, seed: 7 },
  );
});

test('learners who change devices before the first is back lose at most one interval in all', () => {
  // Goal: every stretch is kept, whatever comes back last. Method: devices in turn, each off line or not, back in any order.
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          intervals: fc.integer({ min: 1, max: 18 }),
          offLine: fc.boolean(),
          order: fc.integer({ min: 0, max: 9 }),
        }),
        { minLength: 2, maxLength: 8 },
      ),
      (devices) => {
        const one = person();
        let now = 1_000_000;
        let played = 0;
        const back: { readonly order: number; readonly id: string; readonly beats: Beat[] }[] = [];
        for (const [index, { intervals, offLine, order }] of devices.entries()) {
          const id = `d${index}`;
          one.start(id, `c${index}`, now);
          const beats: Beat[] = [];
          for (let n = 1; n <= intervals; n += 1) {
            now += 30_000;
            played += 30_000;
            const beat = { seq: n, from: (n - 1) * 30_000, to: n * 30_000 };
            if (offLine) beats.push(beat);
            else one.send(id, now, [beat]);
          }
          back.push({ order, id, beats });
        }
        for (const { id, beats } of back.toSorted((a, b) => a.order - b.order)) {
          now += 45_000;
          one.send(id, now, beats);
        }
        expect(played - one.credited()).toBeLessThanOrEqual(30_000);
        expect(one.credited()).toBeLessThanOrEqual(played);
      },
    ),
    { numRuns: 500, seed: 11 },
  );
});

test('a device that was off line is paid after 48 more stretches elsewhere; what is forgotten is never free', () => {
  // Goal: many pauses elsewhere take nothing away. Method: a device off line for a minute, sixty others in turn with short
  // pauses, then the first; then a device that comes back for one of the short pauses.
  const one = person();
  let now = 1_000_000;
  one.start('first', 'c', now);
  now += 60_000;
  one.start('d0', 'c0', now);
  for (let n = 0; n < 60; n += 1) {
    if (n > 0) one.start(`d${n}`, `c${n}`, now);
    now += 10_000;
    one.send(`d${n}`, now, [{ seq: 1, from: 0, to: 10_000 }]);
    now += n % 2 === 0 ? 1_000 : 20_000;
  }
  expect(one.clock().spent).toHaveLength(48);
  expect(one.clock().usedUntil).toBe(null);
  expect(lengthOf(one.clock().spent)).toBeGreaterThan(600_000);
  expect(one.send('first', now, [{ seq: 1, from: 0, to: 60_000 }]).fresh).toEqual([[0, 60_000]]);
  // Taken as spent, the short pauses pay nobody; none of what was spent is free again.
  const known = one.clock().spent;
  expect(without(one.spent, known)).toEqual([]);
  expect(lengthOf(one.spent)).toBe(660_000);
});
