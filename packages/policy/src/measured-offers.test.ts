import { parseLocalDate, present } from '@jixu/kernel';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readPacks } from './files.ts';
import { lineWordsOf } from './line-words.ts';
import { measuredOffers } from './measured-offers.ts';
import { parseInput } from './parse-input.ts';
import { plan } from './plan.ts';
import { recordQuestions } from './record-questions.ts';

const folders = await readPacks(fileURLToPath(new URL('../../../packs', import.meta.url)));
const packs = new Map(folders.flatMap(({ pack }) => (pack === null ? [] : [[pack.id, pack]])));
const found = parseLocalDate('2026-12-31');
const lastDay = present(found.ok ? found.value : null, 'a day');

const someone = {
  person: {
    graduatedOn: '2016-07-01',
    titles: [{ level: 'intermediate', obtainedOn: '2022-06-30' }],
    schoolStage: 'primary',
    employerGrade: 'secondary',
  },
  target: { year: 2026, title: 'deputy-senior', on: '2027-01-01' },
};

test.each([...packs.values()].map((pack) => [pack.id, pack] as const))(
  '%s: whoever has nothing yet is shown a way, by what the pack itself measures',
  // Goal: no pack leaves a person without a way on. Method: a person without records, planned with the pack's own offers.
  (_id, pack) => {
    const given = pack.editions.at(-1)?.document.period.kind === 'given';
    const input = parseInput({ ...someone, ...(given ? { period: '2022/2026' } : {}) }, pack);
    const offers = measuredOffers(pack, input, lastDay);
    const { certain } = plan(pack, input, { offers, options: { expansionsMax: 600 } });
    if (certain.short.length === 0) expect(offers).toEqual([]);
    else expect(certain.options.map(({ result }) => result.verdict)).toContain('met');
  },
);

test('an offer speaks in the unit of its kind', () => {
  // Goal: courses are offered as courses, lectures as days. Method: two packs, what the offers say.
  const units = (id: string, kind: string) => {
    const pack = present(packs.get(id), id);
    const offers = measuredOffers(pack, parseInput(someone, pack), lastDay);
    return offers.find(({ record }) => record.kind === kind)?.record.qty;
  };
  expect(units('js-changzhou', 'course')).toEqual({ courses: { n: 4, d: 1 } });
  expect(units('gd-teachers', 'lecture')).toEqual({ days: { n: 6, d: 1 } });
  expect(units('sd-zibo', 'online')).toEqual({ hours: { n: 60, d: 1 }, days: { n: 8, d: 1 } });
});

test('a record is asked only what can still change its hours', () => {
  // Goal: a form asks for the level of a journal only where it decides. Method: one paper, two classes of journal.
  const pack = present(packs.get('gd-teachers'), 'gd-teachers');
  const asked = (record: Record<string, unknown>) => {
    const input = parseInput({ records: [{ id: 'r', on: '2026-03-01', ...record }] }, pack);
    const edition = present(pack.editions.at(-1), 'an edition');
    return recordQuestions(edition, present(input.records[0], 'a record'), input);
  };
  const paper = (journal: string) => asked({ kind: 'paper', attrs: { journal } })?.attributes;
  expect(paper('foreign')).toEqual(['journal', 'rank']);
  expect(paper('issn-cn')).toEqual(['journal', 'rank', 'level']);
  expect(asked({ kind: 'training' })?.measures).toEqual([['hours'], ['days', 'minutes']]);
  expect(asked({ kind: 'xuexi-points' })).toBeNull();
});

test('every line of every pack has words in both languages', () => {
  // Goal: the arithmetic is readable. Method: each line of each pack; no id, no Chinese in English.
  for (const pack of packs.values())
    for (const edition of pack.editions)
      for (const kind of edition.kinds.values())
        for (const { when, gives } of lineWordsOf(edition, kind)) {
          expect(gives['zh-CN']).toMatch(/\p{Script=Han}/u);
          expect(`${when?.en ?? ''} ${gives.en}`).not.toMatch(/\p{Script=Han}|undefined|person\./u);
          expect(when?.['zh-CN'] ?? '').not.toMatch(/[a-z]{4,}/);
        }
});
