import { readFileSync } from 'node:fs';

export const PASSWORD_LENGTH_MIN = 8;
/** Argon2 reads any length; this only bounds the request. */
export const PASSWORD_LENGTH_MAX = 128;
/** So many characters in a row of one's own numbers make a password guessable from a roster. */
const OWN_RUN = 6;

export type PasswordProblem =
  | 'identity.password_too_short'
  | 'identity.password_too_long'
  | 'identity.password_common'
  | 'identity.password_of_own_numbers';

const common: ReadonlySet<string> = new Set(
  readFileSync(new URL('../data/common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== ''),
);

/** One reading of what was typed: the same key on a full-width keyboard is the same password. */
export function foldPassword(text: string): string {
  return text.normalize('NFKC');
}

/** Source: threat model §2.4 (6). No rules of composition; paste and long sentences are welcome. */
export function passwordProblem(
  password: string,
  own: {
    readonly idNumber: string;
    readonly phone: string | null;
    readonly loginName: string | null;
  },
): PasswordProblem | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH_MIN) return 'identity.password_too_short';
  if (length > PASSWORD_LENGTH_MAX) return 'identity.password_too_long';
  const small = password.toLowerCase();
  if (common.has(small) || /^(.{1,4})\1+$/u.test(small) || small === own.loginName) {
    return 'identity.password_common';
  }
  // The date of birth is part of the identity number.
  for (const number of [own.idNumber, own.phone ?? '']) {
    for (let at = 0; at + OWN_RUN <= number.length; at += 1) {
      if (small.includes(number.slice(at, at + OWN_RUN).toLowerCase())) {
        return 'identity.password_of_own_numbers';
      }
    }
  }
  return null;
}
