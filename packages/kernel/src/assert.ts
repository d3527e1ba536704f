/** A programmer's error: the request stops, someone is told. Never used for what a person may do wrong. */
export class AssertionError extends Error {
  override name = 'AssertionError';
}

/** Stays on in production. `message` holds no personal data. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** For the branch a closed union leaves over. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable: ${JSON.stringify(value)}`);
}

/** The value, or an assertion failure naming what is missing. */
export function present<T>(value: T | null | undefined, what: string): T {
  assert(value !== null && value !== undefined, `missing: ${what}`);
  return value;
}
