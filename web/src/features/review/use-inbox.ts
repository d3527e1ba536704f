import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSignedIn } from '../../app/session.ts';
import { type InboxFilter, type InboxLine, inboxQuery, type InboxState } from './queries.ts';

export type InboxSearch = { readonly q?: string; readonly due?: 'today' };

export type Inbox = {
  readonly state: InboxState;
  readonly filter: InboxFilter;
  readonly dueToday: boolean;
  readonly lines: readonly InboxLine[];
  readonly total: number | undefined;
  /** How many are not fetched yet. */
  readonly left: number;
  readonly isPending: boolean;
  readonly isFetchingMore: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
  readonly fetchMore: () => void;
  readonly setSearch: (search: string) => void;
  readonly setDueToday: (on: boolean) => void;
  readonly clear: () => void;
};

const DAY_MS = 86_400_000;

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

function depthKey(state: InboxState): string {
  return `jixu.inbox-depth.${state}`;
}

function rememberedDepth(state: InboxState): number {
  try {
    return Number(sessionStorage.getItem(depthKey(state)) ?? '0');
  } catch {
    // Without storage a reload begins at the top, no worse.
    return 0;
  }
}

function rememberDepth(state: InboxState, depth: number): void {
  try {
    sessionStorage.setItem(depthKey(state), String(depth));
  } catch {
    // See above.
  }
}

/** The queue with its filters in the address, fetched as deep after a reload as it was before. */
export function useInbox(state: InboxState, base: string): Inbox {
  const { today } = useSignedIn();
  const search: InboxSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const dueToday = search.due === 'today';
  const filter: InboxFilter = {
    state,
    search: search.q ?? '',
    dueBefore: dueToday ? dayAfter(today) : undefined,
  };
  const found = useInfiniteQuery(inboxQuery(filter));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const lines = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages.at(-1)?.total;
  const fetched = lines.length;
  useEffect(() => {
    if (!hasNextPage || isFetchingNextPage || fetched >= rememberedDepth(state)) return;
    void fetchNextPage();
  }, [fetched, hasNextPage, isFetchingNextPage, fetchNextPage, state]);
  const go = (next: InboxSearch) => void navigate({ to: base, search: next });
  return {
    state,
    filter,
    dueToday,
    lines,
    total,
    left: hasNextPage ? Math.max(0, (total ?? 0) - fetched) : 0,
    isPending: found.isPending,
    isFetchingMore: isFetchingNextPage,
    error: found.error,
    refetch: () => void found.refetch(),
    fetchMore: () => {
      void fetchNextPage().then(({ data: now }) => {
        rememberDepth(state, now?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0);
      });
    },
    setSearch: (q) => go({ ...(q === '' ? {} : { q }), ...(dueToday ? { due: 'today' } : {}) }),
    setDueToday: (on) =>
      go({
        ...(search.q === undefined ? {} : { q: search.q }),
        ...(on ? { due: 'today' as const } : {}),
      }),
    clear: () => go({}),
  };
}
