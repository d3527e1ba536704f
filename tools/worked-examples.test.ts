import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Worked examples that nothing here can show yet, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  T31: 'a transfer that the person begins: a move is agreed by the unit that has the person (organisations)',
  T32: 'collective payment: payments are a port of the learning room',
  T35: 'the gap between homeworks: assessment',
  T36: 'how long a homework may stay open: assessment',
  T37: 'when an exam may be entered: assessment',
  T39: 'the fee of a re-sit: assessment',
  T42: 'courses offered to an account without a title series: learning',
  T43: 'answers that outlive a crash: assessment',
};

const FIRST = 1;
const LAST = 82;

/** Cases of packs by `id:`, tests by their titles. */
async function named(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const file of glob('packs/*/cases/*.yaml', { cwd: root }))
    for (const [, id] of (await readFile(`${root}${file}`, 'utf8')).matchAll(
      /^\s*- id: ['"]?(T\d\d)\b/gm,
    ))
      found.add(id ?? '');
  for await (const file of glob('{packages,server,cli,e2e}/**/*.{test,journey}.ts', {
    cwd: root,
    exclude: (name) => name.includes('node_modules'),
  }))
    for (const [, title] of (await readFile(`${root}${file}`, 'utf8')).matchAll(
      /\b(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(\s*['"`]([^'"`]*T\d\d[^'"`]*)/g,
    ))
      for (const [id] of (title ?? '').matchAll(/\bT\d\d\b/g)) found.add(id);
  return found;
}

test('every worked example of the domain report has a case or a test that names it', async () => {
  // Goal: none is forgotten, and none is named twice as missing. Method: cases and titles read, and an explicit list.
  const have = await named();
  const all = Array.from(
    { length: LAST - FIRST + 1 },
    (_, at) => `T${String(FIRST + at).padStart(2, '0')}`,
  );
  expect(all.filter((id) => !have.has(id) && ELSEWHERE[id] === undefined)).toEqual([]);
  expect(Object.keys(ELSEWHERE).filter((id) => !all.includes(id))).toEqual([]);
  expect([...have].filter((id) => !all.includes(id))).toEqual([]);
});
