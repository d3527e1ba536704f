import { hash } from 'node:crypto';
import type { FormValues } from './declaration.ts';

/** What makes two things written down for one person the same: form, category and every value, whoever typed them. */
export function entryKeyOf(of: {
  readonly formId: string;
  readonly category: string | null;
  readonly values: FormValues;
}): string {
  const values = Object.entries(of.values)
    .map(([id, value]) => [id, value.normalize('NFKC').trim()] as const)
    .filter(([, value]) => value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify([of.formId, of.category, values]), 'hex');
}
