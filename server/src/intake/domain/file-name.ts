import { printableName } from '../../platform/files/index.ts';

const LENGTH_MAX = 120;

/** The end of a name says what kind of file it is, so that is what stays of one that is too long. */
export function shortName(fileName: string): string {
  const name = printableName(fileName);
  return name === '' ? 'file' : [...name].slice(-LENGTH_MAX).join('');
}

/** "名单.xlsx" becomes "名单-问题.xlsx". */
export function withSuffix(fileName: string, suffix: string, ending: string): string {
  return `${fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '')}-${suffix}.${ending}`;
}
