import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';

export type Reminded = Answer<'remindPeople'>['results'];
export type ReminderRun = Answer<'getReminderRun'>;
export type RunFilter = Body<'startReminderRun'>;
export type SavedView = Answer<'listSavedViews'>['items'][number];

/** A request reminds at most this many; more is a run with progress. */
export const REMIND_MAX = 200;
const RUN_POLL_MS = 1_000;

const PEOPLE_KEY = ['hours', 'people'] as const;
const VIEWS_KEY = ['saved-views'] as const;
const RUN_KEY = ['reminder-run'] as const;

export function useRemind(year: number) {
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
      await client.invalidateQueries({ queryKey: PEOPLE_KEY });
    },
  });
}

/** The run that is under way is looked at until it is over. */
export const newestRunQuery = queryOptions({
  queryKey: RUN_KEY,
  queryFn: async ({ signal }) =>
    (await answerOf(api.GET('/api/reminder-runs/newest', { signal }))).run,
  refetchInterval: (query) => (query.state.data?.state === 'running' ? RUN_POLL_MS : false),
});

export function useStartRun() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: RunFilter) => {
      // The run's own id is the key: a repeat is the same run.
      const runId = intent.keyFor({ ...body });
      return answerOf(
        api.PUT('/api/reminder-runs/{runId}', {
          params: { path: { runId }, header: keyed(runId) },
          body,
        }),
      );
    },
    onSuccess: (run) => {
      intent.settle();
      client.setQueryData(RUN_KEY, run);
    },
  });
}

export const savedViewsQuery = queryOptions({
  queryKey: VIEWS_KEY,
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/saved-views', { signal }))).items,
});

export function useSaveView() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: Body<'saveView'>) => {
      const viewId = intent.keyFor(body);
      return answerOf(
        api.PUT('/api/saved-views/{viewId}', {
          params: { path: { viewId }, header: keyed(viewId) },
          body,
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: VIEWS_KEY });
    },
  });
}

export function useRemoveView() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (viewId: string) =>
      answerOf(
        api.DELETE('/api/saved-views/{viewId}', {
          params: { path: { viewId }, header: keyed(intent.keyFor({ viewId })) },
        }),
      ),
    onSettled: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: VIEWS_KEY });
    },
  });
}
