import type { DeclarationDetail } from './queries.ts';

/** The year a record belongs to: of the day on which the thing was done. */
export function accountingYear(detail: DeclarationDetail): number | undefined {
  const { form, declaration } = detail;
  for (const place of ['on', 'to', 'from']) {
    const field = form.fields.find((one) => one.maps === place);
    const value = field && declaration.values[field.id];
    if (value) return Number(value.slice(0, 4));
  }
  return undefined;
}
