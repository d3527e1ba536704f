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

/** The members of a record as they were given, in one object of a fixed form. */
export type RecordMembers = {
  id: unknown;
  kind: unknown;
  category: unknown;
  on: unknown;
  from: unknown;
  to: unknown;
  qty: unknown;
  attrs: unknown;
  key: unknown;
  evidence: unknown;
  via: unknown;
  status: unknown;
  decided: unknown;
};

/** `records` is their canonical JSON. */
export function canonicalInput(json: Readonly<Record<string, unknown>>, records: string): string {
  let text = '{';
  for (const name of Object.keys(json).sort()) {
    if (json[name] === undefined) continue;
    if (text.length > 1) text += ',';
    text +=
      name === 'records' ? `"records":${records}` : `${quoted(name)}:${valueText(json[name])}`;
  }
  return `${text}}`;
}

/** One record, its members sorted; the reader lets no others through, and `id`, `kind` and `on` are always there. */
export function recordText(of: RecordMembers): string {
  let text = '{';
  if (of.attrs !== undefined) text += `"attrs":${valueText(of.attrs)},`;
  if (of.category !== undefined) text += `"category":${valueText(of.category)},`;
  if (of.decided !== undefined) text += `"decided":${valueText(of.decided)},`;
  if (of.evidence !== undefined) text += `"evidence":${valueText(of.evidence)},`;
  if (of.from !== undefined) text += `"from":${valueText(of.from)},`;
  text += `"id":${valueText(of.id)}`;
  if (of.key !== undefined) text += `,"key":${valueText(of.key)}`;
  text += `,"kind":${valueText(of.kind)},"on":${valueText(of.on)}`;
  if (of.qty !== undefined) text += `,"qty":${valueText(of.qty)}`;
  if (of.status !== undefined) text += `,"status":${valueText(of.status)}`;
  if (of.to !== undefined) text += `,"to":${valueText(of.to)}`;
  if (of.via !== undefined) text += `,"via":${valueText(of.via)}`;
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
