import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cssVariables, tokensCss } from './css-variables.ts';

const here = import.meta.dirname;

it('keeps tokens.css equal to tokens.json', () => {
  // Goal: one source for every value. Method: print the file again and compare, apart from
  // formatting.
  const printed = readFileSync(join(here, 'tokens.css'), 'utf8');
  const plain = (css: string) => css.replaceAll(/\s+/g, ' ').replaceAll("'", '"').toLowerCase();
  expect(plain(printed)).toBe(plain(tokensCss()));
});

it('defines every variable that our style sheets use', () => {
  // Goal: no silent fallback to nothing. Method: collect var(--jx-…) from all sheets.
  const source = join(here, '../..');
  const known = new Set(cssVariables().keys());
  const own = new Set<string>();
  const used = new Set<string>();
  for (const file of globSync('**/*.css', { cwd: source })) {
    const text = readFileSync(join(source, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/(--jx-[\w-]+)\s*:/g)) own.add(name);
    for (const [, name = ''] of text.matchAll(/var\((--jx-[\w-]+)/g)) used.add(name);
  }
  // Set on the element itself by ShareBar.
  own.add('--jx-share');
  expect(used.size).toBeGreaterThan(30);
  expect([...used].filter((name) => !known.has(name) && !own.has(name))).toEqual([]);
});
