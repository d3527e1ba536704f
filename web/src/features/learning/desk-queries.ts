import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, type Answer, api, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';

export type Overview = Answer<'studyOverview'>;
export type StudyPerson = Answer<'listStudyPeople'>['items'][number];
export type AnomalyLine = Answer<'listStudyAnomalies'>['items'][number];
export type QuestionLine = Answer<'listCourseQuestions'>['items'][number];

const DESK = ['learning', 'desk'] as const;
const PAGE = 50;

const from = (cursor: string) => (cursor === '' ? {} : { cursor });

/** Where the next lot begins; the shorter of the two lists is over by then. */
function linesIn(pages: readonly Overview[]): number {
  return pages.reduce((sum, one) => sum + Math.max(one.units.length, one.courses.length), 0);
}

export function overviewQuery(of: { readonly unit?: string }) {
  return infiniteQueryOptions({
    queryKey: [...DESK, 'overview', of],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/study-desk', { params: { query: { ...of, skip: pageParam } }, signal }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.more.units || last.more.courses ? linesIn(pages) : undefined,
  });
}

export const GROUPS = ['not-met', 'met'] as const;
export type PeopleFilter = {
  readonly unit?: string;
  readonly group?: (typeof GROUPS)[number];
  readonly search?: string;
};

export function studyPeopleQuery(filter: PeopleFilter) {
  return infiniteQueryOptions({
    queryKey: [...DESK, 'people', filter],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/study-desk/people', {
          params: { query: { ...filter, limit: PAGE, ...from(pageParam) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

export const STATES = ['open', 'asked', 'answered', 'cleared', 'refused'] as const;

export function anomaliesQuery(filter: { readonly state?: (typeof STATES)[number] }) {
  return infiniteQueryOptions({
    queryKey: [...DESK, 'anomalies', filter],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/study-desk/anomalies', {
          params: { query: { ...filter, limit: PAGE, ...from(pageParam) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

export function questionsQuery(courseId: string) {
  return queryOptions({
    queryKey: [...DESK, 'questions', courseId],
    queryFn: async ({ signal }) =>
      (
        await answerOf(
          api.GET('/api/kept-courses/{courseId}/questions', {
            params: { path: { courseId } },
            signal,
          }),
        )
      ).items,
  });
}

/** Tells people what they lack, as the list of people does; the server leaves out whom it told lately. */
export function useRemindStudy(year: number) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (personIds: readonly string[]) => {
      const body = { year, personIds: [...personIds] };
      return answerOf(
        api.POST('/api/reminders', {
          params: { header: keyed(intent.keyFor(body)) },
          body,
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: [...DESK, 'people'] });
    },
  });
}

/** The workbook of what is shown; the browser keeps its name. */
export function exportAddress(of: Readonly<Record<string, string>>): string {
  return `/api/study-desk/export?${new URLSearchParams(of).toString()}`;
}
