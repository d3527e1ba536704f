import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCases, runPackCase } from './cases.ts';
import { diagnosticSentence } from './diagnostics.ts';
import { loadEdition } from './edition.ts';
import { evaluate } from './evaluate.ts';
import { lintFile } from './lint/lint-pack.ts';
import { parseInput } from './parse-input.ts';
import { packOf } from './shipped-pack.testing.ts';

const FILE = join(import.meta.dirname, '../../../packs/gd-teachers/2021-01-01.yaml');
const source = readFileSync(FILE, 'utf8');

/** Faults that an author makes, each in a pack that is right otherwise. */
const FAULTS: readonly (readonly [string, (text: string) => string, string, string])[] = [
  [
    'an unknown key',
    (text) => text.replace('unit: hour', 'unit: hour\ncolour: red'),
    '没有“colour”这个键',
    'unknown key "colour"',
  ],
  [
    'a missing key',
    (text) => text.replace('unit: hour\n', ''),
    '缺少“unit”这个键',
    'missing key "unit"',
  ],
  [
    'a key twice',
    (text) => text.replace('unit: hour', 'unit: hour\nunit: hour'),
    'YAML 写法有误：同一个键写了两次',
    'Map keys must be unique',
  ],
  [
    'a float',
    (text) => text.replace('idle-months: 3', 'idle-months: 2.5'),
    '小数 2.5：写整数，或把小数、分数放进引号',
    'float 2.5: write whole numbers, or quote a decimal or fraction',
  ],
  [
    'a word of no list',
    (text) => text.replace('unit: hour', 'unit: minute'),
    '应为其中之一：hour, credit；写的是"minute"',
    'expected one of hour, credit, found "minute"',
  ],
  [
    'a rule that nobody wrote',
    (text) =>
      text.replace(
        'make-up: false\n      for: { kinds: [course], category: public }\n      rule: GD21-1',
        'make-up: false\n      rule: GD21-99',
      ),
    '引用了条文 GD21-99，“rules”里却没有',
    'rule GD21-99 is named but not in "rules"',
  ],
  [
    'a window that ends before it begins',
    (text) => text.replace('from: 05-31\n      to: 12-31', 'from: 12-31\n      to: 05-31'),
    '时间窗口“public-courses”还没开始就结束了',
    'window "public-courses" ends before it begins',
  ],
  [
    'a day that no year has',
    (text) => text.replace('from: 05-31\n', 'from: 02-30\n'),
    '应为月-日（MM-DD），写的是"02-30"',
    'expected MM-DD, found "02-30"',
  ],
];

test.each(FAULTS)(
  '%s is told in Chinese and in English at the same place',
  // Goal: an author reads what to mend in his own language. Method: one fault in a shipped pack, both sentences.
  (_name, spoil, zh, en) => {
    const text = spoil(source);
    expect(text).not.toBe(source);
    const loaded = loadEdition(text, 'a.yaml');
    const problems = loaded.ok ? lintFile({ file: 'a.yaml', ...loaded }) : loaded.problems;
    const [first] = problems.filter((each) => diagnosticSentence(each, 'en').includes(en));
    if (first === undefined) throw new Error(problems.map((each) => each.message).join('\n'));
    expect(diagnosticSentence(first, 'zh-CN')).toContain(zh);
    expect(first.message).toBe(diagnosticSentence(first, 'en'));
    expect(first.line).toBeGreaterThan(0);
    expect(first.column).toBeGreaterThan(0);
  },
);

test('no sentence is left with an empty place, and Chinese sentences are Chinese', async () => {
  // Goal: parameters and sentences belong together. Method: a shipped pack with a line taken out, again and again, both languages.
  const lines = source.split('\n');
  let told = 0;
  for (let at = 0; at < lines.length; at += 13) {
    const text = lines.toSpliced(at, 1).join('\n');
    const loaded = loadEdition(text, 'a.yaml');
    for (const each of loaded.ok ? lintFile({ file: 'a.yaml', ...loaded }) : loaded.problems) {
      told += 1;
      for (const locale of ['zh-CN', 'en'] as const)
        expect(diagnosticSentence(each, locale)).not.toMatch(/\{\w+\}|“”/);
      expect(diagnosticSentence(each, 'zh-CN')).toMatch(/[一-鿿]/);
    }
  }
  expect(told).toBeGreaterThan(10);
});

test('a case that fails says what was expected in both languages', async () => {
  const pack = await packOf('gd-teachers');
  const loaded = loadCases(
    "cases:\n  - id: X1\n    name: wrong on purpose\n    input: { period: '2021', records: [] }\n    expect: { verdict: met, totals: { total: 5 } }\n",
    'cases.yaml',
  );
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  const [outcome] = loaded.cases.map((each) => runPackCase(pack, each));
  const said = (locale: 'zh-CN' | 'en') =>
    outcome?.differences.map((each) => diagnosticSentence(each, locale));
  expect(said('en')).toEqual([
    'verdict: expected met, got short',
    'totals.total: expected 5, got 0',
  ]);
  expect(said('zh-CN')).toEqual(['verdict：应为 met，得到 short', 'totals.total：应为 5，得到 0']);
});

test('what is missing is named in words, never by its id', async () => {
  // Goal: the text of an open point is for people. Method: a rule whose value the place has not set, and a fact.
  const pack = await packOf('zj-teachers');
  const paper = {
    id: 'a',
    kind: 'paper',
    on: '2024-05-01',
    attrs: { level: 'city', rank: 1 },
  };
  const input = parseInput({ period: '2020/2024', records: [paper] }, pack);
  for (const [locale, label] of [
    ['zh-CN', '教科研成果，市级'],
    ['en', 'Education research, city'],
  ] as const) {
    const [open] = evaluate(pack, input, { locale, explain: true }).undecided;
    expect(open?.why).toContain(label);
    expect(open?.why).not.toContain('ZJ-B4');
  }
});
