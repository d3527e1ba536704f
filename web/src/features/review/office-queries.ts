import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';
import { type CaseAddress, takeOver } from './queries.ts';

export type Office = Answer<'listReviewOffices'>['items'][number];
export type Person = Office['people'][number];

const OFFICES_KEY = ['review', 'offices'] as const;

export const officesQuery = queryOptions({
  queryKey: OFFICES_KEY,
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/review/offices', { signal }))).items,
});

export function officeCasesQuery(officeId: string) {
  return queryOptions({
    queryKey: [...OFFICES_KEY, officeId],
    queryFn: async ({ signal }) =>
      (
        await answerOf(
          api.GET('/api/review/offices/{officeId}/cases', {
            params: { path: { officeId } },
            signal,
          }),
        )
      ).items,
  });
}

export function usePromise(officeId: string) {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (workingDays: number) => {
      const key = intent.keyFor({ officeId, workingDays });
      return answerOf(
        api.PUT('/api/review/offices/{officeId}/promise', {
          params: { path: { officeId }, header: keyed(key) },
          body: { workingDays },
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: OFFICES_KEY });
    },
  });
}

export function useAbsence() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: Body<'keepAbsence'>) => {
      // The absence's own id is the key: pressing again keeps one.
      const absenceId = intent.keyFor({ ...body });
      return answerOf(
        api.PUT('/api/review/absences/{absenceId}', {
          params: { path: { absenceId }, header: keyed(absenceId) },
          body,
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: OFFICES_KEY });
    },
  });
}

export function useTakeOver() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: ({ subjectId, caseId }: CaseAddress) =>
      takeOver({ subjectId, caseId }, intent.keyFor({ subjectId, caseId })),
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: ['review'] });
    },
  });
}
