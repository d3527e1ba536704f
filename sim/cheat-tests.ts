import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../server/src/app/testing.ts';
import { CHEATS, INTERVAL_MS, playCheats } from './cheats.ts';
import { playHonest } from './honest.ts';
import { randomFrom } from './random.ts';
import { drawCredential } from './sender.ts';
import { brokenStudyTime } from './study-time.ts';
import { openStage, type Stage } from './viewing.ts';

/**
 * No program gets more time than passes, and no honest viewer pays for it: every public pattern, and viewers over bad
 * lines, through HTTP against the listening server, on a clock that only the tests move; then the tables alone.
 */
export function cheatTests(of: {
  readonly rounds: number;
  readonly viewers: number;
  readonly seconds: number;
  readonly seed: number;
}): void {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage(await createWorld({ at: new Date('2026-06-10T01:00:00Z') }));
  }, 120_000);
  afterAll(() => stage.close());

  test('no pattern of a cheating program is credited more than the clock, nor more than one stream', async () => {
    // Goal: I15 against programs. Method: all patterns at once, a person each; credit against the clock, and the tables.
    const credential = await drawCredential(stage);
    const outcomes = await playCheats(stage, {
      rounds: of.rounds,
      random: randomFrom(of.seed),
      credential,
    });
    for (const one of outcomes)
      console.log(
        `cheat ${one.creditedMs / 1_000} of ${Math.round(one.passedMs / 1_000)} s: ${one.name}`,
      );
    expect(outcomes).toHaveLength(Object.keys(CHEATS).length);
    for (const { name, creditedMs, passedMs, records } of outcomes) {
      expect(creditedMs, name).toBeLessThanOrEqual(passedMs);
      expect(records, name).toBe(0);
    }
    const got = new Map(outcomes.map((one) => [one.name, one.creditedMs]));
    // What is seen at the true pace counts, or all of this would be an easy promise.
    expect(got.get('a page that says it is visible and is not watched')).toBe(
      of.rounds * INTERVAL_MS,
    );
    for (const nothing of [
      'questions that are blocked',
      'questions that a program clicks away',
      'finish calls of other platforms',
      'a day that another platform pushed three times',
    ])
      expect(got.get(nothing), nothing).toBe(0);
    expect(await brokenStudyTime(stage.ask)).toEqual([]);
  }, 600_000);

  test('honest viewers over bad lines lose at most one interval each', async () => {
    // Goal: the defence costs the honest nothing. Method: cuts, delays, replies lost and late, reloads, crashes, devices.
    const course = await stage.course({ seconds: of.seconds });
    const random = randomFrom(of.seed + 1);
    const outcomes = await playHonest(stage, {
      viewers: of.viewers,
      seconds: of.seconds,
      course,
      random,
    });
    const lost = outcomes.map((one) => one.playedMs - one.creditedMs);
    console.log(
      `honest: ${of.viewers} viewers of ${of.seconds} s; lost nothing ${lost.filter((ms) => ms <= 0).length}, ` +
        `most ${Math.max(...lost) / 1_000} s, all together ${lost.reduce((sum, ms) => sum + ms, 0) / 1_000} s`,
    );
    expect(Math.max(...lost)).toBeLessThanOrEqual(INTERVAL_MS);
    expect(Math.min(...outcomes.map((one) => one.creditedMs))).toBeGreaterThanOrEqual(
      of.seconds * 1_000 - INTERVAL_MS,
    );
    expect(await brokenStudyTime(stage.ask)).toEqual([]);
  }, 600_000);
}
