import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { arrayLiteral, digestArrayLiteral } from './array-literal.ts';
import { migrate } from './migrate.ts';
import { testDatabase } from './testing.ts';

// Goal: what goes in as an array comes out as it was. Method: everything that has a meaning in the notation, read back
// from the database itself.
let client: pg.Client;
beforeAll(async () => {
  const { ownerUrl } = await testDatabase({ migrate });
  client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
});
afterAll(() => client.end());

test('texts come back as they were', async () => {
  const texts = [
    'a',
    'null',
    'NULL',
    null,
    '',
    ' b ',
    '{"x":"y\\"z"}',
    "it's",
    'a,b',
    '中文',
    '\\',
    '"',
    '\n',
    '{}',
  ];
  const found = await client.query<{ texts: unknown }>('select $1::text[] as texts', [
    arrayLiteral(texts),
  ]);
  expect(found.rows[0]?.texts).toEqual(texts);
});

test('digests come back as bytes', async () => {
  const digests = ['00ff', 'a0'.repeat(32)];
  const found = await client.query<{ digests: Buffer[] }>('select $1::bytea[] as digests', [
    digestArrayLiteral(digests),
  ]);
  expect(found.rows[0]?.digests.map((one) => one.toString('hex'))).toEqual(digests);
});
