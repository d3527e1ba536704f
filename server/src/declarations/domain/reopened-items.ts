import type { Form } from '@jixu/policy';
import type { FieldProblem } from '../../platform/operation/refusal.ts';
import type { Attachment, FormValues } from './declaration.ts';

/** What of a declaration a return can open again, and what a round changed: paths of the form. */
export type Content = {
  readonly formId: string;
  readonly category: string | null;
  readonly values: FormValues;
  readonly attachments: readonly Attachment[];
};

export type Change = {
  readonly path: string;
  /** Text of a field, or ids of the files of a proof, as they were and as they are. */
  readonly before: string;
  readonly after: string;
};

export function itemsOf(form: Form): readonly string[] {
  return [
    ...('choose' in form.category ? ['category'] : []),
    ...form.fields.map((field) => `values/${field.id}`),
    ...form.evidence.map((slot) => `evidence/${slot.id}`),
    'evidence/other',
  ];
}

/** Everything in which two rounds differ, in the order of the form. */
export function changesBetween(before: Content, after: Content): readonly Change[] {
  const changes: Change[] = [];
  const put = (path: string, from: string, to: string): void => {
    if (from !== to) changes.push({ path, before: from, after: to });
  };
  put('form', before.formId, after.formId);
  put('category', before.category ?? '', after.category ?? '');
  for (const id of new Set([...Object.keys(before.values), ...Object.keys(after.values)]))
    put(`values/${id}`, textOf(before.values[id]), textOf(after.values[id]));
  const slots = new Set([...before.attachments, ...after.attachments].map((one) => one.slot));
  for (const slot of slots)
    put(`evidence/${slot}`, filesIn(before.attachments, slot), filesIn(after.attachments, slot));
  return changes;
}

/**
 * What was not opened again stays as it was handed in. A field that the form has come to require since may be filled in
 * all the same, or the declaration could never be handed in again.
 */
export function keptAsHandedIn(of: {
  handedIn: Content;
  now: Content;
  reopened: readonly string[];
  form: Form;
}): readonly FieldProblem[] {
  return changesBetween(of.handedIn, of.now)
    .filter((change) => !of.reopened.includes(change.path) && !isNewDemand(of.form, change))
    .map((change) => ({ path: change.path, code: 'declarations.not_reopened' }));
}

function isNewDemand(form: Form, change: Change): boolean {
  if (change.before !== '') return false;
  return (
    form.fields.some((field) => field.required && `values/${field.id}` === change.path) ||
    form.evidence.some((slot) => slot.required && `evidence/${slot.id}` === change.path)
  );
}

function textOf(value: string | undefined): string {
  return (value ?? '').normalize('NFC').trim();
}

function filesIn(attachments: readonly Attachment[], slot: string): string {
  const files = attachments.filter((one) => one.slot === slot).map((one) => one.evidenceId);
  return files.toSorted().join(' ');
}
