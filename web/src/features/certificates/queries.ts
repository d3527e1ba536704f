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

/** The paper of one course or examination, by the enrolment or examination it came from; none, one, or one that was replaced. */
export function certificateOfQuery(of: string) {
  return queryOptions({
    queryKey: ['certificates', 'of', of],
    queryFn: async ({ signal }) => {
      const found = await answerOf(
        api.GET('/api/certificates/mine', { params: { query: { of, limit: 1 } }, signal }),
      );
      return found.items;
    },
  });
}

export type CourseCertificate = Answer<'listCourseCertificates'>['items'][number];

/** What was given out for a course that one's organisation keeps. */
export function certificatesOfCourseQuery(courseId: string) {
  return infiniteQueryOptions({
    queryKey: ['certificates', 'course', courseId],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/kept-courses/{courseId}/certificates', {
          params: {
            path: { courseId },
            query: { limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

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

export type CertificateOutlook = Answer<'getCertificateOutlook'>;

/** Why somebody has a certificate of a year, or why none yet. */
export function outlookQuery(of: {
  readonly personId: string;
  readonly year?: number | undefined;
}) {
  const { personId, year } = of;
  return queryOptions({
    queryKey: ['certificates', 'outlook', personId, year ?? null],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/people/{personId}/certificate-outlook', {
          params: { path: { personId }, query: year === undefined ? {} : { year } },
          signal,
        }),
      ),
  });
}

export type Obstacles = Answer<'listCertificateObstacles'>;
export type Obstacle = Obstacles['items'][number];

/** Earned certificates that cannot be printed, of the people whom one answers for. */
export const obstaclesQuery = queryOptions({
  queryKey: ['certificates', 'obstacles'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/certificates/obstacles', { signal })),
});

export const STATES = ['issued', 'revoked', 'replaced'] as const;
export type CertificateState = (typeof STATES)[number];

/** Certificates of the people whom one answers for, newest first. */
export function certificatesOfOthersQuery(state: CertificateState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['certificates', 'others', state ?? null],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/certificates', {
          params: {
            query: {
              limit: PAGE,
              ...(state === undefined ? {} : { state }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before,
  });
}
