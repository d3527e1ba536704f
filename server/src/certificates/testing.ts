import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import {
  asId,
  calendarYear,
  IdNumber,
  localDate,
  type NodeId,
  type Period,
  type PersonId,
  type RecordId,
  syntheticIdNumber,
} from '@jixu/kernel';
import { createHours, type HoursRoom, type RecordFacts } from '../hours/index.ts';
import { createIdentity, type Identity, type NewFact } from '../identity/index.ts';
import { addMember, createNode, relate } from '../organisations/index.ts';
import { databaseClock, type MovableClock } from '../platform/clock/clock.ts';
import { type Keyring, openKeyring } from '../platform/crypto/keyring.ts';
import { type Database, openDatabase } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import { testDatabase } from '../platform/db/testing.ts';
import { deliveriesOf, deliveryJob, type Subscription } from '../platform/events/subscriptions.ts';
import { drainJobs, type JobDefinition } from '../platform/jobs/jobs.ts';
import type { Route } from '../platform/http/route.ts';
import { createServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log/log.ts';
import type { Actor } from '../platform/operation/actor.ts';
import {
  createOperations,
  type Operation,
  type Operations,
} from '../platform/operation/operation.ts';
import { notoSerifFonts } from '../platform/print/noto-fonts.ts';
import { createPrinter, type Printer } from '../platform/print/printer.ts';
import { diskStorage } from '../platform/storage/storage.ts';
import {
  createLibrary,
  createRulebooks,
  installEditions,
  packFiles,
  type Rulebooks,
} from '../rulebooks/index.ts';
import { jobs, routes, subscriptions } from './index.ts';
import type { CertificatePorts } from './ports.ts';

const PACKS = fileURLToPath(new URL('../../../packs/', import.meta.url));

/** The year that tests count in, and the day on which they run. */
export const YEAR = calendarYear(2025);
export const TODAY = new Date('2025-12-20T02:00:00Z');

/** One region with a bureau, under each of two rulebooks, on a real database with real jobs. */
export type CertificateWorld = CertificatePorts & {
  readonly database: Database;
  readonly clock: MovableClock;
  readonly hours: HoursRoom;
  readonly rulebooks: Rulebooks;
  readonly identity: Identity;
  readonly keyring: Keyring;
  readonly printer: Printer;
  readonly run: <T>(work: (op: Operation) => Promise<T>) => Promise<T>;
  /** Delivers every event and does every job that is due, and those that follow from them. */
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type Listener = {
  readonly subscriptions: readonly Subscription[];
  readonly jobs: readonly JobDefinition[];
};

/** `more`: rooms above that listen too. */
export async function openCertificateWorld(
  more: (world: Omit<CertificateWorld, 'drain' | 'close'>) => Listener = () => ({
    subscriptions: [],
    jobs: [],
  }),
): Promise<CertificateWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'jixu-certificates-'));
  const testing = await testDatabase({ migrate });
  const database = openDatabase(testing.appUrl);
  const clock = databaseClock();
  clock.moveTo(TODAY);
  const library = createLibrary();
  const rulebooks = createRulebooks(library);
  const keyring = await openKeyring(join(folder, 'keys.json'));
  const late: { operations: Operations | null } = { operations: null };
  const operations = (): Operations => {
    if (!late.operations) throw new Error('testing: operations are not ready');
    return late.operations;
  };
  const world = {
    db: database.db,
    database,
    clock,
    operations,
    rulebooks,
    hours: createHours(rulebooks),
    identity: createIdentity(keyring),
    keyring,
    printer: await createPrinter({ fonts: notoSerifFonts() }),
    storage: diskStorage(join(folder, 'files')),
    publicUrl: () => 'https://jixu.example',
    run: <T>(work: (op: Operation) => Promise<T>) =>
      operations().run({ type: 'testing', actor: { kind: 'system', job: 'testing' } }, work),
  };
  const listener = more(world);
  const heard = [...subscriptions(world), ...listener.subscriptions];
  late.operations = createOperations({ db: database.db, clock, deliver: deliveriesOf(heard) });
  const work = [
    deliveryJob({ db: database.db, operations }, heard),
    ...jobs(world),
    ...listener.jobs,
  ];
  const log = createLog({ level: 'error' });
  await world.run(async (op) => installEditions(op, await packFiles(PACKS)));
  await library.reload(database.db);
  return {
    ...world,
    drain: () => drainJobs({ pool: database.pool, jobs: work, log }),
    close: async () => {
      await world.printer.close();
      await database.close();
      await testing.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Place = { readonly bureauId: NodeId; readonly unitId: NodeId };

const SINCE = localDate(2020, 1, 1);

/** A bureau that prints for one unit, under one rulebook. */
export async function makePlace(
  world: CertificateWorld,
  of: { packId: string; bureauName?: string; regionCode?: string },
): Promise<Place> {
  return world.run(async (op) => {
    const bureauId = await createNode(op, {
      kind: 'bureau',
      name: of.bureauName ?? '岭东市人力资源和社会保障局',
      regionCode: of.regionCode ?? '440100',
      parentId: null,
      fromOn: SINCE,
    });
    const unitId = await createNode(op, {
      kind: 'unit',
      name: '云湖实验小学',
      parentId: bureauId,
      fromOn: SINCE,
    });
    await relate(op, { unitId, relation: 'bureau', officeId: bureauId, fromOn: SINCE });
    await world.rulebooks.adopt(op, {
      nodeId: bureauId,
      packId: of.packId,
      numberPrefix: 'LD',
      fromOn: SINCE,
    });
    return { bureauId, unitId };
  });
}

let born = 0;

export async function makePerson(
  world: CertificateWorld,
  of: {
    unitId: NodeId;
    name: string;
    email?: string;
    phone?: string;
    facts?: readonly NewFact[];
  },
): Promise<PersonId> {
  born += 1;
  const number = IdNumber.parse(
    syntheticIdNumber({ regionCode: '440100', bornOn: localDate(1985, 5, 5), sequence: born }),
  );
  if (!number.ok) throw new Error(`testing: ${number.code}`);
  return world.run(async (op) => {
    const personId = await world.identity.registerPerson(op, {
      name: of.name,
      idNumber: number.value,
      ...(of.email === undefined ? {} : { email: of.email }),
      ...(of.phone === undefined ? {} : { phone: of.phone }),
      ...(of.facts === undefined ? {} : { facts: of.facts }),
    });
    await addMember(op, { personId, unitId: of.unitId, fromOn: SINCE });
    return personId;
  });
}

type Recognised = { personId: PersonId; packId: string; category: string; hours: string };

/** Hours that a learning platform pushed: lodged and recognised at once. */
export async function recogniseHours(
  world: CertificateWorld,
  of: Recognised & { facts?: RecordFacts },
): Promise<RecordId> {
  return recogniseRecord(world, {
    ...of,
    source: 'platform',
    title: `平台课程 ${of.category}`,
    facts: of.facts ?? courseFacts(of.category, { hours: of.hours }),
  });
}

/** A course or examination of this platform that was passed. */
export async function passCourse(
  world: CertificateWorld,
  of: {
    personId: PersonId;
    packId: string;
    category: string;
    source: 'course' | 'assessment';
    title: string;
  },
): Promise<RecordId> {
  return recogniseRecord(world, { ...of, facts: courseFacts(of.category, { courses: '1' }) });
}

function courseFacts(category: string, qty: Readonly<Record<string, string>>): RecordFacts {
  return {
    kind: 'course',
    category,
    on: '2025-06-01',
    qty,
    attrs: { passed: true },
    via: 'platform',
    key: `course:${randomUUID()}`,
  };
}

async function recogniseRecord(
  world: CertificateWorld,
  of: { personId: PersonId; packId: string; source: string; title: string; facts: RecordFacts },
): Promise<RecordId> {
  return world.run(async (op) => {
    const recordId = op.newId<'record'>();
    await world.hours.lodge(op, {
      recordId,
      personId: of.personId,
      source: { kind: of.source, id: recordId },
      unitId: null,
      packId: of.packId,
      facts: of.facts,
      title: of.title,
      preview: null,
    });
    await world.hours.recognise(op, { claimId: op.newId(), personId: of.personId, recordId });
    return recordId;
  });
}

export async function takeBack(
  world: CertificateWorld,
  of: { personId: PersonId; recordId: RecordId; reason: string },
): Promise<void> {
  await world.run((op) =>
    world.hours.reverse(op, { ...of, claimId: op.newId<'claim'>(), to: 'revoked' }),
  );
}

/** The routes of the world behind HTTP. A caller says who he is in `authorization`; the rest is as in production. */
export async function serve(
  world: CertificateWorld,
  more: readonly Route[] = [],
): Promise<FastifyInstance> {
  return createServer({
    db: world.db,
    operations: world.operations(),
    clock: world.clock,
    log: createLog({ level: 'silent' }),
    routes: [...routes(world), ...more],
    publicUrl: world.publicUrl,
    ready: () => Promise.resolve({}),
    authenticate: ({ authorization }) => Promise.resolve(actorOf(authorization)),
  });
}

/** The header of a person with roles at nodes. */
export function as(personId: PersonId, ...grants: readonly [role: string, nodeId: NodeId][]) {
  return { authorization: JSON.stringify({ personId, grants }) };
}

function actorOf(authorization: string | undefined): Actor {
  if (authorization === undefined) return { kind: 'anyone' };
  const said = JSON.parse(authorization) as { personId: string; grants: [string, string][] };
  return {
    kind: 'person',
    personId: asId<'person'>(said.personId),
    accountId: asId<'account'>(said.personId),
    sessionId: asId<'session'>(said.personId),
    grants: said.grants.map(([role, nodeId]) => ({
      role,
      nodeId: asId<'node'>(nodeId),
      appointmentId: asId<'appointment'>(nodeId),
    })),
  };
}

export function slotFor(personId: PersonId, packId: string, span: Period = YEAR) {
  return { personId: asId<'person'>(personId), packId, span, recordId: null };
}
