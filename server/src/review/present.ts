import { Type, type Static } from 'typebox';
import { formatLocalDate, type LocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import { reasonsOf } from './domain/look-on.ts';
import { batchAllowed, claimant, claimUntil, outcomesOf } from './domain/case.ts';
import type { CaseView } from './queries/case-view.ts';
import type { InboxLine } from './store/inbox-store.ts';
import { Words } from '../platform/http/words.ts';

export const Id = Type.String({ format: 'uuid' });
export const Instant = Type.String({ format: 'date-time' });
const Text = Type.String();
const OPINION_MAX = 2_000;
/** More than any form has. */
const ITEMS_MAX = 100;

/** What a decision says, about one case or many. */
export const decisionFields = {
  outcome: Type.Union([
    Type.Literal('pass'),
    Type.Literal('return'),
    Type.Literal('reject'),
    Type.Literal('veto'),
    Type.Literal('redo'),
  ]),
  /** For a return: the fields and proofs that are opened again, `values/<field>`, `evidence/<slot>`; none: all. */
  items: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: ITEMS_MAX })),
  opinion: Type.Optional(Type.String({ maxLength: OPINION_MAX })),
  fields: Type.Optional(
    Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 400 })),
  ),
};

const InstantOrNull = Type.Union([Instant, Type.Null()]);
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const NumberOrNull = Type.Union([Type.Integer(), Type.Null()]);

/** Words and amounts that the owner of a case gives for lists. */
export const Summary = Type.Object({
  personName: Text,
  unitName: Text,
  formLabel: Words,
  categoryLabel: Words,
  title: Text,
  /** Null: the case decides no hours. */
  hours: TextOrNull,
  unit: Text,
});

export const InboxLineSchema = Type.Object({
  subjectId: Id,
  caseId: Id,
  number: Text,
  version: Type.Integer(),
  state: Text,
  stepId: Text,
  stepLabel: Words,
  officeName: Text,
  summary: Summary,
  owner: Type.Object({ kind: Text, id: Text }),
  openedAt: Instant,
  waitingSince: Instant,
  workingDaysUsed: Type.Integer(),
  workingDaysLeft: NumberOrNull,
  dueOn: TextOrNull,
  silentOn: TextOrNull,
  counted: Type.Boolean(),
  /** Outcomes that the rulebook lets one give to several cases at once. */
  batch: Type.Array(Text),
  /** What passing needs for each case on its own, which therefore never passes among several. */
  asks: Type.Array(Text),
  /** `step`, or `reopening`: a request to open a decided case again. */
  kind: Text,
  /** Why it was asked for; of a reopening only. */
  reason: TextOrNull,
  claim: Type.Union([
    Type.Object({ name: Text, mine: Type.Boolean(), since: Instant, until: Instant }),
    Type.Null(),
  ]),
  nudgedAt: InstantOrNull,
  escalatedBecause: TextOrNull,
  escalatesOn: TextOrNull,
  /** True: a sample that is looked at; false: passes with the samples; null: not drawn from. */
  sampled: Type.Union([Type.Boolean(), Type.Null()]),
  /** What speaks for looking at it before others, each a sentence for the code; the page fills in days. */
  reasons: Type.Array(Text),
  /** The step is decided by samples, and this waits to be drawn from. */
  toDraw: Type.Boolean(),
});

export function presentLine(
  line: InboxLine,
  age: { used: number; left: number | null },
  of: {
    readonly offices: ReadonlyMap<NodeId, { readonly name: string }>;
    readonly people: ReadonlyMap<PersonId, { readonly name: string }>;
    readonly me: PersonId;
    readonly now: Date;
    readonly today: LocalDate;
  },
): Static<typeof InboxLineSchema> {
  const { reviewed, task, step } = line;
  const by = claimant(task, of.now);
  return {
    subjectId: reviewed.subjectId,
    caseId: reviewed.caseId,
    number: reviewed.number,
    version: reviewed.version,
    state: task.state,
    stepId: step?.id ?? '',
    stepLabel: step?.label ?? { 'zh-CN': '', en: '' },
    officeName: of.offices.get(task.officeId)?.name ?? '',
    summary: reviewed.summary as Static<typeof Summary>,
    owner: { ...reviewed.owner },
    openedAt: reviewed.openedAt.toISOString(),
    waitingSince: task.openedAt.toISOString(),
    workingDaysUsed: age.used,
    workingDaysLeft: age.left,
    dueOn: task.dueOn,
    silentOn: task.silentOn,
    counted: reviewed.counted,
    batch:
      step && task.kind === 'step'
        ? outcomesOf(step).filter((outcome) => batchAllowed(step, outcome, task))
        : [],
    kind: task.kind,
    reason: task.reason,
    claim:
      by && task.claim
        ? {
            name: of.people.get(by)?.name ?? '',
            mine: by === of.me,
            since: task.claim.at.toISOString(),
            until: claimUntil(task.claim).toISOString(),
          }
        : null,
    nudgedAt: task.nudgedAt?.toISOString() ?? null,
    escalatedBecause: task.escalatedBecause,
    escalatesOn: task.escalatesOn,
    sampled: task.draw?.sampled ?? null,
    toDraw: step?.sampling !== undefined && task.draw === null && task.kind === 'step',
    asks: step ? [...step.asks] : [],
    reasons: [...reasonsOf(line, formatLocalDate(of.today))],
  };
}

const StationSchema = Type.Object({
  stepIndex: Type.Integer(),
  stepId: Text,
  label: Words,
  effect: Text,
  state: Text,
  outcome: TextOrNull,
  officeName: Text,
  holders: Type.Array(Text),
  escalatedBecause: TextOrNull,
  since: Type.Union([Instant, Type.Null()]),
  at: Type.Union([Instant, Type.Null()]),
  decidedBy: TextOrNull,
  opinion: TextOrNull,
  workingDaysUsed: NumberOrNull,
  dueOn: TextOrNull,
  serviceWorkingDays: NumberOrNull,
  silentOn: TextOrNull,
  silenceWorkingDays: NumberOrNull,
  grounds: Words,
  rule: Text,
  nudgedAt: InstantOrNull,
  escalatesOn: TextOrNull,
  sampled: Type.Union([Type.Boolean(), Type.Null()]),
  onSite: Type.Boolean(),
  checks: Type.Array(Words),
  experts: Type.Union([Type.Object({ pass: Type.Integer(), of: Type.Integer() }), Type.Null()]),
  votes: Type.Array(Type.Object({ outcome: Text, opinion: TextOrNull, by: Text, at: Instant })),
});

const LogSchema = Type.Object({
  at: Instant,
  what: Text,
  stepIndex: Type.Integer(),
  by: TextOrNull,
  officeName: TextOrNull,
  opinion: TextOrNull,
  items: Type.Array(Text),
});

export const CaseViewSchema = Type.Object({
  subjectId: Id,
  caseId: Id,
  number: Text,
  version: Type.Integer(),
  state: Text,
  counted: Type.Boolean(),
  openedAt: Instant,
  summary: Summary,
  owner: Type.Object({ kind: Text, id: Text }),
  stations: Type.Array(StationSchema),
  log: Type.Array(LogSchema),
  claim: Type.Union([
    Type.Object({ name: Text, mine: Type.Boolean(), since: Instant, until: Instant }),
    Type.Null(),
  ]),
  reopening: Type.Union([
    Type.Object({
      askedBy: Text,
      reason: Text,
      askedAt: Instant,
      officeName: Text,
      dueOn: TextOrNull,
    }),
    Type.Null(),
  ]),
  permissions: Type.Object({
    outcomes: Type.Array(Text),
    opinionRequired: Type.Array(Text),
    batch: Type.Array(Text),
    withdraw: Type.Boolean(),
    because: TextOrNull,
    claim: Type.Boolean(),
    unclaim: Type.Boolean(),
    takeOver: Type.Boolean(),
    nudgeFrom: TextOrNull,
    nudge: Type.Boolean(),
    askReopen: Type.Boolean(),
    decideReopening: Type.Boolean(),
  }),
});

export function presentCase(view: CaseView): Static<typeof CaseViewSchema> {
  const { reviewed } = view;
  return {
    subjectId: reviewed.subjectId,
    caseId: reviewed.caseId,
    number: reviewed.number,
    version: reviewed.version,
    state: reviewed.state,
    counted: reviewed.counted,
    openedAt: reviewed.openedAt.toISOString(),
    summary: reviewed.summary as Static<typeof Summary>,
    owner: { ...reviewed.owner },
    stations: view.stations.map((station) => ({
      ...station,
      holders: [...station.holders],
      label: { ...station.label },
      grounds: { ...station.grounds },
      since: station.since?.toISOString() ?? null,
      at: station.at?.toISOString() ?? null,
      nudgedAt: station.nudgedAt?.toISOString() ?? null,
      checks: station.checks.map((check) => ({ ...check })),
      experts: station.experts ? { ...station.experts } : null,
      votes: station.votes.map((vote) => ({ ...vote, at: vote.at.toISOString() })),
    })),
    log: view.log.map((line) => ({ ...line, items: [...line.items], at: line.at.toISOString() })),
    claim: view.claim
      ? {
          ...view.claim,
          since: view.claim.since.toISOString(),
          until: view.claim.until.toISOString(),
        }
      : null,
    reopening: view.reopening
      ? { ...view.reopening, askedAt: view.reopening.askedAt.toISOString() }
      : null,
    permissions: {
      ...view.permissions,
      outcomes: [...view.permissions.outcomes],
      opinionRequired: [...view.permissions.opinionRequired],
      batch: [...view.permissions.batch],
    },
  };
}
