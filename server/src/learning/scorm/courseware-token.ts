import { sameSecret } from '../../platform/crypto/token.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';

/** A working day: whoever studies longer opens the part again. */
const VALID_MS = 12 * 3_600_000;
const PURPOSE = 'courseware';
const TOKEN = /^([0-9a-f-]{36})\.([0-9a-z]{1,9})\.([A-Za-z0-9_-]{43})$/;

type Keys = Pick<Keyring, 'blindIndex'>;

/**
 * Opens the files of one package for a while, to whoever has it. It is made of the package and a time
 * only: content that reads it out of its own address learns nothing about a person.
 */
export function coursewareToken(keys: Keys, mediaId: string, now: Date): string {
  const until = Math.floor((now.getTime() + VALID_MS) / 1000).toString(36);
  return `${mediaId}.${until}.${keys.blindIndex(PURPOSE, `${mediaId}.${until}`)}`;
}

/** The package that a token opens now, or null. */
export function packageOfToken(keys: Keys, token: string, now: Date): string | null {
  const parts = TOKEN.exec(token);
  if (parts === null) return null;
  const [, mediaId = '', until = '', mac = ''] = parts;
  if (!sameSecret(mac, keys.blindIndex(PURPOSE, `${mediaId}.${until}`))) return null;
  return Number.parseInt(until, 36) * 1000 > now.getTime() ? mediaId : null;
}
