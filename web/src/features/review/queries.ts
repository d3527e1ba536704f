import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  type InfiniteData,
} from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';

export type InboxPage = Answer<'listInbox'>;
export type InboxLine = InboxPage['items'][number];
export type CaseView = Answer<'getCase'>;
export type Station = CaseView['stations'][number];
export type Declared = Answer<'getDeclaration'>;
export type FormField = Declared['form']['fields'][number];
export type Outcome = Body<'decideCase'>['outcome'];

export type InboxState = 'open' | 'standing';
export type InboxFilter = {
  readonly state: InboxState;
  readonly search: string;
  /** Only what is due before this day. */
  readonly dueBefore: string | undefined;
};

/** Enough to fill a tall screen twice. */
const PAGE = 40;
/** The list is kept by hand while one decides; asking again is for coming back later. */
const FRESH_FOR_MS = 60_000;

export function inboxKey(filter: InboxFilter) {
  return ['review', 'inbox', filter.state, filter.search, filter.dueBefore ?? ''] as const;
}

/** Cases that wait at the offices of the reader, page by page. */
export function inboxQuery(filter: InboxFilter) {
  return infiniteQueryOptions({
    queryKey: inboxKey(filter),
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/review/inbox', {
          params: {
            query: {
              state: filter.state,
              limit: PAGE,
              ...(filter.search === '' ? {} : { search: filter.search }),
              ...(filter.dueBefore === undefined ? {} : { dueBefore: filter.dueBefore }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    staleTime: FRESH_FOR_MS,
  });
}

/** How many wait, for the navigation. */
export const inboxCountQuery = queryOptions({
  queryKey: ['review', 'inbox-count'],
  queryFn: async ({ signal }) =>
    (
      await answerOf(
        api.GET('/api/review/inbox', { params: { query: { state: 'open', limit: 1 } }, signal }),
      )
    ).total,
  staleTime: FRESH_FOR_MS,
});

export type CaseAddress = { readonly subjectId: string; readonly caseId: string };

export function caseQuery({ subjectId, caseId }: CaseAddress) {
  return queryOptions({
    queryKey: ['review', 'case', caseId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/review/cases/{subjectId}/{caseId}', {
          params: { path: { subjectId, caseId } },
          signal,
        }),
      ),
  });
}

export function declarationQuery(of: {
  readonly personId: string;
  readonly declarationId: string;
}) {
  return queryOptions({
    queryKey: ['review', 'declaration', of.declarationId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/people/{personId}/declarations/{declarationId}', {
          params: { path: of },
          signal,
        }),
      ),
  });
}

/** The valid certificates of one person: a veto may revoke one. */
export function certificatesQuery(personId: string) {
  return queryOptions({
    queryKey: ['review', 'certificates', personId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/certificates', {
          params: { query: { person: personId, state: 'issued' } },
          signal,
        }),
      ),
  });
}

export type Decision = {
  readonly address: CaseAddress;
  readonly body: Body<'decideCase'>;
  readonly key: string;
};

export function decide({ address, body, key }: Decision): Promise<Answer<'decideCase'>> {
  return answerOf(
    api.POST('/api/review/cases/{subjectId}/{caseId}/decision', {
      params: { path: address },
      headers: keyed(key),
      body,
    }),
  );
}

export function decideMany(of: {
  readonly body: Body<'decideCases'>;
  readonly key: string;
}): Promise<Answer<'decideCases'>> {
  return answerOf(api.POST('/api/review/decisions', { headers: keyed(of.key), body: of.body }));
}

/** Takes decided cases out of every list that is open, so that nothing jumps while one works on. */
export function dropFromInbox(client: QueryClient, caseIds: ReadonlySet<string>): void {
  client.setQueriesData<InfiniteData<InboxPage, string>>(
    { queryKey: ['review', 'inbox'] },
    (kept) => {
      if (kept === undefined) return undefined;
      const gone = kept.pages.flatMap((page) => page.items).filter((l) => caseIds.has(l.caseId));
      if (gone.length === 0) return kept;
      return {
        ...kept,
        pages: kept.pages.map((page) => ({
          ...page,
          total: Math.max(0, page.total - gone.length),
          items: page.items.filter((line) => !caseIds.has(line.caseId)),
        })),
      };
    },
  );
  void client.invalidateQueries({ queryKey: inboxCountQuery.queryKey });
  void client.invalidateQueries({ queryKey: ['hours'] });
}
