import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api } from '../../app/api.ts';

export type PackCard = Answer<'listPacks'>['items'][number];
export type PackPage = Answer<'getPack'>;

/** Published text never changes; a new edition comes with a restart of the server. */
const FRESH_MS = 10 * 60_000;

export const packsQuery = queryOptions({
  queryKey: ['rulebooks'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/packs', { signal })),
  staleTime: FRESH_MS,
});

export function packQuery(packId: string) {
  return queryOptions({
    queryKey: ['rulebooks', packId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/packs/{packId}', { params: { path: { packId } }, signal })),
    staleTime: FRESH_MS,
  });
}
