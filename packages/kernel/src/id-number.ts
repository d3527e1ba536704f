import { fail, ok, type Result } from './result.ts';
import { daysInMonth, formatLocalDate, type LocalDate, localDate } from './local-date.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK = '10X98765432';

/** The check character of the first 17 digits (GB 11643-1999). */
export function idNumberCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(first17[i]) * (WEIGHTS[i] ?? 0);
  return CHECK[sum % 11] ?? '';
}

/** The standard's own example was born in 1880, before the years that dates elsewhere may have. */
const FIRST_BIRTH_YEAR = 1800;

function birthOf(number: string): LocalDate | null {
  const [year, month, day] = [
    Number(number.slice(6, 10)),
    Number(number.slice(10, 12)),
    Number(number.slice(12, 14)),
  ];
  if (year < FIRST_BIRTH_YEAR || year > 2999 || month < 1 || month > 12 || day < 1) return null;
  return day > daysInMonth(year, month) ? null : localDate(year, month, day);
}

/**
 * A resident's identity number (公民身份号码, GB 11643-1999), normalised. Prints, serialises and inspects as its mask;
 * the digits leave it only through `reveal()`, which callers outside crypto and matching must not use.
 */
export class IdNumber {
  readonly #digits: string;

  private constructor(digits: string) {
    this.#digits = digits;
  }

  /** Accepts full-width digits, a small x, spaces around, and the 15-digit form of before 1999. */
  static parse(
    text: string,
  ): Result<IdNumber, 'id_number_malformed' | 'id_number_birth_date' | 'id_number_check'> {
    const folded = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
    const long = /^\d{15}$/.test(folded)
      ? withCheck(`${folded.slice(0, 6)}19${folded.slice(6)}`)
      : folded;
    if (!/^\d{17}[\dX]$/.test(long)) return fail('id_number_malformed');
    if (birthOf(long) === null) return fail('id_number_birth_date');
    if (idNumberCheck(long) !== long[17]) return fail('id_number_check');
    return ok(new IdNumber(long));
  }

  /** First four, never the last six. */
  get mask(): string {
    return `${this.#digits.slice(0, 4)}**************`;
  }

  get regionCode(): string {
    return this.#digits.slice(0, 6);
  }

  get bornOn(): LocalDate {
    const born = birthOf(this.#digits);
    if (born === null) throw new Error('id number: unchecked');
    return born;
  }

  /** The eighteen characters. Only for encryption, blind index and comparison. */
  reveal(): string {
    return this.#digits;
  }

  toString(): string {
    return this.mask;
  }

  toJSON(): string {
    return this.mask;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `IdNumber(${this.mask})`;
  }
}

/** Makes a synthetic number for tests and demonstrations. */
export function syntheticIdNumber(of: {
  regionCode: string;
  bornOn: LocalDate;
  sequence: number;
}): string {
  const first17 = `${of.regionCode}${formatLocalDate(of.bornOn).replaceAll('-', '')}${String(of.sequence).padStart(3, '0')}`;
  return withCheck(first17);
}

function withCheck(first17: string): string {
  return first17 + idNumberCheck(first17);
}
