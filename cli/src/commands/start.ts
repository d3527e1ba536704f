import { fileURLToPath } from 'node:url';
import {
  ConfigError,
  DatabaseUnavailable,
  createLog,
  DataFolderError,
  PackProblem,
  readConfig,
  type RunningJixu,
  startServer,
} from '@jixu/server';
import { UsageError } from '../arguments.ts';
import { ensureWeb } from '../build-web.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** `jixu start`: the server, without demonstration data. */
export async function start(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new UsageError(`found "${args[0]}"; allowed: no arguments`);
  return serve({ demonstration: false });
}

/** `jixu demo`: the same server on a data folder of its own, filled with invented people and places. */
export async function demo(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new UsageError(`found "${args[0]}"; allowed: no arguments`);
  return serve({ demonstration: true });
}

async function serve(of: { demonstration: boolean }): Promise<number> {
  const stop = stopSignal();
  try {
    const config = readConfig(process.env);
    // For whoever serves the pages from elsewhere, or needs the API alone.
    const webDir = process.env['JIXU_WEB'] === 'none' ? null : await ensureWeb(root);
    // Whoever tries the demonstration wants to read the personas, not a line for each request.
    const quiet = of.demonstration && process.env['LOG_LEVEL'] === undefined;
    const log = createLog({ level: quiet ? 'warn' : config.logLevel });
    const running = await startServer({
      config,
      log,
      root,
      webDir,
      demonstration: of.demonstration,
      say,
    });
    await greet(running, of.demonstration);
    if (process.env['JIXU_READY'] === '1') say(`JIXU_READY ${readyLine(running)}`);
    await stop;
    await running.stop();
    return 0;
  } catch (error) {
    if (!isForTheOperator(error)) throw error;
    process.stderr.write(`jixu: ${error.message}\n`);
    return 1;
  }
}

/** Mistakes of the surroundings are told in a sentence; everything else keeps its stack. */
function isForTheOperator(error: unknown): error is Error {
  return (
    error instanceof ConfigError ||
    error instanceof DataFolderError ||
    error instanceof DatabaseUnavailable ||
    error instanceof PackProblem
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function greet(running: RunningJixu, demonstration: boolean): Promise<void> {
  say('');
  say(`Jixu 继续  ${running.publicUrl}`);
  say(`Data folder  ${running.dataDir}`);
  say(
    `Key file     ${running.keyFile}  (without it, identity numbers cannot be read again: keep a copy elsewhere)`,
  );
  if (demonstration) {
    say('');
    for (const line of running.personas) say(line);
  }
  if (running.setupLink !== null) {
    say('');
    say(`Nobody is set up yet. Open this link once, within 24 hours:`);
    say(`  ${running.setupLink}`);
  }
  say('');
}

/** For programs that start us: one line of JSON, once everything answers. */
function readyLine({ address, publicUrl, setupLink }: RunningJixu): string {
  return JSON.stringify({ address, publicUrl, setupLink });
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once, which is always safe. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        resolve();
      });
    }
  });
}
