import { readFileSync } from 'node:fs';

/** Administrative divisions (GB/T 2260) by code; the parent is a prefix. */
export type Region = { readonly code: string; readonly name: string };

const table: ReadonlyMap<string, string> = new Map(
  readFileSync(new URL('../data/regions.csv', import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.includes(','))
    .map((line) => {
      const [code = '', name = ''] = line.trim().split(',');
      return [code, name] as const;
    }),
);

/** Provinces, or the divisions directly below one. */
export function regions(parent: string | null): readonly Region[] {
  const found: Region[] = [];
  for (const [code, name] of table) if (parentOf(code) === parent) found.push({ code, name });
  return found;
}

/**
 * Prefectures numbered 99 do not exist and are used for invented places: demonstration, tests, examples. They are
 * accepted, and never listed.
 */
const INVENTED = /^[1-9]\d99\d{2}$/;

export function isRegion(code: string): boolean {
  return table.has(code) || INVENTED.test(code);
}

/** "广东省广州市天河区"; the placeholder levels of the table (市辖区) are left out. */
export function regionName(code: string): string | null {
  const name = table.get(code);
  if (name === undefined) return null;
  const parent = parentOf(code);
  const above = parent === null ? '' : (regionName(parent) ?? '');
  return PLACEHOLDERS.has(name) && parent !== null ? above : above + name;
}

const PLACEHOLDERS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

function parentOf(code: string): string | null {
  if (code.endsWith('0000')) return null;
  const prefecture = `${code.slice(0, 4)}00`;
  const province = `${code.slice(0, 2)}0000`;
  if (code === prefecture) return province;
  return table.has(prefecture) ? prefecture : province;
}
