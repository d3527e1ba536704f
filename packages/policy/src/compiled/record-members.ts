import type { Reason } from '../vocabulary.ts';
import type { RecordMembers } from './canonical-input.ts';

/** Looking at a record's members before anybody trusts them. */

const TEXT_MAX = 500;

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= TEXT_MAX;
}

/** Separators of the shape's text; a value that holds one is unusual. */
const SEPARATORS = /[|;]/;

export function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 40 && !SEPARATORS.test(value);
}

export function membersOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

export const NO_MEMBERS: RecordMembers = {
  id: undefined,
  kind: undefined,
  category: undefined,
  on: undefined,
  from: undefined,
  to: undefined,
  qty: undefined,
  attrs: undefined,
  key: undefined,
  evidence: undefined,
  via: undefined,
  status: undefined,
  decided: undefined,
};

/** Copies a record's members into one object of a fixed form; false where a member is unknown. */
export function readMembers(
  into: RecordMembers,
  record: Readonly<Record<string, unknown>>,
): boolean {
  into.category = into.from = into.to = into.qty = into.attrs = into.key = undefined;
  into.evidence = into.via = into.status = into.decided = undefined;
  into.id = into.kind = into.on = undefined;
  for (const name in record) {
    const value = record[name];
    switch (name) {
      case 'id':
        into.id = value;
        break;
      case 'kind':
        into.kind = value;
        break;
      case 'category':
        into.category = value;
        break;
      case 'on':
        into.on = value;
        break;
      case 'from':
        into.from = value;
        break;
      case 'to':
        into.to = value;
        break;
      case 'qty':
        into.qty = value;
        break;
      case 'attrs':
        into.attrs = value;
        break;
      case 'key':
        into.key = value;
        break;
      case 'evidence':
        into.evidence = value;
        break;
      case 'via':
        into.via = value;
        break;
      case 'status':
        into.status = value;
        break;
      case 'decided':
        into.decided = value;
        break;
      default:
        return false;
    }
  }
  return true;
}

export function standingOf(
  record: RecordMembers,
): { readonly code: 0 | 1 | 2; readonly reason: Reason | null } | null {
  const { status, evidence } = record;
  if (evidence !== undefined) {
    if (!Array.isArray(evidence) || evidence.length > 100 || !evidence.every(isText)) return null;
  }
  const bare = Array.isArray(evidence) && evidence.length === 0;
  if (status === 'revoked') return { code: 2, reason: 'revoked' };
  if (status === 'rejected') return { code: 2, reason: 'not-approved' };
  if (status !== undefined && status !== 'approved' && status !== 'pending') return null;
  if (bare) return { code: 2, reason: 'evidence-missing' };
  return { code: status === 'pending' ? 1 : 0, reason: null };
}
