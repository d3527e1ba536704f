import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';
import { SESSION_KEY } from '../../app/query-client.ts';

export type Notice = Answer<'listNotices'>['items'][number];

const NOTICES_KEY = ['notices'] as const;

/** The caller's notices, newest first. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: NOTICES_KEY,
  queryFn: ({ signal, pageParam }) =>
    answerOf(
      api.GET('/api/notices', {
        params: { query: pageParam === '' ? {} : { cursor: pageParam } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
});

/** Marks what is on the page as read; the number beside the bell follows. */
export function useMarkRead() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (noticeIds: readonly string[]) =>
      answerOf(
        api.POST('/api/notices/read', {
          params: { header: keyed(intent.keyFor({ noticeIds: [...noticeIds] })) },
          body: { noticeIds: [...noticeIds] },
        }),
      ),
    onSettled: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: NOTICES_KEY });
      await client.invalidateQueries({ queryKey: SESSION_KEY });
    },
  });
}

/** Everything up to the newest one that was seen. */
export function useMarkAllRead() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (until: string) =>
      answerOf(
        api.POST('/api/notices/read-all', {
          params: { header: keyed(intent.keyFor({ until })) },
          body: { until },
        }),
      ),
    onSettled: async () => {
      intent.settle();
      await client.invalidateQueries({ queryKey: NOTICES_KEY });
      await client.invalidateQueries({ queryKey: SESSION_KEY });
    },
  });
}

export type NoticeSettings = Answer<'getNoticeSettings'>;
type Chosen = Body<'chooseNoticeSettings'>['topics'][number];

const SETTINGS_KEY = ['notice-settings'] as const;

export const settingsQuery = queryOptions({
  queryKey: SETTINGS_KEY,
  queryFn: ({ signal }) => answerOf(api.GET('/api/notices/settings', { signal })),
});

/** One topic at a time; the tick is drawn at once, and taken back where the server refuses. */
export function useChooseWays() {
  const client = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: (chosen: Chosen) => {
      const body = { topics: [chosen] };
      return answerOf(
        api.PUT('/api/notices/settings', {
          params: { header: keyed(intent.keyFor(body)) },
          body,
        }),
      );
    },
    onMutate: (chosen) => {
      const before = client.getQueryData<NoticeSettings>(SETTINGS_KEY);
      const topics = before?.topics.map((one) =>
        one.topic === chosen.topic ? { ...one, ...chosen } : one,
      );
      if (before && topics) client.setQueryData(SETTINGS_KEY, { ...before, topics });
      return before;
    },
    onSuccess: () => intent.settle(),
    onError: (_error, _chosen, before) => client.setQueryData(SETTINGS_KEY, before),
  });
}
