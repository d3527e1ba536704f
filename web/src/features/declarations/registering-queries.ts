import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { upload } from '../../app/upload.ts';

export type UnitForms = Answer<'listUnitForms'>;
export type UnitForm = UnitForms['forms'][number];
export type Registered = Answer<'listRegistrations'>['items'][number];
export type Result = Answer<'registerRecords'>['results'][number];
export type Member = Answer<'people'>['items'][number];
export type SharedFile = {
  readonly evidenceId: string;
  readonly slot: string;
  readonly name: string;
};

/** A request does so many people; longer lists go in several, one after the other. */
export const PEOPLE_A_REQUEST = 50;
const PAGE = 50;

export function unitFormsQuery(unitId: string) {
  return queryOptions({
    queryKey: ['registrations', 'forms', unitId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/units/{unitId}/forms', { params: { path: { unitId } }, signal })),
    staleTime: 300_000,
  });
}

export type RegisteredState = 'draft' | 'in-review' | 'returned' | 'counted' | 'rejected';

export function registrationsQuery(unitId: string, state: RegisteredState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['registrations', 'list', unitId, state ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/units/{unitId}/registrations', {
          params: {
            path: { unitId },
            query: {
              limit: PAGE,
              ...(state === undefined ? {} : { state }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

/** People of the unit and below, by name or its beginning. */
export function membersQuery(unit: string, search: string) {
  return infiniteQueryOptions({
    queryKey: ['registrations', 'people', unit, search],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/people', {
          params: {
            query: {
              unit,
              limit: PAGE,
              ...(search === '' ? {} : { search }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export function registerRecords(
  unitId: string,
  body: Body<'registerRecords'>,
  key: string,
): Promise<Answer<'registerRecords'>> {
  return answerOf(
    api.POST('/api/units/{unitId}/registrations', {
      params: { path: { unitId } },
      headers: keyed(key),
      body,
    }),
  );
}

export function submitRegistrations(
  unitId: string,
  body: Body<'submitRegistrations'>,
  key: string,
): Promise<Answer<'submitRegistrations'>> {
  return answerOf(
    api.POST('/api/units/{unitId}/registrations/submission', {
      params: { path: { unitId } },
      headers: keyed(key),
      body,
    }),
  );
}

export function discardRegistrations(
  unitId: string,
  body: Body<'discardRegistrations'>,
  key: string,
): Promise<Answer<'discardRegistrations'>> {
  return answerOf(
    api.POST('/api/units/{unitId}/registrations/discard', {
      params: { path: { unitId } },
      headers: keyed(key),
      body,
    }),
  );
}

/** The clerk's own file; it becomes evidence of each person when it is handed in for them. */
export async function sendSharedFile(file: File): Promise<{ readonly evidenceId: string }> {
  const answer = await upload({
    address: '/api/evidence',
    file,
    name: file.name,
    idempotencyKey: crypto.randomUUID(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  if (typeof answer === 'object' && answer !== null && 'evidenceId' in answer) {
    const { evidenceId } = answer;
    if (typeof evidenceId === 'string') return { evidenceId };
  }
  throw new Error('registering: an upload answered without its evidence');
}

export const nothingQuery = queryOptions({
  queryKey: ['declarations', 'nothing'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/nothing-to-declare', { signal })),
});

export function sayNothing(of: {
  readonly year: number;
  readonly said: boolean;
  readonly key: string;
}) {
  const { year, said, key } = of;
  const params = { path: { year } };
  return said
    ? answerOf(api.PUT('/api/nothing-to-declare/{year}', { params, headers: keyed(key) }))
    : answerOf(api.DELETE('/api/nothing-to-declare/{year}', { params, headers: keyed(key) }));
}

export function objectTo(of: {
  readonly declarationId: string;
  readonly text: string;
  readonly key: string;
}) {
  const { declarationId, text, key } = of;
  return answerOf(
    api.POST('/api/declarations/{declarationId}/objection', {
      params: { path: { declarationId } },
      headers: keyed(key),
      body: { text },
    }),
  );
}

/** What was ticked on one form between two days, by session. */
export function sessionsQuery(
  unitId: string,
  of: { readonly formId: string; readonly from: string; readonly to: string },
) {
  return queryOptions({
    queryKey: ['registrations', 'sessions', unitId, of],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/units/{unitId}/registered-sessions', {
          params: { path: { unitId }, query: of },
          signal,
        }),
      ),
  });
}
