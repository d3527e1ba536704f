import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useSingleMutation } from '../../app/use-single-mutation.ts';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { newId } from '../../app/new-id.ts';
import { coursesQuery } from './queries.ts';

export type Pack = Answer<'listCoursePacks'>['items'][number];
export type KeptPacks = Answer<'listKeptPacks'>;
export type KeptPack = KeptPacks['items'][number];
export type PackDesk = KeptPacks['desks'][number];

export const packsQuery = queryOptions({
  // Below the courses: what makes them new makes the packs new.
  queryKey: [...coursesQuery.queryKey, 'packs'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/course-packs', { signal }))).items,
});

/** Takes a pack, perhaps for another one, or gives it back. */
export type Choosing =
  | { readonly does: 'choose'; readonly packId: string; readonly instead: string | null }
  | { readonly does: 'drop'; readonly packId: string };

export function useChoosing() {
  const client = useQueryClient();
  return useSingleMutation({
    mutationFn: (act: Choosing) => {
      const params = { path: { packId: act.packId }, header: keyed(newId()) };
      return answerOf(
        act.does === 'choose'
          ? api.PUT('/api/course-packs/{packId}/choice', {
              params,
              body: { instead: act.instead },
            })
          : api.DELETE('/api/course-packs/{packId}/choice', { params }),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: coursesQuery.queryKey }),
  });
}

export const keptPacksQuery = queryOptions({
  queryKey: ['learning', 'kept-packs'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/kept-packs', { signal })),
});

export type PackWork =
  | { readonly does: 'keep'; readonly packId: string; readonly body: Body<'keepPack'> }
  | { readonly does: 'offer'; readonly packId: string; readonly offered: boolean };

export function usePackWork() {
  const client = useQueryClient();
  return useSingleMutation({
    mutationFn: (act: PackWork) => {
      const params = { path: { packId: act.packId }, header: keyed(newId()) };
      return answerOf(
        act.does === 'keep'
          ? api.PUT('/api/kept-packs/{packId}', { params, body: act.body })
          : api.PUT('/api/kept-packs/{packId}/offer', { params, body: { offered: act.offered } }),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: keptPacksQuery.queryKey }),
  });
}
