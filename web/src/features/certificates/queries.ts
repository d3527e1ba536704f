import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api } from '../../app/api.ts';

export type Certificate = Answer<'listMyCertificates'>['items'][number];

const PAGE = 50;

/** The caller's own certificates and statements, newest first. */
export const certificatesQuery = infiniteQueryOptions({
  queryKey: ['certificates', 'mine'],
  queryFn: ({ signal, pageParam }) =>
    answerOf(
      api.GET('/api/certificates/mine', {
        params: { query: { limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
});

/** One certificate with its check link. */
export function certificateQuery(of: {
  readonly personId: string;
  readonly certificateId: string;
}) {
  return queryOptions({
    queryKey: ['certificates', of.personId, of.certificateId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/certificates/{personId}/{certificateId}', { params: { path: of }, signal }),
      ),
  });
}
