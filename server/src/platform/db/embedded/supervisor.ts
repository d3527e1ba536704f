import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { assertDurable } from '../durability.ts';
import type { Binaries } from './binaries.ts';
import { dropOtherCopies, provideBinaries, shippedPackage } from './binaries.ts';
import { initialise, isInitialised, resetPasswords, takeOwnership } from './cluster.ts';
import type { Credentials } from './credentials.ts';
import { readOrMakeCredentials } from './credentials.ts';
import { DatabaseUnavailable, codeOf } from './database-unavailable.ts';
import type { OwnerLock } from './owner-lock.ts';
import { takeOwnerLock } from './owner-lock.ts';
import type { Postmaster } from './postmaster.ts';
import { adoptOrStart, stopPostmaster } from './postmaster.ts';
import type { Site } from './site.ts';
import { chooseSite } from './site.ts';

export type LogLine = {
  readonly event: string;
  readonly [field: string]: string | number | boolean;
};

export type EmbeddedDatabase = {
  /** Owns the database and is superuser of the cluster: for migrations, backup and doctor. */
  readonly ownerUrl: string;
  /** For the server: no more rights than migrations grant. */
  readonly appUrl: string;
  readonly port: number;
  readonly version: string;
  /** Whether a running server of an earlier, dead Jixu was taken over. */
  readonly adopted: boolean;
  /** Changes when the server died and was started again; the URLs do not. */
  readonly pid: number;
  stop(): Promise<void>;
};

export type SupervisorOptions = {
  readonly dataDir: string;
  readonly log: (line: LogLine) => void;
  /** Where clusters go whose data folder PostgreSQL cannot reach. */
  readonly shelter?: string;
  /** False only for the databases of the test suite. */
  readonly durable?: boolean;
};

/** 'jixu' in ASCII: the advisory lock that the living owner of the cluster holds. */
const OWNER_KEY = 0x6a697875;
/** A killed owner's session ends as soon as PostgreSQL reads from its closed socket. */
const CLAIM_LIMIT_MS = 5_000;
/** How long a killed server may still answer, or a crashed one be recovering. */
const DYING_LIMIT_MS = 15_000;
/** Connection broken or refused; shutting down, crashed, not yet up. */
const GOING_OR_COMING = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', '57P01', '57P02', '57P03']);
const CONNECT_LIMIT_MS = 10_000;
const RESTART_PAUSE_MAX_MS = 5_000;

/** Brings the cluster of a data folder up, keeps it up, and stops it when asked. */
export async function supervise(options: SupervisorOptions): Promise<EmbeddedDatabase> {
  const site = await chooseSite(options.dataDir, options.shelter);
  const lock = await takeOwnerLock(site.lockFile);
  try {
    const binaries = await provideBinaries({
      from: shippedPackage(),
      copyTo: join(site.home, 'postgres-binaries'),
      copy: site.account !== undefined,
    });
    const credentials = await prepare(site, binaries, options);
    const cluster = new SupervisedCluster({ site, lock, binaries, credentials, options });
    await cluster.open();
    await dropOtherCopies(join(site.home, 'postgres-binaries'), binaries);
    return cluster;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function prepare(
  site: Site,
  binaries: Binaries,
  options: SupervisorOptions,
): Promise<Credentials> {
  const initialised = await isInitialised(site, binaries);
  const { credentials, made } = await readOrMakeCredentials(site.dataDir);
  if (!initialised) {
    options.log({ event: 'postgres.first_start', cluster: site.cluster });
    await initialise(site, binaries, credentials);
    return credentials;
  }
  await takeOwnership(site);
  if (made) {
    const running = await adoptOrStart({ site, binaries, durable: options.durable ?? true });
    await stopPostmaster(site, running.pid);
    await resetPasswords(site, binaries, credentials);
    options.log({ event: 'postgres.passwords_reset', cluster: site.cluster });
  }
  return credentials;
}

type Parts = {
  readonly site: Site;
  readonly lock: OwnerLock;
  readonly binaries: Binaries;
  readonly credentials: Credentials;
  readonly options: SupervisorOptions;
};

class SupervisedCluster implements EmbeddedDatabase {
  readonly #parts: Parts;
  readonly #durable: boolean;
  #postmaster: Postmaster = { pid: 0, port: 0, adopted: false };
  /** Session that holds the ownership of the cluster; its end tells that the server has died. */
  #claim: Client | undefined;
  #recovery: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | undefined;
  readonly #stopping = new AbortController();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#durable = parts.options.durable ?? true;
  }

  get ownerUrl(): string {
    return this.#url('jixu_owner', this.#parts.credentials.owner, 'jixu');
  }

  get appUrl(): string {
    return this.#url('jixu_app', this.#parts.credentials.app, 'jixu');
  }

  get port(): number {
    return this.#postmaster.port;
  }

  get pid(): number {
    return this.#postmaster.pid;
  }

  get adopted(): boolean {
    return this.#postmaster.adopted;
  }

  get version(): string {
    return this.#parts.binaries.version;
  }

  async open(): Promise<void> {
    try {
      await this.#bringUp();
    } catch (error) {
      // What we started and cannot use, nobody else will stop.
      if (this.pid > 0 && !this.adopted) await stopPostmaster(this.#parts.site, this.pid);
      throw error;
    }
    const { pid, port, adopted } = this.#postmaster;
    this.#log({ event: 'postgres.ready', pid, port, adopted, version: this.version });
  }

  /** Ends the server in order. Safe to call twice; a server that died meanwhile is fine too. */
  async stop(): Promise<void> {
    this.#stopped ??= this.#shutDown();
    await this.#stopped;
  }

  async #shutDown(): Promise<void> {
    this.#stopping.abort();
    await this.#recovery;
    await this.#claim?.end();
    try {
      await stopPostmaster(this.#parts.site, this.pid);
      this.#log({ event: 'postgres.stopped', pid: this.pid });
    } finally {
      await this.#parts.lock.release();
    }
  }

  /** A server that is just dying looks alive for a moment longer: it is looked at again. */
  async #bringUp(): Promise<void> {
    const begun = performance.now();
    for (let pause = 25; ; pause = Math.min(pause * 2, 500)) {
      try {
        await this.#adoptOrStart();
        const unfit = await this.#takeCharge();
        if (unfit === undefined) return;
        this.#log({ event: 'postgres.replaced', pid: this.pid, reason: unfit });
        await stopPostmaster(this.#parts.site, this.pid);
      } catch (error) {
        const patient = performance.now() - begun < DYING_LIMIT_MS;
        if (!patient || !GOING_OR_COMING.has(codeOf(error))) throw error;
      }
      await sleep(pause);
    }
  }

  async #adoptOrStart(): Promise<void> {
    const { site, binaries } = this.#parts;
    const port = this.port === 0 ? {} : { port: this.port };
    this.#postmaster = await adoptOrStart({ site, binaries, durable: this.#durable, ...port });
  }

  /** Claims the running server; answers why it is unfit where it has to be replaced. */
  async #takeCharge(): Promise<string | undefined> {
    const { site, binaries, credentials } = this.#parts;
    const client = await connectAsOwner(this.#url('jixu_owner', credentials.owner, 'postgres'));
    try {
      await waitForOwnership(client, site);
      const unfit = await this.#unfitness(client, binaries);
      if (unfit !== undefined) {
        await client.end();
        return unfit;
      }
      await ensureRolesAndDatabase(client, credentials);
    } catch (error) {
      await client.end();
      throw error;
    }
    this.#claim = client;
    client.once('end', () => {
      this.#lost();
    });
    return undefined;
  }

  /** The orphan of another release, or a server that someone started by hand. */
  async #unfitness(client: Client, binaries: Binaries): Promise<string | undefined> {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    const version = rows[0]?.version.split(' ')[0] ?? '';
    if (version !== binaries.version)
      return `it is PostgreSQL ${version}, this Jixu brings ${binaries.version}`;
    if (!this.#durable) return undefined;
    try {
      await assertDurable(client, { checksums: 'required' });
    } catch (error) {
      if (this.adopted && error instanceof DatabaseUnavailable) return error.message;
      throw error;
    }
    return undefined;
  }

  #lost(): void {
    if (this.#stopping.signal.aborted) return;
    this.#log({ event: 'postgres.lost', pid: this.pid });
    this.#recovery = this.#recover();
  }

  /** For as long as it takes: a full disk may be given space again an hour later. */
  async #recover(): Promise<void> {
    const { signal } = this.#stopping;
    for (let pause = 100; !signal.aborted; pause = Math.min(pause * 2, RESTART_PAUSE_MAX_MS)) {
      try {
        await this.#bringUp();
        this.#log({ event: 'postgres.recovered', pid: this.pid, port: this.port });
        return;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        this.#log({ event: 'postgres.recovery_failed', why });
      }
      await sleep(pause, undefined, { signal }).catch(() => {
        // Stopping: the loop's condition ends it.
      });
    }
  }

  #url(role: string, password: string, database: string): string {
    return `postgres://${role}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  #log(line: LogLine): void {
    this.#parts.options.log(line);
  }
}

async function connectAsOwner(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'jixu supervisor',
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    keepAlive: true,
  });
  client.on('error', () => {
    // The server died under an idle session; 'end' follows and is acted upon.
  });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    if (codeOf(error) !== '28P01') throw error;
    throw new DatabaseUnavailable(
      'database.credentials_refused',
      'The database does not take the passwords in postgres-credentials.json. Restore that file ' +
        'with the data folder it belongs to, or remove it: the next start sets new passwords.',
      { cause: error },
    );
  }
}

/** Decided by PostgreSQL itself: the lock ends with the session, however its owner ended. */
async function waitForOwnership(client: Client, site: Site): Promise<void> {
  const begun = performance.now();
  while (performance.now() - begun < CLAIM_LIMIT_MS) {
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1) as taken',
      [OWNER_KEY],
    );
    if (rows[0]?.taken === true) return;
    await sleep(50);
  }
  throw new DatabaseUnavailable(
    'database.already_owned',
    `Another Jixu is using the database in ${site.cluster}. Stop it first.`,
  );
}

/** Every statement may already have been done by a first start that was killed half-way. */
async function ensureRolesAndDatabase(client: Client, credentials: Credentials): Promise<void> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = 'jixu_app') as role,
            exists (select from pg_database where datname = 'jixu') as database`,
  );
  if (rows[0]?.role !== true) {
    await client.query(
      `create role jixu_app login nosuperuser nocreatedb nocreaterole noreplication
       password '${credentials.app}'`,
    );
  }
  if (rows[0]?.database !== true) await client.query('create database jixu owner jixu_owner');
  if (rows[0]?.role !== true || !rows[0].database) {
    await client.query('revoke all on database jixu from public');
    await client.query('grant connect, temporary on database jixu to jixu_app');
  }
}
