import { formatRational, type LocalDate, parseLocalDate, parseRational } from '@jixu/kernel';
import type { Form, FormField } from '@jixu/policy';
import type { RecordFacts } from '../../hours/index.ts';
import type { FieldProblem } from '../../platform/operation/refusal.ts';
import type { Attachment, FormValues } from './declaration.ts';

export type Reading =
  | { readonly ok: true; readonly facts: RecordFacts; readonly title: string }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** What a value means at its field: text cleaned, or what is wrong with it. */
type FieldReading = { readonly value: string | null } | { readonly problem: FieldProblem };

const YES_NO = new Set(['true', 'false']);

/**
 * Reads the values of a form into the facts of a record, all fields at once so that every problem is told together.
 * Pure: the day of submission comes in. Nothing is guessed: an absent value is absent.
 */
export function readForm(of: {
  form: Form;
  values: FormValues;
  category: string | null;
  attachments: readonly Attachment[];
  today: LocalDate;
  evidenceRequired: boolean;
  /** Who hands it in; the person where nothing is said. */
  via?: 'self' | 'unit';
}): Reading {
  const { form } = of;
  const problems: FieldProblem[] = [];
  const read = new Map<string, string>();
  for (const id of Object.keys(of.values)) {
    if (!form.fields.some((field) => field.id === id))
      problems.push(at(id, 'declarations.unknown_field'));
  }
  for (const field of form.fields) {
    const result = readField(field, of.values[field.id], of.today);
    if ('problem' in result) problems.push(result.problem);
    else if (result.value !== null) read.set(field.id, result.value);
  }
  problems.push(...checkOrder(form, read), ...checkCategory(form, of.category));
  if (of.evidenceRequired) problems.push(...checkEvidence(form, of.attachments));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, facts: factsFrom(form, read, of), title: titleFrom(form, read) };
}

function readField(field: FormField, raw: string | undefined, today: LocalDate): FieldReading {
  const text = (raw ?? '').normalize('NFC').trim();
  if (text === '')
    return field.required ? { problem: at(field.id, 'declarations.required') } : { value: null };
  switch (field.type) {
    case 'text':
    case 'long-text':
      return readText(field, text);
    case 'integer':
    case 'decimal':
      return readNumber(field, text);
    case 'date':
      return readDate(field, text, today);
    case 'choice':
      return (field.options ?? []).some((option) => option.value === text)
        ? { value: text }
        : { problem: at(field.id, 'declarations.not_an_option') };
    case 'yes-no':
      return YES_NO.has(text)
        ? { value: text }
        : { problem: at(field.id, 'declarations.not_an_option') };
  }
}

const TEXT_MAX = 200;
const LONG_TEXT_MAX = 2_000;

function readText(field: FormField, text: string): FieldReading {
  const limit = field.maxLength ?? (field.type === 'text' ? TEXT_MAX : LONG_TEXT_MAX);
  if ([...text].length > limit)
    return { problem: at(field.id, 'declarations.too_long', { limit }) };
  return { value: text };
}

function readNumber(field: FormField, text: string): FieldReading {
  const folded = text.normalize('NFKC');
  const parsed = parseRational(folded);
  if (!parsed.ok) return { problem: at(field.id, 'declarations.not_a_number') };
  const { n, d } = parsed.value;
  if (field.type === 'integer' && d !== 1)
    return { problem: at(field.id, 'declarations.not_whole') };
  const decimals = field.decimals ?? (field.type === 'integer' ? 0 : 1);
  if ((n * 10 ** decimals) % d !== 0)
    return { problem: at(field.id, 'declarations.too_fine', { decimals }) };
  const min = bound(field.min);
  const max = bound(field.max);
  if (min && n * min.d < min.n * d)
    return { problem: at(field.id, 'declarations.too_small', { min: formatRational(min) }) };
  if (max && n * max.d > max.n * d)
    return { problem: at(field.id, 'declarations.too_large', { max: formatRational(max) }) };
  return { value: formatRational(parsed.value) };
}

function bound(text: string | number | undefined): { n: number; d: number } | null {
  if (text === undefined) return null;
  const parsed = parseRational(String(text));
  return parsed.ok ? parsed.value : null;
}

function readDate(field: FormField, text: string, today: LocalDate): FieldReading {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) return { problem: at(field.id, 'declarations.not_a_date') };
  // What has not happened yet cannot be declared.
  if (field.maps !== 'none' && parsed.value > today)
    return { problem: at(field.id, 'declarations.in_the_future') };
  return { value: text };
}

function checkOrder(form: Form, read: ReadonlyMap<string, string>): FieldProblem[] {
  const from = form.fields.find((field) => field.maps === 'from');
  const to = form.fields.find((field) => field.maps === 'to');
  const start = from && read.get(from.id);
  const end = to && read.get(to.id);
  return to && start && end && end < start ? [at(to.id, 'declarations.ends_before_start')] : [];
}

function checkCategory(form: Form, category: string | null): FieldProblem[] {
  if (!('choose' in form.category)) return [];
  if (category !== null && form.category.choose.includes(category)) return [];
  return [
    {
      path: 'category',
      code: category === null ? 'declarations.required' : 'declarations.not_an_option',
    },
  ];
}

function checkEvidence(form: Form, attachments: readonly Attachment[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const slot of form.evidence) {
    if (slot.required && !attachments.some((attachment) => attachment.slot === slot.id)) {
      problems.push({ path: `evidence/${slot.id}`, code: 'declarations.evidence_missing' });
    }
  }
  const slots = new Set([...form.evidence.map((slot) => slot.id), 'other']);
  for (const attachment of attachments) {
    if (!slots.has(attachment.slot))
      problems.push({ path: `evidence/${attachment.slot}`, code: 'declarations.unknown_field' });
  }
  return problems;
}

function at(
  field: string,
  code: string,
  detail?: Readonly<Record<string, string | number>>,
): FieldProblem {
  return { path: `values/${field}`, code, ...(detail ? { detail } : {}) };
}

function factsFrom(
  form: Form,
  read: ReadonlyMap<string, string>,
  of: { category: string | null; attachments: readonly Attachment[]; via?: 'self' | 'unit' },
): RecordFacts {
  const qty: Record<string, string | number> = { ...form.presets.qty };
  const attrs: Record<string, string | number | boolean> = { ...form.presets.attrs };
  const plain: { on?: string; from?: string; to?: string; key?: string } = {};
  for (const field of form.fields) {
    const value = read.get(field.id);
    if (value === undefined) continue;
    const [place, name] = field.maps.split('.', 2);
    if (place === 'qty' && name) qty[name] = value;
    else if (place === 'attrs' && name) attrs[name] = typed(field, value);
    else if (place === 'key')
      plain.key = `${field.keyPrefix ?? `${form.kind}:`}${value.toUpperCase()}`;
    else if (place === 'on' || place === 'from' || place === 'to') plain[place] = value;
  }
  const on = plain.on ?? plain.to ?? plain.from;
  return {
    kind: form.kind,
    on: on ?? '',
    ...(plain.from ? { from: plain.from } : {}),
    ...(plain.to ? { to: plain.to } : {}),
    ...(plain.key ? { key: plain.key } : {}),
    ...('choose' in form.category && of.category ? { category: of.category } : {}),
    ...(Object.keys(qty).length > 0 ? { qty } : {}),
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(form.evidence.length > 0
      ? { evidence: [...new Set(of.attachments.map((attachment) => attachment.slot))].sort() }
      : {}),
    via: of.via ?? 'self',
  };
}

function typed(field: FormField, value: string): string | number | boolean {
  if (field.type === 'yes-no') return value === 'true';
  if (field.type === 'integer') return Number(value);
  return value;
}

function titleFrom(form: Form, read: ReadonlyMap<string, string>): string {
  const field = form.fields.find((candidate) => candidate.maps === 'title');
  return (field && read.get(field.id)) ?? form.label['zh-CN'];
}

/** Titles that differ only in brackets, spaces, width or case are the same title. */
export function sameTitleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '');
}
