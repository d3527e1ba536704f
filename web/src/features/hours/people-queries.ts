import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api } from '../../app/api.ts';

export type PeoplePage = Answer<'listPeopleHours'>;
export type PersonRow = PeoplePage['items'][number];

export const GROUPS = ['met', 'hoped', 'short', 'not-met'] as const;
export type Group = (typeof GROUPS)[number];

export type PeopleFilter = {
  readonly group?: Group;
  readonly unit?: string;
  readonly search?: string;
};

const PAGE = 50;

/** People with what they have and lack, most urgent first. */
export function peopleQuery(filter: PeopleFilter) {
  return infiniteQueryOptions({
    queryKey: ['hours', 'people', filter],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/people-hours', {
          params: {
            query: { ...filter, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

/** The workbook of what is shown; the browser keeps its name. */
export function exportAddress(filter: PeopleFilter, locale: string): string {
  const query = new URLSearchParams({ ...filter, locale });
  return `/api/people-hours/export?${query.toString()}`;
}

export function personQuery(personId: string) {
  return queryOptions({
    queryKey: ['people', personId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/people/{personId}', { params: { path: { personId } }, signal })),
  });
}
