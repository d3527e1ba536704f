import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../app/api.ts';

type FileAddress = { readonly personId: string; readonly evidenceId: string };

/** Files never change; a closed case need not keep ten megabytes for long. */
const KEEP_MS = 60_000;

/** The file as it was handed in. */
export function fileQuery({ personId, evidenceId }: FileAddress) {
  return queryOptions({
    queryKey: ['evidence', personId, evidenceId, 'file'],
    queryFn: async ({ signal }): Promise<Blob> =>
      answerOf(
        api.GET('/api/evidence/{personId}/{evidenceId}/file', {
          params: { path: { personId, evidenceId } },
          parseAs: 'blob',
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_MS,
  });
}

/** A smaller, upright copy that every browser can draw. */
export function previewQuery({ personId, evidenceId }: FileAddress) {
  return queryOptions({
    queryKey: ['evidence', personId, evidenceId, 'preview'],
    queryFn: async ({ signal }): Promise<Blob> =>
      answerOf(
        api.GET('/api/evidence/{personId}/{evidenceId}/preview', {
          params: { path: { personId, evidenceId } },
          parseAs: 'blob',
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_MS,
  });
}

/** For a link: the browser keeps the name and shows its own progress. */
export function fileAddress({ personId, evidenceId }: FileAddress): string {
  return `/api/evidence/${encodeURIComponent(personId)}/${encodeURIComponent(evidenceId)}/file`;
}
