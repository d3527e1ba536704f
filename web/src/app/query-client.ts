import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { RequestRefused } from './request.ts';

export const SESSION_KEY = ['session'] as const;

const RETRIES_MAX = 3;
const RETRY_DELAY_MAX_MS = 8000;
const FRESH_FOR_MS = 15_000;

/** Only what may go better by itself: no answer, too many at once, a server that is restarting. */
export function mayRetry(failures: number, error: unknown): boolean {
  if (failures >= RETRIES_MAX || !(error instanceof RequestRefused)) return false;
  return [0, 429, 502, 503, 504].includes(error.problem.status);
}

/** Doubles, with a jitter, so that a thousand phones do not come back in the same second. */
export function retryDelay(failure: number, random: () => number = Math.random): number {
  const ceiling = Math.min(RETRY_DELAY_MAX_MS, 500 * 2 ** failure);
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

/** Any 401 means that the session has ended; the shell asks again and shows the way back in. */
function onError(error: unknown, client: () => QueryClient): void {
  if (!(error instanceof RequestRefused) || error.problem.status !== 401) return;
  void client().invalidateQueries({ queryKey: SESSION_KEY });
}

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => onError(error, () => client) }),
    mutationCache: new MutationCache({ onError: (error) => onError(error, () => client) }),
    defaultOptions: {
      queries: {
        retry: mayRetry,
        retryDelay: (failure) => retryDelay(failure),
        staleTime: FRESH_FOR_MS,
      },
      mutations: {
        // Safe, because every attempt carries the same idempotency key.
        retry: mayRetry,
        retryDelay: (failure) => retryDelay(failure),
        // A press that waits silently for the network looks like a dead button.
        networkMode: 'always',
      },
    },
  });
  return client;
}
