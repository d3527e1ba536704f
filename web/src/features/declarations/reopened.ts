import type { DraftContent } from './draft-content.ts';
import type { DeclarationDetail, Form } from './queries.ts';

/** The part of a form that a return opened, and what stays as it was handed in. */
export type Reopened = {
  readonly open: Form;
  /** Null: everything is open. */
  readonly kept: Pick<Form, 'fields' | 'evidence' | 'chooses'> | null;
  readonly other: boolean;
};

/**
 * What may be changed after a return that named items. A demand that the form has made since is open too, as the server
 * takes it: it was empty when it was handed in.
 */
export function reopenedForm(form: Form, handedIn: DeclarationDetail | undefined): Reopened {
  const paths = handedIn?.declaration.reopened ?? null;
  if (handedIn === undefined || paths === null) return { open: form, kept: null, other: true };
  const { values } = handedIn.declaration;
  const opened = new Set(paths);
  const fieldOpen = (field: Form['fields'][number]) =>
    opened.has(`values/${field.id}`) || (field.required && (values[field.id] ?? '') === '');
  const slotOpen = (slot: Form['evidence'][number]) =>
    opened.has(`evidence/${slot.id}`) ||
    (slot.required && !handedIn.files.some((file) => file.slot === slot.id));
  return {
    open: {
      ...form,
      fields: form.fields.filter(fieldOpen),
      evidence: form.evidence.filter(slotOpen),
      chooses: form.chooses && opened.has('category'),
    },
    kept: {
      fields: form.fields.filter((field) => !fieldOpen(field)),
      evidence: form.evidence.filter((slot) => !slotOpen(slot)),
      chooses: form.chooses && !opened.has('category'),
    },
    other: opened.has('evidence/other'),
  };
}

/** Files that stay: of the closed places, and those that fit none where these are closed too. */
export function keptFiles(content: Pick<DraftContent, 'files'>, reopened: Reopened) {
  if (reopened.kept === null) return [];
  const closed = new Set([
    ...reopened.kept.evidence.map((slot) => slot.id),
    ...(reopened.other ? [] : ['other']),
  ]);
  return content.files.filter((file) => closed.has(file.slot));
}
