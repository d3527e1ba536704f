import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

type Book = Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>>;

/** Codes in catalogues (`refusals('room', { code: … })`) and those thrown or answered by name. */
async function answeredCodes(): Promise<Set<string>> {
  const codes = new Set<string>();
  for await (const file of glob('server/src/*/errors.ts', { cwd: root })) {
    const { catalogue } = (await import(`${root}${file}`)) as { catalogue: object };
    for (const code of Object.keys(catalogue)) codes.add(code);
  }
  for await (const file of glob('server/src/**/*.ts', { cwd: root })) {
    if (/\.(test|testing|fixture)\.ts$|\/testing\.ts$/.test(file)) continue;
    const text = await readFile(`${root}${file}`, 'utf8');
    for (const [, code] of text.matchAll(/Refusal\(\s*'([a-z]+\.[a-z_]+)'/g)) codes.add(code ?? '');
    for (const [, code] of text.matchAll(/code: '(platform\.[a-z_]+)'/g)) codes.add(code ?? '');
  }
  return codes;
}

async function translatedKeys(): Promise<Readonly<Record<'zh-CN' | 'en', Set<string>>>> {
  const keys = { 'zh-CN': new Set<string>(), en: new Set<string>() };
  for await (const file of glob('web/src/**/*words.ts', { cwd: root })) {
    for (const value of Object.values((await import(`${root}${file}`)) as object)) {
      if (!isBook(value)) continue;
      for (const key of Object.keys(value['zh-CN'])) keys['zh-CN'].add(key);
      for (const key of Object.keys(value.en)) keys.en.add(key);
    }
  }
  return keys;
}

function isBook(value: unknown): value is Book {
  return typeof value === 'object' && value !== null && 'zh-CN' in value && 'en' in value;
}

test('whatever the server refuses, the pages have a sentence for it in both languages', async () => {
  // Goal: nobody reads a raw code. Method: every catalogue and every code named in the server against all word books.
  const codes = await answeredCodes();
  expect(codes.size).toBeGreaterThan(100);
  const keys = await translatedKeys();
  const missing = [...codes]
    .toSorted()
    .filter((code) => !keys['zh-CN'].has(`errors.${code}`) || !keys.en.has(`errors.${code}`));
  expect(missing).toEqual([]);
});
