/** Does the work that is due like a server would, until it is killed. Started by a test only. */
import { join } from 'node:path';
import { databaseClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { openKeyring } from '../platform/crypto/keyring.ts';
import { openDatabase } from '../platform/db/database.ts';
import { drainJobs } from '../platform/jobs/jobs.ts';
import { createLog } from '../platform/log/log.ts';
import { compose, openStorage } from './compose.ts';

const [databaseUrl = '', dataDir = '', instant = ''] = process.argv.slice(2);
const database = openDatabase(databaseUrl, 8);
const clock = databaseClock();
clock.moveTo(new Date(instant));
const { storage, printer } = await openStorage(dataDir);
const log = createLog({ level: 'silent' });
const jixu = await compose({
  config: { ...readConfig({}), dataDir, smtpUrl: null },
  database,
  clock,
  log,
  keyring: await openKeyring(join(dataDir, 'keys', 'keys.json')),
  printer,
  storage,
  publicUrl: () => 'https://jixu.example',
  demonstration: false,
  started: () => true,
});
await jixu.rooms.rulebooks.library.reload(database.db);
for (;;) await drainJobs({ pool: database.pool, jobs: jixu.jobs, log });
