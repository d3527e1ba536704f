import { canonicalJson, type Json } from '@jixu/kernel';

/**
 * Canonical JSON of an evaluation's input: the same text as the kernel's, faster where members
 * are the known ones.
 */

const UNSAFE = /[^ !#-[\]-~]/;

function quoted(text: string): string {
  return UNSAFE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/**
 * A JSON text in ASCII only: answers of a population then stay one byte a character from here
 * to the file.
 */
export function asciiJson(text: string): string {
  return text.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function quotedAscii(text: string): string {
  return UNSAFE.test(text) ? asciiJson(JSON.stringify(text)) : `"${text}"`;
}

/** Members of a record in canonical order. */
const RECORD_MEMBERS = [
  'attrs',
  'category',
  'decided',
  'evidence',
  'from',
  'id',
  'key',
  'kind',
  'on',
  'qty',
  'status',
  'to',
  'via',
] as const;

export function canonicalInput(
  json: Readonly<Record<string, unknown>>,
  records: readonly unknown[],
): string {
  let text = '{';
  for (const name of Object.keys(json).sort()) {
    if (json[name] === undefined) continue;
    if (text.length > 1) text += ',';
    text +=
      name === 'records'
        ? `"records":${recordsText(records)}`
        : `${quoted(name)}:${valueText(json[name])}`;
  }
  return `${text}}`;
}

function recordsText(records: readonly unknown[]): string {
  let text = '[';
  for (let at = 0; at < records.length; at += 1) {
    if (at > 0) text += ',';
    text += recordText(records[at] as Readonly<Record<string, unknown>>);
  }
  return `${text}]`;
}

/** Rows come from the person reader, which lets no other members through. */
function recordText(record: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const name of RECORD_MEMBERS) {
    const value = record[name];
    if (value === undefined) continue;
    text += text === '' ? `{"${name}":${valueText(value)}` : `,"${name}":${valueText(value)}`;
  }
  return `${text}}`;
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) {
    let text = '[';
    for (let at = 0; at < value.length; at += 1) text += (at > 0 ? ',' : '') + valueText(value[at]);
    return `${text}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = value as Readonly<Record<string, unknown>>;
    const names = Object.keys(members);
    if (names.length > 1) names.sort();
    let text = '{';
    for (const name of names) {
      if (members[name] === undefined) continue;
      text += `${text.length > 1 ? ',' : ''}${quoted(name)}:${valueText(members[name])}`;
    }
    return `${text}}`;
  }
  return canonicalJson(value as Json);
}
