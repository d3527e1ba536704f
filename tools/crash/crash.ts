import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Audit, audit } from './audit.ts';
import { startEarlyAnswers } from './early-answer-proxy.ts';
import { Journal } from './journal.ts';
import { attempt, startLoad } from './load.ts';
import { type Place, setUpPlace } from './place.ts';
import { ServerUnderTest } from './server-under-test.ts';

export type Report = Audit & {
  readonly seed: number;
  readonly kills: number;
  readonly intents: number;
  /** Not answered when the kill came, and settled by repeating them under the same key. */
  readonly resolved: number;
  readonly recoveryMs: readonly number[];
  readonly ledger: string;
  readonly seconds: number;
  /** What the oracle saw of a server that promises early; nothing here would mean that the oracle is blind. */
  readonly controlLost: number;
};

const ACKS_BETWEEN_KILLS = 12;
const PROGRESS_MS = 60_000;

/** Kills server and database in turn under load, and finds out what became of every promise. */
export async function crash(of: {
  readonly kills: number;
  readonly people: number;
  readonly seed: number;
}): Promise<Report> {
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'jixu-crash-'));
  // As root the cluster belongs to another account, and lies elsewhere where that account cannot pass.
  await chmod(folder, 0o711);
  const server = new ServerUnderTest(folder);
  const random = seeded(of.seed);
  const told = (what: string): void => {
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    process.stderr.write(`crash ${seconds} s: ${what}\n`);
  };
  try {
    await server.start();
    const place = await setUpPlace(server, of.people);
    told('set up');
    const journal = new Journal(folder);
    const load = startLoad(() => server, journal, place, { pushesOnly: false });
    const recoveryMs: number[] = [];
    for (let kill = 0; kill < of.kills; kill += 1) {
      await progress(journal);
      await sleep(random() * 600);
      journal.sync();
      const what = kill % 2 === 0 ? 'database' : 'server';
      const recovered = await killOne(server, what);
      recoveryMs.push(recovered);
      told(`${what} killed, back after ${Math.round(recovered)} ms`);
    }
    await progress(journal);
    await load.stop();
    told(`${journal.all.size} intents, ${journal.unresolved().length} without an answer`);
    const resolved = await resolveAll(server, journal);
    told('all settled');
    const found = await audit(server, journal, place);
    const intents = journal.all.size;
    journal.close();
    told('audited');
    const controlLost = await control(server, place, folder);
    await server.stop();
    return {
      ...found,
      seed: of.seed,
      kills: of.kills,
      intents,
      resolved,
      recoveryMs: recoveryMs.map(Math.round),
      ledger: await verifyLedger(server, folder),
      controlLost,
      seconds: Math.round((performance.now() - began) / 1_000),
    };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** There must be something to lose: so many more acknowledgements, however slow the machine. */
async function progress(journal: Journal): Promise<void> {
  const before = journal.acknowledged();
  const began = performance.now();
  while (journal.acknowledged() < before + ACKS_BETWEEN_KILLS) {
    if (performance.now() - began > PROGRESS_MS)
      throw new Error('crash: the load does not get on after a kill');
    await sleep(20);
  }
}

async function killOne(server: ServerUnderTest, what: 'server' | 'database'): Promise<number> {
  const began = performance.now();
  if (what === 'server') {
    await server.killServer();
    await server.start();
  } else {
    server.killDatabase();
    await server.untilNotReady();
    await server.untilReady();
  }
  return performance.now() - began;
}

/** Under the same key until there is a definite answer. In the order of asking: a draft before its submission. */
async function resolveAll(server: ServerUnderTest, journal: Journal): Promise<number> {
  const open = journal.unresolved();
  for (const intent of open) {
    for (let tries = 0; tries < 40; tries += 1) {
      const outcome = await attempt(server, journal, intent);
      if (outcome.state !== 'unknown') break;
      await sleep(100);
    }
  }
  const left = journal.unresolved();
  if (left.length > 0) throw new Error(`crash: ${left.length} requests without a definite answer`);
  return open.length;
}

/** The same oracle, behind a proxy that answers before the server has: it must report what a kill then loses. */
async function control(server: ServerUnderTest, place: Place, folder: string): Promise<number> {
  const proxy = await startEarlyAnswers(() => server.address);
  const journal = new Journal(folder);
  const load = startLoad(() => proxy, journal, place, { pushesOnly: true });
  await progress(journal);
  const killed = server.killServer();
  await load.stop();
  await killed;
  await proxy.stop();
  await server.start();
  const found = await audit(server, journal, place);
  journal.close();
  return found.lost.length;
}

async function verifyLedger(server: ServerUnderTest, folder: string): Promise<string> {
  const file = join(folder, 'ledger.ndjson');
  const exported = await server.command(['ledger', 'export', file]);
  if (exported.status !== 0) throw new Error(`crash: the export failed: ${exported.text}`);
  const verified = await server.command(['ledger', 'verify', file]);
  if (verified.status !== 0) throw new Error(`crash: the ledger does not hold: ${verified.text}`);
  return verified.text.trim();
}

/** A small generator of our own (mulberry32), so that a run can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
