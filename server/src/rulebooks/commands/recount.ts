import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { changesOf, changeWords } from '../domain/change-words.ts';
import type { Trial } from '../domain/trial.ts';
import type { RuleChange, TrialPorts } from '../ports.ts';
import { adoptionById } from '../store/rulebook-store.ts';
import { changeTrial, trialById } from '../store/trial-store.ts';
import { concernedBy } from './count-trial.ts';
import { RECOUNT_JOB, workOn } from './work-request.ts';

/** People looked up at a time; each is posted in an operation of their own. */
export const PEOPLE_AT_ONCE = 50;
const PAGES_IN_A_JOB = 100;

const actor = { kind: 'system', job: RECOUNT_JOB } as const;

/**
 * Every open period that a published change may reach is evaluated anew, person by person. The progress is written with
 * each posting, so whoever goes on after a kill knows exactly who is done, and nothing is posted or told twice.
 */
export async function recount(ports: TrialPorts, trialId: string): Promise<void> {
  for (let page = 1; page <= PAGES_IN_A_JOB; page += 1) {
    const trial = await trialById(ports.db, trialId);
    if (trial?.recount !== 'running') return;
    const people = await nextPeople(ports, trial);
    if (people.length === 0) return finish(ports, trial);
    const change = await changeOf(ports, trial);
    let before = trial.recountAfter;
    for (const personId of people) {
      const done = await recountPerson(ports, { trialId, personId, before, change });
      // Another run of the same job has gone on from here.
      if (!done) return;
      before = personId;
    }
  }
  const about = { type: 'rulebooks.recount', actor, subjectId: trialId };
  await ports.operations().run(about, async (op) => op.enqueue(workOn(RECOUNT_JOB, trialId)));
}

/** Whoever comes next; the first time everyone is counted, so that the progress has an end. */
async function nextPeople(ports: TrialPorts, trial: Trial): Promise<readonly PersonId[]> {
  const about = { type: 'rulebooks.recount', actor, subjectId: trial.trialId };
  return ports.operations().run(about, async (op) => {
    const read = { db: op.tx, today: op.today };
    const of = concernedBy(trial);
    if (trial.recountPeople === 0) {
      const at = { trialId: trial.trialId, from: trial.state, at: op.now };
      await changeTrial(op.tx, at, { recountPeople: await ports.population.size(read, of) });
    }
    const page = { after: trial.recountAfter, limit: PEOPLE_AT_ONCE };
    return (await ports.population.page(read, { ...of, ...page })).map((one) => one.personId);
  });
}

async function finish(ports: TrialPorts, { trialId, state }: Trial): Promise<void> {
  const about = { type: 'rulebooks.finish-recount', actor, subjectId: trialId };
  await ports.operations().run(about, async (op) => {
    const trial = await trialById(op.tx, trialId, { lock: true });
    if (trial?.recount !== 'running') return;
    await changeTrial(
      op.tx,
      { trialId, from: state, at: op.now },
      { recount: 'done', recountPeople: trial.recountDone, recountedAt: op.now },
    );
  });
}

type Next = {
  readonly trialId: string;
  readonly personId: PersonId;
  readonly before: PersonId | null;
  readonly change: RuleChange;
};

class Overtaken extends Error {}

/** Posting and progress in one operation. Somebody whose records cannot be evaluated holds up nobody else. */
async function recountPerson(ports: TrialPorts, next: Next): Promise<boolean> {
  const about = { type: 'hours.recount', actor, subjectId: next.personId };
  const { operations } = ports;
  try {
    await operations().run(about, async (op) => {
      const { changed, left } = await ports.recount(op, next);
      op.note({ trialId: next.trialId, changed, left });
      await stepOn(op, next, { changed: changed ? 1 : 0, left: left > 0 ? 1 : 0, failed: 0 });
    });
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    if (!(error instanceof Refusal)) throw error;
  }
  return operations().run(about, async (op) => {
    op.note({ trialId: next.trialId, failed: true });
    await stepOn(op, next, { changed: 0, left: 0, failed: 1 });
    return true;
  });
}

async function stepOn(
  op: Operation,
  next: Next,
  more: { readonly changed: number; readonly left: number; readonly failed: number },
): Promise<void> {
  const trial = await trialById(op.tx, next.trialId, { lock: true });
  if (trial?.recount !== 'running' || trial.recountAfter !== next.before) throw new Overtaken();
  await changeTrial(
    op.tx,
    { trialId: trial.trialId, from: trial.state, at: op.now },
    {
      recountDone: trial.recountDone + 1,
      recountChanged: trial.recountChanged + more.changed,
      recountLeft: trial.recountLeft + more.left,
      recountFailed: trial.recountFailed + more.failed,
      recountAfter: next.personId,
    },
  );
}

async function changeOf(ports: TrialPorts, trial: Trial): Promise<RuleChange> {
  const edition = ports.rulebooks.library.editionByRef(trial.baseRef);
  const now = await adoptionById(ports.db, trial.baseAdoptionId);
  const changes = edition && now ? changesOf(trial, { edition, now }) : [];
  return {
    trialId: trial.trialId,
    packId: trial.packId,
    packName: edition?.name ?? { 'zh-CN': trial.packId, en: trial.packId },
    what: changeWords(changes, trial.checked?.firstOn ?? null),
  };
}
