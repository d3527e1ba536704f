import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';

export type Draws = Answer<'listDraws'>;
export type Draw = Draws['items'][number];
export type Waiting = Draws['waiting'][number];
export type Member = Answer<'getDraw'>['members'][number];

const DRAWS_KEY = ['review', 'draws'] as const;
const PAGE = 100;

export const drawsQuery = queryOptions({
  queryKey: DRAWS_KEY,
  queryFn: ({ signal }) =>
    answerOf(api.GET('/api/review/draws', { params: { query: { limit: PAGE } }, signal })),
});

/** The members in the order of their ranks, samples first by nature. */
export function drawQuery(drawId: string, show: 'samples' | 'others' | 'all') {
  return infiniteQueryOptions({
    queryKey: [...DRAWS_KEY, drawId, show],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/review/draws/{drawId}', {
          params: {
            path: { drawId },
            query: {
              limit: PAGE,
              ...(show === 'all' ? {} : { sampled: show === 'samples' }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useDrawing() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: Body<'drawSamples'>) =>
      answerOf(
        api.POST('/api/review/draws', {
          params: { header: keyed(intent.keyFor({ ...body })) },
          body,
        }),
      ),
    onSuccess: async () => {
      intent.settle();
      // Every case that was waiting is now a sample or not: what was opened before says otherwise.
      await client.invalidateQueries({ queryKey: ['review'] });
    },
  });
}
