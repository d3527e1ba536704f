import { loadEdition, type PackEdition } from '@jixu/policy';
import { expect, test } from 'vitest';
import { compareEditions, differs } from './compare-editions.ts';

const texts = import.meta.glob<string>('../../../../../packs/sd-zibo/*.yaml', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const [source = ''] = Object.values(texts);

function edition(text: string): PackEdition {
  const loaded = loadEdition(text, 'sd-zibo.yaml');
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message ?? '');
  return loaded.edition;
}

test('an edition compared with itself has no changes and every part', () => {
  // Goal: only changes are marked. Method: one text twice.
  const parts = compareEditions(edition(source), edition(source), 'zh-CN');
  expect(parts.flatMap(({ rows }) => rows).filter(differs)).toEqual([]);
  const filled = parts.filter(({ rows }) => rows.length > 0).map(({ part }) => part);
  expect(filled).toEqual(['requirements', 'caps', 'lines', 'forms', 'rules']);
});

test('a changed number, a new cap and a reworded article are told apart', () => {
  // Goal: what changed, and only that. Method: three edits of one text.
  const changed = source
    .replace('of: public, at-least: 30', 'of: public, at-least: 36')
    .replace('qty.points: 2000..', 'qty.points: 3000..')
    .replace(
      /^caps:\n/m,
      'caps:\n  - { id: papers, label: { zh-CN: 论文, en: Papers }, over: { kinds: [paper] }, hours: 20, per: year, rule: ZB-8 }\n',
    );
  expect(changed).not.toBe(source);
  const parts = compareEditions(edition(source), edition(changed), 'en');
  const found = parts.flatMap(({ part, rows }) =>
    rows
      .filter(differs)
      .map(({ id, before, after }) => [part, id, before === null, after === null]),
  );
  expect(found).toEqual([
    ['requirements', 'public', false, false],
    ['caps', 'papers', true, false],
    ['lines', 'xuexi-points', false, false],
  ]);
});
