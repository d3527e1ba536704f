import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '@jixu/kernel';
import {
  CODE_LENGTH,
  foldActivationCode,
  groupedCode,
  newActivationCode,
} from './domain/activation-code.ts';
import { readEmail, readPhone } from './domain/contact.ts';
import {
  BEFORE_RECORDS,
  type NewFact,
  placeFact,
  profileOn,
  type StoredFact,
} from './domain/facts.ts';
import { afterFailure, type Failures, isLocked, noFailures } from './domain/lock-out.ts';
import { maskedName, readPersonName } from './domain/person-name.ts';
import { createHashLimiter } from './hash-limiter.ts';

const today = localDate(2026, 11, 22);

/** Records facts one after another, as the command does. */
function recorded(facts: readonly NewFact[]): StoredFact[] {
  let rows: StoredFact[] = [];
  facts.forEach((fact, index) => {
    const placed = placeFact(
      fact,
      rows.filter((row) => row.kind === fact.kind),
      today,
    );
    if (placed.outcome === 'unchanged') return;
    rows = rows.filter((row) => !placed.supersedes.includes(row.factId));
    rows.push({ factId: String(index), ...placed.row });
  });
  return rows;
}

describe('facts', () => {
  test('what held on a day', () => {
    // Goal: dated facts. Method: a career; read before, between and after its days.
    const rows = recorded([
      { kind: 'education', value: 'bachelor' },
      { kind: 'education', value: 'master', fromOn: localDate(2020, 7, 1) },
      { kind: 'graduated-on', on: localDate(2013, 7, 1) },
      { kind: 'title', series: 'teaching', level: 'junior', obtainedOn: localDate(2014, 9, 1) },
      {
        kind: 'title',
        series: 'teaching',
        level: 'intermediate',
        obtainedOn: localDate(2019, 12, 1),
      },
      { kind: 'appointed-on', on: localDate(2014, 10, 1) },
      { kind: 'appointed-on', on: localDate(2020, 1, 1) },
      { kind: 'post', value: '教研员' },
    ]);
    expect(profileOn(rows, localDate(2013, 1, 1))).toEqual({
      facts: { education: 'bachelor' },
      subject: null,
      post: '教研员',
    });
    expect(profileOn(rows, localDate(2019, 12, 31)).facts).toEqual({
      education: 'bachelor',
      graduatedOn: '2013-07-01',
      appointedOn: '2014-10-01',
      titles: [
        { series: 'teaching', level: 'junior', obtainedOn: '2014-09-01' },
        { series: 'teaching', level: 'intermediate', obtainedOn: '2019-12-01' },
      ],
    });
    expect(profileOn(rows, today).facts).toMatchObject({
      education: 'master',
      appointedOn: '2020-01-01',
    });
  });

  test('an unknown title is absent, not an empty list', () => {
    // Goal: a rule that needs a title says unknown. Method: no title, then a known absence of one.
    expect('titles' in profileOn([], today).facts).toBe(false);
    const none = recorded([
      { kind: 'title', series: 'none', level: 'none', obtainedOn: BEFORE_RECORDS },
    ]);
    expect(profileOn(none, today).facts.titles).toMatchObject([{ level: 'none' }]);
  });

  test('a correction replaces, a repetition changes nothing', () => {
    // Goal: imports may come again. Method: recording twice gives one row; corrections by kind.
    const facts: readonly NewFact[] = [
      { kind: 'industry', value: 'education' },
      { kind: 'graduated-on', on: localDate(2013, 7, 1) },
      { kind: 'title', series: 'teaching', level: 'junior', obtainedOn: localDate(2014, 9, 1) },
    ];
    expect(recorded([...facts, ...facts])).toHaveLength(3);
    const corrected = recorded([
      ...facts,
      { kind: 'graduated-on', on: localDate(2014, 7, 1) },
      { kind: 'title', series: 'teaching', level: 'junior', obtainedOn: localDate(2015, 9, 1) },
      { kind: 'appointed-on', on: localDate(2016, 1, 1) },
      { kind: 'appointed-on', on: localDate(2015, 1, 1) },
    ]);
    expect(profileOn(corrected, today).facts).toMatchObject({
      graduatedOn: '2014-07-01',
      appointedOn: '2015-01-01',
      titles: [{ obtainedOn: '2015-09-01' }],
    });
    expect(corrected).toHaveLength(4);
  });
});

describe('lock-out', () => {
  const fail = (state: Failures, times: number, at: Date): Failures => {
    let now = state;
    for (let i = 0; i < times; i += 1) now = afterFailure(now, at);
    return now;
  };
  const minutes = (from: Date, count: number): Date => new Date(from.getTime() + count * 60_000);
  const start = new Date('2026-11-22T02:00:00Z');

  test('four failures lock nothing, the fifth a minute, each further one twice as long', () => {
    // Goal: 5 in 15 minutes, then growing delay. Method: the pure function at fixed instants.
    expect(isLocked(fail(noFailures, 4, start), start)).toBe(false);
    const fifth = fail(noFailures, 5, start);
    expect(fifth.lockedUntil).toEqual(minutes(start, 1));
    const sixth = afterFailure(fifth, minutes(start, 1));
    expect(sixth.lockedUntil).toEqual(minutes(start, 3));
    const seventh = afterFailure(sixth, minutes(start, 3));
    expect(seventh.lockedUntil).toEqual(minutes(start, 7));
    expect(isLocked(seventh, minutes(start, 7))).toBe(false);
  });

  test('a quiet quarter of an hour after the lock begins the count anew', () => {
    // Goal: honest typing mistakes are forgotten. Method: five, then one after sixteen quiet minutes.
    const fifth = fail(noFailures, 5, start);
    expect(afterFailure(fifth, minutes(start, 17)).failures).toBe(1);
    expect(afterFailure(fifth, minutes(start, 15)).failures).toBe(6);
  });

  test('twenty in one day in Shanghai lock for a day; the next day counts anew', () => {
    // Goal: 20 a day. Method: one failure every 17 minutes, then over midnight in Shanghai.
    let state = noFailures;
    for (let i = 0; i < 19; i += 1) state = afterFailure(state, minutes(start, i * 17));
    expect(state).toMatchObject({ failures: 1, failuresToday: 19, lockedUntil: null });
    const twentieth = afterFailure(state, minutes(start, 19 * 17));
    expect(twentieth.lockedUntil).toEqual(minutes(start, 19 * 17 + 24 * 60));
    const midnight = new Date('2026-11-22T16:00:00Z');
    expect(afterFailure(state, midnight)).toMatchObject({ failuresToday: 1, lockedUntil: null });
  });
});

describe('names', () => {
  test('spelled as read, surnames as surnames', () => {
    // Goal: search by pinyin. Method: readings that differ as surnames, long and foreign names, rare characters.
    const table: readonly (readonly [string, string, string])[] = [
      ['张晓明', 'zhangxiaoming', 'zxm'],
      ['单雨', 'shanyu', 'sy'],
      ['曾一', 'zengyi', 'zy'],
      ['仇英', 'qiuying', 'qy'],
      ['欧阳知秋', 'ouyangzhiqiu', 'oyzq'],
      ['阿卜杜拉·买买提', 'abudulamaimaiti', 'abdlmmt'],
      ['Mary Ann Smith', 'maryannsmith', 'mas'],
    ];
    for (const [text, pinyin, initials] of table) {
      const name = readPersonName(text);
      expect([text, name.ok && name.value.pinyin, name.ok && name.value.initials]).toEqual([
        text,
        pinyin,
        initials,
      ]);
    }
    const rare = readPersonName('𠮷田');
    expect(rare).toMatchObject({ ok: true, value: { name: '𠮷田' } });
  });

  test('the same name is the same whatever dot or width it was typed with', () => {
    // Goal: comparison. Method: keys of several spellings.
    const keys = [
      '阿卜杜拉·买买提',
      '阿卜杜拉•买买提',
      ' 阿卜杜拉・买买提 ',
      '阿卜杜拉.买买提',
    ].map((text) => {
      const name = readPersonName(text);
      return name.ok && name.value.nameKey;
    });
    expect(new Set(keys).size).toBe(1);
  });

  test('no text breaks the reader, and a mask shows one character', () => {
    // Goal: hostile names. Method: any Unicode; either refused or with a key and a mask.
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const name = readPersonName(text);
        if (!name.ok) return;
        expect(name.value.name).not.toMatch(/[\p{Cc}<>]/u);
        expect([...maskedName(name.value.name)].filter((c) => c !== '＊').length).toBeLessThan(2);
      }),
      { seed: 7, numRuns: 500 },
    );
    expect(readPersonName('  ').ok).toBe(false);
    expect(readPersonName('长'.repeat(61)).ok).toBe(false);
  });
});

test('contacts as rosters write them', () => {
  // Goal: phones and addresses. Method: spellings of one number; what is none.
  for (const text of [
    '13800138000',
    '+86 138 0013 8000',
    '138-0013-8000',
    '１３８００１３８０００',
  ]) {
    expect(readPhone(text)).toEqual({
      ok: true,
      value: { value: '13800138000', mask: '138****8000' },
    });
  }
  for (const text of ['12800138000', '1380013800', '0755-12345678', 'phone']) {
    expect(readPhone(text).ok).toBe(false);
  }
  expect(readEmail(' lin@school.example ')).toMatchObject({
    value: { mask: 'l***@school.example' },
  });
  for (const text of ['lin', 'lin@', '@school.example', 'lin@school', 'a b@c.d']) {
    expect(readEmail(text).ok).toBe(false);
  }
});

test('activation codes have no look-alikes and no bias', () => {
  // Goal: ten unambiguous symbols. Method: 2,000 codes; alphabet, spread, and the way people type them.
  const counts = new Map<string, number>();
  let seed = 1;
  const random = (bytes: number): Buffer =>
    Buffer.from(
      Array.from({ length: bytes }, () => {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        return seed >>> 24;
      }),
    );
  for (let i = 0; i < 2_000; i += 1) {
    const code = newActivationCode(random);
    expect(code).toMatch(/^[2-79ACDEFGHJKMNPQRSTWXYZ]+$/);
    expect(code).toHaveLength(CODE_LENGTH);
    expect(foldActivationCode(` ${groupedCode(code).toLowerCase()} `)).toBe(code);
    for (const symbol of code) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  }
  const expected = (2_000 * CODE_LENGTH) / counts.size;
  for (const [symbol, count] of counts) {
    expect([symbol, Math.abs(count / expected - 1) < 0.2]).toEqual([symbol, true]);
  }
});

test('hashing takes turns and refuses when the queue is full', async () => {
  // Goal: a storm of log-ins leaves the cores to others. Method: 2 at once, 3 waiting, the sixth is refused with a time.
  const limiter = createHashLimiter({ atOnce: 2, waitingMax: 3 });
  const five = Array.from({ length: 5 }, (_, i) => limiter.hash(`password ${i}`));
  expect(limiter.waiting()).toBe(3);
  await expect(limiter.verify(null, 'anything')).rejects.toMatchObject({
    code: 'identity.logins_queued',
    kind: 'unavailable',
    retryAfterSeconds: 5,
  });
  const hashes = await Promise.all(five);
  expect(new Set(hashes).size).toBe(5);
  expect(hashes[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await limiter.verify(hashes[0] ?? '', 'password 0')).toBe(true);
  expect(await limiter.verify(hashes[0] ?? '', 'password 1')).toBe(false);
  expect(await limiter.verify(null, 'password 0')).toBe(false);
  expect(limiter.waiting()).toBe(0);
});
