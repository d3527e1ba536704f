/**
 * The last digit of numbers that people copy (declaration and certificate numbers): ISO 7064 MOD 11,10 over the digits,
 * which finds every single wrong digit and nearly every swap of two neighbours.
 */
export function checkDigit(text: string): string {
  let product = 10;
  for (const character of text) {
    if (character < '0' || character > '9') continue;
    const sum = (product + Number(character)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** Adds "-<digit>". */
export function withCheckDigit(text: string): string {
  return `${text}-${checkDigit(text)}`;
}

export function hasCheckDigit(text: string): boolean {
  const at = text.lastIndexOf('-');
  return at > 0 && text.length === at + 2 && checkDigit(text.slice(0, at)) === text[at + 1];
}
