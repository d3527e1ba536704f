import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, uuidV7 } from '@jixu/kernel';
import pg from 'pg';
import { arrayLiteral, digestArrayLiteral, idArrayLiteral } from './array-literal.ts';
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

test('ids come back as they were', async () => {
  const ids = [asId(uuidV7(0, new Uint8Array(10))), null, asId(uuidV7(1, new Uint8Array(10)))];
  const found = await client.query<{ ids: unknown }>('select $1::uuid[] as ids', [
    idArrayLiteral(ids),
  ]);
  expect(found.rows[0]?.ids).toEqual(ids);
  expect(ids[2]).toBe('00000000-0001-7000-8000-000000000000');
});

test('digests come back as bytes', async () => {
  const digests = ['00ff', 'a0'.repeat(32)];
  const found = await client.query<{ digests: Buffer[] }>('select $1::bytea[] as digests', [
    digestArrayLiteral(digests),
  ]);
  expect(found.rows[0]?.digests.map((one) => one.toString('hex'))).toEqual(digests);
});
