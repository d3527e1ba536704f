// A process that owns an embedded database, for tests that kill it. Prints one JSON line when the
// database is there or has been refused; SIGTERM stops the database and the process.
import { codeOf } from './database-unavailable.ts';
import { supervise } from './supervisor.ts';

const [dataDir = '', shelter = '', durable = 'true'] = process.argv.slice(2);

try {
  const database = await supervise({
    dataDir,
    ...(shelter === '' ? {} : { shelter }),
    durable: durable === 'true',
    log: () => undefined,
  });
  const { pid, port, adopted, ownerUrl, appUrl } = database;
  process.stdout.write(`${JSON.stringify({ pid, port, adopted, ownerUrl, appUrl })}\n`);
  process.once('SIGTERM', () => {
    void database.stop().then(() => process.exit(0));
  });
  setInterval(() => undefined, 60_000);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stdout.write(`${JSON.stringify({ code: codeOf(error), message })}\n`);
}
