import { Type, type Static } from 'typebox';
import type { NodeId } from '@jixu/kernel';
import { batchAllowed, outcomesOf } from './domain/case.ts';
import type { CaseView } from './queries/case-view.ts';
import type { InboxLine } from './store/review-store.ts';

export const Id = Type.String({ format: 'uuid' });
export const Instant = Type.String({ format: 'date-time' });
const Text = Type.String();
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const NumberOrNull = Type.Union([Type.Integer(), Type.Null()]);
const Words = Type.Object({ 'zh-CN': Text, en: Text });

/** Words and amounts that the owner of a case gives for lists. */
const Summary = Type.Object({
  personName: Text,
  unitName: Text,
  formLabel: Words,
  categoryLabel: Words,
  title: Text,
  hours: Text,
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
});

export function presentLine(
  line: InboxLine,
  age: { used: number; left: number | null },
  offices: ReadonlyMap<NodeId, { readonly name: string }>,
): Static<typeof InboxLineSchema> {
  const { reviewed, task } = line;
  const step = reviewed.route.steps[task.stepIndex];
  return {
    subjectId: reviewed.subjectId,
    caseId: reviewed.caseId,
    number: reviewed.number,
    version: reviewed.version,
    state: task.state,
    stepId: step?.id ?? '',
    stepLabel: step?.label ?? { 'zh-CN': '', en: '' },
    officeName: offices.get(task.officeId)?.name ?? '',
    summary: reviewed.summary as Static<typeof Summary>,
    owner: { ...reviewed.owner },
    openedAt: reviewed.openedAt.toISOString(),
    waitingSince: task.openedAt.toISOString(),
    workingDaysUsed: age.used,
    workingDaysLeft: age.left,
    dueOn: task.dueOn,
    silentOn: task.silentOn,
    counted: reviewed.counted,
    batch: step ? outcomesOf(step).filter((outcome) => batchAllowed(step, outcome)) : [],
    asks: step ? [...step.asks] : [],
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
  permissions: Type.Object({
    outcomes: Type.Array(Text),
    opinionRequired: Type.Array(Text),
    batch: Type.Array(Text),
    withdraw: Type.Boolean(),
    because: TextOrNull,
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
    })),
    permissions: {
      outcomes: [...view.permissions.outcomes],
      opinionRequired: [...view.permissions.opinionRequired],
      batch: [...view.permissions.batch],
      withdraw: view.permissions.withdraw,
      because: view.permissions.because,
    },
  };
}
