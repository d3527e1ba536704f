import { type LocalDate, shanghaiDateOf } from '@jixu/kernel';
import { accountStates } from '../../identity/index.ts';
import { drainJobs } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/log/log.ts';
import type { RunningJixu } from '../start.ts';
import { readMarker, writeMarker } from './marker.ts';
import { DEMONSTRATION_PASSWORD, PENDING_PERSONA, personaSheet } from './personas.ts';
import { makePlan } from './plan/make-plan.ts';
import type { Plan, PlannedEvent } from './plan/planned.ts';
import { createProofStock, type ProofStock } from './perform/proof-stock.ts';
import { openCourses } from './perform/open-courses.ts';
import { inParallel } from './perform/in-parallel.ts';
import { performEvent, type PerformPorts } from './perform/perform-event.ts';
import { enrolPeople, setUpPlaces } from './perform/set-up.ts';
import { asServer, type Stage, stagePerson } from './perform/stage.ts';

export type Prepared = Omit<RunningJixu, 'address' | 'stop'>;

export type FillPorts = {
  readonly log: Log;
  readonly say: (line: string) => void;
  /** Only tests want a smaller demonstration, or one of another day. */
  readonly plan?: (today: LocalDate) => Plan;
  readonly at?: Date;
};

const SEED = 20_260_701;
/** Subjects at once: two cores, and every command waits for the database most of its time. */
const SUBJECTS_AT_ONCE = 8;
const JOBS_AT_ONCE = 8;

/**
 * Fills an empty demonstration database through the real commands, with the clock where the plan has it; does nothing
 * where it is filled already. Afterwards the clock is right again.
 */
export async function fillDemonstration(prepared: Prepared, ports: FillPorts): Promise<void> {
  const { jixu, database, clock } = prepared;
  if ((await readMarker(database.db))?.complete === true) return;
  comeBack(prepared, ports);
  const today = shanghaiDateOf(await clock.read(database.db));
  const plan = ports.plan?.(today) ?? makePlan({ seed: SEED, today });
  await writeMarker(database.db, { seed: plan.seed, complete: false, slipFor: null });
  const stage: Stage = {
    jixu,
    nodes: new Map(),
    people: new Map(),
    senders: new Map(),
    declarations: new Map(),
  };
  const proofs = await createProofStock(jixu, plan);
  try {
    await perform(prepared, ports, { plan, stage, proofs });
  } finally {
    comeBack(prepared, ports);
    await proofs.close();
  }
  await printSlips(stage, plan);
  const slipFor = stage.people.get(PENDING_PERSONA)?.personId ?? null;
  await writeMarker(database.db, { seed: plan.seed, complete: true, slipFor });
}

function comeBack({ clock }: Prepared, { at }: FillPorts): void {
  if (at) clock.moveTo(at);
  else clock.setOffset(0);
}

type Performance = { readonly plan: Plan; readonly stage: Stage; readonly proofs: ProofStock };

async function perform(prepared: Prepared, ports: FillPorts, of: Performance): Promise<void> {
  const { plan, stage } = of;
  const { jixu, clock } = prepared;
  ports.say(
    `Demonstration: ${plan.nodes.length} organisations, ${plan.people.length} people, ` +
      `${plan.events.length} events, ${of.proofs.count} proofs …`,
  );
  clock.moveTo(plan.opensAt);
  await setUpPlaces(stage, plan);
  const hash = await jixu.rooms.identityPorts.hashes.hash(DEMONSTRATION_PASSWORD);
  await enrolPeople(stage, plan, hash);
  ports.say('  places and people are there');
  await performEvents(prepared, ports, of);
  comeBack(prepared, ports);
  await openCourses(stage, jixu.rooms.storage, hash);
  await runJob(prepared, 'hours-open-year');
  await settle(prepared, ports);
  ports.say('  certificates are printed');
}

async function performEvents(prepared: Prepared, ports: FillPorts, of: Performance): Promise<void> {
  const { plan } = of;
  const loginNames = new Map(plan.people.map((person) => [person.key, person.loginName ?? '']));
  const performing: PerformPorts = {
    stage: of.stage,
    proofs: of.proofs,
    logIn: (name) => logIn(prepared, name),
    loginNameOf: (person) => loginNames.get(person) ?? '',
  };
  const settlements = [...plan.settlements];
  const moments = [...Map.groupBy(plan.events, (event) => event.at.getTime())];
  let day: LocalDate | null = null;
  let done = 0;
  for (const [at, events] of moments) {
    for (let due = settlements[0]; due && due.getTime() <= at; due = settlements[0]) {
      settlements.shift();
      prepared.clock.moveTo(due);
      await settle(prepared, ports);
      ports.say(`  ${due.toISOString().slice(0, 10)}: ${done} of ${plan.events.length} events`);
    }
    prepared.clock.moveTo(new Date(at));
    const today = shanghaiDateOf(new Date(at));
    // Deadlines that passed since the last day of the story are noticed in the morning.
    if (today !== day) await runJob(prepared, 'review-pass-by-silence');
    day = today;
    await performMoment(performing, events);
    done += events.length;
  }
}

/** One person after the other does what happened at the same time; different people do it at once. */
async function performMoment(ports: PerformPorts, events: readonly PlannedEvent[]): Promise<void> {
  const bySubject = [...Map.groupBy(events, (event) => event.subject).values()];
  await inParallel(bySubject, SUBJECTS_AT_ONCE, async (own) => {
    for (const event of own) await performEvent(ports, event);
  });
}

async function logIn(prepared: Prepared, name: string): Promise<void> {
  const answer = await prepared.jixu.server.inject({
    method: 'POST',
    url: '/api/login',
    payload: { name, password: DEMONSTRATION_PASSWORD },
  });
  if (answer.statusCode !== 200) {
    throw new Error(`demonstration: ${name} cannot log in (${answer.statusCode} ${answer.body})`);
  }
}

async function runJob(prepared: Prepared, name: string): Promise<void> {
  const job = prepared.jixu.jobs.find((candidate) => candidate.name === name);
  if (!job) throw new Error(`demonstration: no job ${name}`);
  await job.handle({});
}

async function settle(prepared: Prepared, ports: FillPorts): Promise<void> {
  const { jixu, database } = prepared;
  const { log } = ports;
  await drainJobs({ pool: database.pool, jobs: jixu.jobs, log, concurrency: JOBS_AT_ONCE });
}

/** Whoever has not activated yet has a slip. */
async function printSlips(stage: Stage, plan: Plan): Promise<void> {
  const pending = plan.people.filter((person) => person.account === 'pending');
  const ids = pending.map((person) => stagePerson(stage, person.key).personId);
  await asServer(stage, 'demonstration.print-slips', async (op) => {
    await stage.jixu.rooms.identity.makeActivationSlips(op, ids);
  });
}

/**
 * Who can be tried, in both languages. The slip is made anew at every start: its code is kept nowhere in clear, and a
 * code that was printed once and lost would help nobody.
 */
export async function personaLines(
  running: Pick<Prepared, 'jixu' | 'database' | 'publicUrl'>,
): Promise<readonly string[]> {
  const { jixu, database, publicUrl } = running;
  const slipFor = (await readMarker(database.db))?.slipFor ?? null;
  const account =
    slipFor === null ? undefined : (await accountStates(database, [slipFor])).get(slipFor);
  if (slipFor === null || account?.state !== 'pending') {
    return personaSheet({ publicUrl, slipCode: null });
  }
  const made = await asServer({ jixu }, 'demonstration.print-slips', (op) =>
    jixu.rooms.identity.makeActivationSlips(op, [slipFor]),
  );
  return personaSheet({ publicUrl, slipCode: made[0]?.code ?? null });
}
