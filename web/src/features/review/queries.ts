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
  readonly order: 'age' | 'risk';
  /** Only what the reader works on. */
  readonly mine: boolean;
  readonly sampled: boolean;
  /** Only requests to open again. */
  readonly reopenings: boolean;
};

/** Enough to fill a tall screen twice. */
const PAGE = 40;
/** The list is kept by hand while one decides; asking again is for coming back later. */
const FRESH_FOR_MS = 60_000;

export function inboxKey(filter: InboxFilter) {
  return ['review', 'inbox', filter.state, filter] as const;
}

/** What is asked for, whatever the order. */
export function askedOf(filter: InboxFilter) {
  return {
    state: filter.state,
    ...(filter.search === '' ? {} : { search: filter.search }),
    ...(filter.dueBefore === undefined ? {} : { dueBefore: filter.dueBefore }),
    ...(filter.mine ? { mine: true } : {}),
    ...(filter.sampled ? { sampled: true } : {}),
    ...(filter.reopenings ? { kind: 'reopening' as const } : {}),
  };
}

/** Cases that wait at the offices of the reader, page by page. */
export function inboxQuery(filter: InboxFilter) {
  const query = {
    ...askedOf(filter),
    limit: PAGE,
    ...(filter.order === 'risk' ? { order: filter.order } : {}),
  };
  return infiniteQueryOptions({
    queryKey: inboxKey(filter),
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/review/inbox', {
          params: { query: { ...query, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
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

export type Opened = { readonly found: CaseView; readonly declared: Declared | undefined };

export function caseKey(caseId: string) {
  return ['review', 'case', caseId] as const;
}

/**
 * A declaration brings its case along; only where the queue does not know the owner the case is asked for first. Opened
 * for the first time it is claimed in the same request where colleagues share the desk; looked at again it is only read.
 */
export function openCaseQuery(
  address: CaseAddress,
  owner: InboxLine['owner'] | undefined,
  claims: boolean,
) {
  const queryKey = caseKey(address.caseId);
  return queryOptions({
    queryKey,
    queryFn: async ({ client }): Promise<Opened> => {
      if (!claims || client.getQueryData(queryKey) !== undefined) return look(address, owner);
      const { claimed, ...opened } = await open(address, owner);
      const watched = client.getQueryCache().find({ queryKey })?.getObserversCount() ?? 0;
      // Somebody went on before the answer came: nobody works on it.
      if (!claimed || watched > 0) return opened;
      await unclaim(address, crypto.randomUUID());
      return look(address, owner);
    },
  });
}

type Owner = InboxLine['owner'] | undefined;

async function look({ subjectId, caseId }: CaseAddress, owner: Owner): Promise<Opened> {
  const first = owner === undefined ? await theCase({ subjectId, caseId }) : undefined;
  const { kind, id } = owner ?? first?.owner ?? { kind: '', id: '' };
  const declared =
    kind === 'declaration'
      ? await answerOf(
          api.GET('/api/people/{personId}/declarations/{declarationId}', {
            params: { path: { personId: subjectId, declarationId: id } },
          }),
        )
      : undefined;
  const found = first ?? ofCase(declared, caseId) ?? (await theCase({ subjectId, caseId }));
  return { found, declared };
}

async function open(
  { subjectId, caseId }: CaseAddress,
  owner: Owner,
): Promise<Opened & { readonly claimed: boolean }> {
  const first = owner?.kind === 'declaration' ? undefined : await openedCase({ subjectId, caseId });
  const { kind, id } = owner ?? first?.case.owner ?? { kind: '', id: '' };
  if (kind !== 'declaration' && first !== undefined)
    return { found: first.case, declared: undefined, claimed: first.claimed };
  const { opened: declared, claimed } = await answerOf(
    api.POST('/api/declarations/openings', { body: { personId: subjectId, declarationId: id } }),
  );
  const found = ofCase(declared, caseId) ?? first?.case ?? (await theCase({ subjectId, caseId }));
  return { found, declared, claimed: claimed || first?.claimed === true };
}

/** An older case of a declaration that was handed in again is shown as it was. */
function ofCase(declared: Declared | undefined, caseId: string): CaseView | undefined {
  return declared?.case?.caseId === caseId ? declared.case : undefined;
}

function openedCase(address: CaseAddress): Promise<Answer<'openCaseAtDesk'>> {
  return answerOf(api.POST('/api/review/openings', { body: address }));
}

function theCase(address: CaseAddress): Promise<CaseView> {
  return answerOf(api.GET('/api/review/cases/{subjectId}/{caseId}', { params: { path: address } }));
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

/** How many of these were waiting; what is only verified never was. */
function waitingAmong(client: QueryClient, caseIds: ReadonlySet<string>): number {
  const kept = client.getQueriesData<InfiniteData<InboxPage, string>>({
    queryKey: ['review', 'inbox', 'open'],
  });
  const lines = kept.flatMap(([, data]) => data?.pages.flatMap((page) => page.items) ?? []);
  return new Set(lines.flatMap((line) => (caseIds.has(line.caseId) ? [line.caseId] : []))).size;
}

/** Takes decided cases out of every list that is open, so that nothing jumps while one works on. */
export function dropFromInbox(client: QueryClient, caseIds: ReadonlySet<string>): void {
  const waited = waitingAmong(client, caseIds);
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
  // What is known needs no asking: a decision is one request.
  client.setQueryData(inboxCountQuery.queryKey, (count) =>
    count === undefined ? undefined : Math.max(0, count - waited),
  );
  void client.invalidateQueries({ queryKey: ['hours'] });
}

/** Says that the reader works on it, so that colleagues leave it; again renews it. */
export function claim(address: CaseAddress, key: string): Promise<Answer<'claimCase'>> {
  return answerOf(
    api.POST('/api/review/cases/{subjectId}/{caseId}/claim', {
      params: { path: address, header: keyed(key) },
    }),
  );
}

export function unclaim(address: CaseAddress, key: string): Promise<Answer<'unclaimCase'>> {
  return answerOf(
    api.DELETE('/api/review/cases/{subjectId}/{caseId}/claim', {
      params: { path: address, header: keyed(key) },
    }),
  );
}

export function takeOver(
  address: CaseAddress,
  reason: string,
  key: string,
): Promise<Answer<'takeOverCase'>> {
  return answerOf(
    api.POST('/api/review/cases/{subjectId}/{caseId}/take-over', {
      params: { path: address, header: keyed(key) },
      body: { reason },
    }),
  );
}

export function askToReopen(of: {
  readonly address: CaseAddress;
  readonly reason: string;
  readonly key: string;
}): Promise<Answer<'askToReopenCase'>> {
  return answerOf(
    api.POST('/api/review/cases/{subjectId}/{caseId}/reopening', {
      params: { path: of.address, header: keyed(of.key) },
      body: { reason: of.reason },
    }),
  );
}

export function decideReopening(of: {
  readonly address: CaseAddress;
  readonly body: Body<'decideReopening'>;
  readonly key: string;
}): Promise<Answer<'decideReopening'>> {
  return answerOf(
    api.POST('/api/review/cases/{subjectId}/{caseId}/reopening/decision', {
      params: { path: of.address, header: keyed(of.key) },
      body: of.body,
    }),
  );
}
