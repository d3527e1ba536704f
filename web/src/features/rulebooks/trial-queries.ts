import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';

export type Place = Answer<'listRulebookPlaces'>['items'][number];
export type Trial = Answer<'getTrial'>;
export type TrialCard = Answer<'listTrials'>['items'][number];
export type TrialResult = NonNullable<Trial['result']>;
export type TriedPerson = Answer<'listTrialPeople'>['items'][number];
export type TrialPerson = Answer<'getTrialPerson'>;
export type Outcome = TriedPerson['outcome'];
export type Tried = Body<'openTrial'>['tried'];
export type Finding = Trial['findings'][number];

export const placesQuery = infiniteQueryOptions({
  queryKey: ['rule-changes', 'places'],
  queryFn: ({ signal, pageParam }) =>
    answerOf(
      api.GET('/api/rulebook-places', {
        params: { query: pageParam === '' ? {} : { cursor: pageParam } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export function editionQuery(placeId: string) {
  return queryOptions({
    queryKey: ['rule-changes', 'edition', placeId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/rulebook-places/{placeId}/edition', {
          params: { path: { placeId } },
          signal,
        }),
      ),
    // A text that somebody is changing must not be replaced under their hands.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function trialsQuery(placeId: string) {
  return infiniteQueryOptions({
    queryKey: ['rule-changes', 'trials', placeId],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/rulebook-places/{placeId}/trials', {
          params: { path: { placeId }, query: pageParam === 0 ? {} : { before: pageParam } },
          signal,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextBefore ?? undefined,
  });
}

const LOOK_EVERY_MS = 1000;

/** Something on the server goes on without anybody pressing anything. */
export function works(trial: Pick<Trial, 'state' | 'recount'>): boolean {
  return (
    trial.state === 'checking' || trial.state === 'counting' || trial.recount.state === 'running'
  );
}

export function trialQuery(trialId: string, year?: number) {
  return queryOptions({
    queryKey: ['rule-changes', 'trial', trialId, year ?? 'newest'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/rulebook-trials/{trialId}', {
          params: { path: { trialId }, query: year === undefined ? {} : { year } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data !== undefined && works(state.data) ? LOOK_EVERY_MS : false,
    placeholderData: (before) => (before?.trialId === trialId ? before : undefined),
  });
}

export type TriedFilter = {
  readonly year?: number;
  readonly outcome?: Outcome;
  readonly revoked?: boolean;
};

const PAGE = 50;

export function trialPeopleQuery(trialId: string, filter: TriedFilter) {
  return infiniteQueryOptions({
    queryKey: ['rule-changes', 'people', trialId, filter],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/rulebook-trials/{trialId}/people', {
          params: {
            path: { trialId },
            query: { ...filter, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

export function trialPersonQuery(of: { trialId: string; personId: string; year: number }) {
  const { trialId, personId, year } = of;
  return queryOptions({
    queryKey: ['rule-changes', 'person', trialId, personId, year],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/rulebook-trials/{trialId}/people/{personId}', {
          params: { path: { trialId, personId }, query: { year } },
          signal,
        }),
      ),
  });
}

/** The workbook of everyone whom the trial moves. */
export function trialExportAddress(trialId: string, year: number, locale: string): string {
  const query = new URLSearchParams({ year: String(year), locale });
  return `/api/rulebook-trials/${trialId}/people/export?${query.toString()}`;
}

export function openTrial(placeId: string, tried: Tried, key: string): Promise<Trial> {
  return answerOf(
    api.POST('/api/rulebook-places/{placeId}/trials', {
      params: { path: { placeId }, header: keyed(key) },
      body: { tried },
    }),
  );
}

export function correctTrial(
  trialId: string,
  text: Body<'correctTrial'>,
  key: string,
): Promise<Trial> {
  return answerOf(
    api.PUT('/api/rulebook-trials/{trialId}/edition', {
      params: { path: { trialId }, header: keyed(key) },
      body: text,
    }),
  );
}

export function takeUpTrial(trialId: string, key: string): Promise<Trial> {
  const of = { params: { path: { trialId }, header: keyed(key) } };
  return answerOf(api.POST('/api/rulebook-trials/{trialId}/taking-up', of));
}

export function declineTrial(trialId: string, reason: string, key: string): Promise<Trial> {
  const of = { params: { path: { trialId }, header: keyed(key) }, body: { reason } };
  return answerOf(api.POST('/api/rulebook-trials/{trialId}/refusal', of));
}

export type TrialStep = 'submission' | 'publication' | 'withdrawal';

export function stepTrial(trialId: string, step: TrialStep, key: string): Promise<Trial> {
  const of = { params: { path: { trialId }, header: keyed(key) } };
  if (step === 'submission')
    return answerOf(api.POST('/api/rulebook-trials/{trialId}/submission', of));
  if (step === 'publication')
    return answerOf(api.POST('/api/rulebook-trials/{trialId}/publication', of));
  return answerOf(api.POST('/api/rulebook-trials/{trialId}/withdrawal', of));
}
