import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, type Answer, api, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';

export type UnitSummary = Answer<'getUnitSummary'>;
export type Posting = Answer<'listPostings'>['items'][number];
export type PostingPage = Answer<'getPosting'>;
export type Objection = PostingPage['objections'][number];

const SUMMARY = ['reporting', 'summary'] as const;
const POSTINGS = ['reporting', 'postings'] as const;
const POSTING = ['reporting', 'posting'] as const;

export function summaryQuery(unitId: string, year: number) {
  return queryOptions({
    queryKey: [...SUMMARY, unitId, year],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/units/{unitId}/summary', {
          params: { path: { unitId }, query: { year } },
          signal,
        }),
      ),
  });
}

export function postingsQuery(unitId: string) {
  return queryOptions({
    queryKey: [...POSTINGS, unitId],
    queryFn: async ({ signal }) =>
      (
        await answerOf(
          api.GET('/api/units/{unitId}/postings', { params: { path: { unitId } }, signal }),
        )
      ).items,
  });
}

export function postingQuery(unitId: string, postingId: string) {
  return infiniteQueryOptions({
    queryKey: [...POSTING, unitId, postingId],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/units/{unitId}/postings/{postingId}', {
          params: { path: { unitId, postingId }, query: { after: pageParam } },
          signal,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextAfter,
  });
}

export function useCloseSummary(unitId: string) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (year: number) => {
      const summaryId = intent.keyFor({ unitId, year });
      return answerOf(
        api.PUT('/api/units/{unitId}/summaries/{summaryId}', {
          params: { path: { unitId, summaryId }, header: keyed(summaryId) },
          body: { year },
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: SUMMARY });
    },
  });
}

export function usePostSummary(unitId: string) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (summaryId: string) => {
      const postingId = intent.keyFor({ summaryId });
      return answerOf(
        api.PUT('/api/units/{unitId}/postings/{postingId}', {
          params: { path: { unitId, postingId }, header: keyed(postingId) },
          body: { summaryId },
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: POSTINGS });
    },
  });
}

export function useObject(unitId: string, postingId: string) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: { readonly text: string; readonly evidenceId: string | null }) => {
      const objectionId = intent.keyFor(body);
      return answerOf(
        api.PUT('/api/units/{unitId}/postings/{postingId}/objections/{objectionId}', {
          params: { path: { unitId, postingId, objectionId }, header: keyed(objectionId) },
          body,
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: POSTING });
    },
  });
}

export function useAnswer(unitId: string, postingId: string, objectionId: string) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: { readonly outcome: 'upheld' | 'dismissed'; readonly answer: string }) =>
      answerOf(
        api.POST('/api/units/{unitId}/postings/{postingId}/objections/{objectionId}/answer', {
          params: {
            path: { unitId, postingId, objectionId },
            header: keyed(intent.keyFor({ ...body, objectionId })),
          },
          body,
        }),
      ),
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: POSTING });
      await client.invalidateQueries({ queryKey: POSTINGS });
    },
  });
}
