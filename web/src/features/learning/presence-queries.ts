import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Answer, api, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';
import { newId } from '../../app/new-id.ts';
import { upload } from '../../app/upload.ts';
import { type Place, studyKey, UNCREDITED } from './queries.ts';

const PRESENCE = ['learning', 'presence'] as const;
export type Confirmed = Answer<'confirmPresence'>;

export const presenceQuery = queryOptions({
  queryKey: PRESENCE,
  queryFn: ({ signal }) => answerOf(api.GET('/api/presence-consent', { signal })),
});

export function useConsent(to: 'give' | 'withdraw') {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: () => {
      const params = { header: keyed(intent.keyFor({ to })) };
      return to === 'give'
        ? answerOf(api.PUT('/api/presence-consent', { params }))
        : answerOf(api.DELETE('/api/presence-consent', { params }));
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: PRESENCE });
    },
  });
}

export function useConfirmPresence(place: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (of: { readonly questionId: string; readonly picture: Blob }) =>
      (await upload({
        address: `/api/enrolments/${place.enrolmentId}/chapters/${place.chapterId}/presence?question=${of.questionId}`,
        file: of.picture,
        name: 'picture.jpg',
        idempotencyKey: newId(),
        onProgress: () => undefined,
        signal: new AbortController().signal,
        withinMs: 20_000,
      })) as Confirmed,
    onSuccess: async ({ outcome }) => {
      if (outcome !== 'same') return;
      await client.invalidateQueries({ queryKey: studyKey(place.enrolmentId) });
      await client.invalidateQueries({ queryKey: UNCREDITED });
      await client.invalidateQueries({ queryKey: ['hours'] });
    },
  });
}
