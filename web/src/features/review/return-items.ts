import type { Label } from '../../i18n/label.ts';
import type { Check } from './case-work.ts';
import type { Declared } from './queries.ts';

export type ReturnItem = { readonly path: string; readonly name: string };

type Names = {
  readonly label: (label: Label) => string;
  readonly category: string;
  readonly other: string;
};

/** What of a declaration a return can open: its subject, its fields, its proofs, in the order of the form. */
export function returnItems(declared: Declared, names: Names): readonly ReturnItem[] {
  const { form } = declared;
  return [
    ...form.fields.map((field) => ({
      path: `values/${field.id}`,
      name: names.label(field.label),
    })),
    ...(form.chooses ? [{ path: 'category', name: names.category }] : []),
    ...form.evidence.map((slot) => ({
      path: `evidence/${slot.id}`,
      name: names.label(slot.label),
    })),
    { path: 'evidence/other', name: names.other },
  ];
}

/** Facts that were marked wrong are what comes back, until the reviewer ticks otherwise. */
export function markedItems(
  checks: Readonly<Record<string, Check>>,
  items: readonly ReturnItem[],
): readonly string[] {
  const wrong = Object.entries(checks).flatMap(([id, check]) => (check === 'wrong' ? [id] : []));
  const paths = new Set(wrong.map((id) => (id === 'category' ? id : `values/${id}`)));
  return items.filter((item) => paths.has(item.path)).map((item) => item.path);
}

/** The names of items that the log has as paths; one that the form no longer knows is left out. */
export function itemNames(
  paths: readonly string[],
  items: readonly ReturnItem[],
): readonly string[] {
  return items.filter((item) => paths.includes(item.path)).map((item) => item.name);
}
