import { formatHours, hours as wholeHours, type PersonId, ticks } from '@jixu/kernel';
import { articleOf, type PackEdition } from '@jixu/policy';
import { personCards } from '../../identity/index.ts';
import { nodeCards } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { type OwnTrial, secondPersons, type Side } from '../access.ts';
import { type Change, changesOf } from '../domain/change-words.ts';
import { isOver, refusedPeople, type Trial } from '../domain/trial.ts';
import type { TrialPorts } from '../ports.ts';
import { adoptionById } from '../store/rulebook-store.ts';
import {
  type AreaRow,
  areasOf,
  deltaBuckets,
  largestDelta,
  movedPeople,
  outcomeCounts,
} from '../store/trial-person-store.ts';
import { trialById, trialOfProposal } from '../store/trial-store.ts';

/** So many places are listed; the totals are of all. */
const AREAS_MAX = 200;
/** Bars of the chart. */
const BUCKETS = 4;
const HOUR = wholeHours(1);

export type TrialView = {
  readonly trial: Trial;
  readonly placeName: string;
  readonly edition: PackEdition | null;
  readonly changes: readonly Change[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly reviewers: readonly string[];
  readonly permissions: readonly TrialPermission[];
  readonly toBeTold: number;
  readonly result: TrialResult | null;
  readonly side: Side['as'];
  /** The department that proposes it. */
  readonly department: string | null;
  /** For the bureau's trial: what it was taken up from. For a proposal: what the bureau made of it. */
  readonly proposal: Trial | null;
  readonly takenUpAs: Trial | null;
};

export const TRIAL_PERMISSIONS = [
  'correct',
  'submit',
  'publish',
  'drop',
  'take-up',
  'decline',
] as const;
export type TrialPermission = (typeof TRIAL_PERMISSIONS)[number];

export type TrialResult = {
  readonly periodFrom: string;
  readonly people: number;
  readonly same: number;
  readonly refused: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly certificates: number;
  readonly hours: readonly [string, string];
  /** Which way the chart looks: who loses, or, where nobody does, who gains. */
  readonly direction: 'less' | 'more';
  readonly buckets: readonly {
    readonly from: string;
    readonly to: string;
    readonly people: number;
  }[];
  readonly areas: readonly (AreaRow & { readonly name: string })[];
  readonly rules: readonly {
    readonly rule: string;
    readonly paraphrase: { readonly 'zh-CN': string; readonly en: string } | null;
    readonly records: number;
    readonly hours: string;
  }[];
};

/** Everything about a trial but its people. */
export async function trialView(
  read: Reading,
  ports: Pick<TrialPorts, 'rulebooks'>,
  of: { readonly trial: OwnTrial; readonly year: number | null },
): Promise<TrialView> {
  const { trial } = of;
  const { library } = ports.rulebooks;
  const edition = library.editionByRef(trial.baseRef);
  const base = await adoptionById(read.db, trial.baseAdoptionId);
  const reviewers = await secondPersons(read, trial);
  const ids = [trial.madeBy, trial.decidedBy].filter((id) => id !== null);
  const cards = await personCards(read, [...ids, ...reviewers]);
  const gone = trial.state === 'dropped' || trial.state === 'declined';
  const counted = !gone && trial.countedAt !== null;
  const { proposedBy, proposalId } = trial;
  const places = proposedBy === null ? [trial.nodeId] : [trial.nodeId, proposedBy];
  const names = await nodeCards(read, places);
  return {
    trial,
    placeName: names.get(trial.nodeId)?.name ?? '',
    edition,
    changes: edition && base ? changesOf(trial, { edition, now: base }) : [],
    names: new Map([...cards].map(([id, card]) => [id, card.name])),
    reviewers: reviewers.flatMap((id) => cards.get(id)?.name ?? []),
    permissions: permissionsOf(read, trial),
    toBeTold: counted ? await movedPeople(read.db, trial.trialId) : 0,
    result: counted ? await resultOf(read, { trial, edition, year: of.year }) : null,
    side: trial.side.as,
    department: proposedBy === null ? null : (names.get(proposedBy)?.name ?? ''),
    proposal: proposalId === null ? null : await trialById(read.db, proposalId),
    takenUpAs: await trialOfProposal(read.db, trial.trialId),
  };
}

/** The periods that a trial looked at, newest first. */
export function periodsOf(trial: Trial): readonly string[] {
  return Object.keys(trial.tally).sort().toReversed();
}

function permissionsOf(read: Reading, trial: OwnTrial): readonly TrialPermission[] {
  if (trial.proposedBy !== null && trial.side.as === 'bureau')
    return trial.state === 'submitted' ? ['take-up', 'decline'] : [];
  const own = read.actor.kind === 'person' && read.actor.personId === trial.madeBy;
  const may: TrialPermission[] = [];
  if (trial.state === 'faulty') may.push('correct');
  const sound = trial.kind !== 'version' && refusedPeople(trial.tally) === 0;
  if (trial.state === 'counted' && sound) may.push('submit');
  if (trial.state === 'submitted' && !own && trial.side.as === 'bureau') may.push('publish');
  if (!isOver(trial.state)) may.push('drop');
  return may;
}

async function resultOf(
  read: Reading,
  of: {
    readonly trial: Trial;
    readonly edition: PackEdition | null;
    readonly year: number | null;
  },
): Promise<TrialResult | null> {
  const { trial, edition } = of;
  const { trialId } = trial;
  const periods = periodsOf(trial);
  const asked = periods.find((from) => Number(from.slice(0, 4)) === of.year);
  const periodFrom = asked ?? periods[0];
  const tally = periodFrom === undefined ? undefined : trial.tally[periodFrom];
  if (periodFrom === undefined || tally === undefined) return null;
  const at = { trialId, periodFrom };
  const { outcomes, certificates } = await outcomeCounts(read.db, at);
  const moved = ['to-short', 'to-met', 'less', 'more'].reduce(
    (sum, outcome) => sum + (outcomes[outcome] ?? 0),
    0,
  );
  const areas = await areasOf(read.db, { ...at, limit: AREAS_MAX });
  const names = await nodeCards(
    read,
    areas.map((area) => area.areaId),
  );
  const chart = await chartOf(read, at);
  return {
    ...chart,
    periodFrom,
    people: tally.people,
    same: tally.people - tally.refused - moved,
    refused: tally.refused,
    outcomes,
    certificates,
    hours: [formatHours(ticks(tally.before)), formatHours(ticks(tally.after))],
    areas: areas.map((area) => ({ ...area, name: names.get(area.areaId)?.name ?? '' })),
    rules: Object.entries(tally.rules)
      .map(([rule, each]) => ({
        rule,
        paraphrase: (edition && articleOf(edition, rule)?.paraphrase) ?? null,
        records: each.records,
        hours: formatHours(ticks(each.ticks)),
      }))
      .sort((a, b) => b.records - a.records || (a.rule < b.rule ? -1 : 1)),
  };
}

type Chart = Pick<TrialResult, 'direction' | 'buckets'>;

/** Four equal steps of whole hours up to the largest change. */
async function chartOf(
  read: Reading,
  at: { readonly trialId: string; readonly periodFrom: string },
): Promise<Chart> {
  const lost = await largestDelta(read.db, { ...at, sign: -1 });
  const sign = lost > 0 ? -1 : 1;
  const most = lost > 0 ? lost : await largestDelta(read.db, { ...at, sign: 1 });
  const direction = lost > 0 ? 'less' : 'more';
  if (most === 0) return { direction, buckets: [] };
  const width = Math.max(1, Math.ceil(most / HOUR / BUCKETS));
  const found = await deltaBuckets(read.db, { ...at, sign, step: width * HOUR });
  const steps = Math.ceil(most / (width * HOUR));
  const buckets = Array.from({ length: steps }, (_, step) => ({
    from: String(step * width),
    to: String((step + 1) * width),
    people: found.find((one) => one.step === step)?.people ?? 0,
  }));
  return { direction, buckets };
}
