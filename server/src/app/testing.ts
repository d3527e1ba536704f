import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { IdNumber, localDate, type NodeId, type PersonId, syntheticIdNumber } from '@jixu/kernel';
import { activate, CONSENT_VERSION } from '../identity/index.ts';
import { addMember, appoint, createNode, relate, type Role } from '../organisations/index.ts';
import { databaseClock, type MovableClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { openKeyring } from '../platform/crypto/keyring.ts';
import { type Database, openDatabase } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import { testDatabase } from '../platform/db/testing.ts';
import { SESSION_COOKIE } from '../platform/http/run-route.ts';
import { drainJobs } from '../platform/jobs/jobs.ts';
import { createLog } from '../platform/log/log.ts';
import type { Operation } from '../platform/operation/operation.ts';
import {
  exampleFiles,
  installEditions,
  installExamples,
  type PackFile,
  packFiles,
} from '../rulebooks/index.ts';
import { compose, type Jixu, openStorage } from './compose.ts';

const SINCE = localDate(2020, 1, 1);
const REGION = '449900';
const SESSION_MS = 12 * 3_600_000;
/** Long enough for any job on a busy machine. */
const SETTLED_WITHIN_MS = 120_000;
/** Argon2 of one test password, made once per process: logging in is not what these tests are about. */
export const TEST_PASSWORD = '青山绿水 2026';

export type TestPerson = {
  readonly personId: PersonId;
  readonly name: string;
  readonly cookie: string;
  readonly idNumber: string;
};

/** A place as the packs need it: bureau, department, a group of schools or an institute, and who works there. */
export type TestPlace = {
  readonly regionId: NodeId;
  readonly bureauId: NodeId;
  readonly departmentId: NodeId;
  readonly unitId: NodeId;
  readonly subunitId: NodeId;
  readonly administrator: TestPerson;
  readonly departmentOfficer: TestPerson;
  readonly bureauOfficer: TestPerson;
};

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, unknown>;
};

/** The whole product on a database of its own, driven through its HTTP face. */
export type World = {
  readonly jixu: Jixu;
  /** Another server on the same database and disk, as after the first one was killed. */
  readonly again: () => Promise<Jixu>;
  readonly database: Database;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly dataDir: string;
  readonly clock: MovableClock;
  /** Time goes on, and everyone stays logged in. */
  readonly moveTo: (instant: Date) => Promise<void>;
  readonly run: <T>(work: (op: Operation) => Promise<T>) => Promise<T>;
  readonly place: (of: {
    packId: string;
    prefix: string;
    name?: string;
    parameters?: Readonly<Record<string, string>>;
  }) => Promise<TestPlace>;
  readonly person: (of: {
    name: string;
    unitId: NodeId;
    role?: { role: Role; nodeId: NodeId };
    pending?: boolean;
    email?: string;
  }) => Promise<TestPerson>;
  readonly call: (
    who: TestPerson | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    key?: string,
  ) => Promise<Answer>;
  /** Runs every job that is due, and what these jobs bring about, until nothing is due. */
  readonly settle: () => Promise<void>;
  readonly runJob: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export const packsDir = fileURLToPath(new URL('../../../packs', import.meta.url));

/** `extraPacks`: besides the shipped ones, or in their place. */
type WorldOptions = {
  extraPacks?: readonly PackFile[];
  at?: Date;
  publicUrl?: () => string;
  smtpUrl?: string;
  presenceUrl?: string;
};

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const test = await testDatabase({ migrate });
  const dataDir = await mkdtemp(join(tmpdir(), 'jixu-world-'));
  const database = openDatabase(test.appUrl, 40, 10);
  const clock = databaseClock();
  if (options.at) clock.moveTo(options.at);
  const keyring = await openKeyring(join(dataDir, 'keys', 'keys.json'));
  const { storage, printer } = await openStorage(dataDir);
  const log = createLog({ level: process.env['TEST_LOG'] ?? 'silent' });
  const { smtpUrl = null, presenceUrl = null } = options;
  const config = { ...readConfig({}), dataDir, smtpUrl, presenceUrl };
  const again = () =>
    compose({
      config,
      database,
      clock,
      log,
      keyring,
      printer,
      storage,
      publicUrl: options.publicUrl ?? (() => 'https://jixu.example'),
      demonstration: false,
      started: () => true,
    });
  const jixu = await again();
  const run: World['run'] = (work) =>
    jixu.operations.run({ type: 'test.arrange', actor: { kind: 'system', job: 'test' } }, work);
  const files = [...(await packFiles(packsDir)), ...(options.extraPacks ?? [])];
  const examples = await exampleFiles(packsDir);
  await run(async (op) => {
    await installEditions(op, files);
    await installExamples(op, examples);
  });
  await jixu.rooms.rulebooks.library.reload(database.db);
  const passwordHash = await jixu.rooms.identityPorts.hashes.hash(TEST_PASSWORD);
  let sequence = 0;
  const person: World['person'] = async (of) => {
    sequence += 1;
    const idNumber = syntheticIdNumber({
      regionCode: REGION,
      bornOn: localDate(1985, 1 + (sequence % 12), 1 + (sequence % 28)),
      sequence: sequence % 1000,
    });
    const parsed = IdNumber.parse(idNumber);
    if (!parsed.ok) throw new Error('test: an invalid synthetic number');
    return run(async (op) => {
      const personId = await jixu.rooms.identity.registerPerson(op, {
        name: of.name,
        idNumber: parsed.value,
        ...(of.email === undefined ? {} : { email: of.email }),
      });
      await addMember(op, { personId, unitId: of.unitId, fromOn: SINCE });
      if (of.role) await appoint(op, { personId, ...of.role, fromOn: SINCE });
      if (of.pending) return { personId, name: of.name, cookie: '', idNumber };
      const session = await activate(op, {
        personId,
        passwordHash,
        with: 'setup',
        consentVersion: CONSENT_VERSION,
      });
      return { personId, name: of.name, cookie: `${SESSION_COOKIE}=${session.token}`, idNumber };
    });
  };
  const call: World['call'] = async (who, method, url, body, key) => {
    const response = await jixu.server.inject({
      method,
      url,
      headers: {
        ...(who ? { cookie: who.cookie } : {}),
        ...(method === 'GET' ? {} : { 'idempotency-key': key ?? randomUUID() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const json = (response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      body: json ? (response.json() as unknown) : response.rawPayload,
      headers: response.headers,
    };
  };
  const settle = () => settled({ pool: database.pool, jobs: jixu.jobs, log });
  return {
    jixu,
    again,
    database,
    ownerUrl: test.ownerUrl,
    appUrl: test.appUrl,
    dataDir,
    clock,
    moveTo: async (instant) => {
      clock.moveTo(instant);
      await sql`update identity.session set last_seen_at = ${instant},
        expires_at = ${new Date(instant.getTime() + SESSION_MS)}`.execute(database.db);
    },
    run,
    person,
    call,
    settle,
    place: (of) => buildPlace({ run, person, jixu }, of),
    runJob: async (name) => {
      const job = jixu.jobs.find((candidate) => candidate.name === name);
      if (!job) throw new Error(`test: no job ${name}`);
      await job.handle({});
      await settle();
    },
    close: async () => {
      await jixu.server.close();
      await printer.close();
      await database.close();
      await test.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Where a server works off its jobs as well, what it has taken is waited for, and what comes of it is done. What a test
 * has locked as `dead` is held by nobody who could end it.
 */
async function settled(of: Parameters<typeof drainJobs>[0]): Promise<void> {
  const tasks = of.jobs.map((job) => job.name);
  for (const until = performance.now() + SETTLED_WITHIN_MS; ; await sleep(50)) {
    await drainJobs(of);
    const { rowCount } = await of.pool.query(
      `select from graphile_worker.jobs where locked_by is distinct from 'dead' and (locked_at is not null
        or (run_at <= now() and attempts < max_attempts and task_identifier = any($1))) limit 1`,
      [tasks],
    );
    if (rowCount === 0) return;
    if (performance.now() > until) throw new Error('test: a job neither ends nor fails');
  }
}

async function buildPlace(
  world: Pick<World, 'run' | 'person' | 'jixu'>,
  of: Parameters<World['place']>[0],
): Promise<TestPlace> {
  const name = of.name ?? '岭东';
  const nodes = await world.run(async (op) => {
    const regionId = await createNode(op, {
      kind: 'region',
      name: `${name}市`,
      regionCode: REGION,
      parentId: null,
      fromOn: SINCE,
    });
    const bureauId = await createNode(op, {
      kind: 'bureau',
      name: `${name}市人力资源和社会保障局`,
      regionCode: REGION,
      parentId: regionId,
      fromOn: SINCE,
    });
    const departmentId = await createNode(op, {
      kind: 'department',
      name: `${name}市教育局`,
      parentId: regionId,
      fromOn: SINCE,
    });
    const unitId = await createNode(op, {
      kind: 'unit',
      name: `${name}第一教育集团`,
      parentId: regionId,
      fromOn: SINCE,
    });
    const subunitId = await createNode(op, {
      kind: 'unit',
      name: `${name}实验小学`,
      parentId: unitId,
      fromOn: SINCE,
    });
    await relate(op, { unitId, relation: 'authority', officeId: departmentId, fromOn: SINCE });
    await relate(op, { unitId, relation: 'bureau', officeId: bureauId, fromOn: SINCE });
    await world.jixu.rooms.rulebooks.adopt(op, {
      nodeId: regionId,
      packId: of.packId,
      numberPrefix: of.prefix,
      fromOn: SINCE,
      ...(of.parameters ? { parameters: of.parameters } : {}),
    });
    return { regionId, bureauId, departmentId, unitId, subunitId };
  });
  return {
    ...nodes,
    administrator: await world.person({
      name: '周敏',
      unitId: nodes.unitId,
      role: { role: 'unit-administrator', nodeId: nodes.unitId },
    }),
    departmentOfficer: await world.person({
      name: '何静',
      unitId: nodes.unitId,
      role: { role: 'department-officer', nodeId: nodes.departmentId },
    }),
    bureauOfficer: await world.person({
      name: '方静',
      unitId: nodes.unitId,
      role: { role: 'bureau-officer', nodeId: nodes.bureauId },
    }),
  };
}
