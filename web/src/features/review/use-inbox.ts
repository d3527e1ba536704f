import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSignedIn } from '../../app/session.ts';
import { type InboxFilter, type InboxLine, inboxQuery, type InboxState } from './queries.ts';

/** The filters as they stand in the address; what is not set is not there. */
export type InboxSearch = {
  readonly q?: string;
  readonly due?: string;
  readonly order?: string;
  readonly mine?: string;
  readonly sampled?: string;
  readonly kind?: string;
};
export const INBOX_SEARCH = ['q', 'due', 'order', 'mine', 'sampled', 'kind'] as const;
type Name = (typeof INBOX_SEARCH)[number];

export type Inbox = {
  readonly state: InboxState;
  readonly filter: InboxFilter;
  readonly search: InboxSearch;
  /** Anything but the order. */
  readonly isFiltered: boolean;
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
  /** Sets one filter, or takes it away. */
  readonly set: (name: Name, value: string | undefined) => void;
  readonly open: (search: InboxSearch) => void;
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

/** What the address says and nothing else, so that a saved view is a few words. */
export function searchOf(raw: InboxSearch): InboxSearch {
  return Object.fromEntries(
    INBOX_SEARCH.flatMap((name) => (raw[name] === undefined ? [] : [[name, raw[name]]])),
  );
}

function filterOf(state: InboxState, search: InboxSearch, today: string): InboxFilter {
  return {
    state,
    search: search.q ?? '',
    dueBefore: search.due === 'today' ? dayAfter(today) : undefined,
    order: search.order === 'risk' ? 'risk' : 'age',
    mine: search.mine === 'yes',
    sampled: search.sampled === 'yes',
    reopenings: search.kind === 'reopening',
  };
}

/** The queue with its filters in the address, fetched as deep after a reload as it was before. */
export function useInbox(state: InboxState, base: string): Inbox {
  const { today } = useSignedIn();
  const search = searchOf(useSearch({ strict: false }));
  const navigate = useNavigate();
  const filter = filterOf(state, search, today);
  const found = useInfiniteQuery(inboxQuery(filter));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const lines = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages.at(-1)?.total;
  const fetched = lines.length;
  useEffect(() => {
    if (!hasNextPage || isFetchingNextPage || fetched >= rememberedDepth(state)) return;
    void fetchNextPage();
  }, [fetched, hasNextPage, isFetchingNextPage, fetchNextPage, state]);
  const open = (next: InboxSearch) => void navigate({ to: base, search: next });
  const set = (name: Name, value: string | undefined) => {
    const { [name]: _before, ...others } = search;
    open(value === undefined || value === '' ? others : { ...others, [name]: value });
  };
  return {
    state,
    filter,
    search,
    isFiltered: INBOX_SEARCH.some((name) => name !== 'order' && search[name] !== undefined),
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
    setSearch: (q) => set('q', q),
    set,
    open,
    clear: () => open(search.order === undefined ? {} : { order: search.order }),
  };
}
