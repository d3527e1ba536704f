import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Answer, api, keyed } from '../../app/api.ts';
import { newId } from '../../app/new-id.ts';
import { useSingleMutation } from '../../app/use-single-mutation.ts';

export type BegunUpload = Answer<'listCourseUploads'>['items'][number];

/** The files that one began to send, whatever became of them. */
export const uploadsQuery = queryOptions({
  queryKey: ['learning', 'uploads'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/course-uploads', { signal }))).items,
});

export function useDropUpload() {
  const client = useQueryClient();
  return useSingleMutation({
    mutationFn: (uploadId: string) =>
      answerOf(
        api.DELETE('/api/course-uploads/{uploadId}', {
          params: { path: { uploadId }, header: keyed(newId()) },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: uploadsQuery.queryKey }),
  });
}
