import type { PackEdition } from './edition.ts';
import type {
  FormDocument,
  LearningDocument,
  FormFieldDocument,
  Procedures,
  RouteDocument,
} from './pack-format-procedures.ts';
import {
  ATTRIBUTES,
  type Kind,
  KINDS,
  type Reason,
  REASONS,
  type Unit,
  UNITS,
  type Via,
  VIAS,
} from './vocabulary.ts';
import { type Words, words } from './words.ts';

/**
 * What other rooms draw, check and follow: forms, routes, windows, certificate, in the shapes
 * they use.
 */

export type FormField = {
  readonly id: string;
  readonly type: 'text' | 'long-text' | 'integer' | 'decimal' | 'date' | 'choice' | 'yes-no';
  readonly label: Words;
  readonly hint?: Words;
  readonly unit?: Words;
  readonly required: boolean;
  /**
   * Where the answer goes in the record. Where no field maps to `on`, the last day (`to`)
   * decides (default D3).
   */
  readonly maps:
    | 'title'
    | 'on'
    | 'from'
    | 'to'
    | 'key'
    | 'none'
    | `qty.${string}`
    | `attrs.${string}`;
  readonly min?: string;
  readonly max?: string;
  readonly maxLength?: number;
  readonly decimals?: number;
  readonly options?: readonly { readonly value: string; readonly label: Words }[];
  readonly keyPrefix?: string;
  readonly print: boolean;
  readonly cite?: string;
};

export type EvidenceSlot = {
  readonly id: string;
  readonly label: Words;
  readonly required: boolean;
  readonly hint?: Words;
};

export type FormDecision = {
  readonly rule: string;
  readonly ask: 'unit' | 'authority' | 'bureau' | 'provider';
  readonly label: Words;
  readonly hint?: Words;
  readonly max?: string;
};

export type Form = {
  readonly id: string;
  readonly kind: Kind;
  readonly label: Words;
  readonly hint?: Words;
  readonly group?: Words;
  readonly presets: {
    readonly attrs?: Readonly<Record<string, string | number | boolean>>;
    readonly qty?: Readonly<Record<string, string>>;
  };
  readonly category: { readonly choose: readonly string[] } | { readonly fixed: string };
  readonly fields: readonly FormField[];
  readonly evidence: readonly EvidenceSlot[];
  readonly noEvidence?: Words;
  readonly decision?: FormDecision;
  readonly window?: string;
  readonly rules: readonly string[];
};

export function formsOf(edition: PackEdition): readonly Form[] {
  return (edition.document.forms ?? []).map(formFrom);
}

export function formOf(edition: PackEdition, id: string): Form | null {
  return formsOf(edition).find((form) => form.id === id) ?? null;
}

function formFrom(form: FormDocument): Form {
  const { presets } = form;
  return {
    id: form.id,
    kind: form.kind,
    label: form.label,
    ...(form.hint === undefined ? {} : { hint: form.hint }),
    ...(form.group === undefined ? {} : { group: form.group }),
    presets: {
      ...(presets?.attrs === undefined ? {} : { attrs: known(presets.attrs) }),
      ...(presets?.qty === undefined ? {} : { qty: known(presets.qty) }),
    },
    category: form.category,
    fields: form.fields.map(fieldFrom),
    evidence: form.evidence.map((slot) => ({ ...slot, required: slot.required ?? false })),
    ...(form['no-evidence'] === undefined ? {} : { noEvidence: form['no-evidence'] }),
    ...(form.decision === undefined ? {} : { decision: form.decision }),
    ...(form.window === undefined ? {} : { window: form.window }),
    rules: form.rules,
  };
}

function known<T>(record: Readonly<Partial<Record<string, T>>>): Readonly<Record<string, T>> {
  return record as Readonly<Record<string, T>>;
}

function fieldFrom(field: FormFieldDocument): FormField {
  const {
    'max-length': maxLength,
    'key-prefix': keyPrefix,
    rule,
    required,
    print,
    maps,
    ...rest
  } = field;
  return {
    ...rest,
    required: required ?? false,
    maps: maps as FormField['maps'],
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(keyPrefix === undefined ? {} : { keyPrefix }),
    print: print ?? false,
    ...(rule === undefined ? {} : { cite: rule }),
  };
}

/** `ratio` is a fraction, or the name of the parameter that the place sets. */
export type RouteSampling = {
  readonly ratio: string;
  readonly onSite: boolean;
  readonly of: 'people' | 'cases';
  readonly others: 'pass' | 'wait';
  readonly failed: 'redo' | 'redo-unit';
  /** The step that does a failed sample again. */
  readonly redo: string;
  readonly rule: string;
};

export type RouteStep = {
  readonly id: string;
  readonly office: string;
  readonly label: Words;
  readonly effect: 'counts' | 'confirms' | 'vetoes';
  readonly silence?: {
    readonly workingDays: number | string;
    readonly outcome: 'pass';
    readonly default?: string;
  };
  readonly serviceWorkingDays?: number | string;
  readonly escalation?: { readonly workingDays: number | string; readonly rule: string };
  readonly experts?: { readonly pass: number; readonly of: number; readonly rule: string };
  readonly batch: { readonly pass: boolean; readonly return: boolean; readonly reject: boolean };
  readonly opinion: Readonly<Record<'pass' | 'return' | 'reject', 'required' | 'optional'>>;
  readonly mayReturn: boolean;
  readonly mayReject: boolean;
  readonly sampling?: RouteSampling;
  readonly checks?: readonly Words[];
  readonly cite: string;
  readonly default?: string;
};

export type Route = {
  readonly id: string;
  readonly label: Words;
  /** Empty: recognised at once, nobody reviews. */
  readonly steps: readonly RouteStep[];
  readonly withdraw: 'while-undecided' | 'never';
  readonly reopen?: {
    readonly ask: 'person' | 'unit';
    readonly decide: string;
    readonly cite: string;
  };
  readonly seal?: {
    readonly by: string;
    readonly span: 'school-year' | 'calendar-year';
    readonly cite: string;
  };
  readonly cite: string;
  readonly default?: string;
};

/**
 * The route of a form, or of a way in (`platform`, `industry` …); the pack's `default` route
 * takes what none names.
 */
export function routeOf(edition: PackEdition, formOrVia: string): Route | null {
  const routes = edition.document.procedures?.routes ?? [];
  const named = routes.find((route) => {
    const { forms, via } = route.for ?? {};
    return (
      forms?.includes(formOrVia) === true ||
      (via as readonly string[] | undefined)?.includes(formOrVia) === true
    );
  });
  const route = named ?? routes.find((each) => each.id === 'default');
  return route === undefined ? null : routeFrom(route);
}

function routeFrom(route: RouteDocument): Route {
  return {
    id: route.id,
    label: route.label,
    steps: route.steps.map((step) => stepFrom(step, route.steps[0]?.id ?? step.id)),
    withdraw: route.withdraw,
    ...(route.reopen === undefined
      ? {}
      : {
          reopen: { ask: route.reopen.ask, decide: route.reopen.decide, cite: route.reopen.rule },
        }),
    ...(route.seal === undefined
      ? {}
      : { seal: { by: route.seal.by, span: route.seal.span, cite: route.seal.rule } }),
    cite: route.rule,
    ...(route.default === undefined ? {} : { default: route.default }),
  };
}

function stepFrom(step: RouteDocument['steps'][number], firstStep: string): RouteStep {
  const { silence, sampling, escalation } = step;
  return {
    id: step.id,
    office: step.office,
    label: step.label,
    effect: step.effect,
    ...(silence === undefined
      ? {}
      : {
          silence: {
            workingDays: silence['working-days'],
            outcome: silence.outcome,
            ...(silence.default === undefined ? {} : { default: silence.default }),
          },
        }),
    ...(step['service-working-days'] === undefined
      ? {}
      : { serviceWorkingDays: step['service-working-days'] }),
    ...(escalation === undefined
      ? {}
      : { escalation: { workingDays: escalation['working-days'], rule: escalation.rule } }),
    ...(step.experts === undefined ? {} : { experts: step.experts }),
    batch: step.batch,
    opinion: {
      pass: step.opinion.pass,
      return: step.opinion.return,
      reject: step.opinion.reject,
    },
    mayReturn: step['may-return'],
    mayReject: step['may-reject'],
    ...(sampling === undefined
      ? {}
      : {
          sampling: {
            ratio: sampling.ratio,
            onSite: sampling['on-site'] ?? false,
            of: sampling.of ?? 'people',
            others: sampling.others ?? 'wait',
            failed: sampling.failed ?? 'redo',
            redo: sampling.redo ?? firstStep,
            rule: sampling.rule,
          },
        }),
    ...(step.checks === undefined ? {} : { checks: step.checks }),
    cite: step.rule,
    ...(step.default === undefined ? {} : { default: step.default }),
  };
}

export type CertificateRule = {
  readonly id: string;
  readonly title: Words;
  readonly when: 'requirement-met' | 'record-counted' | 'year-verified';
  readonly period: 'year' | 'period';
  readonly closing: Words;
  readonly printed: readonly string[];
  readonly printingWindow?: string;
  readonly seal?: Words;
  readonly cite: string;
};

export function certificateOf(edition: PackEdition): CertificateRule | null {
  const certificate = edition.document.procedures?.certificate;
  if (certificate === undefined) return null;
  const { rule, default: _, 'printing-window': printingWindow, ...rest } = certificate;
  return { ...rest, cite: rule, ...(printingWindow === undefined ? {} : { printingWindow }) };
}

/** 合格证 for a single course or examination that was passed. */
export type CourseCertificateRule = {
  readonly title: Words;
  readonly of: readonly ('course' | 'exam')[];
  /** Null: courses of every category. */
  readonly categories: readonly string[] | null;
  readonly series: string;
  readonly closing: Words;
  readonly printed: readonly string[];
  readonly cite: string;
};

export function courseCertificateOf(edition: PackEdition): CourseCertificateRule | null {
  const found = edition.document.procedures?.['course-certificate'];
  if (found === undefined) return null;
  const { rule, default: _, categories, ...rest } = found;
  return { ...rest, categories: categories ?? null, cite: rule };
}

export function windowsOf(edition: PackEdition): NonNullable<Procedures['windows']> {
  return edition.document.procedures?.windows ?? [];
}

export type Terms = {
  readonly category: (id: string) => Words;
  readonly kind: (kind: Kind) => Words;
  readonly attribute: (name: string) => Words;
  readonly value: (attribute: string, value: string) => Words;
  readonly unit: (unit: Unit) => Words;
  readonly via: (via: Via) => Words;
  readonly reason: (reason: Reason) => Words;
  readonly rule: (rule: string) => Words;
  readonly requirement: (id: string) => Words;
  readonly cap: (id: string) => Words;
};

const YES_NO: Readonly<Record<string, Words>> = {
  true: words('是', 'yes'),
  false: words('否', 'no'),
};

/** The words people see for every name in a record and in an answer. */
export function termsOf(edition: PackEdition): Terms {
  const { document, attributes } = edition;
  const plain = (text: string): Words => words(text, text);
  return {
    category: (id) => edition.categories.find((each) => each.id === id)?.label ?? plain(id),
    kind: (kind) => document.kinds[kind]?.label ?? KINDS[kind],
    attribute: (name) => attributes[name]?.label ?? ATTRIBUTES[name]?.label ?? plain(name),
    value: (name, value) => {
      const attribute = attributes[name];
      if (attribute?.type === 'yes-no') return YES_NO[value] ?? plain(value);
      return attribute?.type === 'choice'
        ? (attribute.values[value] ?? plain(value))
        : plain(value);
    },
    unit: (unit) => UNITS[unit],
    via: (via) => VIAS[via],
    reason: (reason) => REASONS[reason],
    rule: (rule) => document.rules[rule]?.says ?? plain(rule),
    requirement: (id) => document.require.find((each) => each.id === id)?.label ?? plain(id),
    cap: (id) => document.caps?.find((each) => each.id === id)?.label ?? plain(id),
  };
}

export type Article = {
  readonly paraphrase: Words;
  readonly document: Words;
  readonly article: string;
  readonly grade: 'primary' | 'secondary' | 'reconstructed';
  readonly dated: 'stated' | 'assumed';
  readonly inferred: string | null;
};

export function articleOf(edition: PackEdition, ruleId: string): Article | null {
  const entry = edition.document.rules[ruleId];
  const source = entry === undefined ? undefined : edition.document.sources[entry.source];
  if (entry === undefined || source === undefined) return null;
  return {
    paraphrase: entry.says,
    document: source.title,
    article: entry.article,
    grade: entry.grade ?? source.grade,
    dated: edition.effective.dated,
    inferred: entry.inferred ?? null,
  };
}

/** How time on the platform's own courses is counted, where the pack says so. */
export function learningOf(edition: PackEdition): LearningDocument | null {
  return edition.document.procedures?.learning ?? null;
}
