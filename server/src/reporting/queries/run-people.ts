import { asId, calendarYear, formatLocalDate } from '@jixu/kernel';
import { type PeopleFilter, REMINDING_ROLES } from '../../hours/index.ts';
import { unitAndBelow } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { unitsOf } from '../access.ts';
import type { RunFilter } from '../domain/reminder-run.ts';

/** Whom a run means, within what the caller answers for today. */
export function filterOfRun(
  read: Pick<Reading, 'actor' | 'today'>,
  filter: RunFilter,
): PeopleFilter {
  return {
    units: unitsOf(read, REMINDING_ROLES),
    span: calendarYear(filter.year),
    on: formatLocalDate(read.today),
    group: filter.group ?? 'not-met',
    within: filter.unitId ? unitAndBelow(asId<'node'>(filter.unitId), read.today) : null,
    search: filter.search,
  };
}
