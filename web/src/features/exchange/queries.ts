import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';

export type Senders = Answer<'listSenders'>;
export type Sender = Senders['senders'][number];
export type Received = Answer<'listReceivedRecords'>['items'][number];
export type ReceivedState = Received['state'];

export const sendersQuery = queryOptions({
  queryKey: ['exchange', 'senders'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/senders', { signal })),
});

export function receivedQuery(senderId: string, state: ReceivedState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['exchange', 'received', senderId, state ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/senders/{senderId}/records', {
          params: {
            path: { senderId },
            query: {
              ...(state === undefined ? {} : { state }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

export function addSender(body: Body<'addSender'>, key: string) {
  return answerOf(api.POST('/api/senders', { headers: keyed(key), body }));
}

export function changeSender(senderId: string, body: Body<'changeSender'>, key: string) {
  return answerOf(
    api.PATCH('/api/senders/{senderId}', {
      params: { path: { senderId } },
      headers: keyed(key),
      body,
    }),
  );
}

/** Takes no key: an answer kept for repeats would be a credential in clear. */
export function drawCredential(senderId: string) {
  return answerOf(
    api.POST('/api/senders/{senderId}/credential', { params: { path: { senderId } } }),
  );
}

export function matchReceived(senderId: string, externalId: string, key: string) {
  return answerOf(
    api.POST('/api/senders/{senderId}/records/match', {
      params: { path: { senderId } },
      headers: keyed(key),
      body: { externalId },
    }),
  );
}

export function closeReceived(
  senderId: string,
  how: 'dismiss' | 'take-back',
  body: { readonly externalId: string; readonly reason: string },
  key: string,
) {
  const sent = { params: { path: { senderId } }, headers: keyed(key), body };
  return answerOf(
    how === 'dismiss'
      ? api.POST('/api/senders/{senderId}/records/dismiss', sent)
      : api.POST('/api/senders/{senderId}/records/take-back', sent),
  );
}
