import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api } from '../../app/api.ts';

export type Overview = Answer<'getHoursOverview'>;
export type OverviewLine = Overview['lines'][number];
export type Requirement = Overview['requirements'][number];
export type RecordReasons = Answer<'getWhy'>;
export type RuleStep = RecordReasons['steps'][number];
export type DeclaredRecord = Answer<'getDeclaration'>;

type Asked = { readonly personId: string; readonly year?: number | undefined };

/** What is needed, counted, under review and missing in a year, with every record. */
export function overviewQuery({ personId, year }: Asked) {
  return queryOptions({
    queryKey: ['hours', personId, 'overview', year ?? 'this-year'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/people/{personId}/hours', {
          params: { path: { personId }, query: year === undefined ? {} : { year } },
          signal,
        }),
      ),
  });
}

/** Why one record counts what it counts. */
export function reasonsQuery({ personId, year, recordId }: Asked & { readonly recordId: string }) {
  return queryOptions({
    queryKey: ['hours', personId, 'record', recordId, year ?? 'this-year'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/people/{personId}/hours/records/{recordId}', {
          params: { path: { personId, recordId }, query: year === undefined ? {} : { year } },
          signal,
        }),
      ),
  });
}

/** What a record was declared as: the form's own names for its facts, and its files. */
export function declaredQuery(of: { readonly personId: string; readonly declarationId: string }) {
  return queryOptions({
    queryKey: ['declarations', of.personId, of.declarationId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/people/{personId}/declarations/{declarationId}', {
          params: { path: of },
          signal,
        }),
      ),
  });
}
