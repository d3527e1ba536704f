import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useSingleMutation } from '../../app/use-single-mutation.ts';
import { answerOf, type Answer, api, keyed } from '../../app/api.ts';
import { newId } from '../../app/new-id.ts';
import { coursesQuery, studyKey } from './queries.ts';

export type Fee = Answer<'listFees'>['items'][number];
export type PaymentKeys = Answer<'listPaymentKeys'>;

export const feesQuery = queryOptions({
  queryKey: ['learning', 'fees'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/fees', { signal }))).items,
});

export type FeeWork =
  | { readonly does: 'confirm'; readonly fee: Fee; readonly receipt: string }
  | { readonly does: 'refund'; readonly fee: Fee; readonly reason: string };

export function useFeeWork() {
  const client = useQueryClient();
  return useSingleMutation({
    mutationFn: (act: FeeWork) => {
      const { personId, feeId, amountFen } = act.fee;
      const params = { path: { personId, feeId }, header: keyed(newId()) };
      return answerOf(
        act.does === 'confirm'
          ? api.POST('/api/fees/{personId}/{feeId}/payment', {
              params,
              body: { amountFen, receipt: act.receipt },
            })
          : api.POST('/api/fees/{personId}/{feeId}/refund', {
              params,
              body: { reason: act.reason },
            }),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: feesQuery.queryKey }),
  });
}

export function useLeave(enrolmentId: string) {
  const client = useQueryClient();
  return useSingleMutation({
    mutationFn: () =>
      answerOf(
        api.DELETE('/api/enrolments/{enrolmentId}', {
          params: { path: { enrolmentId }, header: keyed(newId()) },
        }),
      ),
    onSuccess: async () => {
      client.removeQueries({ queryKey: studyKey(enrolmentId) });
      await client.invalidateQueries({ queryKey: coursesQuery.queryKey });
    },
  });
}

export const paymentKeysQuery = queryOptions({
  queryKey: ['learning', 'payment-keys'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/payment-keys', { signal })),
});

export function paymentSecretQuery(keyId: string) {
  return queryOptions({
    queryKey: ['learning', 'payment-secret', keyId],
    queryFn: async ({ signal }) =>
      (
        await answerOf(
          api.GET('/api/payment-keys/{keyId}/secret', { params: { path: { keyId } }, signal }),
        )
      ).secret,
  });
}

export type KeyWork =
  | { readonly does: 'add'; readonly nodeId: string; readonly name: string }
  | { readonly does: 'drop'; readonly keyId: string };

export function useKeyWork() {
  const client = useQueryClient();
  return useSingleMutation({
    mutationFn: (act: KeyWork) => {
      const header = keyed(newId());
      return answerOf(
        act.does === 'add'
          ? api.PUT('/api/payment-keys/{keyId}', {
              params: { path: { keyId: newId() }, header },
              body: { nodeId: act.nodeId, name: act.name },
            })
          : api.DELETE('/api/payment-keys/{keyId}', {
              params: { path: { keyId: act.keyId }, header },
            }),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: paymentKeysQuery.queryKey }),
  });
}
