import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { ROOT } from './queries.ts';

export type Venue = Answer<'listVenues'>['items'][number];
export type Seating = Answer<'getSeating'>;
export type Print = Seating['prints'][number];
export type RoomSeats = Answer<'listRoomSeats'>;
export type SessionKey = {
  readonly nodeId: string;
  readonly offeringId: string;
  readonly taskId: string;
};

export function venuesQuery(nodeId: string) {
  return queryOptions({
    queryKey: [ROOT, 'venues', nodeId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/venues', { params: { path: { nodeId } }, signal }),
      ),
  });
}

export function saveVenue(
  path: { nodeId: string; venueId: string },
  body: Body<'saveVenue'>,
  key: string,
) {
  return answerOf(
    api.PUT('/api/organisations/{nodeId}/venues/{venueId}', {
      params: { path },
      headers: keyed(key),
      body,
    }),
  );
}

/** How often a print that is under way is looked at. */
const LOOK_AGAIN_MS = 1_500;

export function seatingQuery(path: SessionKey) {
  return queryOptions({
    queryKey: [ROOT, 'seating', path.taskId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/seats', {
          params: { path },
          signal,
        }),
      ),
    refetchInterval: (query) =>
      query.state.data?.prints.some((one) => !one.ended) ? LOOK_AGAIN_MS : false,
  });
}

export function drawSeats(path: SessionKey, body: Body<'drawSeats'>, key: string) {
  return answerOf(
    api.POST('/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/seats', {
      params: { path },
      headers: keyed(key),
      body,
    }),
  );
}

export function roomSeatsQuery(path: SessionKey, roomId: string) {
  return queryOptions({
    queryKey: [ROOT, 'seats', path.taskId, roomId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET(
          '/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/rooms/{roomId}/seats',
          { params: { path: { ...path, roomId } }, signal },
        ),
      ),
  });
}

export function moveSeat(
  path: SessionKey & { readonly personId: string },
  body: Body<'moveSeat'>,
  key: string,
) {
  return answerOf(
    api.PUT(
      '/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/seats/{personId}',
      { params: { path }, headers: keyed(key), body },
    ),
  );
}

export function printSession(
  path: SessionKey & { readonly batchId: string },
  kind: Print['kind'],
  key: string,
) {
  return answerOf(
    api.PUT(
      '/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/prints/{batchId}',
      { params: { path }, headers: keyed(key), body: { kind } },
    ),
  );
}

export function partAddress(path: SessionKey, batchId: string, part: number): string {
  const { nodeId, offeringId, taskId } = path;
  return `/api/organisations/${nodeId}/assessments/${offeringId}/tasks/${taskId}/prints/${batchId}/parts/${part}`;
}

export function ticketQuery(path: { nodeId: string; offeringId: string; number: string }) {
  return queryOptions({
    queryKey: [ROOT, 'ticket', path.offeringId, path.number],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/assessments/{offeringId}/tickets/{number}', {
          params: { path },
          signal,
        }),
      ),
  });
}
