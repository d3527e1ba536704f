import { expect, test } from 'vitest';
import { compile } from './compiled/answer.ts';
import { loadEdition, type PackEdition } from './edition.ts';
import { evaluate } from './evaluate.ts';
import { BadInput } from './input.ts';
import { editionProblems, makePack } from './pack.ts';
import { parseInput } from './parse-input.ts';
import { formsOf } from './procedures.ts';

const problemsOf = (editions: readonly PackEdition[]) =>
  editionProblems(editions).map((each) => each.message);

/** An invented place whose day changed from 6 to 8 hours. */
function text(of: {
  readonly version: string;
  readonly from: string;
  readonly to: string;
  readonly day: number;
  readonly need: number;
  readonly fields?: string;
}): string {
  return `schema: jixu-pack/1
id: invented
version: '${of.version}'
status: draft
grade: primary
effective: { from: ${of.from}, to: ${of.to}, dated: stated }
name: { zh-CN: 虚构市, en: Invented }
unit: hour
sources:
  paper: { title: { zh-CN: 《办法》, en: Measures }, grade: primary }
rules:
  R-1: { source: paper, article: 第一条, says: { zh-CN: 按天计。, en: By days. } }
  R-2: { source: paper, article: 第二条, part: requirement, says: { zh-CN: 每年的要求。, en: Each year. } }
categories:
  - { id: only, label: { zh-CN: 唯一, en: Only } }
period: calendar-year
kinds:
  training:
    category: { fixed: only }
    lines:
      - { per: { days: ${of.day} }, rule: R-1 }
require:
  - { id: total, label: { zh-CN: 合计, en: Total }, of: total, at-least: ${of.need}, per: year, rule: R-2 }
forms:
  - id: training
    kind: training
    label: { zh-CN: 培训, en: Training }
    category: { fixed: only }
    fields:
      - { id: on, type: date, label: { zh-CN: 日期, en: Day }, required: true, maps: on }
${of.fields ?? ''}
    evidence: []
    rules: [R-1]
`;
}

function edition(of: Parameters<typeof text>[0]): PackEdition {
  const loaded = loadEdition(text(of), 'invented.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.edition;
}

const old = edition({ version: 'a', from: '2019-01-01', to: '2021-07-01', day: 6, need: 60 });
const now = edition({ version: 'b', from: '2021-07-01', to: 'open', day: 8, need: 80 });
const pack = makePack([now, old]);
const records = [
  { id: 'before', kind: 'training', on: '2021-06-30', qty: { days: 1 } },
  { id: 'after', kind: 'training', on: '2021-07-01', qty: { days: 1 } },
  { id: 'ancient', kind: 'training', on: '2018-12-31', qty: { days: 1 } },
];

function counted(input: object, version?: string): Readonly<Record<string, string>> {
  const options = version === undefined ? {} : { edition: version };
  const answer = evaluate(pack, parseInput(input, pack), options);
  const tables: unknown = JSON.parse(compile(pack, options).answer(input));
  expect(tables).toEqual(answer);
  return Object.fromEntries(answer.records.map((each) => [each.id, each.counted]));
}

test('goal: each record follows the version in force on its day; method: a day before, on and long before the change', () => {
  expect(counted({ period: '2018/2021', records })).toEqual({
    before: '6',
    after: '8',
    ancient: '6',
  });
});

test('goal: requirements come from the version of the last day, and the receipt names every version; method: two periods', () => {
  const later = evaluate(pack, parseInput({ period: '2021', records }, pack));
  expect(later.requirements[0]?.need).toBe('80');
  expect(later.receipt.pack).toBe(now.ref);
  expect(later.receipt.editions).toEqual([now.ref, old.ref]);
  const earlier = evaluate(
    pack,
    parseInput({ period: { from: '2020-07-01', to: '2021-07-01' }, records: [] }, pack),
  );
  expect(earlier.requirements[0]?.need).toBe('60');
});

test('goal: a forced version computes everything; method: both versions by name, and one that does not exist', () => {
  expect(counted({ period: '2018/2021', records }, 'b')).toEqual({
    before: '8',
    after: '8',
    ancient: '8',
  });
  expect(counted({ period: '2018/2021', records }, 'a')).toEqual({
    before: '6',
    after: '6',
    ancient: '6',
  });
  expect(() => counted({ period: '2021', records }, 'c')).toThrow(BadInput);
});

test('goal: versions may neither overlap nor leave a gap; method: one of each, and a name twice', () => {
  const early = edition({ version: 'a', from: '2019-01-01', to: '2021-06-01', day: 6, need: 60 });
  const late = edition({ version: 'a', from: '2019-01-01', to: '2021-08-01', day: 6, need: 60 });
  expect(problemsOf([now, early])).toEqual(['no version between 2021-06-01 and 2021-07-01']);
  expect(problemsOf([now, late])).toEqual(['a and b overlap from 2021-07-01']);
  expect(problemsOf([old, { ...now, version: 'a' }])).toEqual(['version a exists twice']);
});

test('goal: a field added in the file is a field of the form, with another hash and no other change; method: one more field', () => {
  const fields =
    '      - { id: room, type: text, label: { zh-CN: 教室, en: Room }, required: true, maps: none, max-length: 20, print: true }';
  const more = edition({ version: 'b', from: '2021-07-01', to: 'open', day: 8, need: 80, fields });
  expect(formsOf(more)[0]?.fields.map((field) => field.id)).toEqual(['on', 'room']);
  expect(formsOf(more)[0]?.fields[1]).toEqual({
    id: 'room',
    type: 'text',
    label: { 'zh-CN': '教室', en: 'Room' },
    required: true,
    maps: 'none',
    maxLength: 20,
    print: true,
  });
  expect(more.hash).not.toBe(now.hash);
});

test.each([
  ['day: 6', 'hours: 1.5', 'float 1.5'],
  ['status: draft', 'status: maybe', 'one of draft, reviewed, published'],
  ['unit: hour', 'unit: hour\nunit: hour', 'Map keys must be unique'],
  ['unit: hour', 'unit: hour\ncolour: red', 'unknown key "colour"'],
  ['period: calendar-year', '', 'missing key "period"'],
  ['2019-01-01', '2019-02-30', 'no such day: 2019-02-30'],
  ['sources:', 'sources: &a', 'anchors are not allowed'],
])(
  'goal: what is wrong in a file is named with line and column; method: %s → %s',
  (found, put, message) => {
    const source = text({ version: 'a', from: '2019-01-01', to: 'open', day: 6, need: 60 }).replace(
      found.replace('day: 6', 'days: 6'),
      put.replace('hours: 1.5', 'days: 1.5'),
    );
    const loaded = loadEdition(source, 'invented.yaml');
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems.map((each) => each.message).join('; ')).toContain(message);
    expect(problems.every((each) => each.line > 0 && each.column > 0)).toBe(true);
  },
);
