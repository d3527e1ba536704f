import { sqlState } from './operation.ts';

/**
 * The database is away, restarting or full, so that trying again is right. 53: resources, 57: shutdown, 58: system,
 * 08: connection; 40: retried in vain; 55P03: waited too long.
 */
export function unavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return /^(?:08|40|53|57|58)/.test(state) || state === '55P03';
  const message = error instanceof Error ? error.message : '';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message,
    )
  );
}
