import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import {
  formatLocalDate,
  type LocalDate,
  localDate,
  type PersonId,
  seededRandom,
  syntheticIdNumber,
  IdNumber,
} from '@jixu/kernel';
import { databaseClock, type MovableClock } from '../platform/clock/clock.ts';
import { type Keyring, openKeyring } from '../platform/crypto/keyring.ts';
import { type Database, openDatabase } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import { testDatabase } from '../platform/db/testing.ts';
import type { Route } from '../platform/http/route.ts';
import { createServer } from '../platform/http/server.ts';
import { type JobDefinition, drainJobs } from '../platform/jobs/jobs.ts';
import { createLog } from '../platform/log/log.ts';
import type { Actor } from '../platform/operation/actor.ts';
import {
  createOperations,
  type DomainEvent,
  type Operation,
  type Operations,
} from '../platform/operation/operation.ts';
import { createAddressBudget } from './address-budget.ts';
import { authenticator } from './authenticator.ts';
import { createHashLimiter } from './hash-limiter.ts';
import { createIdentity, type Identity } from './identity.ts';
import { jobs } from './jobs.ts';
import type { IdentityPorts, OrganisationPorts } from './ports.ts';
import { routes } from './routes.ts';

/** Without organisations nobody holds a role and nobody is in anyone's scope. */
const noOrganisations: OrganisationPorts = {
  grantsOf: async () => [],
  nodeNames: async () => new Map(),
  assertMayResetAccount: async () => undefined,
  membersForSlips: async () => [],
  unitNamesOf: async () => new Map(),
};

export type TestBed = {
  readonly database: Database;
  readonly clock: MovableClock;
  readonly operations: Operations;
  readonly keyring: Keyring;
  readonly ports: IdentityPorts;
  readonly identity: Identity;
  readonly app: FastifyInstance;
  /** What operations announced, in order. */
  readonly events: DomainEvent[];
  /** Messages that left by SMS. */
  readonly messages: { to: string; text: string }[];
  /** Everything the server logged. */
  readonly logged: string[];
  readonly run: <T>(work: (op: Operation) => Promise<T>, actor?: Actor) => Promise<T>;
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type TestBedOptions = {
  readonly organisations?: OrganisationPorts;
  readonly routes?: (bed: { ports: IdentityPorts; identity: Identity }) => readonly Route[];
  readonly ports?: Partial<IdentityPorts>;
};

/** A real database with the server's HTTP face on it, without listening; time moves by hand. */
export async function identityTestBed(options: TestBedOptions = {}): Promise<TestBed> {
  const test = await testDatabase({ migrate });
  const folder = await mkdtemp(join(tmpdir(), 'jixu-identity-'));
  const database = openDatabase(test.appUrl, 20, 10);
  const clock = databaseClock();
  const events: DomainEvent[] = [];
  const messages: TestBed['messages'] = [];
  const logged: string[] = [];
  const deliver = (event: DomainEvent): [] => {
    events.push(event);
    return [];
  };
  const operations = createOperations({ db: database.db, clock, deliver });
  const keyring = await openKeyring(join(folder, 'keys.json'));
  const ports: IdentityPorts = {
    db: database.db,
    keyring,
    hashes: createHashLimiter(),
    addresses: createAddressBudget(),
    organisations: options.organisations ?? noOrganisations,
    sms: {
      send: async (message) => {
        messages.push(message);
        return 'sent';
      },
    },
    renderSlips: async (rows) => Buffer.from(`%PDF ${rows.length}`),
    senderOf: async () => null,
    idleLimit: async () => null,
    demonstration: () => false,
    ...options.ports,
  };
  const identity = createIdentity(keyring);
  const log = createLog({ level: 'info', write: (line) => logged.push(line) });
  const { grantsOf } = ports.organisations;
  const app = await createServer({
    db: database.db,
    operations,
    clock,
    log,
    authenticate: authenticator({ ...ports, clock, grantsOf }),
    routes: [...routes(ports), ...(options.routes?.({ ports, identity }) ?? [])],
    publicUrl: () => 'http://localhost',
    ready: async () => ({ database: true }),
  });
  const definitions: JobDefinition[] = jobs({ ...ports, clock });
  return {
    database,
    clock,
    operations,
    keyring,
    ports,
    identity,
    app,
    events,
    messages,
    logged,
    run: (work, actor = { kind: 'system', job: 'test' }) =>
      operations.run({ type: 'test', actor }, work),
    drain: () => drainJobs({ pool: database.pool, jobs: definitions, log }),
    close: async () => {
      await app.close();
      await database.close();
      await test.drop();
      await rm(folder, { recursive: true });
    },
  };
}

export type Answer = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly code: string | null;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** A browser without a screen: keeps cookies, sends keys. */
export class Browser {
  readonly #app: FastifyInstance;
  readonly #address: string;
  #cookies = new Map<string, string>();
  #sent = 0;

  constructor(app: FastifyInstance, address = '10.0.0.1') {
    this.#app = app;
    this.#address = address;
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body?: object, key?: string): Promise<Answer> {
    return this.send('POST', path, body, key);
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    path: string,
    body?: object,
    key?: string,
  ): Promise<Answer> {
    this.#sent += 1;
    const request: InjectOptions = {
      method,
      url: path,
      remoteAddress: this.#address,
      cookies: Object.fromEntries(this.#cookies),
      headers: { 'idempotency-key': key ?? `${this.#address}-${this.#sent}` },
      ...(body === undefined ? {} : { payload: body }),
    };
    const response = await this.#app.inject(request);
    for (const { name, value, expires } of response.cookies) {
      if (value === '' || (expires && expires.getTime() === 0)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const json = String(response.headers['content-type']).includes('json');
    const parsed = json ? (response.json() as Readonly<Record<string, unknown>>) : {};
    const code = typeof parsed['code'] === 'string' ? parsed['code'] : null;
    return { status: response.statusCode, body: parsed, code, headers: response.headers };
  }
}

/** Checksum-valid numbers that belong to nobody: the sequence of a made-up day in a made-up place. */
export function syntheticNumbers(seed: number): () => IdNumber {
  const random = seededRandom(seed);
  const used = new Set<string>();
  return () => {
    for (;;) {
      const bornOn: LocalDate = localDate(
        1960 + random.below(40),
        1 + random.below(12),
        1 + random.below(28),
      );
      const digits = syntheticIdNumber({
        regionCode: '990101',
        bornOn,
        sequence: random.below(999),
      });
      if (used.has(digits)) continue;
      used.add(digits);
      const parsed = IdNumber.parse(digits);
      if (!parsed.ok)
        throw new Error(`synthetic number of ${formatLocalDate(bornOn)}: ${parsed.code}`);
      return parsed.value;
    }
  };
}

export const TEST_PASSWORD = 'a quiet river at dawn';

/** Registers, prints a slip, activates: the way a person really comes in. */
export async function activatePerson(
  bed: TestBed,
  of: { readonly personId: PersonId; readonly name: string; readonly password?: string },
): Promise<Browser> {
  const [slip] = await bed.run((op) => bed.identity.makeActivationSlips(op, [of.personId]));
  const browser = new Browser(bed.app, `10.1.${bed.events.length % 250}.1`);
  const start = await browser.post('/api/activation/start', {
    slipCode: slip?.code,
    name: of.name,
  });
  if (start.status !== 200) throw new Error(`activation: ${start.code}`);
  const finish = await browser.post('/api/activation/finish', {
    password: of.password ?? TEST_PASSWORD,
    consentVersion: '2026-11',
  });
  if (finish.status !== 200) throw new Error(`activation: ${finish.code}`);
  return browser;
}
