import { expect, test } from 'vitest';
import { BadInput } from './input.ts';
import { parseInput } from './parse-input.ts';
import { packOf } from './shipped-pack.testing.ts';
import { parseJson } from './parse-json.ts';

const pack = await packOf('gd-teachers');

function refusal(read: () => unknown): BadInput {
  try {
    read();
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const record = { id: 'r1', kind: 'training', on: '2021-03-05' };

test.each([
  [{ records: [{ ...record, qty: { days: 2.5 } }] }, '$.records[0].qty.days', '2.5'],
  [{ records: [{ ...record, qty: { days: -1 } }] }, '$.records[0].qty.days', '-1'],
  [{ records: [{ ...record, qty: { days: '-1' } }] }, '$.records[0].qty.days', '"-1"'],
  [{ records: [{ ...record, qty: { days: '1e3' } }] }, '$.records[0].qty.days', '"1e3"'],
  [{ records: [{ ...record, qty: { days: '1/0' } }] }, '$.records[0].qty.days', '"1/0"'],
  [{ records: [{ ...record, qty: { weeks: 1 } }] }, '$.records[0].qty.weeks', '"weeks"'],
  [{ records: [{ ...record, on: '2021-02-29' }] }, '$.records[0].on', '"2021-02-29"'],
  [{ records: [{ ...record, on: undefined }] }, '$.records[0].on', 'nothing'],
  [{ records: [{ ...record, kind: 'holiday' }] }, '$.records[0].kind', '"holiday"'],
  [{ records: [{ ...record, attrs: { colour: 'red' } }] }, '$.records[0].attrs.colour', '"colour"'],
  [{ records: [{ ...record, attrs: { mode: 'lying' } }] }, '$.records[0].attrs.mode', '"lying"'],
  [{ records: [{ ...record, attrs: { rank: 0 } }] }, '$.records[0].attrs.rank', '0'],
  [
    { records: [{ ...record, attrs: { examPassed: 'yes' } }] },
    '$.records[0].attrs.examPassed',
    '"yes"',
  ],
  [
    { records: [{ ...record, kind: 'contest', attrs: { grade: 'good' } }] },
    '$.records[0].attrs.grade',
    '"good"',
  ],
  [{ records: [{ ...record, category: 'optional' }] }, '$.records[0].category', '"optional"'],
  [{ records: [{ ...record, status: 'done' }] }, '$.records[0].status', '"done"'],
  [{ records: [{ ...record, via: 'post' }] }, '$.records[0].via', '"post"'],
  [
    { records: [{ ...record, from: '2021-03-06', to: '2021-03-05' }] },
    '$.records[0].to',
    '"2021-03-05"',
  ],
  [{ records: [{ ...record, catgory: 'elective' }] }, '$.records[0].catgory', '"catgory"'],
  [{ records: [{ ...record, decided: { hours: 1.5 } }] }, '$.records[0].decided.hours', '1.5'],
  [{ records: [record, record] }, '$.records[1].id', '"r1"'],
  [{ records: {} }, '$.records', 'an object'],
  [{ parameters: { x: 1 } }, '$.parameters.x', '"x"'],
  [{ readings: { 'achievements-cap': 'none' } }, '$.readings.achievements-cap', '"none"'],
  [{ readings: { other: 'none' } }, '$.readings.other', '"other"'],
  [{ period: '2023/2019' }, '$.period', '"2023/2019"'],
  [{ period: 2021 }, '$.period', '2021'],
  [{ period: { from: '2021-09-01', to: '2021-09-01' } }, '$.period.to', '"2021-09-01"'],
  [{ period: '2020' }, '$.period', '"2020-01-01..2020-12-31"'],
  [{ target: { year: '2021' } }, '$.target.year', '"2021"'],
  [{ person: { titles: [{ level: 'king' }] } }, '$.person.titles[0].level', '"king"'],
  [{ person: { schoolStage: 'nursery' } }, '$.person.schoolStage', '"nursery"'],
  [[], '$', 'a list'],
  [null, '$', 'null'],
])('goal: bad input is refused with path and finding; method: %j', (json, path, found) => {
  const error = refusal(() => parseInput(json, pack));
  expect(error.path).toBe(path);
  expect(error.found).toBe(found);
  expect(error.allowed.length).toBeGreaterThan(3);
});

test.each([
  ['{"a": 5.0}', '$.a', /whole number/],
  ['{"a": {"b": [1, 1e2]}}', '$.a.b[1]', /whole number/],
  ['{"a": 1, "a": 2}', '$.a', /once/],
  ['{"a": 1', '$ (line 1, column 8)', /comma or }/],
  ['', '$ (line 1, column 1)', /a value/],
  ['{"a": 01}', '$ (line 1, column 8)', /comma or }/],
  ['{"a": "\n"}', '$.a (line 1, column 7)', /escape/],
  ['['.repeat(60), `$${'[0]'.repeat(51)} (line 1, column 52)`, /levels/],
])('goal: JSON is read strictly; method: %s', (text, path, allowed) => {
  const error = refusal(() => parseJson(text));
  expect(error.path).toBe(path);
  expect(error.allowed).toMatch(allowed);
});

test('goal: strict reading means the same as JSON.parse on good text; method: one text with everything in it', () => {
  const text = '{"a":[1,-2,true,false,null,"x\\u4e00\\n",{"__proto__":{"b":[]}}]," c ":{}}';
  expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(JSON.parse(text)));
});
