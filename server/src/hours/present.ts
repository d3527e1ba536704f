import { type Static, Type } from 'typebox';
import {
  addHours,
  formatHours,
  formatLocalDate,
  type Hours,
  lastDay,
  noHours,
  periodName,
  subtractHours,
  ticks,
} from '@jixu/kernel';
import { articleOf, type PackEdition } from '@jixu/policy';
import { amountOf } from './domain/evaluation.ts';
import { lastDayOf } from './domain/sealed.ts';
import type { LeftPeriod } from './store/left-store.ts';
import type { Statement, StatementLine } from './queries/statement.ts';
import { Words } from '../platform/http/words.ts';

const Text = Type.String();
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
export const Id = Type.String({ format: 'uuid' });
const Hours = Type.String({ description: 'hours as a decimal string, or n/d' });

/** A requirement as a bar: need, what is certain, what is hoped for, what a cap cut off. */
export const RequirementSchema = Type.Object(
  {
    id: Text,
    label: Words,
    unit: TextOrNull,
    need: Type.Union([Hours, Type.Null()]),
    have: Hours,
    pending: Hours,
    missing: Type.Union([Hours, Type.Null()]),
    short: Type.Union([Hours, Type.Null()]),
    shortWithPending: Type.Union([Hours, Type.Null()]),
    cut: Hours,
    status: Text,
    rule: Text,
    grade: Text,
    could: Type.Array(Type.Object({ record: Text, gain: Hours, if: Text })),
  },
  { title: 'Requirement' },
);

export const PackSchema = Type.Object(
  {
    id: Text,
    ref: Text,
    name: Words,
    unit: Text,
    grade: Text,
    categories: Type.Array(Type.Object({ id: Text, label: Words })),
  },
  { title: 'PackInForce' },
);

export const StepSchema = Type.Object(
  {
    step: Text,
    in: Text,
    out: Text,
    rule: Text,
    cite: Text,
    cut: Type.Optional(Text),
    cap: Type.Optional(
      Type.Object({ id: Text, limit: Text, usedBefore: Text, usedBy: Type.Array(Text) }),
    ),
    kept: Type.Optional(Text),
    why: Type.Optional(Text),
    paraphrase: Words,
    document: Words,
    article: Text,
    grade: Text,
  },
  { title: 'Step' },
);

export const LineSchema = Type.Object({
  recordId: Id,
  title: Text,
  kind: Text,
  on: Text,
  category: TextOrNull,
  status: Text,
  statusReason: TextOrNull,
  via: Text,
  source: Type.Object({ kind: Text, id: Text }),
  counted: Hours,
  ifApproved: Hours,
  reason: Text,
  reasonIfApproved: Text,
  undecided: Type.Boolean(),
  /** Provisional, from the rulebook's days: it counts by itself on that day, unless something speaks against it. */
  settlesOn: TextOrNull,
});

export const OverviewSchema = Type.Object({
  personId: Id,
  /** The unit whose rulebook this is. */
  unitName: Text,
  pack: PackSchema,
  period: Type.Object({ name: Text, from: Text, to: Text, lastDay: Text }),
  today: Text,
  daysLeft: Type.Integer(),
  verdict: Text,
  pendingVerdict: Text,
  short: Hours,
  shortIfPending: Hours,
  pendingCount: Type.Integer(),
  totals: Type.Record(Text, Hours),
  withPending: Type.Record(Text, Hours),
  requirements: Type.Array(RequirementSchema),
  lines: Type.Array(LineSchema),
  undecided: Type.Array(
    Type.Object({ recordId: TextOrNull, field: TextOrNull, why: Text, ask: Text }),
  ),
  years: Type.Array(Type.Integer()),
  /** The rules or facts changed and the period keeps what it holds, because some of it is sealed. */
  left: Type.Union([
    Type.Object({
      because: Words,
      sealedFrom: Text,
      sealedLast: Text,
      held: Hours,
      would: Hours,
    }),
    Type.Null(),
  ]),
  permissions: Type.Object({ declare: Type.Boolean() }),
});

export function presentPack(edition: PackEdition): Static<typeof PackSchema> {
  return {
    id: edition.id,
    ref: edition.ref,
    name: { ...edition.name },
    unit: edition.unit,
    grade: edition.grade,
    categories: edition.categories.map((category) => ({
      id: category.id,
      label: { ...category.label },
    })),
  };
}

/** The parts add up: have + pending + missing = need wherever less than the need is reached. */
export function presentRequirements(statement: Statement): Static<typeof RequirementSchema>[] {
  const { certain, hoped, rulebook } = statement;
  return certain.requirements.map((requirement) => {
    const later = hoped.requirements.find(
      (other) => other.id === requirement.id && other.year === requirement.year,
    );
    const counts = !requirement.unit;
    const pending =
      counts && later
        ? positive(subtractHours(amountOf(later.have), amountOf(requirement.have)))
        : noHours;
    const { categories, document } = rulebook.edition;
    const category = categories.find((one) => one.id === requirement.id);
    const asked = document.require.find((one) => one.id === requirement.id);
    const cutLines = category
      ? statement.lines.filter((line) => line.category === category.id)
      : [];
    return {
      id: requirement.id,
      label: { ...((category ?? asked)?.label ?? { 'zh-CN': '合计', en: 'Total' }) },
      unit: requirement.unit ?? null,
      need: requirement.need,
      have: requirement.have,
      pending: formatHours(pending),
      missing: later?.short ?? requirement.short,
      short: requirement.short,
      shortWithPending: requirement.shortWithPending,
      cut: formatHours(addHours(...cutLines.map(cutOf))),
      status: requirement.status,
      rule: requirement.rule,
      grade: requirement.grade,
      could: requirement.could.map((one) => ({ ...one })),
    };
  });
}

/** What caps took from a record that counts or would count. */
function cutOf(line: StatementLine): Hours {
  if (line.record.status !== 'approved' && line.record.status !== 'pending') return noHours;
  let cut = noHours;
  for (const step of line.stepsIfApproved)
    if (step.cut !== undefined) cut = addHours(cut, amountOf(step.cut));
  return cut;
}

function positive(amount: Hours): Hours {
  return ticks(Math.max(0, amount));
}

export function presentLine(line: StatementLine): Static<typeof LineSchema> {
  const { record } = line;
  return {
    recordId: record.recordId,
    title: record.title,
    kind: record.facts.kind,
    on: record.facts.on,
    category: line.category,
    status: record.status,
    statusReason: record.statusReason,
    via: record.facts.via,
    source: { ...record.source },
    counted: line.counted,
    ifApproved: line.ifApproved,
    reason: line.reason,
    reasonIfApproved: line.reasonIfApproved,
    undecided: line.undecided,
    settlesOn: record.status === 'pending' ? record.settlesOn : null,
  };
}

export function presentOverview(
  statement: Statement,
  of: {
    personId: string;
    unitName: string;
    today: number;
    years: readonly number[];
    own: boolean;
    left: LeftPeriod | null;
  },
): Static<typeof OverviewSchema> {
  const last = lastDay(statement.span);
  return {
    personId: of.personId,
    unitName: of.unitName,
    pack: presentPack(statement.rulebook.edition),
    period: {
      name: periodName(statement.span),
      from: formatLocalDate(statement.span.from),
      to: formatLocalDate(statement.span.to),
      lastDay: formatLocalDate(last),
    },
    today: formatLocalDate(of.today as typeof last),
    daysLeft: Math.max(0, last - of.today),
    verdict: statement.certain.verdict,
    pendingVerdict: statement.hoped.verdict,
    short: statement.short,
    shortIfPending: statement.shortIfPending,
    pendingCount: statement.pendingCount,
    totals: { ...statement.certain.totals },
    withPending: { ...statement.hoped.totals },
    requirements: presentRequirements(statement),
    lines: statement.lines.map(presentLine),
    undecided: statement.certain.undecided.map((one) => ({
      recordId: one.id ?? null,
      field: one.field ?? null,
      why: one.why,
      ask: one.ask,
    })),
    years: [...of.years],
    left: of.left && presentLeft(of.left),
    permissions: { declare: of.own },
  };
}

function presentLeft(left: LeftPeriod) {
  const { because, sealedFrom, sealedTo, held, would } = left;
  return { because: { ...because }, sealedFrom, sealedLast: lastDayOf(sealedTo), held, would };
}

export const WhySchema = Type.Object({
  personId: Id,
  pack: PackSchema,
  line: LineSchema,
  facts: Type.Object({
    kind: Text,
    on: Text,
    from: TextOrNull,
    to: TextOrNull,
    qty: Type.Record(Text, Text),
    attrs: Type.Record(Text, Text),
    key: TextOrNull,
    evidence: Type.Array(Text),
  }),
  steps: Type.Array(StepSchema),
  stepsIfApproved: Type.Array(StepSchema),
  /** Titles and amounts of the records that a cap or a same-work step names. */
  others: Type.Array(
    Type.Object({
      recordId: Id,
      title: Text,
      on: Text,
      status: Text,
      counted: Hours,
      ifApproved: Hours,
    }),
  ),
  preview: Type.Union([
    Type.Object({ hours: Hours, category: Text, reason: Text, at: Text }),
    Type.Null(),
  ]),
  entries: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      kind: Text,
      category: Text,
      hours: Hours,
      reason: Text,
      packRef: Text,
      periodFrom: Text,
      postedAt: Text,
      /** A published change of rules that set it off, in words; null: a record did. */
      because: Type.Union([Words, Type.Null()]),
      hash: Text,
    }),
  ),
  /** What happened to it and who did it, oldest first; `entries` by number. */
  trail: Type.Array(
    Type.Object({
      at: Text,
      what: Type.Union([
        Type.Literal('lodged'),
        Type.Literal('posted'),
        Type.Literal('rejected'),
        Type.Literal('revoked'),
        Type.Literal('withdrawn'),
      ]),
      operation: TextOrNull,
      by: Type.Union([
        Type.Object({
          kind: Type.Union([
            Type.Literal('self'),
            Type.Literal('person'),
            Type.Literal('platform'),
            Type.Literal('automatic'),
          ]),
          name: Text,
          office: Text,
        }),
        Type.Null(),
      ]),
      entries: Type.Array(Type.Integer()),
    }),
  ),
});

export function presentSteps(
  edition: PackEdition,
  steps: StatementLine['steps'],
): Static<typeof StepSchema>[] {
  return steps.map((step) => {
    const article = articleOf(edition, step.rule);
    return {
      step: step.step,
      in: step.in,
      out: step.out,
      rule: step.rule,
      cite: step.cite,
      ...(step.cut === undefined ? {} : { cut: step.cut }),
      ...(step.cap === undefined ? {} : { cap: { ...step.cap, usedBy: [...step.cap.usedBy] } }),
      ...(step.kept === undefined ? {} : { kept: step.kept }),
      ...(step.why === undefined ? {} : { why: step.why }),
      paraphrase: article ? { ...article.paraphrase } : { 'zh-CN': '', en: '' },
      document: article ? { ...article.document } : { 'zh-CN': '', en: '' },
      article: article?.article ?? '',
      grade: article?.grade ?? 'reconstructed',
    };
  });
}

/** The records that the caps and same-work steps of one name, with their amounts. */
export function namedIn(
  statement: Statement,
  steps: StatementLine['steps'],
): readonly StatementLine[] {
  const named = new Set(
    steps.flatMap((step) => [
      ...(step.cap?.usedBy ?? []),
      ...(step.kept === undefined ? [] : [step.kept]),
    ]),
  );
  return statement.lines.filter((line) => named.has(line.record.recordId));
}
