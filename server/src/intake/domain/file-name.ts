const LENGTH_MAX = 120;

/** What a person called the file: without folders, control and direction characters; identity numbers are covered. */
export function printableFileName(fileName: string): string {
  const last = fileName.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/(\d{4})\d{13}[\dXx]/g, '$1**************')
    .trim();
  return plain === '' ? 'file' : [...plain].slice(-LENGTH_MAX).join('');
}

/** "名单.xlsx" becomes "名单-问题.xlsx". */
export function withSuffix(fileName: string, suffix: string, ending: string): string {
  return `${fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '')}-${suffix}.${ending}`;
}
