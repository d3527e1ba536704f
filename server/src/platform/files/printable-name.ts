/**
 * What a person called a file, fit to be kept and shown: without folders, control and direction characters, and with
 * identity numbers covered.
 */
export function printableName(fileName: string): string {
  const last = fileName.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/(\d{4})\d{13}[\dXx]/g, '$1**************')
    .trim();
}
