import {
  assert,
  formatLocalDate,
  type LocalDate,
  type NodeId,
  parseHours,
  type PersonId,
} from '@jixu/kernel';
import { type Differ, differ, type DiffSummary, type Pack } from '@jixu/policy';
import { profilesOf } from '../../identity/index.ts';
import { ancestorsOf, unitsOf } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { giveWay } from '../../platform/jobs/give-way.ts';
import { judgePerson } from '../domain/judge-person.ts';
import { scopeOfDepartment } from '../access.ts';
import { packWith, rulesInForce, triedRules } from '../domain/sides.ts';
import { addTally, type PeriodTally, type Tally, type Trial } from '../domain/trial.ts';
import { editionOf } from '../library.ts';
import { type Account, type AccountsOf, certificateKey, type TrialPorts } from '../ports.ts';
import { decidingDay, type Rulebook } from '../rulebooks.ts';
import { addAreas, insertTried, type TriedPerson } from '../store/trial-person-store.ts';
import { changeTrial, trialById } from '../store/trial-store.ts';
import { checkTrial } from './check-trial.ts';
import { TRIAL_JOB, workOn } from './work-request.ts';

/** People in one operation: some tenths of a second of reckoning, and what a kill loses. */
export const PEOPLE_AT_ONCE = 50;
/** After so many pages a job makes place for others and asks to be continued. */
const PAGES_IN_A_JOB = 100;
/** Requests come between so many people. */
const BREATH = 5;

const actor = { kind: 'system', job: TRIAL_JOB } as const;

/** Checks and counts a trial from wherever an earlier run got to; the trial's row is the only memory. */
export async function workOnTrial(ports: TrialPorts, trialId: string): Promise<void> {
  const trial = await trialById(ports.db, trialId);
  if (trial?.state === 'checking' && !(await checkTrial(ports, trial))) return;
  for (let page = 1; page <= PAGES_IN_A_JOB; page += 1) {
    const about = { type: 'rulebooks.count-trial', actor, subjectId: trialId };
    const more = await ports.operations().run(about, async (op) => {
      const again = await countPage(op, ports, trialId);
      if (again && page === PAGES_IN_A_JOB) op.enqueue(workOn(TRIAL_JOB, trialId));
      return again;
    });
    if (!more) return;
  }
}

/** Whose accounts a trial concerns: a new edition reaches every open period of every place. */
export function concernedBy(
  trial: Pick<Trial, 'kind' | 'packId' | 'nodeId' | 'proposedBy'>,
): AccountsOf {
  const everywhere = trial.kind === 'edition';
  const { nodeId, proposedBy } = trial;
  return {
    packId: trial.packId,
    within: [
      ...(everywhere ? [] : [{ subtrees: [nodeId], offices: [] }]),
      ...(proposedBy === null ? [] : [scopeOfDepartment(proposedBy)]),
    ],
    periods: everywhere || trial.kind === 'release' ? 'open' : 'running',
  };
}

/** The pack as the trial would have it; null where the trial leaves the pack alone. */
export function candidateOf(ports: Pick<TrialPorts, 'rulebooks'>, trial: Trial): Pack | null {
  if (trial.kind !== 'edition' || trial.source === null) return null;
  const edition = editionOf({ file: trial.packId, text: trial.source });
  const published = ports.rulebooks.library.published(trial.packId);
  // Published since, it is one of them.
  return published.some((one) => one.ref === edition.ref) ? null : packWith(published, edition);
}

async function countPage(op: Operation, ports: TrialPorts, trialId: string): Promise<boolean> {
  const trial = await trialById(op.tx, trialId, { lock: true });
  if (trial?.state !== 'counting') return false;
  const at = { trialId, from: trial.state, at: op.now };
  const read = { db: op.tx, today: op.today };
  const of = concernedBy(trial);
  const people = trial.people > 0 ? trial.people : await ports.population.size(read, of);
  const accounts = await ports.population.page(read, {
    ...of,
    after: trial.afterPerson,
    limit: PEOPLE_AT_ONCE,
  });
  const last = accounts.at(-1);
  if (last === undefined) {
    await changeTrial(op.tx, at, { state: 'counted', people, countedAt: op.now });
    return false;
  }
  const counted = await judge(op, ports, { trial, accounts });
  await insertTried(op.tx, trialId, counted.people);
  await addAreas(op.tx, trialId, counted.areas);
  let { tally } = trial;
  for (const [periodFrom, more] of Object.entries(counted.tally))
    tally = addTally(tally, periodFrom, more);
  await changeTrial(op.tx, at, {
    people,
    tally,
    done: trial.done + accounts.length,
    afterPerson: last.personId,
  });
  return true;
}

type Counted = {
  readonly people: readonly TriedPerson[];
  readonly areas: readonly { periodFrom: string; areaId: NodeId; people: number }[];
  readonly tally: Tally;
};

/** One page of people under both rules. */
async function judge(
  op: Operation,
  ports: TrialPorts,
  of: { readonly trial: Trial; readonly accounts: readonly Account[] },
): Promise<Counted> {
  const { trial, accounts } = of;
  const places = await placesOf(op, ports, accounts);
  const candidate = candidateOf(ports, trial);
  const certificates = await ports.certificatesHeld(
    { db: op.tx },
    { packId: trial.packId, people: accounts.map((one) => one.personId) },
  );
  const people: TriedPerson[] = [];
  const areas = new Map<string, { periodFrom: string; areaId: NodeId; people: number }>();
  const periods = new Map<string, { comparing: Differ; refused: number }>();
  for (const [index, account] of accounts.entries()) {
    if (index % BREATH === 0) await giveWay();
    for (const span of account.spans) {
      const place = places(account.personId, decidingDay(span, op.today));
      if (!place || !concerns(trial, place.rulebook)) continue;
      const periodFrom = formatLocalDate(span.from);
      const sides = {
        from: rulesInForce(place.rulebook),
        to: triedRules(trial, { rulebook: place.rulebook, candidate }),
      };
      const period = periods.get(periodFrom) ?? {
        comparing: differ(sides.from, sides.to),
        refused: 0,
      };
      periods.set(periodFrom, period);
      const area = areas.get(`${periodFrom} ${place.areaId}`);
      if (area) area.people += 1;
      else
        areas.set(`${periodFrom} ${place.areaId}`, { periodFrom, areaId: place.areaId, people: 1 });
      const { records } = account;
      const outcome = judgePerson(period.comparing, sides, { person: place.person, span, records });
      if (outcome === 'refused') period.refused += 1;
      if (outcome === null || outcome === 'refused') continue;
      const held = certificates.get(certificateKey(account.personId, periodFrom)) ?? null;
      people.push({
        ...outcome,
        personId: account.personId,
        periodFrom,
        unitId: place.rulebook.unitId,
        areaId: place.areaId,
        certificate: outcome.outcome === 'to-short' ? held : null,
      });
    }
  }
  const tally: Record<string, PeriodTally> = {};
  for (const [periodFrom, { comparing, refused }] of periods)
    tally[periodFrom] = tallyOf(comparing.summary(), refused);
  return { people, areas: [...areas.values()], tally };
}

function concerns(trial: Trial, rulebook: Rulebook): boolean {
  if (rulebook.pack.id !== trial.packId) return false;
  return trial.kind === 'edition' || rulebook.nodeId === trial.nodeId;
}

function tallyOf(summary: DiffSummary, refused: number): PeriodTally {
  // Sums of differences may be below nothing, which amounts of hours are not.
  const amount = (text: string): number => {
    const minus = text.startsWith('-');
    const read = parseHours(minus ? text.slice(1) : text);
    assert(read.ok, 'trial: an amount that is not whole ticks');
    return minus ? 0 - read.value : read.value;
  };
  return {
    people: summary.persons + refused,
    refused,
    before: amount(summary.hours[0]),
    after: amount(summary.hours[1]),
    rules: Object.fromEntries(
      summary.rules.map((each) => [
        each.rule,
        { records: each.records, ticks: amount(each.hours) },
      ]),
    ),
  };
}

type Place = {
  readonly rulebook: Rulebook;
  /** The place directly below the one that adopted the rulebook. */
  readonly areaId: NodeId;
  readonly person: object;
};
type Places = (personId: PersonId, on: LocalDate) => Place | null;

/** Where everyone of a page works on the days that decide, asked once a unit and day. */
async function placesOf(
  op: Operation,
  ports: Pick<TrialPorts, 'rulebooks'>,
  accounts: readonly Account[],
): Promise<Places> {
  const days = new Set(
    accounts.flatMap((one) => one.spans.map((span) => decidingDay(span, op.today))),
  );
  const ids = accounts.map((one) => one.personId);
  const found = new Map<string, Place>();
  for (const on of days) {
    const read = { db: op.tx };
    const units = await unitsOf(read, ids, on);
    const facts = await profilesOf(read, ids, on);
    const below = new Map<NodeId, Pick<Place, 'rulebook' | 'areaId'> | null>();
    for (const [personId, unit] of units) {
      const known = below.get(unit.unitId);
      const place = known === undefined ? await placeOf(op, ports, unit.unitId, on) : known;
      below.set(unit.unitId, place);
      const person = facts.get(personId)?.facts;
      if (place && person) found.set(`${personId} ${on}`, { ...place, person });
    }
  }
  return (personId, on) => found.get(`${personId} ${on}`) ?? null;
}

async function placeOf(
  op: Operation,
  ports: Pick<TrialPorts, 'rulebooks'>,
  unitId: NodeId,
  on: LocalDate,
): Promise<Pick<Place, 'rulebook' | 'areaId'> | null> {
  const rulebook = await ports.rulebooks.rulebookOfUnit({ db: op.tx }, unitId, on);
  if (!rulebook) return null;
  const chain = await ancestorsOf({ db: op.tx }, unitId, on);
  const at = chain.indexOf(rulebook.nodeId);
  return { rulebook, areaId: chain[at - 1] ?? unitId };
}
