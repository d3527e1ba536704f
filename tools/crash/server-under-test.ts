import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const START_MS = 120_000;

/** `jixu start` on a data folder of our own, as a process that we may kill. */
export class ServerUnderTest {
  readonly #dataDir: string;
  #child: ChildProcess | null = null;
  address = '';
  setupLink: string | null = null;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Milliseconds until it answered. */
  async start(): Promise<number> {
    const began = performance.now();
    const child = spawn(process.execPath, [join(root, 'cli/src/main.ts'), 'start'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment(this.#dataDir), JIXU_READY: '1', JIXU_WEB: 'none' },
    });
    this.#child = child;
    const ready = await readyLine(child);
    this.address = ready.address;
    this.setupLink = ready.setupLink ?? this.setupLink;
    await this.untilReady();
    return performance.now() - began;
  }

  /** The server alone: PostgreSQL goes on and is adopted by the next one. */
  async killServer(): Promise<void> {
    const child = this.#running();
    const gone = exitOf(child);
    child.kill('SIGKILL');
    await gone;
    this.#child = null;
  }

  /** The postmaster that our server started in our folder, and nothing else. */
  killDatabase(): void {
    process.kill(this.#postmaster().pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const gone = exitOf(child);
    child.kill('SIGTERM');
    await gone;
    this.#child = null;
  }

  async untilReady(): Promise<number> {
    const began = performance.now();
    while (performance.now() - began < START_MS) {
      try {
        const answer = await fetch(`${this.address}/health/ready`, {
          signal: AbortSignal.timeout(2_000),
        });
        if (answer.ok) return performance.now() - began;
      } catch {
        // Not there yet; the deadline above ends the waiting.
      }
      await sleep(50);
    }
    throw new Error('crash: the server did not become ready');
  }

  /** A killed database is noticed; a health check that never says so would be lying. */
  async untilNotReady(): Promise<void> {
    const began = performance.now();
    const before = this.#postmaster().pid;
    while (performance.now() - began < START_MS) {
      const answer = await fetch(`${this.address}/health/ready`).catch(() => null);
      if (answer === null || !answer.ok || this.#postmaster().pid !== before) return;
      await sleep(10);
    }
    throw new Error('crash: the database was killed and the server never said so');
  }

  databaseUrl(): string {
    const credentials = JSON.parse(
      readFileSync(join(this.#dataDir, 'postgres-credentials.json'), 'utf8'),
    ) as { owner: string };
    return `postgres://jixu_owner:${credentials.owner}@127.0.0.1:${this.#postmaster().port}/jixu`;
  }

  /** Runs a subcommand on the same data, once the server has stopped. */
  async command(args: readonly string[]): Promise<{ status: number; text: string }> {
    const child = spawn(process.execPath, [join(root, 'cli/src/main.ts'), ...args], {
      cwd: root,
      env: environment(this.#dataDir),
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        text += part.toString();
      });
    return { status: await exitOf(child), text };
  }

  #running(): ChildProcess {
    if (!this.#child) throw new Error('crash: no server is running');
    return this.#child;
  }

  #postmaster(): { pid: number; port: number } {
    const lines = readFileSync(join(this.#dataDir, 'postgres', 'postmaster.pid'), 'utf8').split(
      '\n',
    );
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  }
}

/** On a cluster of its own, whatever database the surroundings name. */
function environment(dataDir: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...rest } = process.env;
  return { ...rest, JIXU_DATA: dataDir, PORT: '0', LOG_LEVEL: 'error' };
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}

function readyLine(child: ChildProcess): Promise<{ address: string; setupLink: string | null }> {
  return new Promise((done, fail) => {
    let text = '';
    let said = '';
    const timer = setTimeout(() => fail(new Error(`crash: no ready line\n${said}`)), START_MS);
    child.stderr?.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-4_000);
    });
    child.stdout?.on('data', (part: Buffer) => {
      text = (text + part.toString()).slice(-20_000);
      said = (said + part.toString()).slice(-4_000);
      const found = /^JIXU_READY (.*)$/m.exec(text)?.[1];
      if (found === undefined || !text.includes(`${found}\n`)) return;
      clearTimeout(timer);
      done(JSON.parse(found) as { address: string; setupLink: string | null });
    });
    child.once('exit', (code) => fail(new Error(`crash: the server ended (${code})\n${said}`)));
  });
}
