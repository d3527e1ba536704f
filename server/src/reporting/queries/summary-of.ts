import { calendarYear, formatHours, formatLocalDate, type NodeId } from '@jixu/kernel';
import { KINDS } from '@jixu/policy';
import { HOURS_READERS, hoursByKind, type PeopleFilter, peoplePage } from '../../hours/index.ts';
import { nodeCards, unitAndBelow } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import type { Rulebooks } from '../../rulebooks/index.ts';
import { unitsOf } from '../access.ts';
import {
  byCategory,
  byUnit,
  type Category,
  countsOf,
  type SummaryContent,
  type SummaryLine,
} from '../domain/summary.ts';
import { refuse } from '../errors.ts';

/** A unit with more people sums up its parts; the largest employers of the country have some thousand. */
export const PEOPLE_IN_SUMMARY_MAX = 20_000;

export type LiveSummary = {
  readonly content: SummaryContent;
  readonly lines: readonly SummaryLine[];
};

/** A year of a unit and everything below it as it stands now, by unit and name. */
export async function summaryOf(
  read: Pick<Reading, 'db' | 'actor' | 'today'>,
  rulebooks: Rulebooks,
  of: { readonly unitId: NodeId; readonly year: number },
): Promise<LiveSummary> {
  const filter: PeopleFilter = {
    units: unitsOf(read, HOURS_READERS),
    span: calendarYear(of.year),
    on: formatLocalDate(read.today),
    group: null,
    within: unitAndBelow(of.unitId, read.today),
    search: null,
  };
  const page = { after: null, limit: PEOPLE_IN_SUMMARY_MAX + 1 };
  const rows = await peoplePage(read.db, filter, page);
  if (rows.length > PEOPLE_IN_SUMMARY_MAX)
    throw refuse('summary_too_large', { detail: { limit: PEOPLE_IN_SUMMARY_MAX } });
  const lines = rows
    .map((row) => ({
      personId: row.personId,
      name: row.name,
      staffNumber: row.staffNumber,
      unitName: row.unitName,
      outcome: row.group,
      totals: row.totals,
      withPending: row.withPending,
      short: formatHours(row.short),
    }))
    .toSorted(byUnitAndName);
  const editions = [...new Set(rows.map((row) => row.packRef))].flatMap(
    (ref) => rulebooks.library.editionByRef(ref) ?? [],
  );
  const categories = new Map<string, Category>();
  for (const edition of editions)
    for (const { id, label } of edition.categories)
      if (!categories.has(id)) categories.set(id, { id, label });
  const kinds = await hoursByKind(read.db, filter);
  const card = (await nodeCards(read, [of.unitId])).get(of.unitId);
  return {
    lines,
    content: {
      unitName: card?.name ?? '',
      year: of.year,
      unit: editions[0]?.unit ?? 'hour',
      counts: countsOf(lines),
      byUnit: byUnit(lines),
      byCategory: byCategory(lines, [...categories.values()]),
      byKind: kinds.map(({ kind, people, hours }) => ({
        label: labelOf(kind),
        people,
        hours: formatHours(hours),
      })),
    },
  };
}

function labelOf(kind: string): { 'zh-CN': string; en: string } {
  const words: Readonly<Record<string, { 'zh-CN': string; en: string }>> = KINDS;
  return words[kind] ?? { 'zh-CN': '其他', en: 'Other' };
}

function byUnitAndName(a: SummaryLine, b: SummaryLine): number {
  return (
    a.unitName.localeCompare(b.unitName, 'zh-CN') ||
    a.name.localeCompare(b.name, 'zh-CN') ||
    (a.personId < b.personId ? -1 : 1)
  );
}
