import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runPackCase } from './cases.ts';
import { coverageOf } from './coverage.ts';
import { readPacks } from './files.ts';
import { lintFile } from './lint/lint-pack.ts';
import { packSchema } from './pack-schema.ts';
import { certificateOf, formsOf, routeOf } from './procedures.ts';

const folders = await readPacks(join(import.meta.dirname, '../../../packs'));

test('goal: every pack in the repository can be read; method: load all, list problems', () => {
  expect(folders.length).toBeGreaterThan(1);
  expect(folders.flatMap((folder) => folder.problems)).toEqual([]);
});

for (const { pack, cases } of folders) {
  if (pack === null) continue;
  test(`goal: every case of ${pack.id} holds; method: run each and list what differs`, () => {
    const failures = cases
      .map((each) => ({ at: `${each.file}:${each.line}`, ...runPackCase(pack, each.case) }))
      .filter((each) => each.differences.length > 0);
    expect(failures.map(({ at, id, differences }) => ({ at, id, differences }))).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  });

  test(`goal: every form of ${pack.id} says its deciding day; method: a field maps to "on" or to "to"`, () => {
    for (const edition of pack.editions)
      for (const form of formsOf(edition)) {
        const maps = form.fields.map((field) => field.maps);
        expect(maps.some((each) => each === 'on' || each === 'to')).toBe(true);
      }
  });
}

test('goal: the schema that editors use is the one packs are read with; method: compare with the file beside the packs', () => {
  const file = join(import.meta.dirname, '../../../packs/pack.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(packSchema());
});

test('goal: lint is clean and every line has a case; method: all packs of the repository', () => {
  const said = folders.flatMap(({ files, pack, cases }) => [
    ...files.flatMap(lintFile).map((each) => `${each.file}:${each.line} ${each.message}`),
    ...(pack === null
      ? []
      : coverageOf(
          pack,
          cases.map((each) => each.case),
        ).missing),
  ]);
  expect(said).toEqual([]);
});

test('goal: routes are found by form and by way in; method: zibo declares through three offices, platforms through none', () => {
  const edition = folders.find((folder) => folder.pack?.id === 'sd-zibo')?.pack?.editions[0];
  if (edition === undefined) throw new Error('no sd-zibo');
  expect(routeOf(edition, 'training')?.steps.map((step) => [step.office, step.effect])).toEqual([
    ['unit', 'counts'],
    ['authority', 'confirms'],
    ['bureau', 'vetoes'],
  ]);
  expect(routeOf(edition, 'platform')?.steps).toEqual([]);
  expect(certificateOf(edition)?.when).toBe('year-verified');
});
