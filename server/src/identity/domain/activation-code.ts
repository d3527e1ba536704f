/** Twenty-seven symbols without look-alikes (no 0 O, 1 I L, U V, 8 B); ten of them are 47 bits: read off paper, typed on a phone. */
const ALPHABET = '2345679ACDEFGHJKMNPQRSTWXYZ';
export const CODE_LENGTH = 10;

/** Ten symbols drawn without bias: bytes past the last whole multiple are thrown away. */
export function newActivationCode(random: (bytes: number) => Buffer): string {
  const usable = 256 - (256 % ALPHABET.length);
  let code = '';
  while (code.length < CODE_LENGTH) {
    for (const byte of random(16)) {
      if (byte < usable && code.length < CODE_LENGTH)
        code += ALPHABET[byte % ALPHABET.length] ?? '';
    }
  }
  return code;
}

/** As people type it: small letters, groups, full-width forms. */
export function foldActivationCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
}

/** As the slip prints it. */
export function groupedCode(code: string): string {
  return `${code.slice(0, 5)} ${code.slice(5)}`;
}
