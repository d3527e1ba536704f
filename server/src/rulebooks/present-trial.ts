import { type Static, Type } from 'typebox';
import { formatHours, ticks } from '@jixu/kernel';
import { articleOf } from '@jixu/policy';
import type { Change } from './domain/change-words.ts';
import { OUTCOMES, type Trial, TRIAL_KINDS, TRIAL_STATES } from './domain/trial.ts';
import { PackCard, plainOrNull, presentCard } from './present-pack.ts';
import {
  periodsOf,
  TRIAL_PERMISSIONS,
  type TrialResult,
  type TrialView,
} from './queries/trial-view.ts';
import type { TrialPersonView } from './queries/trial-person.ts';
import type { ListedPerson } from './store/trial-person-store.ts';
import { Words } from '../platform/http/words.ts';

const Text = Type.String();
const TextOrNull = Type.Union([Text, Type.Null()]);
const Count = Type.Integer();
const closed = { additionalProperties: false } as const;
const WordsOrNull = Type.Union([Words, Type.Null()]);
const oneOf = <Word extends string>(...words: readonly Word[]) => Type.Enum<Word[]>([...words]);
export const Outcome = oneOf(...OUTCOMES);
const Verdict = oneOf('met', 'short', 'unknown');

const ChangeSchema = Type.Object(
  {
    kind: oneOf('reading', 'parameter', 'edition'),
    label: WordsOrNull,
    rule: TextOrNull,
    paraphrase: WordsOrNull,
    /** The reading in force is the one that is used where a place says nothing. */
    usual: Type.Boolean(),
    before: Type.Union([Words, Text, Type.Null()]),
    after: Type.Union([Words, Text, Type.Null()]),
  },
  closed,
);

const head = {
  trialId: Text,
  number: Count,
  placeId: Text,
  kind: oneOf(...TRIAL_KINDS),
  state: oneOf(...TRIAL_STATES),
  version: TextOrNull,
  madeAt: Text,
  done: Count,
  people: Count,
  recount: Type.Object(
    {
      state: oneOf('none', 'running', 'done'),
      done: Count,
      people: Count,
      changed: Count,
      left: Count,
      failed: Count,
    },
    closed,
  ),
};
export const TrialCard = Type.Object(
  { ...head, madeBy: TextOrNull, department: TextOrNull },
  { ...closed, title: 'TrialCard' },
);

const Result = Type.Object(
  {
    period: Type.Object({ from: Text, name: Text }, closed),
    people: Count,
    same: Count,
    refused: Count,
    toShort: Count,
    toMet: Count,
    less: Count,
    more: Count,
    /** Among `same`: the same total, made up of other parts. */
    moved: Count,
    certificates: Count,
    hoursBefore: Text,
    hoursAfter: Text,
    direction: oneOf('less', 'more'),
    buckets: Type.Array(Type.Object({ from: Text, to: Text, people: Count }, closed)),
    areas: Type.Array(
      Type.Object(
        {
          areaId: Text,
          name: Text,
          people: Count,
          less: Count,
          more: Count,
          toShort: Count,
          toMet: Count,
        },
        closed,
      ),
    ),
    rules: Type.Array(
      Type.Object({ rule: Text, paraphrase: WordsOrNull, records: Count, hours: Text }, closed),
    ),
  },
  closed,
);

export const TrialPage = Type.Object(
  {
    ...head,
    madeBy: TextOrNull,
    placeName: Text,
    pack: Type.Union([PackCard, Type.Null()]),
    changes: Type.Array(ChangeSchema),
    source: TextOrNull,
    examples: TextOrNull,
    findings: Type.Array(
      Type.Object(
        {
          part: oneOf('edition', 'examples'),
          line: Count,
          column: Count,
          severity: oneOf('error', 'warning'),
          message: Words,
        },
        closed,
      ),
    ),
    checked: Type.Union([
      Type.Object(
        {
          version: Text,
          firstOn: Text,
          ref: Text,
          examples: Count,
          changed: Type.Array(
            Type.Object({ id: Text, name: Text, differences: Type.Array(Words) }, closed),
          ),
        },
        closed,
      ),
      Type.Null(),
    ]),
    countedAt: TextOrNull,
    submittedAt: TextOrNull,
    decidedBy: TextOrNull,
    decidedAt: TextOrNull,
    reviewers: Type.Array(Text),
    toBeTold: Count,
    years: Type.Array(Count),
    result: Type.Union([Result, Type.Null()]),
    own: Type.Boolean(),
    side: oneOf('bureau', 'department'),
    /** Of a proposal: who proposes it, what the bureau made of it, or why it did not. */
    proposal: Type.Union([
      Type.Object(
        {
          department: Text,
          takenUpAs: Type.Union([
            Type.Object({ trialId: Text, number: Count, state: oneOf(...TRIAL_STATES) }, closed),
            Type.Null(),
          ]),
          answer: TextOrNull,
        },
        closed,
      ),
      Type.Null(),
    ]),
    /** Of a trial of the bureau: the proposal that it took up. */
    takenUpFrom: Type.Union([Type.Object({ trialId: Text, number: Count }, closed), Type.Null()]),
    permissions: Type.Array(oneOf(...TRIAL_PERMISSIONS)),
  },
  { ...closed, title: 'TrialPage' },
);

function presentHead(trial: Trial) {
  return {
    trialId: trial.trialId,
    number: trial.number,
    placeId: trial.nodeId,
    kind: trial.kind,
    state: trial.state,
    version: trial.version,
    madeAt: trial.madeAt.toISOString(),
    done: trial.done,
    people: trial.people,
    recount: {
      state: trial.recount,
      done: trial.recountDone,
      people: trial.recountPeople,
      changed: trial.recountChanged,
      left: trial.recountLeft,
      failed: trial.recountFailed,
    },
  };
}

export function presentTrialCard(
  trial: Trial,
  of: { readonly madeBy: string | null; readonly department: string | null },
): Static<typeof TrialCard> {
  return { ...presentHead(trial), ...of };
}

export function presentTrial(view: TrialView, own: boolean): Static<typeof TrialPage> {
  const { trial, edition } = view;
  const nameOf = (id: Trial['madeBy'] | null) => (id === null ? null : (view.names.get(id) ?? ''));
  return {
    ...presentHead(trial),
    madeBy: nameOf(trial.madeBy),
    placeName: view.placeName,
    pack: edition && presentCard(edition),
    changes: view.changes.map((change) => presentChange(change, view)),
    source: trial.source,
    examples: trial.examples,
    findings: trial.findings.map((one) => ({ ...one, message: said(one.message) })),
    checked: trial.checked && {
      version: trial.checked.version,
      firstOn: trial.checked.firstOn,
      ref: trial.checked.ref,
      examples: trial.checked.examples,
      changed: trial.checked.changed.map((one) => ({
        ...one,
        differences: one.differences.map(said),
      })),
    },
    countedAt: trial.countedAt?.toISOString() ?? null,
    submittedAt: trial.submittedAt?.toISOString() ?? null,
    decidedBy: nameOf(trial.decidedBy),
    decidedAt: trial.decidedAt?.toISOString() ?? null,
    reviewers: [...view.reviewers],
    toBeTold: view.toBeTold,
    years: periodsOf(trial).map((from) => Number(from.slice(0, 4))),
    result: view.result && presentResult(view.result),
    own,
    side: view.side,
    proposal: presentProposal(view),
    takenUpFrom: view.proposal && {
      trialId: view.proposal.trialId,
      number: view.proposal.number,
    },
    permissions: [...view.permissions],
  };
}

/** Rows from before sentences were kept in both languages hold the English one. */
function said(message: Static<typeof Words> | string): Static<typeof Words> {
  return typeof message === 'string' ? { 'zh-CN': message, en: message } : { ...message };
}

function presentProposal(view: TrialView): Static<typeof TrialPage>['proposal'] {
  const { department, takenUpAs } = view;
  if (department === null) return null;
  return {
    department,
    takenUpAs: takenUpAs && {
      trialId: takenUpAs.trialId,
      number: takenUpAs.number,
      state: takenUpAs.state,
    },
    answer: view.trial.answer,
  };
}

function presentChange(change: Change, { edition }: TrialView): Static<typeof ChangeSchema> {
  if (change.kind === 'edition') {
    const { before, after } = change;
    const none = { label: null, rule: null, paraphrase: null, usual: false };
    return { ...none, kind: 'edition', before, after };
  }
  const { kind, label, rule } = change;
  return {
    kind,
    label: { ...label },
    rule,
    paraphrase: plainOrNull((edition && articleOf(edition, rule)?.paraphrase) ?? undefined),
    usual: change.kind === 'reading' && change.usual,
    before: change.kind === 'reading' ? { ...change.before } : change.before,
    after: change.kind === 'reading' ? { ...change.after } : change.after,
  };
}

function presentResult(result: TrialResult): Static<typeof Result> {
  const count = (outcome: string) => result.outcomes[outcome] ?? 0;
  return {
    period: { from: result.periodFrom, name: result.periodFrom.slice(0, 4) },
    people: result.people,
    same: result.same,
    refused: result.refused,
    toShort: count('to-short'),
    toMet: count('to-met'),
    less: count('less'),
    more: count('more'),
    moved: count('moved'),
    certificates: result.certificates,
    hoursBefore: result.hours[0],
    hoursAfter: result.hours[1],
    direction: result.direction,
    buckets: result.buckets.map((bucket) => ({ ...bucket })),
    areas: result.areas.map(({ areaId, name, people, less, more, toShort, toMet }) => {
      return { areaId, name, people, less, more, toShort, toMet };
    }),
    rules: result.rules.map((rule) => ({
      ...rule,
      paraphrase: plainOrNull(rule.paraphrase ?? undefined),
    })),
  };
}

export const TriedPersonSchema = Type.Object(
  {
    personId: Text,
    name: Text,
    staffNumber: TextOrNull,
    areaName: Text,
    unitName: Text,
    verdictBefore: Verdict,
    verdictAfter: Verdict,
    outcome: Outcome,
    totalsBefore: Type.Record(Text, Text),
    totalsAfter: Type.Record(Text, Text),
    delta: Text,
    short: Text,
    certificate: TextOrNull,
  },
  closed,
);

export function presentTried(
  row: ListedPerson,
  nameOf: (nodeId: string) => string,
): Static<typeof TriedPersonSchema> {
  return {
    personId: row.personId,
    name: row.name,
    staffNumber: row.staffNumber,
    areaName: nameOf(row.areaId),
    unitName: nameOf(row.unitId),
    verdictBefore: row.verdict[0],
    verdictAfter: row.verdict[1],
    outcome: row.outcome,
    totalsBefore: { ...row.totals[0] },
    totalsAfter: { ...row.totals[1] },
    delta: formatHours(ticks(row.delta)),
    short: formatHours(row.short),
    certificate: row.certificate,
  };
}

const Side = Type.Object({ verdict: Text, totals: Type.Record(Text, Text) }, closed);
const RecordSideSchema = Type.Object(
  {
    counted: Text,
    reason: Text,
    rule: TextOrNull,
    caps: Type.Array(
      Type.Object({ label: Words, limit: Text, usedBefore: Text, cut: Text }, closed),
    ),
  },
  closed,
);
export const TrialPersonSchema = Type.Object(
  {
    personId: Text,
    name: Text,
    unitName: Text,
    before: Side,
    after: Side,
    subjects: Type.Array(
      Type.Object(
        { id: Text, label: Words, need: TextOrNull, before: Text, after: Text, short: Text },
        closed,
      ),
    ),
    records: Type.Array(
      Type.Object(
        {
          id: Text,
          title: Text,
          category: TextOrNull,
          before: RecordSideSchema,
          after: RecordSideSchema,
        },
        closed,
      ),
    ),
  },
  closed,
);

export function presentTrialPerson(view: TrialPersonView): Static<typeof TrialPersonSchema> {
  const side = (of: TrialPersonView['records'][number]['before']) => ({
    ...of,
    caps: of.caps.map((cap) => ({ ...cap, label: { ...cap.label } })),
  });
  return {
    personId: view.personId,
    name: view.name,
    unitName: view.unitName,
    before: { verdict: view.before.verdict, totals: { ...view.before.totals } },
    after: { verdict: view.after.verdict, totals: { ...view.after.totals } },
    subjects: view.subjects.map((one) => ({ ...one, label: { ...one.label } })),
    records: view.records.map((one) => ({
      ...one,
      before: side(one.before),
      after: side(one.after),
    })),
  };
}
