import { type Kysely, sql } from 'kysely';

/**
 * The next serial number of a series that people read (申报号, 证书编号). Takes a row lock that lasts to the commit, so
 * it is called last in an operation; a rolled-back operation leaves no gap.
 */
export async function nextInSeries(db: Kysely<unknown>, name: string): Promise<number> {
  const result = await sql<{
    last: number;
  }>`insert into platform.series (name, last) values (${name}, 1)
    on conflict (name) do update set last = platform.series.last + 1 returning last`.execute(db);
  const row = result.rows[0];
  if (!row) throw new Error('series: no number came back');
  return row.last;
}
