import { fail, ok, type Result } from '@jixu/kernel';

/** Begins with a letter, so that it is never taken for an identity number. */
export function readLoginName(text: string): Result<string, 'login_name_invalid'> {
  const name = text.normalize('NFKC').trim().toLowerCase();
  return /^[a-z][a-z0-9.-]{3,31}$/.test(name) ? ok(name) : fail('login_name_invalid');
}
