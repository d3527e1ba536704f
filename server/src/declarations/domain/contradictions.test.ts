import { expect, test } from 'vitest';
import type { RecordFacts } from '../../hours/index.ts';
import {
  authorsBeyondSignatures,
  contradictionsOf,
  isSameThing,
  type Told,
} from './contradictions.ts';

// Goal: what does not fit together is named, and what does is not. Method: pairs of records written by hand, each beside
// its harmless neighbour.
const alike = (a: string, b: string): boolean => a.slice(0, 3) === b.slice(0, 3);

function told(of: Partial<Omit<Told, 'facts'>> & { facts?: Partial<RecordFacts> }): Told {
  const { facts, ...rest } = of;
  return {
    recordId: 'r1',
    number: 'DW-2026-000001-X',
    title: '消防安全轮训',
    source: 'declaration',
    files: [],
    ...rest,
    facts: { kind: 'training', on: '2026-10-13', via: 'self', ...facts },
  };
}

const codes = (one: Told, others: readonly Told[]): string[] =>
  contradictionsOf(one, others, alike).map((risk) => risk.code.replace('declarations.risk_', ''));

test('the same work is named with its number, and the other one counts', () => {
  const paper = { kind: 'paper', key: 'paper:CN44-0001' };
  const other = told({ recordId: 'r0', title: '光伏荷载复核', facts: paper });
  const risks = contradictionsOf(told({ title: '光伏', facts: paper }), [other], alike);
  expect(risks).toEqual([
    {
      code: 'declarations.risk_own_same_work',
      detail: { title: '光伏荷载复核', on: '2026-10-13', number: 'DW-2026-000001-X' },
    },
  ]);
});

test('the same title on another day is a hint, on the same day the same thing', () => {
  expect(
    codes(told({ facts: { on: '2026-03-01' } }), [told({ title: '消防 安全（轮训）' })]),
  ).toEqual(['own_same_title']);
  expect(codes(told({}), [told({ title: '消防 安全（轮训）' })])).toEqual(['own_same_work']);
  expect(codes(told({ title: '实验室安全' }), [told({})])).toEqual([]);
});

test('what a platform pushed is the same thing under whatever kind, within its days', () => {
  const pushed = told({ source: 'platform', number: '', facts: { kind: 'course' } });
  const mine = told({ facts: { from: '2026-10-12', to: '2026-10-14', on: '2026-10-14' } });
  expect(codes(mine, [pushed])).toEqual(['already_pushed']);
  expect(isSameThing(pushed, mine)).toBe(true);
  const later = told({ facts: { from: '2026-11-02', to: '2026-11-03', on: '2026-11-03' } });
  expect(isSameThing(pushed, later)).toBe(false);
  expect(codes(later, [pushed])).toEqual(['already_pushed']);
});

test('one file proves one thing; a picture that looks the same is said to', () => {
  const file = { evidenceId: 'e1', name: '证书.jpg', perceptual: 'abc0' };
  const another = { evidenceId: 'e2', name: '证书2.jpg', perceptual: 'abc9' };
  const scan = { evidenceId: 'e3', name: '证书.pdf', perceptual: null };
  const other = told({ recordId: 'r0', title: '另一个班', files: [file] });
  expect(codes(told({ files: [file] }), [other])).toEqual(['own_same_file']);
  expect(codes(told({ files: [another] }), [other])).toEqual(['own_similar_picture']);
  expect(codes(told({ files: [scan] }), [other])).toEqual([]);
});

test('two full-time classes overlap, an evening course beside one does not', () => {
  const week = { from: '2026-07-06', to: '2026-07-10', on: '2026-07-10' };
  const full = told({ title: '暑期研修', facts: { ...week, qty: { days: '5' } } });
  const other = told({
    title: '骨干班',
    facts: { from: '2026-07-10', to: '2026-07-11', on: '2026-07-11', qty: { halfDays: '4' } },
  });
  expect(contradictionsOf(full, [other], alike)).toMatchObject([
    {
      code: 'declarations.risk_overlapping_days',
      detail: { from: '2026-07-10', to: '2026-07-10' },
    },
  ]);
  const evening = told({ title: '夜校', facts: { ...week, qty: { hours: '10' } } });
  expect(codes(evening, [full])).toEqual([]);
  const paper = told({ title: '论文', facts: { kind: 'paper', on: '2026-07-08' } });
  expect(codes(paper, [full])).toEqual([]);
});

test('more hours than a day has, alone and together', () => {
  expect(codes(told({ facts: { qty: { hours: '13' } } }), [])).toEqual(['more_than_the_days']);
  expect(codes(told({ facts: { qty: { hours: '12' } } }), [])).toEqual([]);
  const morning = told({ recordId: 'r0', title: '上午的课', facts: { qty: { hours: '5' } } });
  const lecture = told({ recordId: 'r2', title: '讲座', facts: { qty: { hours: '4' } } });
  const mine = told({ title: '晚上的课', facts: { qty: { hours: '4' } } });
  expect(codes(mine, [morning, lecture])).toEqual(['hours_beyond_day']);
  expect(codes(mine, [morning])).toEqual([]);
});

test('more people than names on the work', () => {
  expect(authorsBeyondSignatures([1, 2, 2])).toEqual({ people: 3, places: 2 });
  expect(authorsBeyondSignatures([1, 2, 3])).toBeNull();
  expect(authorsBeyondSignatures([1, 3])).toBeNull();
  // A work whose names have no order says nothing.
  expect(authorsBeyondSignatures([1, null])).toBeNull();
});
