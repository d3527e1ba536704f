import { Value } from 'typebox/value';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { editionOf, packFiles } from './library.ts';
import { PackPage, presentPack } from './present-pack.ts';

const files = await packFiles(fileURLToPath(new URL('../../../packs', import.meta.url)));

test.each(files.map((file) => [file.file.split('/').slice(-2).join('/'), file] as const))(
  '%s: everything on its page leads to an article on its page',
  // Goal: no "source" link is dead. Method: every shipped pack through the presenter, each rule id looked up.
  (_name, file) => {
    const page = presentPack(editionOf(file));
    expect([...Value.Errors(PackPage, page)]).toEqual([]);
    const listed = new Set(page.rules.map((rule) => rule.id));
    const named = [
      ...[
        page.requirements,
        page.caps,
        page.routes,
        page.windows,
        page.parameters,
        page.readings,
        page.statements,
        page.notes,
        page.certificateRule === null ? [] : [page.certificateRule],
        page.courseCertificate === null ? [] : [page.courseCertificate],
      ].flatMap((part) => part.map((one) => one.rule)),
      ...page.routes.flatMap((route) => route.steps.map((step) => step.rule)),
      ...page.kinds.flatMap((kind) => kind.lines.map((line) => line.rule)),
      ...[page.kinds, page.formList].flatMap((part) => part.flatMap((one) => one.rules)),
    ];
    expect(named.filter((id) => !listed.has(id))).toEqual([]);
    expect(page.routes.flatMap((route) => route.forms)).toHaveLength(page.forms);
  },
);

test('the numbers of a pack stand on its page as the file writes them', () => {
  // Goal: presenting changes no number. Method: one pack, read by hand.
  const file = files.find((one) => one.file.includes('sd-zibo/'));
  if (!file) throw new Error('no such pack');
  const page = presentPack(editionOf(file));
  expect(page.requirements.map(({ id, need, per }) => [id, need, per])).toEqual([
    ['public', '30', 'year'],
    ['professional', '60', 'year'],
    ['total', '90', 'year'],
  ]);
  expect(page.caps.map(({ id, hours }) => [id, hours])).toEqual([
    ['xuexi', '10'],
    ['compulsory', '20'],
    ['platform-professional', '60'],
  ]);
  expect(page.region).toEqual({ code: '370300', name: '山东省淄博市' });
  expect(page.routes.map((route) => route.steps.map((step) => step.silenceWorkingDays))).toEqual([
    [null, '10', null],
    [],
  ]);
});
