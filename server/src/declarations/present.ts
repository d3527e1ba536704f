import { type Static, Type } from 'typebox';
import { formatLocalDate, type LocalDate } from '@jixu/kernel';
import { type Form, type PackEdition, windowsOfForm } from '@jixu/policy';
import {
  namedIn,
  PackSchema,
  presentPack,
  presentRequirements,
  presentSteps,
  RequirementSchema,
  type Statement,
  StepSchema,
} from '../hours/index.ts';
import { type Declaration, viaOf } from './domain/declaration.ts';
import type { Preview } from './queries/preview-declaration.ts';
import { Words } from '../platform/http/words.ts';

const Text = Type.String();
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
export const Id = Type.String({ format: 'uuid' });
const WordsOrNull = Type.Union([Words, Type.Null()]);

export const FieldSchema = Type.Object({
  id: Text,
  type: Text,
  label: Words,
  hint: WordsOrNull,
  unit: WordsOrNull,
  required: Type.Boolean(),
  maps: Text,
  min: TextOrNull,
  max: TextOrNull,
  maxLength: Type.Union([Type.Integer(), Type.Null()]),
  decimals: Type.Union([Type.Integer(), Type.Null()]),
  options: Type.Array(Type.Object({ value: Text, label: Words })),
  print: Type.Boolean(),
});

export const FormSchema = Type.Object({
  id: Text,
  kind: Text,
  label: Words,
  hint: WordsOrNull,
  group: WordsOrNull,
  categories: Type.Array(Type.Object({ id: Text, label: Words })),
  chooses: Type.Boolean(),
  fields: Type.Array(FieldSchema),
  evidence: Type.Array(
    Type.Object({ id: Text, label: Words, required: Type.Boolean(), hint: WordsOrNull }),
  ),
  noEvidence: WordsOrNull,
  decision: Type.Union([
    Type.Object({ label: Words, hint: WordsOrNull, max: TextOrNull, ask: Text, rule: Text }),
    Type.Null(),
  ]),
  rules: Type.Array(Text),
});

/** When records of a year may be handed in, or must have been finished, and how that stands today. */
const WindowSchema = Type.Object({
  id: Text,
  label: Words,
  limits: Type.Enum(['done', 'handed-in']),
  makeUp: Type.Boolean(),
  year: Type.Integer(),
  from: Text,
  to: Text,
  state: Type.Enum(['open', 'not-yet', 'closed', 'late']),
});

export const FormWindows = Type.Array(WindowSchema);

export function presentWindows(
  edition: PackEdition,
  form: Form,
  today: LocalDate,
): Static<typeof FormWindows> {
  return windowsOfForm(edition, form, today).map((window) => ({
    id: window.id,
    label: { ...window.label },
    limits: window.limits,
    makeUp: window.makeUp,
    year: window.year,
    from: formatLocalDate(window.from),
    to: formatLocalDate(window.to),
    state: window.state,
  }));
}

/** A form that a person may fill in now, with the office that gets it first. */
export const OfferedFormSchema = Type.Object({
  ...FormSchema.properties,
  windows: FormWindows,
  firstOffice: TextOrNull,
});

export function presentForm(edition: PackEdition, form: Form): Static<typeof FormSchema> {
  const ids = 'choose' in form.category ? form.category.choose : [form.category.fixed];
  return {
    id: form.id,
    kind: form.kind,
    label: { ...form.label },
    hint: form.hint ? { ...form.hint } : null,
    group: form.group ? { ...form.group } : null,
    chooses: 'choose' in form.category,
    categories: edition.categories
      .filter((one) => ids.includes(one.id))
      .map((one) => ({ id: one.id, label: { ...one.label } })),
    fields: form.fields.map((field) => ({
      id: field.id,
      type: field.type,
      label: { ...field.label },
      hint: field.hint ? { ...field.hint } : null,
      unit: field.unit ? { ...field.unit } : null,
      required: field.required,
      maps: field.maps,
      min: field.min === undefined ? null : field.min,
      max: field.max === undefined ? null : field.max,
      maxLength: field.maxLength ?? null,
      decimals: field.decimals ?? null,
      options: (field.options ?? []).map((option) => ({
        value: option.value,
        label: { ...option.label },
      })),
      print: field.print,
    })),
    evidence: form.evidence.map((slot) => ({
      id: slot.id,
      label: { ...slot.label },
      required: slot.required,
      hint: slot.hint ? { ...slot.hint } : null,
    })),
    noEvidence: form.noEvidence ? { ...form.noEvidence } : null,
    decision: form.decision
      ? {
          label: { ...form.decision.label },
          hint: form.decision.hint ? { ...form.decision.hint } : null,
          max: form.decision.max === undefined ? null : form.decision.max,
          ask: form.decision.ask,
          rule: form.decision.rule,
        }
      : null,
    rules: [...form.rules],
  };
}

export const AttachmentSchema = Type.Object({
  evidenceId: Id,
  slot: Text,
  ties: Type.Array(
    Type.Object({ field: Text, page: Type.Integer(), box: Type.Array(Type.Integer()) }),
  ),
  name: Text,
  mediaType: Text,
  bytes: Type.Integer(),
  pages: Type.Union([Type.Integer(), Type.Null()]),
  uploadedAt: Text,
  /** How many other people handed in the very same file; only reviewers are told. */
  alsoUsedByOthers: Type.Integer(),
});

const PreviewKept = Type.Union([
  Type.Object({ hours: Text, category: Text, reason: Text, at: Text }),
  Type.Null(),
]);

export const DeclarationSchema = Type.Object({
  personId: Id,
  declarationId: Id,
  number: TextOrNull,
  formId: Text,
  formLabel: WordsOrNull,
  title: Text,
  category: TextOrNull,
  values: Type.Record(Text, Text),
  state: Text,
  version: Type.Integer(),
  round: Type.Integer(),
  recordId: Type.Union([Id, Type.Null()]),
  caseId: Type.Union([Id, Type.Null()]),
  preview: PreviewKept,
  /** After a return: only these may be changed, `values/<field>`, `evidence/<slot>`, `category`; null: everything. */
  reopened: Type.Union([Type.Array(Text), Type.Null()]),
  createdAt: Text,
  changedAt: Text,
  submittedAt: TextOrNull,
  /** Written down by the unit for the person. */
  byUnit: Type.Boolean(),
  permissions: Type.Object({
    edit: Type.Boolean(),
    submit: Type.Boolean(),
    discard: Type.Boolean(),
    withdraw: Type.Boolean(),
  }),
});

export function presentDeclaration(
  declaration: Declaration,
  form: Form | null,
  of: { own: boolean; withdraw: boolean },
): Static<typeof DeclarationSchema> {
  const byUnit = viaOf(declaration) === 'unit';
  const theirs = of.own && !(byUnit && declaration.state === 'draft');
  const editable = theirs && ['draft', 'returned', 'withdrawn'].includes(declaration.state);
  const titleField = form?.fields.find((field) => field.maps === 'title');
  return {
    personId: declaration.personId,
    declarationId: declaration.declarationId,
    number: declaration.number,
    formId: declaration.formId,
    formLabel: form ? { ...form.label } : null,
    title: (titleField && declaration.values[titleField.id]) || (form?.label['zh-CN'] ?? ''),
    category: declaration.category,
    values: { ...declaration.values },
    state: declaration.state,
    version: declaration.version,
    round: declaration.round,
    recordId: declaration.recordId,
    caseId: declaration.caseId,
    preview: declaration.preview ? { ...declaration.preview } : null,
    reopened: declaration.reopened ? [...declaration.reopened] : null,
    createdAt: declaration.createdAt.toISOString(),
    changedAt: declaration.changedAt.toISOString(),
    submittedAt: declaration.submittedAt?.toISOString() ?? null,
    byUnit,
    permissions: {
      edit: editable,
      submit: editable,
      discard: theirs && declaration.state === 'draft',
      withdraw: of.withdraw,
    },
  };
}

/** One category as it would be: what this counts, why, and the bars before and after. */
export const EffectSchema = Type.Object({
  category: Text,
  hours: Text,
  reason: Text,
  undecided: Type.Boolean(),
  steps: Type.Array(StepSchema),
  /** Titles of the records that a cap or a same-work step names. */
  others: Type.Array(Type.Object({ recordId: Id, title: Text })),
  before: Type.Array(RequirementSchema),
  after: Type.Array(RequirementSchema),
  shortBefore: Text,
  shortAfter: Text,
});

/** What taking back a record that counts would change, for the office that may do so. */
export const VetoSchema = Type.Object({
  periodFrom: Text,
  periodTo: Text,
  hours: Text,
  verdictBefore: Text,
  verdictAfter: Text,
  before: Type.Array(RequirementSchema),
  after: Type.Array(RequirementSchema),
  /** Other records whose counted hours would change. */
  others: Type.Array(Type.Object({ recordId: Id, title: Text, counted: Text, then: Text })),
});

export function presentVeto(
  recordId: string | null,
  veto: { readonly before: Statement; readonly after: Statement },
): Static<typeof VetoSchema> {
  const { before, after } = veto;
  const then = new Map(after.lines.map((line) => [line.record.recordId, line.counted]));
  const others = before.lines.flatMap((line) => {
    const { recordId: id, title } = line.record;
    const later = then.get(id) ?? '0';
    if (id === recordId || later === line.counted) return [];
    return [{ recordId: id, title, counted: line.counted, then: later }];
  });
  return {
    periodFrom: formatLocalDate(before.span.from),
    periodTo: formatLocalDate(before.span.to),
    hours: before.lines.find((line) => line.record.recordId === recordId)?.counted ?? '0',
    verdictBefore: before.certain.verdict,
    verdictAfter: after.certain.verdict,
    before: presentRequirements(before),
    after: presentRequirements(after),
    others,
  };
}

/** A sentence for people: the code says which, the detail fills it and names the other record. */
export const RiskSchema = Type.Object({
  code: Text,
  detail: Type.Record(Text, Type.Union([Text, Type.Number()])),
});

export const PreviewSchema = Type.Object({
  pack: PackSchema,
  problems: Type.Array(
    Type.Object({
      path: Text,
      code: Text,
      detail: Type.Record(Text, Type.Union([Text, Type.Number()])),
    }),
  ),
  risks: Type.Array(RiskSchema),
  double: Type.Union([Type.Object({ title: Text, on: Text, recordId: Id }), Type.Null()]),
  options: Type.Array(EffectSchema),
});

export function presentEffect(
  edition: PackEdition,
  option: Preview['options'][number],
): Static<typeof EffectSchema> {
  return {
    category: option.category,
    hours: option.line.ifApproved,
    reason: option.line.reasonIfApproved,
    undecided: option.line.undecided,
    steps: presentSteps(edition, option.line.stepsIfApproved),
    others: namedIn(option.after, option.line.stepsIfApproved).map(({ record }) => ({
      recordId: record.recordId,
      title: record.title,
    })),
    before: presentRequirements(option.before),
    after: presentRequirements(option.after),
    shortBefore: option.before.shortIfPending,
    shortAfter: option.after.shortIfPending,
  };
}

export function presentPreview(
  edition: PackEdition,
  preview: Preview,
): Static<typeof PreviewSchema> {
  return {
    pack: presentPack(edition),
    problems: preview.problems.map((problem) => ({ ...problem, detail: problem.detail ?? {} })),
    risks: preview.risks.map((risk) => ({ code: risk.code, detail: { ...risk.detail } })),
    double: preview.double ? { ...preview.double } : null,
    options: preview.options.map((option) => presentEffect(edition, option)),
  };
}
