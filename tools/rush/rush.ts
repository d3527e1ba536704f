import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openPlace } from '../crash/place.ts';
import { ServerUnderTest } from '../crash/server-under-test.ts';
import { type Audit, audit } from './audit.ts';
import { type Limits, limits } from './limits.ts';
import { shelve } from './course.ts';
import { enlist } from './people.ts';
import { crossEdge, type EdgeTold, openEdge } from './edge.ts';
import { runSchedule, type Times, timesOf } from './schedule.ts';
import {
  changed,
  type ExamTimes,
  holdExam,
  saveOf,
  seat,
  type Sitter,
  sitting,
} from './sitters.ts';
import { tuneIn, type Viewer, watching } from './viewers.ts';
import { type Traffic, Wire } from './wire.ts';

export type Scene = {
  readonly sitters: number;
  readonly viewers: number;
  readonly seconds: number;
  readonly saveEverySeconds: number;
  readonly reportEverySeconds: number;
  readonly kills: number;
  readonly limits: boolean;
  /** One attempt whose end passes while the server is down. */
  readonly edge: boolean;
};

export type Report = Audit & {
  readonly scene: Scene;
  readonly saves: Times;
  readonly submits: Times;
  readonly reports: Times;
  readonly requestsPerSecond: number;
  readonly traffic: Traffic;
  readonly recoveryMs: readonly number[];
  readonly settledMs: number;
  /** What the oracle saw when somebody took answers for saved as soon as they were sent, and the server died. */
  readonly controlLost: number;
  readonly limits: Limits | null;
  /** What who was at work was told, and what of it the tables contradict. */
  readonly edge: (EdgeTold & Pick<Audit, 'lost' | 'doubled' | 'broken'>) | null;
  readonly seconds: number;
};

/** Attempts that hand nothing in: for the control, and more of them to find out what the machine can do at most. */
const SPARE = 8;
const SPARE_OF_LIMITS = 64;
const CONNECTIONS = 400;
/** One begins; the others are for a machine on which the first came too late. */
const EDGE_PEOPLE = 5;
const COURSE_SECONDS = 36_000;
const SETTLE_MS = 120_000;

/** An exam in which everybody hands in at the end, beside people who study; the server may die in the middle. */
export async function rush(scene: Scene): Promise<Report> {
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'jixu-rush-'));
  // As root the cluster belongs to another account, and lies elsewhere where that account cannot pass.
  await chmod(folder, 0o711);
  const server = new ServerUnderTest(folder);
  const wire = new Wire(() => server.address, CONNECTIONS);
  const told = (what: string): void => {
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    process.stderr.write(`rush ${seconds} s: ${what}\n`);
  };
  let client: pg.Client | null = null;
  try {
    await server.start();
    client = new pg.Client({ connectionString: server.databaseUrl() });
    await client.connect();
    const { sitters, spare, viewers, edge } = await prepare(server, client, wire, scene);
    told(`${sitters.length} attempts open, ${viewers.length} players running`);
    const before = { ...wire.traffic };
    const played = await play(server, wire, { scene, sitters, viewers, told });
    const settledMs = await settled(client, sitters.length);
    told('everything settled');
    const found = await audit(client, { sitters, viewers });
    const asked = wire.traffic.answered - before.answered;
    const best = scene.limits ? await limits(server, wire, { spare, viewers }) : null;
    const controlLost = await control(server, wire, client, spare);
    told('the control is over');
    const crossed = edge && (await crossEdge(server, wire, edge));
    const kept = edge && (await audit(client, { sitters: [edge.sitter], viewers: [] }));
    if (edge) told('the end that passed while the server was down was told');
    await client.end();
    client = null;
    server.killDatabase();
    return {
      scene,
      ...found,
      ...played,
      requestsPerSecond: Math.round(asked / scene.seconds),
      traffic: wire.traffic,
      settledMs,
      controlLost,
      limits: best,
      edge: crossed &&
        kept && { ...crossed, lost: kept.lost, doubled: kept.doubled, broken: kept.broken },
      seconds: Math.round((performance.now() - began) / 1_000),
    };
  } finally {
    wire.close();
    await client?.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(server: ServerUnderTest, client: pg.Client, wire: Wire, scene: Scene) {
  const place = await openPlace(server, 'js-changzhou');
  const exam = await holdExam(server, place);
  const course = await shelve(wire, client, { place, seconds: COURSE_SECONDS });
  const { unitId } = place;
  const extra = scene.limits ? SPARE_OF_LIMITS : SPARE;
  const count = scene.sitters + extra + scene.viewers + (scene.edge ? EDGE_PEOPLE : 0);
  const people = await enlist(client, { unitId, count });
  await client.query('analyze');
  const all = await seat(wire, people.slice(0, scene.sitters + extra), exam);
  const firstAtEdge = scene.sitters + extra + scene.viewers;
  const atEdge = { place, people: people.slice(firstAtEdge) };
  return {
    edge: scene.edge ? await openEdge(server, wire, atEdge) : null,
    sitters: all.slice(extra),
    spare: all.slice(0, extra),
    viewers: await tuneIn(wire, people.slice(scene.sitters + extra, firstAtEdge), course),
  };
}

async function play(
  server: ServerUnderTest,
  wire: Wire,
  of: {
    readonly scene: Scene;
    readonly sitters: readonly Sitter[];
    readonly viewers: readonly Viewer[];
    readonly told: (what: string) => void;
  },
) {
  const { scene, sitters, viewers, told } = of;
  const ms = scene.seconds * 1_000;
  const exam: ExamTimes = { saves: [], submits: [] };
  const reports: number[] = [];
  const clients = [
    ...sitters.map((sitter, n) => {
      const handsInAt = (ms * (n + 0.5)) / sitters.length;
      const savesAt = every(scene.saveEverySeconds, handsInAt, (n * 7_919) % 1_000);
      return sitting(wire, sitter, exam, { savesAt, handsInAt });
    }),
    ...viewers.map((viewer, n) =>
      watching(wire, viewer, reports, every(scene.reportEverySeconds, ms, (n * 6_007) % 1_000)),
    ),
  ];
  const recoveryMs: number[] = [];
  const killing = async (): Promise<void> => {
    for (let kill = 1; kill <= scene.kills; kill += 1) {
      await sleep(ms / (scene.kills + 1));
      const from = performance.now();
      await server.killServer();
      await server.start();
      recoveryMs.push(Math.round(performance.now() - from));
      told(`killed, back after ${recoveryMs.at(-1)} ms`);
    }
  };
  await Promise.all([runSchedule(clients, performance.now()), killing()]);
  told('everybody is done');
  return {
    saves: timesOf(exam.saves),
    submits: timesOf(exam.submits),
    reports: timesOf(reports),
    recoveryMs,
  };
}

/** Evenly, each client at its own part of the interval. */
function every(seconds: number, until: number, phase: number): readonly number[] {
  const step = seconds * 1_000;
  const all: number[] = [];
  for (let at = (step * phase) / 1_000; at < until; at += step) all.push(at);
  return all;
}

/** What hand-ins bring about is the jobs' business; it is waited for, as a person would see it. */
async function settled(client: pg.Client, expected: number): Promise<number> {
  const from = performance.now();
  for (;;) {
    const found = await client.query<{ n: number }>(
      `select count(*)::int as n from assessment.entry where state in ('passed', 'failed')`,
    );
    if ((found.rows[0]?.n ?? 0) >= expected) return Math.round(performance.now() - from);
    if (performance.now() - from > SETTLE_MS) throw new Error('rush: results were not settled');
    await sleep(100);
  }
}

/** The same oracle upon clients that believe too early: it must report what the kill then loses. */
async function control(
  server: ServerUnderTest,
  wire: Wire,
  client: pg.Client,
  spare: readonly Sitter[],
): Promise<number> {
  const sending = spare.map((sitter) => {
    const answers = changed(sitter, 5);
    for (const { place, revision } of answers) {
      const known = sitter.answers[place - 1];
      if (known) known.acknowledged = revision;
    }
    return wire.once(saveOf(sitter, answers)).catch(() => null);
  });
  await server.killServer();
  await Promise.all(sending);
  // The database has outlived the server.
  const found = await audit(client, { sitters: spare, viewers: [] });
  return found.lost.length;
}
