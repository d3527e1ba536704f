/** Brings a batch in like a server would, until it is killed. Started by a test only. */
import { diskStorage } from '../platform/storage/storage.ts';
import { databaseClock } from '../platform/clock/clock.ts';
import { openDatabase } from '../platform/db/database.ts';
import { createOperations } from '../platform/operation/operation.ts';
import { asId } from '@jixu/kernel';
import { applyBatch } from './commands/apply-batch.ts';
import { intakePorts } from './testing.ts';

const [databaseUrl = '', folder = '', unitId = '', batchId = ''] = process.argv.slice(2);
const { db } = openDatabase(databaseUrl, 4);
const clock = databaseClock();
const operations = createOperations({ db, clock, deliver: () => [] });
const ports = await intakePorts({
  db,
  clock,
  folder,
  operations: () => operations,
  storage: diskStorage(`${folder}/files`),
});
const key = { unitId: asId<'node'>(unitId), batchId: asId<'batch'>(batchId) };
for (;;) await applyBatch(ports, key);
