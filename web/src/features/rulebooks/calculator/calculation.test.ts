import { loadCases, loadEdition, makePack, type Pack, type PackCase } from '@jixu/policy';
import { describe, expect, it } from 'vitest';
import {
  type Calculation,
  emptyCalculation,
  nextEntryId,
  parseCalculation,
} from './calculation.ts';
import { calculationIn, fragmentOf } from './calculation-link.ts';
import { compute, gapOf, planOf } from './compute.ts';
import { inputOf, lastDayOf, usualPeriod } from './evaluation-input.ts';

const texts = import.meta.glob<string>('../../../../../packs/*/*.yaml', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const caseTexts = import.meta.glob<string>('../../../../../packs/*/cases/*.yaml', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const read = new Map<string, Pack>();

function packNamed(id: string): Pack {
  const known = read.get(id) ?? readPack(id);
  read.set(id, known);
  return known;
}

function readPack(id: string): Pack {
  const editions = Object.entries(texts)
    .filter(([file]) => file.split('/').at(-2) === id)
    .map(([file, text]) => {
      const loaded = loadEdition(text, file);
      if (!loaded.ok) throw new Error(file);
      return loaded.edition;
    });
  return makePack(editions);
}

function casesOf(id: string): readonly PackCase[] {
  return Object.entries(caseTexts)
    .filter(([file]) => file.split('/').at(-3) === id)
    .flatMap(([file, text]) => {
      const loaded = loadCases(text, file);
      return loaded.ok ? loaded.cases : [];
    });
}

const ids = Object.keys(texts).map((file) => file.split('/').at(-2) ?? '');

const teacher: Calculation = {
  ...emptyCalculation({ year: 2026 }),
  entries: [
    {
      id: 'r1',
      kind: 'course',
      category: 'public',
      qty: { hours: '30' },
      attrs: {},
      status: 'approved',
    },
    {
      id: 'r2',
      kind: 'training',
      category: 'professional',
      qty: { hours: '36' },
      attrs: {},
      status: 'approved',
    },
    {
      id: 'r3',
      kind: 'paper',
      category: 'elective',
      qty: {},
      attrs: { journal: 'foreign', rank: '2' },
      status: 'pending',
    },
  ],
};

function computed(pack: Pack, calculation: Calculation) {
  const outcome = compute(pack, calculation, 'zh-CN');
  if (!outcome.ok) throw new Error(`refused at ${outcome.at}`);
  return outcome.computed;
}

describe('a link', () => {
  it('carries a calculation there and back', () => {
    // Goal: a link is the calculation. Method: encode, decode, compare.
    expect(calculationIn(`#${fragmentOf(teacher)}`)).toEqual(teacher);
  });

  it.each([
    ['nothing', ''],
    ['an anchor', '#GD21-5'],
    ['a link cut off', `#${fragmentOf(teacher).slice(0, -9)}`],
    ['no JSON', '#c=%%%'],
    ['another shape', `#c=${btoa('{"year":"2026"}')}`],
    [
      'too many entries',
      `#c=${btoa(JSON.stringify({ ...teacher, entries: Array.from({ length: 61 }, (_, at) => ({ id: `r${at}`, kind: 'course', qty: {}, attrs: {} })) }))}`,
    ],
    [
      'one id twice',
      `#c=${btoa(JSON.stringify({ ...teacher, entries: [teacher.entries[0], teacher.entries[0]] }))}`,
    ],
    [
      'a text as long as a letter',
      `#c=${btoa(JSON.stringify({ ...teacher, facts: { schoolStage: 'x'.repeat(90) } }))}`,
    ],
  ])('that is %s opens an empty calculator', (_what, fragment) => {
    // Goal: what others send cannot break the page. Method: fragments that this page never made.
    expect(calculationIn(fragment)).toBeUndefined();
  });

  it('holds nothing that a person typed freely', () => {
    // Goal: no personal data in links. Method: what parsing keeps of members nobody asked for.
    const given = { ...teacher, name: '某人', entries: [{ ...teacher.entries[0], title: '某校' }] };
    expect(JSON.stringify(parseCalculation(given))).not.toMatch(/某/);
  });
});

describe('computing', () => {
  it.each(ids)('%s: an empty calculator has an answer, and asks in the words of the pack', (id) => {
    // Goal: every pack opens. Method: the page's own starting state, evaluated.
    const pack = packNamed(id);
    const edition = pack.editions.at(-1);
    if (edition === undefined) throw new Error(id);
    const start = emptyCalculation(usualPeriod(edition, casesOf(id), '2026-11-10'));
    const { evaluation } = computed(pack, start);
    const fields = evaluation.undecided.map(({ field }) => field ?? '');
    expect(fields.filter((field) => !/^(person|target)\./.test(field))).toEqual([]);
    expect(evaluation.records).toEqual([]);
  });

  it.each(ids)(
    '%s: one entry of every kind is taken, and asks only what the row can answer',
    (id) => {
      // Goal: no kind is a dead end. Method: a bare entry of each kind; what is undecided has a field on its row.
      const pack = packNamed(id);
      const edition = pack.editions.at(-1);
      if (edition === undefined) throw new Error(id);
      for (const kind of edition.kinds.values()) {
        const start = emptyCalculation(usualPeriod(edition, casesOf(id), '2026-11-10'));
        const entry = {
          id: 'r1',
          kind: kind.kind,
          qty: {},
          attrs: {},
          status: 'approved' as const,
        };
        const { evaluation, questions } = computed(pack, { ...start, entries: [entry] });
        const asked = questions.get('r1');
        for (const one of evaluation.undecided.filter(({ id: of }) => of === 'r1')) {
          const wanted = one.with ?? '';
          const attribute = wanted.startsWith('attrs.') ? wanted.slice('attrs.'.length) : null;
          const unit = wanted.startsWith('qty.') ? wanted.slice('qty.'.length) : null;
          if (attribute !== null) expect(asked?.attributes).toContain(attribute);
          else if (unit !== null) expect(asked?.measures.flat()).toContain(unit);
          else expect(wanted).toMatch(/^(category|decided|parameters\..+|person\..+|target\..+)$/);
        }
      }
    },
  );

  it('counts a teacher of Guangdong, certain apart from hoped for', () => {
    // Goal: the engine's own answer on the page. Method: three entries, one under review.
    const pack = packNamed('gd-teachers');
    const { edition, evaluation } = computed(pack, teacher);
    expect(evaluation.totals).toEqual({
      public: '30',
      professional: '36',
      elective: '0',
      total: '66',
    });
    expect(gapOf(evaluation.requirements, edition)).toBe('24');
    expect(gapOf(evaluation.requirements, edition, 'shortWithPending')).toBe('10');
  });

  it('plans the least for sure, and less if what is pending passes', () => {
    // Goal: both answers of the plan. Method: the same teacher on 10 November.
    const pack = packNamed('gd-teachers');
    const plan = planOf(pack, computed(pack, teacher), {
      calculation: teacher,
      today: '2026-11-10',
    });
    expect(plan?.certain.hours).toBe('24');
    expect(plan?.ifPending.hours).toBe('10');
    const kinds = plan?.certain.lines.map(({ offer }) => [
      offer.record.kind,
      offer.record.category,
    ]);
    expect(kinds).toContainEqual(['course', 'elective']);
    expect(plan?.certain.lines.every(({ instead }) => instead.length > 0)).toBe(true);
  });

  it('takes the cycle from the title where the rulebook does', () => {
    // Goal: Changzhou reckons from the year of the title. Method: a title of 2021, application in 2026.
    const pack = packNamed('js-changzhou');
    const applicant = {
      ...emptyCalculation({ year: 2026 }),
      title: 'intermediate',
      titleOn: '2021-06-30',
    };
    const { evaluation } = computed(pack, applicant);
    expect(evaluation.period).toEqual({ from: '2021-01-01', to: '2027-01-01' });
    const courses = evaluation.requirements.find(({ id }) => id === 'public-courses');
    expect([courses?.need, courses?.unit]).toEqual(['5', 'courses']);
    // A title of later years is not held yet: then the graduation counts, and before it nothing can.
    const early = { ...applicant, year: 2019 };
    const asks = computed(pack, early).evaluation.undecided.map(({ field }) => field);
    expect(asks).toContain('person.graduatedOn');
    const never = compute(pack, { ...early, graduatedOn: '2020-07-01' }, 'zh-CN');
    expect(never.ok ? null : never.at).toBe('$.target.year');
  });

  it('asks the place for its number and goes on with it', () => {
    // Goal: a required parameter is neither guessed nor fatal. Method: without it, then with it.
    const pack = packNamed('zj-teachers');
    const paper = {
      ...emptyCalculation({ year: 2026, firstYear: 2022 }),
      entries: [
        {
          id: 'r1',
          kind: 'paper',
          qty: {},
          attrs: { level: 'city', rank: '1' },
          status: 'approved' as const,
        },
      ],
    };
    expect(computed(pack, paper).evaluation.undecided).toMatchObject([
      { id: 'r1', ask: 'place', with: 'parameters.ZJ-B4-city' },
    ]);
    const set = computed(pack, { ...paper, parameters: { 'ZJ-B4-city': '24' } });
    expect(set.evaluation.records[0]?.counted).toBe('24');
  });

  it('leaves out what the pack does not know', () => {
    // Goal: a link of another release is not refused for a word. Method: unknown names beside known ones.
    const pack = packNamed('gd-teachers');
    const strange = {
      ...teacher,
      parameters: { nothing: '1' },
      readings: { 'achievements-cap': 'never' },
      entries: teacher.entries.map((entry) => ({
        ...entry,
        attrs: { ...entry.attrs, colour: 'red' },
      })),
    };
    expect(inputOf(pack, strange)).toMatchObject({ parameters: {}, readings: {} });
    expect(computed(pack, strange).evaluation.totals).toEqual(
      computed(pack, teacher).evaluation.totals,
    );
  });
});

describe('the period', () => {
  it('is the one that cases of the rulebook reckon with', () => {
    // Goal: five years where people ask about five. Method: packs whose period is given.
    const period = (id: string, today: string) => {
      const edition = packNamed(id).editions.at(-1);
      if (edition === undefined) throw new Error(id);
      return usualPeriod(edition, casesOf(id), today);
    };
    expect(period('sn-pingli', '2026-11-10')).toEqual({ year: 2026, firstYear: 2022 });
    expect(period('social-work', '2026-11-10')).toEqual({ year: 2026, firstYear: 2024 });
    expect(period('sc-chengdu-teachers', '2026-11-10')).toEqual({
      year: 2026,
      firstYear: 2026,
      schoolYears: true,
    });
    expect(period('sc-chengdu-teachers', '2026-03-10')).toMatchObject({ year: 2025 });
    expect(period('gd-teachers', '2026-03-10')).toEqual({ year: 2026 });
  });

  it('ends with the day that entries without a day are taken on', () => {
    // Goal: no entry falls out of its period by default. Method: the three kinds of period.
    expect(lastDayOf(emptyCalculation({ year: 2026 }))).toBe('2026-12-31');
    expect(lastDayOf({ ...emptyCalculation({ year: 2026 }), schoolYears: true })).toBe(
      '2027-08-31',
    );
    expect(lastDayOf({ ...emptyCalculation({ year: 2026 }), applyOn: '2026-03-01' })).toBe(
      '2026-02-28',
    );
  });

  it('numbers entries so that none is mistaken for one that is gone', () => {
    // Goal: ids stay unique after a removal. Method: the lowest free number.
    expect(nextEntryId(teacher.entries.slice(1))).toBe('r1');
    expect(nextEntryId(teacher.entries)).toBe('r4');
  });
});
