import { queryOptions, useQuery } from '@tanstack/react-query';
import { SESSION_KEY } from './query-client.ts';
import { request, RequestRefused } from './request.ts';

/** Which shells a person may enter. */
export const AUDIENCES = [
  'learner',
  'employer',
  'reviewer',
  'authority',
  'provider',
  'operator',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export type Session =
  | { readonly signedIn: false; readonly today: string | undefined }
  | {
      readonly signedIn: true;
      readonly accountId: string;
      readonly name: string;
      readonly audiences: readonly Audience[];
      /** The office a person acts for at the desk. */
      readonly office: { readonly id: string; readonly name: string } | undefined;
      readonly notices: number;
      /** The legal day by the server's clock; the device's clock decides nothing. */
      readonly today: string;
    };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textAt(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** Reads `GET /api/session`; what it does not know it leaves out rather than guesses. */
export function parseSession(body: unknown): Session {
  const today = textAt(body, 'today');
  const account = isRecord(body) ? body['account'] : undefined;
  const accountId = textAt(account, 'id');
  const name = textAt(account, 'name');
  if (accountId === undefined || name === undefined || today === undefined) {
    return { signedIn: false, today };
  }
  const listed = isRecord(body) && Array.isArray(body['audiences']) ? body['audiences'] : [];
  const office = isRecord(body) ? body['office'] : undefined;
  const officeId = textAt(office, 'id');
  const officeName = textAt(office, 'name');
  const notices = isRecord(body) && typeof body['notices'] === 'number' ? body['notices'] : 0;
  return {
    signedIn: true,
    accountId,
    name,
    audiences: AUDIENCES.filter((audience) => listed.includes(audience)),
    office:
      officeId === undefined || officeName === undefined
        ? undefined
        : { id: officeId, name: officeName },
    notices,
    today,
  };
}

export const sessionQuery = queryOptions({
  queryKey: SESSION_KEY,
  queryFn: async ({ signal }): Promise<Session> => {
    try {
      return parseSession(await request('/api/session', { signal }));
    } catch (error) {
      if (error instanceof RequestRefused && error.problem.status === 401) {
        return { signedIn: false, today: undefined };
      }
      throw error;
    }
  },
  staleTime: 60_000,
});

export function useSession() {
  return useQuery(sessionQuery);
}
