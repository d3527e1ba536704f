import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';

export type Forms = Answer<'listForms'>;
export type Form = Forms['forms'][number];
export type FormField = Form['fields'][number];
export type EvidenceSlot = Form['evidence'][number];
export type Declaration = Answer<'listDeclarations'>['items'][number];
export type DeclarationDetail = Answer<'getDeclaration'>;
export type DeclarationFile = DeclarationDetail['files'][number];
export type Preview = Answer<'previewDeclaration'>;
export type PreviewOption = Preview['options'][number];
export type DraftBody = Body<'saveDraft'>;
export type ReviewCase = Answer<'getCase'>;
export type Station = ReviewCase['stations'][number];

const PAGE = 50;

export const formsQuery = queryOptions({
  queryKey: ['forms'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/forms', { signal })),
  staleTime: 300_000,
});

/** The caller's declarations, last changed first. */
export function declarationsQuery(states?: readonly string[]) {
  return infiniteQueryOptions({
    queryKey: ['declarations', 'list', states ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/declarations', {
          params: {
            query: {
              limit: PAGE,
              ...(states === undefined ? {} : { state: [...states] }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function declarationQuery(of: {
  readonly personId: string;
  readonly declarationId: string;
}) {
  return queryOptions({
    queryKey: ['declarations', of.personId, of.declarationId],
    queryFn: ({ signal }) => fetchDeclaration(of, signal),
  });
}

/** What a form starts from: read anew each time, and never replaced under the hands of who fills it in. */
export function editedQuery(of: {
  readonly personId: string;
  readonly declarationId: string;
  /** Known to this device only; the server is not asked for what cannot be there. */
  readonly onlyHere: () => Promise<boolean>;
}) {
  return queryOptions({
    queryKey: ['declarations', 'edited', of.personId, of.declarationId],
    queryFn: async ({ signal }): Promise<DeclarationDetail | null> => {
      if (await of.onlyHere()) return null;
      try {
        return await fetchDeclaration(of, signal);
      } catch (error) {
        // Not saved yet: the first change makes it.
        if (error instanceof RequestRefused && error.problem.status === 404) return null;
        throw error;
      }
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}

export function fetchDeclaration(
  of: { readonly personId: string; readonly declarationId: string },
  signal?: AbortSignal,
): Promise<DeclarationDetail> {
  return answerOf(
    api.GET('/api/people/{personId}/declarations/{declarationId}', {
      params: { path: of },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}

export function caseQuery(of: { readonly subjectId: string; readonly caseId: string }) {
  return queryOptions({
    queryKey: ['review', 'case', of.subjectId, of.caseId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/review/cases/{subjectId}/{caseId}', { params: { path: of }, signal })),
  });
}

export function previewQuery(body: Body<'previewDeclaration'>) {
  return queryOptions({
    queryKey: ['declarations', 'preview', body],
    queryFn: ({ signal }) => answerOf(api.POST('/api/declarations/preview', { body, signal })),
    // The records it is computed with change while the form is open.
    staleTime: 5000,
    gcTime: 60_000,
  });
}

export function putDraft(
  declarationId: string,
  body: DraftBody,
  key: string,
): Promise<Declaration> {
  return answerOf(
    api.PUT('/api/declarations/{declarationId}', {
      params: { path: { declarationId }, header: keyed(key) },
      body,
    }),
  );
}

/** Everything that an act on a declaration changes on other pages. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [['declarations'], ['hours'], ['review'], ['session']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

export function useSubmission(declarationId: string) {
  const intent = useIntent();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (version: number) =>
      answerOf(
        api.POST('/api/declarations/{declarationId}/submission', {
          params: {
            path: { declarationId },
            header: keyed(intent.keyFor({ declarationId, version })),
          },
          body: { version },
        }),
      ),
    onSuccess: refresh,
    onSettled: () => intent.settle(),
  });
}

export function useDiscard() {
  const intent = useIntent();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (declarationId: string) =>
      answerOf(
        api.DELETE('/api/declarations/{declarationId}', {
          params: { path: { declarationId }, header: keyed(intent.keyFor({ declarationId })) },
        }),
      ),
    onSuccess: refresh,
    onSettled: () => intent.settle(),
  });
}

export function useWithdrawal() {
  const intent = useIntent();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (caseId: string) =>
      answerOf(
        api.POST('/api/review/cases/{caseId}/withdrawal', {
          params: { path: { caseId }, header: keyed(intent.keyFor({ caseId })) },
        }),
      ),
    // Also after a refusal: somebody decided meanwhile, and the page has to show it.
    onSettled: async () => {
      intent.settle();
      await refresh();
    },
  });
}
