import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../main.ts');
const NODE = join(import.meta.dirname, '../../../node_modules/.bin/node');
const folder = mkdtempSync(join(tmpdir(), 'jixu-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function jixu(args: readonly string[], input = '') {
  const done = spawnSync(NODE, [MAIN, ...args], { input, encoding: 'utf8', timeout: 120_000 });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

const person = {
  period: '2021',
  records: [
    { id: 'a', kind: 'training', category: 'elective', on: '2021-03-05', qty: { days: 2 } },
  ],
};

test(
  'goal: --json prints one document and exits 0 whatever the verdict; method: a short person',
  { timeout: 120_000 },
  () => {
    const { status, out, err } = jixu(
      ['evaluate', '--pack', 'gd-teachers', '--json'],
      JSON.stringify(person),
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'short',
      totals: { elective: '16', total: '16' },
    });
  },
);

test.each([
  [['evaluate', '--pack', 'nowhere'], /found "nowhere"; allowed: .*gd-teachers/],
  [
    ['evaluate', '--pack', 'gd-teachers@1999'],
    /found "gd-teachers@1999"; allowed: gd-teachers@2021.1/,
  ],
  [
    ['evaluate', '--pack', 'gd-teachers', '--input', '/nowhere.json'],
    /\/nowhere.json: found ENOENT/,
  ],
  [
    ['evaluate', '--pack', 'gd-teachers', '--colour', 'red'],
    /found option --colour; allowed: --pack/,
  ],
  [['evaluate', '--pack', 'gd-teachers', '--as-of', '2021-02-30'], /found "2021-02-30"/],
  [
    ['evaluate', '--pack', 'gd-teachers'],
    /standard input: \$\.records\[0\]\.qty\.days: found 2\.5/,
  ],
  [['pack', 'sing'], /found "sing"; allowed: diff, new, test, lint|found "sing"/],
])(
  'goal: bad use exits 2 with one line on stderr and nothing on stdout; method: jixu %j',
  { timeout: 120_000 },
  (args, line) => {
    const bad = JSON.stringify(person).replace('"days":2', '"days":2.5');
    const { status, out, err } = jixu(args, bad);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toMatch(line);
  },
);

test(
  'goal: line n answers line n, and a refused line leaves nothing written; method: three people, then a broken one',
  { timeout: 120_000 },
  () => {
    const people = join(folder, 'people.ndjson');
    const out = join(folder, 'results.ndjson');
    const lines = [1, 2, 3].map((days) =>
      JSON.stringify({
        ...person,
        id: `p${days}`,
        records: [{ ...person.records[0], qty: { days } }],
      }),
    );
    writeFileSync(people, `${lines.join('\n')}\n`);
    const good = jixu(['evaluate', '--pack', 'gd-teachers', '--batch', people, '--out', out]);
    expect(good.status).toBe(0);
    const answers = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 'p1', totals: { total: '8' } },
      { id: 'p2', totals: { total: '16' } },
      { id: 'p3', totals: { total: '24' } },
    ]);
    const single = jixu(['evaluate', '--pack', 'gd-teachers', '--json'], lines[1]);
    expect(answers[1]).toEqual(JSON.parse(single.out));
    rmSync(out);
    writeFileSync(people, `${lines[0]}\n${lines[1]?.replace('"days":2', '"days":2.5')}\n`);
    const bad = jixu(['evaluate', '--pack', 'gd-teachers', '--batch', people, '--out', out]);
    expect(bad.status).toBe(2);
    expect(bad.err).toMatch(/people\.ndjson line 2: \$\.records\[0\]\.qty\.days: found 2\.5/);
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder)).toEqual(['people.ndjson']);
  },
);

test.each([
  [
    'a member twice',
    (line: string) => line.replace('"period":', '"period":"2021","period":'),
    /\$\.period: found the member twice/,
  ],
  [
    'a record member twice',
    (line: string) => line.replace('"kind":', '"kind":"course","kind":'),
    /records\[0\]\.kind: found the member twice/,
  ],
  ['a float', (line: string) => line.replace('"days":2', '"days":1e2'), /qty\.days: found 1e2/],
])(
  'goal: a batch is as strict as one evaluation; method: %s in the second line',
  { timeout: 120_000 },
  (_, breaking, refusal) => {
    const people = join(folder, 'strict.ndjson');
    const out = join(folder, 'strict-results.ndjson');
    const line = JSON.stringify(person);
    writeFileSync(people, `${line}\n${breaking(line)}\n`);
    const {
      status,
      out: printed,
      err,
    } = jixu(['evaluate', '--pack', 'gd-teachers', '--batch', people, '--out', out]);
    expect({ status, printed }).toEqual({ status: 2, printed: '' });
    expect(err).toMatch(/strict\.ndjson line 2: /);
    expect(err).toMatch(refusal);
    expect(existsSync(out)).toBe(false);
    rmSync(people);
  },
);

test(
  'goal: bytes that are no text are refused, not mended; method: one byte of a record id',
  { timeout: 120_000 },
  () => {
    const file = join(folder, 'bytes.json');
    const bytes = Buffer.from(JSON.stringify(person));
    bytes[bytes.indexOf('"id":"a"') + 6] = 0xff;
    writeFileSync(file, bytes);
    const { status, out, err } = jixu(['evaluate', '--pack', 'gd-teachers', '--input', file]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/bytes\.json: \$: found bytes that are no UTF-8/);
    rmSync(file);
  },
);
