import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';

export type Seal = Answer<'listSeals'>['items'][number];

const SEALS_KEY = ['hours', 'seals'] as const;

export const sealsQuery = queryOptions({
  queryKey: SEALS_KEY,
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/hours/seals', { signal }))).items,
});

export function useSealing() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: Body<'sealUnit'>) =>
      answerOf(
        api.POST('/api/hours/seals', {
          params: { header: keyed(intent.keyFor({ ...body })) },
          body,
        }),
      ),
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: SEALS_KEY });
    },
  });
}

export function useOpening() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (of: { readonly sealId: string; readonly reason: string }) =>
      answerOf(
        api.POST('/api/hours/seals/{sealId}/opening', {
          params: {
            path: { sealId: of.sealId },
            header: keyed(intent.keyFor({ ...of })),
          },
          body: { reason: of.reason },
        }),
      ),
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: SEALS_KEY });
    },
  });
}
