import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../../app/api.ts';
import { newId } from '../../../app/new-id.ts';
import type { Place, StudyChapter } from '../queries.ts';

export type Part = StudyChapter['parts'][number];
export type OpenedPart = Answer<'openScormPart'>;
export type CoursewarePreview = Answer<'previewCourseware'>;

export function openPart(place: Place, itemId: string): Promise<OpenedPart> {
  return answerOf(
    api.POST('/api/enrolments/{enrolmentId}/chapters/{chapterId}/part-sessions', {
      params: { path: place, header: keyed(newId()) },
      body: { itemId },
    }),
  );
}

export function savePart(place: Place, body: Body<'saveScormPart'>, key: string) {
  return answerOf(
    api.PUT('/api/enrolments/{enrolmentId}/chapters/{chapterId}/part-sessions', {
      params: { path: place, header: keyed(key) },
      body,
    }),
  );
}

export function previewQuery(mediaId: string) {
  return queryOptions({
    queryKey: ['learning', 'courseware', mediaId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/course-media/{mediaId}/courseware', {
          params: { path: { mediaId } },
          signal,
        }),
      ),
  });
}
