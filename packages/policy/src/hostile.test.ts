import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, seededRandom } from '@jixu/kernel';
import { expect, test } from 'vitest';
import { compile } from './compiled/answer.ts';
import { loadEdition } from './edition.ts';
import { evaluate } from './evaluate.ts';
import { readPacks } from './files.ts';
import { BadInput } from './input.ts';
import { lintFile } from './lint/lint-pack.ts';
import { makePack } from './pack.ts';
import { parseInput } from './parse-input.ts';
import { parseJson } from './parse-json.ts';
import { randomInput } from './random-person.ts';
import { REASONS } from './vocabulary.ts';
import type { PackProblem } from './yaml-shape.ts';

const folders = await readPacks(join(import.meta.dirname, '../../../packs'));
const INPUTS = Number(process.env['JIXU_HOSTILE_INPUTS'] ?? 1500);
const PACKS = Number(process.env['JIXU_HOSTILE_PACKS'] ?? 50);

const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e21,
  '',
  'x',
  '1e9',
  '-1',
  '1/0',
  '99999999999',
  [],
  {},
  [1],
  { a: 1 },
  '2021-02-30',
  '9999-99-99',
  '__proto__',
  'a|b;c',
  '\u0000',
  '继续'.repeat(300),
  2 ** 53,
];

/** Replaces, removes or doubles one value somewhere in the input. */
function mutate(value: unknown, random: Random): unknown {
  if (random.chance(12) || typeof value !== 'object' || value === null) return random.pick(ODD);
  if (Array.isArray(value)) {
    if (value.length === 0) return [random.pick(ODD)];
    const at = random.below(value.length);
    if (random.chance(15)) return [...value, value[at] as unknown];
    return value.map((each: unknown, index) => (index === at ? mutate(each, random) : each));
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || random.chance(10))
    return {
      ...value,
      [random.pick(['colour', 'constructor', 'kind', 'id', 'toString'])]: random.pick(ODD),
    };
  const at = random.below(entries.length);
  if (random.chance(10)) return Object.fromEntries(entries.filter((_, index) => index !== at));
  return Object.fromEntries(
    entries.map(([key, each], index) => [key, index === at ? mutate(each, random) : each]),
  );
}

/** Processor time, so that other work on the machine does not count. */
function secondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

/** Both executors on one person stay below this, whatever is handed to them. */
const SLOW_SECONDS = 1;

function outcomeOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    const pointing = /^(\$|--)/.test(error.path) && error.allowed !== '';
    return { refused: error.message, pointing: pointing && error.message.length < 2000 };
  }
}

/** Records that count nothing and do not say why. */
function silentZeros(answer: unknown): readonly unknown[] {
  const { records = [] } = answer as { records?: { counted: string; reason: string }[] };
  return records.filter(
    ({ counted, reason }) =>
      (counted === '0' && reason === 'counted') || !Object.hasOwn(REASONS, reason),
  );
}

/** The long run's figures, for docs/quality.md. */
function report(line: string): void {
  if (process.env['JIXU_HOSTILE_INPUTS'] !== undefined) process.stdout.write(`${line}\n`);
}

test(
  `goal: mutated input is answered or refused with a path, by both executors alike; method: ${INPUTS} seeded mutations`,
  { timeout: 3_600_000 },
  () => {
    const random = seededRandom(4711);
    const packs = folders.flatMap(({ pack }) =>
      pack === null ? [] : [{ pack, compiled: compile(pack) }],
    );
    let refused = 0;
    let slowest = 0;
    for (let at = 0; at < INPUTS; at += 1) {
      const { pack, compiled } = random.pick(packs);
      const json = mutate(randomInput(pack, random, { records: 1 + random.below(4) }), random);
      const started = process.cpuUsage();
      const reference = outcomeOf(() =>
        JSON.parse(JSON.stringify(evaluate(pack, parseInput(json, pack)))),
      );
      const tables = outcomeOf(() => JSON.parse(compiled.answer(json)));
      slowest = Math.max(slowest, secondsSince(started));
      expect(JSON.stringify(reference)).not.toContain('"pointing":false');
      expect({ json, silent: silentZeros(reference) }).toEqual({ json, silent: [] });
      expect({ json, answer: tables }).toEqual({ json, answer: reference });
      if (typeof reference === 'object' && reference !== null && 'refused' in reference)
        refused += 1;
    }
    report(`${INPUTS} inputs: ${refused} refused, slowest ${slowest.toFixed(2)} s`);
    expect(refused).toBeGreaterThan(INPUTS / 4);
    expect(slowest).toBeLessThan(SLOW_SECONDS);
  },
);

test('goal: mutated JSON text is read or refused with a path; method: cut, doubled and flipped characters', () => {
  const random = seededRandom(5);
  const text = JSON.stringify({
    period: '2021',
    records: [
      { id: 'a', kind: 'course', on: '2021-01-01', qty: { hours: '2.5' }, attrs: { passed: true } },
    ],
  });
  for (let round = 0; round < 2000; round += 1) {
    const at = random.below(text.length);
    const broken = random.pick([
      text.slice(0, at),
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) +
        random.pick(['"', '{', ']', ',', '\\', '\u0001', '9', '-', '.']) +
        text.slice(at),
    ]);
    let strict: unknown;
    try {
      strict = parseJson(broken);
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      continue;
    }
    expect(JSON.stringify(strict)).toBe(JSON.stringify(JSON.parse(broken)));
  }
});

function points(problem: PackProblem): boolean {
  return problem.line > 0 && problem.column > 0 && problem.message !== '';
}

test(
  `goal: a mutated pack is refused with line and column, or still evaluates; method: ${PACKS} edited files`,
  { timeout: 3_600_000 },
  () => {
    const random = seededRandom(17);
    const files = folders.flatMap((folder) => folder.files);
    let unread = 0;
    let evaluated = 0;
    let slowest = 0;
    const silent: string[] = [];
    for (let round = 0; round < PACKS; round += 1) {
      const { file } = random.pick(files);
      const lines = readFileSync(file, 'utf8').split('\n');
      const at = random.below(lines.length);
      const line = lines[at] ?? '';
      const cut = random.below(line.length + 1);
      lines[at] = random.pick([
        line.slice(0, cut),
        line.slice(cut),
        line.replace(/\d+/, '1.5'),
        line.replace(/\d+/, '-3'),
        line.replaceAll(/[a-z]+/g, (word) => (random.chance(10) ? 'zzz' : word)),
        `${line}\n${line}`,
        line.replace(/: /, ': *x '),
        '\t'.repeat(cut),
        line.replace(/\{/, '['),
      ]);
      const loaded = loadEdition(lines.join('\n'), file);
      if (!loaded.ok) {
        unread += 1;
        if (loaded.problems.length === 0 || !loaded.problems.every(points)) silent.push(line);
        continue;
      }
      const findings = lintFile({ file, edition: loaded.edition, places: loaded.places });
      if (!findings.every(points)) silent.push(line);
      evaluated += 1;
      const pack = makePack([loaded.edition]);
      const json = randomInput(pack, random, { records: 5 });
      const started = process.cpuUsage();
      const answer = outcomeOf(() => evaluate(pack, parseInput(json, pack), { explain: true }));
      const compact = outcomeOf(() => evaluate(pack, parseInput(json, pack)));
      const tables = outcomeOf(() => JSON.parse(compile(pack).answer(json)));
      slowest = Math.max(slowest, secondsSince(started));
      expect({ line: lines[at], json, silent: silentZeros(answer) }).toMatchObject({ silent: [] });
      expect({ line: lines[at], json, answer: tables }).toEqual({
        line: lines[at],
        json,
        answer: JSON.parse(JSON.stringify(compact)),
      });
    }
    report(
      `${PACKS} packs: ${unread} refused, ${evaluated} evaluated, slowest ${slowest.toFixed(2)} s`,
    );
    expect(slowest).toBeLessThan(SLOW_SECONDS);
    expect(silent).toEqual([]);
    expect(unread).toBeGreaterThan(PACKS / 4);
  },
);
