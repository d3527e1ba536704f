import { fail, ok, type Result } from '@jixu/kernel';

export type Contact = { readonly value: string; readonly mask: string };

/** A mainland mobile number, as rosters write it: spaces, hyphens, +86 and full-width digits are read. */
export function readPhone(text: string): Result<Contact, 'phone_invalid'> {
  const digits = text
    .normalize('NFKC')
    .replaceAll(/[\s-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  if (!/^1[3-9]\d{9}$/.test(digits)) return fail('phone_invalid');
  return ok({ value: digits, mask: `${digits.slice(0, 3)}****${digits.slice(7)}` });
}

export function readEmail(text: string): Result<Contact, 'email_invalid'> {
  const address = text.normalize('NFKC').trim();
  if (address.length > 120 || !/^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/.test(address)) {
    return fail('email_invalid');
  }
  const at = address.lastIndexOf('@');
  return ok({ value: address, mask: `${address.slice(0, 1)}***${address.slice(at)}` });
}
