import { join } from 'node:path';
import { formatLocalDate, lastDay, seededRandom } from '@jixu/kernel';
import { expect, test } from 'vitest';
import { parseCatalogue } from './catalogue.ts';
import { evaluateTicks } from './evaluate.ts';
import { readPackFolder } from './files.ts';
import type { EvaluationInput } from './input.ts';
import { parseInput } from './parse-input.ts';
import { plan } from './plan.ts';
import { randomRecord } from './random-person.ts';

const { pack } = await readPackFolder(join(import.meta.dirname, '../../../packs/gd-teachers'));
if (pack === null) throw new Error('gd-teachers cannot be read');
const gd = pack;

function met(input: EvaluationInput): boolean {
  return evaluateTicks(gd, input).requirements.every((each) => each.short === 0);
}

test(
  'goal: on small catalogues nothing takes fewer hours; method: every subset of up to 8 offers, by brute force',
  { timeout: 120_000 },
  () => {
    const random = seededRandom(99);
    let plans = 0;
    for (let round = 0; round < 25; round += 1) {
      const records = [
        {
          id: 'a',
          kind: 'course',
          category: 'public',
          on: '2021-03-01',
          qty: { hours: 24 + random.below(7) },
        },
        {
          id: 'b',
          kind: 'course',
          category: 'professional',
          on: '2021-03-01',
          qty: { hours: 30 + random.below(12) },
        },
        {
          id: 'c',
          kind: 'training',
          category: 'elective',
          on: '2021-03-01',
          qty: { hours: 10 + random.below(8) },
        },
        { id: 'd', kind: 'patent', category: 'professional', on: '2021-03-02', attrs: { rank: 2 } },
      ];
      const input = parseInput({ period: '2021', records }, gd);
      const offers = Array.from({ length: 3 + random.below(6) }, (_, at) => {
        const {
          status: _s,
          decided: _d,
          evidence: _e,
          ...record
        } = randomRecord(gd, random, { at, first: 2021, last: 2021 });
        const category = random.pick(['public', 'professional', 'elective']);
        return random.chance(70)
          ? {
              id: `o${at}`,
              kind: category === 'public' ? 'course' : 'training',
              category,
              on: '2021-11-01',
              qty: { hours: 1 + random.below(9) },
            }
          : { ...record, id: `o${at}` };
      });
      const catalogue = parseCatalogue({ offers }, gd, '2021-12-31');
      const answer = plan(gd, input, { offers: catalogue });
      let best = Number.POSITIVE_INFINITY;
      for (let mask = 1; mask < 1 << catalogue.length; mask += 1) {
        const chosen = catalogue.filter((_, at) => (mask >> at) % 2 === 1);
        const evaluation = evaluateTicks(gd, {
          ...input,
          records: [...input.records, ...chosen.map((each) => each.record)],
        });
        const lines = evaluation.records.slice(-chosen.length);
        if (!lines.every((line) => line.reason === 'counted')) continue;
        if (!evaluation.requirements.every((each) => each.short === 0)) continue;
        best = Math.min(
          best,
          lines.reduce((sum, line) => sum + line.ticks, 0),
        );
      }
      const [first] = answer.certain.options;
      const possible = best !== Number.POSITIVE_INFINITY && !met(input);
      if (possible) plans += 1;
      expect(first === undefined ? null : Number(first.hours) * 1800).toBe(possible ? best : null);
      expect(answer.certain.why === 'nothing is missing').toBe(met(input));
      expect(answer.certain.optimal || !possible).toBe(true);
    }
    expect(plans).toBeGreaterThan(5);
  },
);

test('goal: a plan never holds what a cap would cut, a closed, unfiled or doubled class; method: one of each', () => {
  const input = parseInput(
    {
      period: '2021',
      records: [
        { id: 'a', kind: 'patent', category: 'professional', on: '2021-01-01', attrs: { rank: 1 } },
        {
          id: 'k',
          kind: 'training',
          category: 'elective',
          on: '2021-02-01',
          qty: { hours: 4 },
          key: 'class:1',
        },
      ],
    },
    gd,
  );
  const offers = parseCatalogue(
    {
      offers: [
        {
          id: 'cut',
          kind: 'patent',
          category: 'professional',
          on: '2021-12-01',
          attrs: { rank: 2 },
        },
        { id: 'past', kind: 'training', category: 'elective', on: '2021-05-01', qty: { hours: 4 } },
        {
          id: 'unfiled',
          kind: 'training',
          category: 'elective',
          on: '2021-12-01',
          qty: { hours: 4 },
          attrs: { filed: false },
        },
        {
          id: 'double',
          kind: 'training',
          category: 'elective',
          on: '2021-12-01',
          qty: { hours: 4 },
          key: 'class:1',
        },
        {
          id: 'outside',
          kind: 'training',
          category: 'elective',
          on: '2022-01-01',
          qty: { hours: 4 },
        },
      ],
    },
    gd,
    '2021-12-31',
  );
  const answer = plan(gd, input, { offers, options: { asOf: '2021-06-01' } });
  expect(answer.certain.setAside).toEqual([
    { id: 'cut', why: 'a cap would cut it' },
    { id: 'past', why: 'closed' },
    { id: 'unfiled', why: 'not approved beforehand' },
    { id: 'double', why: 'same-work' },
    { id: 'outside', why: 'outside-period' },
  ]);
  expect(answer.certain.options).toEqual([]);
  expect(answer.certain.why).toBe('no offer that still counts is left');
});

test('goal: certain and if-pending are two answers, and a pending record is offered a better category; method: the demonstration teacher', () => {
  const input = parseInput(
    {
      period: '2021',
      records: [
        {
          id: 'class',
          kind: 'training',
          category: 'professional',
          on: '2021-07-22',
          qty: { days: 3 },
          attrs: { organiser: 'higher-office', examPassed: true },
        },
        {
          id: 'paper',
          kind: 'paper',
          category: 'professional',
          on: '2021-10-15',
          attrs: { rank: 2, journal: 'provincial-core' },
          status: 'pending',
        },
      ],
    },
    gd,
  );
  const evaluation = evaluateTicks(gd, input);
  const day = evaluation.period === null ? '' : formatLocalDate(lastDay(evaluation.period));
  const offers = parseCatalogue(
    { offers: [{ id: 'x', kind: 'course', category: 'public', qty: { hours: 1 } }] },
    gd,
    day,
  );
  const answer = plan(gd, input, { offers });
  expect(answer.certain.short.find((each) => each.id === 'professional')?.short).toBe('18');
  expect(answer.ifPending.short.find((each) => each.id === 'professional')?.short).toBe('14');
  expect(answer.redeclare).toEqual([
    {
      record: 'paper',
      from: 'professional',
      to: 'elective',
      counts: ['4', '14'],
      short: ['62', '52'],
    },
  ]);
});
