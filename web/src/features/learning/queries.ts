import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';
import { newId } from '../../app/new-id.ts';

export type Catalogue = Answer<'listCourses'>;
export type CourseCard = Catalogue['mine'][number];
export type Study = Answer<'getStudy'>;
export type StudyChapter = Study['chapters'][number];
export type Begun = Answer<'beginPlay'>;
export type Told = Answer<'reportPlay'>;
export type KeptCourse = Answer<'getKeptCourse'>;
export type CourseContent = KeptCourse['content'];
export type Chapter = CourseContent['chapters'][number];
export type Uncredited = Answer<'listUncredited'>['items'][number];

const COURSES = ['learning', 'courses'] as const;
const STUDY = ['learning', 'study'] as const;
const KEPT = ['learning', 'kept'] as const;
export const UNCREDITED = ['learning', 'uncredited'] as const;

export const coursesQuery = queryOptions({
  queryKey: COURSES,
  queryFn: ({ signal }) => answerOf(api.GET('/api/courses', { signal })),
});

export function studyKey(enrolmentId: string) {
  return [...STUDY, enrolmentId] as const;
}

export function studyQuery(enrolmentId: string) {
  return queryOptions({
    queryKey: studyKey(enrolmentId),
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/enrolments/{enrolmentId}', { params: { path: { enrolmentId } }, signal }),
      ),
  });
}

export type Place = { readonly enrolmentId: string; readonly chapterId: string };

export function uncreditedQuery(place: Place) {
  return queryOptions({
    queryKey: [...UNCREDITED, place.enrolmentId, place.chapterId],
    queryFn: async ({ signal }) =>
      (
        await answerOf(
          api.GET('/api/enrolments/{enrolmentId}/chapters/{chapterId}/uncredited', {
            params: { path: place },
            signal,
          }),
        )
      ).items,
  });
}

export function useEnrol() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (courseId: string) => {
      const enrolmentId = intent.keyFor({ courseId });
      return answerOf(
        api.PUT('/api/enrolments/{enrolmentId}', {
          params: { path: { enrolmentId }, header: keyed(enrolmentId) },
          body: { courseId },
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: COURSES });
    },
  });
}

export function beginPlay(place: Place): Promise<Begun> {
  return answerOf(
    api.POST('/api/enrolments/{enrolmentId}/chapters/{chapterId}/plays', {
      params: { path: place, header: keyed(newId()) },
    }),
  );
}

export function reportPlay(body: Body<'reportPlay'>): Promise<Told> {
  return answerOf(api.POST('/api/plays', { body }));
}

export function useAnswerCheck(place: Place) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: Body<'answerCheck'>) =>
      answerOf(
        api.POST('/api/enrolments/{enrolmentId}/chapters/{chapterId}/answers', {
          params: { path: place, header: keyed(intent.keyFor({ ...body })) },
          body,
        }),
      ),
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: studyKey(place.enrolmentId) });
      await client.invalidateQueries({ queryKey: UNCREDITED });
      await client.invalidateQueries({ queryKey: ['hours'] });
    },
  });
}

export type TestBegun = Answer<'beginTestOut'>;

export function useBeginTest(place: Place) {
  const intent = useIntent();
  return useMutation({
    mutationFn: () => {
      const testId = intent.keyFor({ ...place });
      return answerOf(
        api.PUT('/api/enrolments/{enrolmentId}/chapters/{chapterId}/tests/{testId}', {
          params: { path: { ...place, testId }, header: keyed(testId) },
        }),
      );
    },
    onSuccess: () => intent.settle(),
  });
}

export function useHandInTest(place: Place) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (of: { testId: string; answers: Body<'handInTestOut'>['answers'] }) =>
      answerOf(
        api.POST('/api/enrolments/{enrolmentId}/chapters/{chapterId}/tests/{testId}/answers', {
          params: {
            path: { ...place, testId: of.testId },
            header: keyed(intent.keyFor({ ...of })),
          },
          body: { answers: of.answers },
        }),
      ),
    onSettled: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: studyKey(place.enrolmentId) });
      await client.invalidateQueries({ queryKey: ['hours'] });
    },
  });
}

export function useAppeal(place: Place) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (text: string) => {
      const appealId = intent.keyFor({ text, ...place });
      return answerOf(
        api.PUT('/api/enrolments/{enrolmentId}/chapters/{chapterId}/appeals/{appealId}', {
          params: { path: { ...place, appealId }, header: keyed(appealId) },
          body: { text },
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: studyKey(place.enrolmentId) });
    },
  });
}

export function useAnomalyAnswer(enrolmentId: string) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (text: string) => {
      const anomalyId = intent.keyFor({ text, enrolmentId });
      return answerOf(
        api.PUT('/api/enrolments/{enrolmentId}/anomalies/{anomalyId}', {
          params: { path: { enrolmentId, anomalyId }, header: keyed(anomalyId) },
          body: { text },
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: studyKey(enrolmentId) });
    },
  });
}

export const reflectionsQuery = queryOptions({
  queryKey: ['learning', 'reflections'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/reflections', { signal })),
});

export function reflectionQuery(of: { readonly subjectId: string; readonly reflectionId: string }) {
  return queryOptions({
    queryKey: ['learning', 'reflection', of.reflectionId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/reflections/{subjectId}/{reflectionId}', { params: { path: of }, signal }),
      ),
  });
}

export function useHandInReflection() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: Body<'handInReflection'>) => {
      const reflectionId = intent.keyFor({ ...body });
      return answerOf(
        api.PUT('/api/reflections/{reflectionId}', {
          params: { path: { reflectionId }, header: keyed(reflectionId) },
          body,
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: reflectionsQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['hours'] });
    },
  });
}

export function anomalyQuery(of: { readonly subjectId: string; readonly anomalyId: string }) {
  return queryOptions({
    queryKey: ['learning', 'anomaly', of.anomalyId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/study-anomalies/{subjectId}/{anomalyId}', { params: { path: of }, signal }),
      ),
  });
}

export function useKeepNote(enrolmentId: string) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: Body<'keepStudyNote'>) => {
      const noteId = intent.keyFor({ ...body });
      return answerOf(
        api.PUT('/api/enrolments/{enrolmentId}/notes/{noteId}', {
          params: { path: { enrolmentId, noteId }, header: keyed(noteId) },
          body,
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: studyKey(enrolmentId) });
    },
  });
}

export function useDropNote(enrolmentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (noteId: string) =>
      answerOf(
        api.DELETE('/api/enrolments/{enrolmentId}/notes/{noteId}', {
          params: { path: { enrolmentId, noteId }, header: keyed(`drop-${noteId}`) },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: studyKey(enrolmentId) }),
  });
}

export const keptCoursesQuery = queryOptions({
  queryKey: [...KEPT, 'list'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/kept-courses', { signal })),
});

export function keptCourseQuery(courseId: string) {
  return queryOptions({
    queryKey: [...KEPT, 'course', courseId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/kept-courses/{courseId}', { params: { path: { courseId } }, signal })),
  });
}

export function learnersQuery(courseId: string) {
  return queryOptions({
    queryKey: [...KEPT, 'learners', courseId],
    queryFn: async ({ signal }) =>
      (
        await answerOf(
          api.GET('/api/kept-courses/{courseId}/learners', {
            params: { path: { courseId } },
            signal,
          }),
        )
      ).items,
  });
}

/** Everything that an author does to a course answers the course as it is now. */
export type Authoring =
  | { readonly does: 'begin'; readonly courseId: string; readonly body: Body<'beginCourse'> }
  | { readonly does: 'save'; readonly courseId: string; readonly body: Body<'saveCourse'> }
  | { readonly does: 'submit'; readonly courseId: string; readonly revision: number }
  | { readonly does: 'revise'; readonly courseId: string };

export function useAuthoring() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: Authoring) => author(act),
    onSuccess: async (course) => {
      client.setQueryData(keptCourseQuery(course.courseId).queryKey, course);
      await client.invalidateQueries({ queryKey: keptCoursesQuery.queryKey });
    },
  });
}

function author(act: Authoring): Promise<KeptCourse> {
  const { courseId } = act;
  const header = keyed(newId());
  switch (act.does) {
    case 'begin':
      return answerOf(
        api.PUT('/api/kept-courses/{courseId}', {
          params: { path: { courseId }, header: keyed(courseId) },
          body: act.body,
        }),
      );
    case 'save':
      return answerOf(
        api.PUT('/api/kept-courses/{courseId}/draft', {
          params: { path: { courseId }, header },
          body: act.body,
        }),
      );
    case 'submit':
      return answerOf(
        api.POST('/api/kept-courses/{courseId}/submission', {
          params: { path: { courseId }, header },
          body: { revision: act.revision },
        }),
      );
    case 'revise':
      return answerOf(
        api.POST('/api/kept-courses/{courseId}/versions', {
          params: { path: { courseId }, header },
        }),
      );
  }
}

export function courseCaseQuery(of: { readonly subjectId: string; readonly caseId: string }) {
  return queryOptions({
    queryKey: ['learning', 'case', of.caseId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/course-cases/{subjectId}/{caseId}', { params: { path: of }, signal })),
  });
}

export function appealQuery(of: { readonly subjectId: string; readonly appealId: string }) {
  return queryOptions({
    queryKey: ['learning', 'appeal', of.appealId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/study-appeals/{subjectId}/{appealId}', { params: { path: of }, signal }),
      ),
  });
}
