/**
 * What a number format means for the value: a date, a time, a count of hours, a number padded with
 * zeros (staff number 000123), or nothing special.
 */
export type NumberStyle =
  | 'plain'
  | 'date'
  | 'time'
  | 'date-time'
  | 'elapsed'
  | { readonly digits: number };

/** ECMA-376 §18.8.30, with the East Asian dates (27–36, 50–58) that Chinese Excel writes. */
export const BUILT_IN_STYLES: ReadonlyMap<string, NumberStyle> = new Map<string, NumberStyle>([
  ...['14', '15', '16', '17'].map(asDate),
  ...['27', '28', '29', '30', '31', '36'].map(asDate),
  ...['50', '51', '52', '53', '54', '57', '58'].map(asDate),
  ...['18', '19', '20', '21', '32', '33', '34', '35', '45', '47', '55', '56'].map(asTime),
  ['22', 'date-time'],
  ['46', 'elapsed'],
]);

function asDate(id: string): [string, NumberStyle] {
  return [id, 'date'];
}

function asTime(id: string): [string, NumberStyle] {
  return [id, 'time'];
}

export function numberStyleOf(formatCode: string): NumberStyle {
  // The first section is for positive values; dates and staff numbers are positive.
  const shown = bare(formatCode.split(';')[0] ?? '');
  if (/\[(h+|m+|s+)\]/i.test(formatCode)) return 'elapsed';
  const zeros = /^0{2,15}$/.exec(shown);
  if (zeros !== null) return { digits: zeros[0].length };
  if (/[#0?]/.test(shown.replace(/[.:]0+/g, ''))) return 'plain';
  const hasDay =
    /[yd]|e(?![+-])/i.test(shown) || /(^|[^hs:])m{1,5}(?![:s])/i.test(withoutTime(shown));
  const hasTime = /[hs]/i.test(shown);
  if (hasDay) return hasTime ? 'date-time' : 'date';
  return hasTime ? 'time' : 'plain';
}

/** Without quoted text, escaped characters, padding, colours, locales and conditions. */
function bare(section: string): string {
  return section
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|am\/pm|a\/p|上午\/下午/gi, '');
}

function withoutTime(shown: string): string {
  return shown.replace(/h+[^ymd]*s+|h+:m+|h+m+|m+:s+/gi, '');
}
