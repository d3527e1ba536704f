import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { present } from '@jixu/kernel';
import { databaseClock, type MovableClock } from '../clock/clock.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { testDatabase } from '../db/testing.ts';
import { deliveriesOf, deliveryJob, type Subscription } from '../events/subscriptions.ts';
import { drainJobs, type JobDefinition } from '../jobs/jobs.ts';
import { createLog } from '../log/log.ts';
import type { Actor } from '../operation/actor.ts';
import { createOperations, type Operations } from '../operation/operation.ts';
import { diskStorage, type Storage } from '../storage/storage.ts';
import type { Route } from './route.ts';
import { createServer } from './server.ts';

/** What the rooms of a test stand on: a database of their own, a clock that can be moved, a disk. */
export type Ground = {
  readonly db: Kysely<unknown>;
  readonly clock: MovableClock;
  readonly operations: () => Operations;
  readonly storage: Storage;
  readonly folder: string;
  /** What another process of a test opens. */
  readonly databaseUrl: string;
};

export type RoomServer = Ground & {
  readonly url: string;
  /** Calls as this actor; `key` repeats a request, otherwise each is a new one. */
  readonly call: (
    actor: Actor | null,
    method: string,
    path: string,
    more?: { json?: unknown; file?: { name: string; bytes: Uint8Array }; key?: string },
  ) => Promise<Answer>;
  readonly runJobs: () => Promise<void>;
  readonly log: readonly string[];
  readonly close: () => Promise<void>;
};

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** The parsed body; tests read it as what they expect. */
  readonly json: Record<string, unknown>;
};

type Rooms = {
  readonly routes: readonly Route[];
  readonly jobs: readonly JobDefinition[];
  readonly subscriptions?: readonly Subscription[];
};

/** The rooms' own routes and jobs behind the real HTTP server, on a free port of the loopback. */
export async function roomServer(
  rooms: (ground: Ground) => Rooms | Promise<Rooms>,
): Promise<RoomServer> {
  const database = await testDatabase({ migrate });
  const { db, close } = openDatabase(database.appUrl, 20, 10);
  const owner = openDatabase(database.ownerUrl, 2, 10);
  const folder = await mkdtemp(join(tmpdir(), 'jixu-rooms-'));
  const clock = databaseClock();
  const lines: string[] = [];
  const log = createLog({ level: 'info', write: (line) => lines.push(line) });
  const handed: { operations?: Operations } = {};
  const ground: Ground = {
    db,
    clock,
    operations: () => present(handed.operations, 'operations'),
    storage: diskStorage(join(folder, 'files')),
    folder,
    databaseUrl: database.appUrl,
  };
  const { routes, jobs, subscriptions = [] } = await rooms(ground);
  handed.operations = createOperations({ db, clock, deliver: deliveriesOf(subscriptions) });
  const actors = new Map<string, Actor>();
  const app = await createServer({
    db,
    clock,
    log,
    routes,
    operations: handed.operations,
    authenticate: async ({ authorization }) =>
      actors.get(authorization ?? '') ?? { kind: 'anyone' },
    publicUrl: () => 'http://127.0.0.1',
    ready: async () => ({}),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${portOf(app.server.address())}`;
  return {
    ...ground,
    url,
    log: lines,
    call: caller(url, actors),
    runJobs: () =>
      // graphile-worker's tables belong to the migrating role.
      drainJobs({ pool: owner.pool, jobs: [...jobs, deliveryJob(ground, subscriptions)], log }),
    close: async () => {
      await app.close();
      await close();
      await owner.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('test server: no port');
  return address.port;
}

function caller(url: string, actors: Map<string, Actor>): RoomServer['call'] {
  return async (actor, method, path, more = {}) => {
    const headers: Record<string, string> = {};
    if (actor !== null) {
      headers['authorization'] = JSON.stringify(actor);
      actors.set(JSON.stringify(actor), actor);
    }
    if (method !== 'GET') headers['idempotency-key'] = more.key ?? randomUUID();
    let body: string | FormData | undefined;
    if (more.json !== undefined) {
      headers['content-type'] = 'application/json';
      body = JSON.stringify(more.json);
    }
    if (more.file !== undefined) {
      body = new FormData();
      body.append('file', new Blob([Buffer.from(more.file.bytes)]), more.file.name);
    }
    const reply = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const bytes = Buffer.from(await reply.arrayBuffer());
    const json = reply.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: reply.status,
      headers: reply.headers,
      bytes,
      json: json ? (JSON.parse(bytes.toString('utf8')) as Record<string, unknown>) : {},
    };
  };
}
