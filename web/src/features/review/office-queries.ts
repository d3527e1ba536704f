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
    mutationFn: (of: {
      readonly absenceId: string | undefined;
      readonly body: Body<'keepAbsence'>;
    }) => {
      const { body } = of;
      // A new absence's own id is the key: pressing again keeps one.
      const key = intent.keyFor({ ...of, absenceId: of.absenceId ?? '' });
      const absenceId = of.absenceId ?? key;
      return answerOf(
        api.PUT('/api/review/absences/{absenceId}', {
          params: { path: { absenceId }, header: keyed(key) },
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

export function useRemoveAbsence() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (of: { absenceId: string; officeId: string; personId: string }) => {
      const { absenceId, officeId, personId } = of;
      return answerOf(
        api.DELETE('/api/review/absences/{absenceId}', {
          params: {
            path: { absenceId },
            query: { officeId, personId },
            header: keyed(intent.keyFor(of)),
          },
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
    mutationFn: ({ subjectId, caseId, reason }: CaseAddress & { readonly reason: string }) =>
      takeOver({ subjectId, caseId }, reason, intent.keyFor({ subjectId, caseId, reason })),
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: ['review'] });
    },
  });
}
