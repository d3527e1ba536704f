import { createHash, hash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { parseLocalDate, type Random, seededRandom } from '@jixu/kernel';
import { expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { readPacks } from '../files.ts';
import { BadInput } from '../input.ts';
import type { Pack } from '../pack.ts';
import { parseInput } from '../parse-input.ts';
import { parseJson } from '../parse-json.ts';
import { randomInput } from '../random-person.ts';
import { answerLines } from './answer-lines.ts';
import { dayOf, NO_DAY } from './record-scan.ts';
import type { Utf8 } from './utf8.ts';

const folders = await readPacks(join(import.meta.dirname, '../../../../packs'));
const LINES = Number(process.env['JIXU_AGREEMENT_PERSONS'] ?? 120);

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf8: Utf8 = {
  encode: (text) => encoder.encode(text),
  decode: (bytes) => {
    try {
      return strict.decode(bytes);
    } catch {
      return null;
    }
  },
  isText: isUtf8,
};
const options = {
  digest: (text: string) => createHash('sha256').update(text).digest('hex'),
  digestBytes: (bytes: Uint8Array) => hash('sha256', bytes),
};

/** JSON with members in any order, spaces here and there, and now and then an escape or a fraction. */
function loosely(value: unknown, random: Random): string {
  const space = (): string => random.pick(['', '', '', '', ' ', '\t', '  ']);
  if (Array.isArray(value))
    return `[${space()}${value.map((each) => loosely(each, random)).join(`${space()},${space()}`)}${space()}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    if (random.chance(20)) members.sort(() => random.below(3) - 1);
    return `{${space()}${members
      .map(([name, each]) => `"${name}"${space()}:${space()}${loosely(each, random)}`)
      .join(`${space()},`)}${space()}}`;
  }
  if (typeof value === 'string' && random.chance(2))
    return JSON.stringify(value).replace(/[a-z]/, (a) => `\\u00${a.charCodeAt(0).toString(16)}`);
  return JSON.stringify(value);
}

const BREAKS: readonly ((text: string, at: number) => string)[] = [
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => `${text.slice(0, at)}"${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)},${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}0${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}-${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}\u0001${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}题${text.slice(at)}`,
  (text) => text.replace('"on":', '"on":"2021-02-29","on":'),
  (text) => text.replace('"records":', '"records":[],"records":'),
  (text) => text.replace('"kind":', '"kind":"course","kind":'),
  (text) => text.replace(/"hours":/, '"hours":1.5,"hours":'),
  (text) => text.replace(/"(hours|days|minutes)":\d+/, '"$1":"2.50"'),
  (text) => text.replace(/"(hours|days|minutes)":\d+/, '"$1":"1/3"'),
  (text) => text.replace(/"(hours|days|minutes)":\d+/, '"$1":"0007"'),
  (text) => text.replace(/"id":"r1"/, '"id":"r0"'),
  (text) => text.replace(/"id":"[^"]*"/, '"id":"师"'),
  (text) => text.replace(/"key":"[^"]*"/, '"key":"论文 一"'),
  (text) => text.replace(/\d{4}-\d\d-\d\d/, '2020-02-29'),
  (text) => text.replace(/\d{4}-\d\d-\d\d/, '2021-02-29'),
  (text) => text.replace(/"category":"/, '"category":"x'),
];

function lineOf(pack: Pack, random: Random, number: number): string {
  const years = random.chance(40) ? ([2019, 2023] as const) : ([2021, 2021] as const);
  const json = randomInput(pack, random, { records: random.below(14), years });
  const named = random.chance(50) ? { id: `p${number}`, ...json } : json;
  const text = random.chance(50) ? JSON.stringify(named) : loosely(named, random);
  return random.chance(75) ? text : random.pick(BREAKS)(text, random.below(text.length));
}

function judge(pack: Pack, line: string): unknown {
  try {
    return JSON.parse(JSON.stringify(evaluate(pack, parseInput(parseJson(line), pack), options)));
  } catch (error) {
    if (error instanceof BadInput) return { refused: error.message };
    throw error;
  }
}

for (const { pack } of folders) {
  if (pack === null) continue;
  test(
    `goal: bytes and the strict reader answer or refuse alike for ${pack.id}; method: ${LINES} random and broken lines`,
    { timeout: 1_200_000 },
    () => {
      const random = seededRandom(1949);
      const lines = answerLines(pack, { ...options, utf8 });
      let refusals = 0;
      for (let at = 0; at < LINES; at += 1) {
        const line = lineOf(pack, random, at).replaceAll('\n', ' ');
        const { bytes, refused } = lines.answer(encoder.encode(`${line}\n`));
        const got = refused === null ? JSON.parse(strict.decode(bytes)) : { refused };
        if (refused !== null) refusals += 1;
        expect({ line, answer: got }).toEqual({ line, answer: judge(pack, line) });
      }
      expect(refusals).toBeGreaterThan(LINES / 50);
      expect(lines.counts.bytes).toBeGreaterThan(0);
    },
  );
}

test('goal: line n answers line n up to the refused one; method: a block with a broken third line and bad bytes', () => {
  const pack = folders.find(({ pack: own }) => own?.id === 'gd-teachers')?.pack;
  if (pack === undefined || pack === null) throw new Error('no pack');
  const lines = answerLines(pack, { ...options, utf8 });
  const person = (id: string): string => `{"id":"${id}","period":"2021","records":[]}`;
  const good = lines.answer(encoder.encode(`${person('a')}\n${person('b')}`));
  const ids = strict.decode(good.bytes).trimEnd().split('\n');
  expect(ids.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['a', 'b']);
  const bad = lines.answer(encoder.encode(`${person('a')}\n${person('b')}\n{\n${person('c')}\n`));
  expect(bad).toMatchObject({ lines: 2, refused: expect.stringContaining('$ (line 1, column 2)') });
  const bytes = encoder.encode(`${person('a')}\n${person('xx')}\n`);
  bytes[bytes.indexOf(120)] = 0xff;
  expect(lines.answer(bytes)).toMatchObject({
    lines: 1,
    refused: expect.stringContaining('UTF-8'),
  });
});

test('goal: days are read from bytes as the calendar has them; method: every day from 1899 to 3000 and days that do not exist', () => {
  for (let year = 1899; year <= 3000; year += year > 1995 && year < 2105 ? 1 : 7)
    for (let month = 0; month <= 13; month += 1)
      for (let day = 0; day <= 32; day += 1) {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const parsed = parseLocalDate(text);
        expect([text, dayOf(encoder.encode(text), 0)]).toEqual([
          text,
          parsed.ok ? parsed.value : NO_DAY,
        ]);
      }
});
