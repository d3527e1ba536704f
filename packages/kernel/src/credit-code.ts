const SYMBOLS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character of the first 17 characters of a unified social credit code (统一社会信用代码, GB 32100-2015). */
export function creditCodeCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17.slice(0, 17)) {
    sum += SYMBOLS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return SYMBOLS[(31 - (sum % 31)) % 31] ?? '';
}

export function isCreditCode(text: string): boolean {
  if (text.length !== 18) return false;
  for (const character of text) if (!SYMBOLS.includes(character)) return false;
  return creditCodeCheck(text) === text[17];
}
