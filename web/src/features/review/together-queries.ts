import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { askedOf, type InboxFilter } from './queries.ts';

export type Together = Answer<'getBulkDecision'>;
export type TogetherCase = Answer<'listBulkCases'>['items'][number];
export type CaseStanding = 'waiting' | 'decided' | 'refused';
export type Selected = Answer<'selectInbox'>;
export type TogetherOutcome = 'pass' | 'return';

const KEY = ['review', 'together'] as const;
const PAGE = 50;
/** Quick enough to watch, seldom enough for a server that has better things to do. */
const POLL_MS = 1_500;

/** What would be decided if everything that matches were decided now. Asked for anew each time. */
export function selectionQuery(filter: InboxFilter, outcome: TogetherOutcome) {
  return queryOptions({
    queryKey: [...KEY, 'selection', filter, outcome],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/review/selection', {
          params: { query: { ...askedOf(filter), outcome } },
          signal,
        }),
      ),
    staleTime: 0,
    gcTime: 0,
  });
}

export function togetherQuery(bulkId: string) {
  return queryOptions({
    queryKey: [...KEY, bulkId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/review/bulk-decisions/{bulkId}', { params: { path: { bulkId } }, signal }),
      ),
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? POLL_MS : false),
  });
}

/** The last ones, for the way back to one that still runs or has something left over. */
export const lastTogetherQuery = queryOptions({
  queryKey: [...KEY, 'last'],
  queryFn: async ({ signal }) =>
    (await answerOf(api.GET('/api/review/bulk-decisions', { signal }))).items,
});

/** `known`: how many were decided when it was asked for, so that the lists follow the count. */
export function togetherCasesQuery(of: {
  readonly bulkId: string;
  readonly state: CaseStanding;
  readonly known: number;
}) {
  return infiniteQueryOptions({
    queryKey: [...KEY, of.bulkId, 'cases', of.state, of.known],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/review/bulk-decisions/{bulkId}/cases', {
          params: {
            path: { bulkId: of.bulkId },
            query: { state: of.state, limit: PAGE, after: pageParam },
          },
          signal,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextAfter ?? undefined,
  });
}

export function useDecideTogether() {
  const client = useQueryClient();
  return useMutation({
    // The device makes the id, which is the key as well: pressing again says it once.
    mutationFn: (of: { readonly bulkId: string; readonly body: Body<'decideInBulk'> }) =>
      answerOf(
        api.POST('/api/review/bulk-decisions/{bulkId}', {
          params: { path: { bulkId: of.bulkId }, header: keyed(of.bulkId) },
          body: of.body,
        }),
      ),
    onSuccess: (said) => {
      client.setQueryData(togetherQuery(said.bulkId).queryKey, said);
      void client.invalidateQueries({ queryKey: lastTogetherQuery.queryKey });
    },
  });
}
