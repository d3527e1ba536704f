import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { World } from './testing.ts';

/**
 * A process of its own does what is due in the world's database, and is killed as soon as `enough` says so. What it had
 * taken from the queue is given back, as a server does that starts alone.
 */
export async function killedOnce(world: World, enough: () => Promise<boolean>): Promise<void> {
  const script = fileURLToPath(new URL('./work-process.fixture.ts', import.meta.url));
  const at = (await world.clock.read(world.database.db)).toISOString();
  const child = spawn(process.execPath, [script, world.appUrl, world.dataDir, at], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    while (!(await enough())) {
      if (child.exitCode !== null) throw new Error(`test: the process ended (${child.exitCode})`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    child.kill('SIGKILL');
    await gone;
  }
  const { rows } = await world.database.pool.query<{ locked_by: string }>(
    'select distinct locked_by from graphile_worker.jobs where locked_by is not null',
  );
  await world.database.pool.query('select graphile_worker.force_unlock_workers($1)', [
    rows.map((row) => row.locked_by),
  ]);
}
