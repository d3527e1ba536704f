import pg from 'pg';
import type { ServerUnderTest } from '../crash/server-under-test.ts';
import { changed, saveOf, type Sitter } from './sitters.ts';
import { report, type Viewer } from './viewers.ts';
import { taken, type Wire } from './wire.ts';

/** Requests in a second, each as fast as 64 clients who wait for one another's turn can ask. */
export type Limits = {
  readonly bareHttp: number;
  readonly selectOne: number;
  /** One save, one transaction, sixteen connections, no HTTP: what a program of SQL alone would do. */
  readonly bareSaves: number;
  readonly saves: number;
  readonly reports: number;
  readonly savesOfHttp: number;
  readonly savesOfSql: number;
  readonly reportsOfHttp: number;
};

const SECONDS = 5;
const SQL_CONNECTIONS = 16;

export async function limits(
  server: ServerUnderTest,
  wire: Wire,
  of: { readonly spare: readonly Sitter[]; readonly viewers: readonly Viewer[] },
): Promise<Limits> {
  const { spare } = of;
  const get = (path: string) => (lane: number) =>
    wire.once({ cookie: spare[lane]?.cookie ?? '', method: 'GET', path });
  const bareHttp = await rate(spare.length, get('/health/live'));
  const selectOne = await rate(spare.length, get('/health/ready'));
  const saves = await rate(spare.length, async (lane, n) => {
    const sitter = spare[lane];
    if (sitter) taken(await wire.decided(saveOf(sitter, changed(sitter, n))), 'save');
  });
  const players = of.viewers.slice(0, spare.length);
  const reports =
    players.length === 0
      ? 0
      : await rate(players.length, async (lane) => {
          const viewer = players[lane];
          if (viewer) await report(wire, viewer, [], performance.now());
        });
  const bareSaves = await bare(server, spare);
  const share = (part: number, whole: number): number => Math.round((part / whole) * 1_000) / 1_000;
  return {
    bareHttp,
    selectOne,
    bareSaves,
    saves,
    reports,
    savesOfHttp: share(saves, bareHttp),
    savesOfSql: share(saves, bareSaves),
    reportsOfHttp: share(reports, bareHttp),
  };
}

/** Closed loop: everybody asks again as soon as answered. */
async function rate(
  lanes: number,
  act: (lane: number, n: number) => Promise<unknown>,
): Promise<number> {
  const until = performance.now() + SECONDS * 1_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let n = 0; performance.now() < until; n += 1) {
        await act(lane, n);
        done += 1;
      }
    }),
  );
  return Math.round(done / SECONDS);
}

/** The statements of one save, by hand. */
async function bare(server: ServerUnderTest, spare: readonly Sitter[]): Promise<number> {
  const pool = new pg.Pool({ connectionString: server.databaseUrl(), max: SQL_CONNECTIONS });
  try {
    return await rate(SQL_CONNECTIONS, async (lane, n) => {
      const sitter = spare[(lane + n * SQL_CONNECTIONS) % spare.length];
      if (!sitter) return;
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(
          `update assessment.attempt set saved_at = transaction_timestamp()
           where person_id = $1 and attempt_id = $2 and submitted_at is null`,
          [sitter.personId, sitter.attemptId],
        );
        const answers = changed(sitter, n);
        await client.query(
          `insert into assessment.answer (person_id, attempt_id, place, revision, value, saved_at)
           select $1, $2, place, revision, value, transaction_timestamp()
           from unnest($3::int[], $4::int[], $5::jsonb[]) as t(place, revision, value)
           on conflict (person_id, attempt_id, place) do update set revision = excluded.revision,
             value = excluded.value, saved_at = excluded.saved_at
           where assessment.answer.revision < excluded.revision`,
          [
            sitter.personId,
            sitter.attemptId,
            answers.map((one) => one.place),
            answers.map((one) => one.revision),
            answers.map((one) => JSON.stringify(one.value)),
          ],
        );
        await client.query('commit');
      } finally {
        client.release();
      }
    });
  } finally {
    await pool.end();
  }
}
