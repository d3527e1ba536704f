import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What opens something without a log-in: 160 random bits, shown once, stored as a hash. */
export function newToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(20).toString('base64url');
  return { token, hash: tokenHash(token) };
}

/** A plain hash is enough: the token has more entropy than can be searched. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Equal in constant time; the lengths may be seen. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
