import { Refusal } from '../operation/refusal.ts';

/**
 * Text that PostgreSQL cannot keep: NUL, and halves of a character. No person types either; refused here once, so that
 * no statement fails on it later.
 */
export function refuseUnstorable(input: Readonly<Record<string, unknown>>): void {
  const path = unstorableAt(input, '');
  if (path === null) return;
  throw new Refusal('platform.invalid_request', 'invalid', {
    fields: [{ path: path.slice(1), code: 'schema.pattern' }],
  });
}

/** Schemas have bounded how deep this goes. */
function unstorableAt(value: unknown, path: string): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = isStorable(name) ? unstorableAt(inner, `${path}/${name}`) : path;
    if (found !== null) return found;
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
