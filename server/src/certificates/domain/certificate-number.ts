import { assert, hasCheckDigit, lastDay, type Period, withCheckDigit, yearOf } from '@jixu/kernel';

/**
 * `JX-4499-2025-0001837-6`: region of the issuer, last year of the period, serial, check digit. A rulebook may keep a
 * series of its own for some papers, by letters in front: `JX-HG-4499-2025-…`.
 */
export function certificateNumber(of: {
  readonly regionCode: string;
  readonly span: Period;
  readonly serial: number;
  readonly series: string | null;
}): string {
  assert(of.serial >= 1 && of.serial <= 9_999_999, 'certificates: the series is used up');
  return withCheckDigit(`${seriesOf(of)}-${String(of.serial).padStart(7, '0')}`);
}

/** Serial numbers run per region and year, and letters. */
export function seriesOf(of: {
  readonly regionCode: string;
  readonly span: Period;
  readonly series: string | null;
}): string {
  assert(/^\d{6}$/.test(of.regionCode), 'certificates: not a region code');
  const letters = of.series === null ? '' : `${of.series}-`;
  return `JX-${letters}${of.regionCode.slice(0, 4)}-${yearOf(lastDay(of.span))}`;
}

/** What a person typed, as we write it: widths, dashes, spaces and case do not matter. Null: no number of ours. */
export function readCertificateNumber(text: string): string | null {
  const folded = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\u2010-\u2015\u2212\uFE58\uFE63]/gu, '-')
    .replaceAll(/\s/gu, '');
  return /^JX-(?:[A-Z]{1,4}-)?\d{4}-\d{4}-\d{7}-\d$/.test(folded) && hasCheckDigit(folded)
    ? folded
    : null;
}
