import {
  addHours,
  canonicalJson,
  formatHours,
  type Hours,
  noHours,
  parseHours,
  subtractHours,
} from '@jixu/kernel';
import type { PersonGroup } from '../../hours/index.ts';
import { sha256Hex } from '../../platform/crypto/token.ts';
import type { Words } from './missing-words.ts';

/** One person in a year's summary. No identity number: a summary is read and posted. */
export type SummaryLine = {
  readonly personId: string;
  readonly name: string;
  readonly staffNumber: string | null;
  readonly unitName: string;
  readonly outcome: PersonGroup;
  readonly totals: Readonly<Record<string, string>>;
  readonly withPending: Readonly<Record<string, string>>;
  readonly short: string;
};

export type Counts = {
  readonly people: number;
  readonly met: number;
  readonly hoped: number;
  readonly short: number;
};

export type SummaryContent = {
  readonly unitName: string;
  readonly year: number;
  readonly unit: 'hour' | 'credit';
  readonly counts: Counts;
  readonly byUnit: readonly (Counts & { readonly unitName: string })[];
  /** Hours of all people together: certain, and under review. */
  readonly byCategory: readonly {
    readonly id: string;
    readonly label: Words;
    readonly counted: string;
    readonly pending: string;
  }[];
  readonly byKind: readonly {
    readonly label: Words;
    readonly people: number;
    readonly hours: string;
  }[];
};

export type Category = { readonly id: string; readonly label: Words };

export function countsOf(lines: readonly SummaryLine[]): Counts {
  const of = (outcome: PersonGroup): number =>
    lines.filter((line) => line.outcome === outcome).length;
  return { people: lines.length, met: of('met'), hoped: of('hoped'), short: of('short') };
}

/** Units in the order of their names, each with the counts of its people. */
export function byUnit(lines: readonly SummaryLine[]): SummaryContent['byUnit'] {
  const units = new Map<string, SummaryLine[]>();
  for (const line of lines) {
    const of = units.get(line.unitName) ?? [];
    of.push(line);
    units.set(line.unitName, of);
  }
  return [...units]
    .map(([unitName, of]) => ({ unitName, ...countsOf(of) }))
    .toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'zh-CN'));
}

export function byCategory(
  lines: readonly SummaryLine[],
  categories: readonly Category[],
): SummaryContent['byCategory'] {
  const sum = (which: 'totals' | 'withPending', id: string): Hours =>
    addHours(...lines.map((line) => amount(line[which][id])));
  return categories.map(({ id, label }) => {
    const counted = sum('totals', id);
    const hoped = sum('withPending', id);
    return {
      id,
      label,
      counted: formatHours(counted),
      pending: formatHours(subtractHours(hoped, counted)),
    };
  });
}

function amount(text: string | undefined): Hours {
  const parsed = parseHours(text ?? '0');
  return parsed.ok ? parsed.value : noHours;
}

/** What a closed summary is known by: everything in it, its day and its number, in one fixed writing. */
export function digestOf(of: {
  readonly unitId: string;
  readonly sequence: number;
  readonly closedOn: string;
  readonly content: SummaryContent;
  readonly lines: readonly SummaryLine[];
}): string {
  return sha256Hex(canonicalJson(JSON.parse(JSON.stringify(of))));
}
