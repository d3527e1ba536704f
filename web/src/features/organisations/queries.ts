import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';

export type Member = Answer<'people'>['items'][number];
export type Person = Answer<'person'>;
export type TreeNode = Answer<'organisationTree'>['items'][number];
export type Organisation = Answer<'organisation'>;
export type Appointment = Answer<'appointments'>['items'][number];
export type SlipSheet = Answer<'makeSlip'>;
export type Relation = Organisation['offices'][number]['relation'];
export type Role = Body<'appoint'>['role'];

const PAGE = 50;

export function membersQuery(filter: { readonly unit?: string; readonly search?: string }) {
  return infiniteQueryOptions({
    queryKey: ['organisations', 'people', filter],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/people', {
          params: {
            query: { ...filter, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export function personQuery(personId: string) {
  return queryOptions({
    queryKey: ['people', personId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/people/{personId}', { params: { path: { personId } }, signal })),
  });
}

/** The tops of what one sees, those below one, or those that match. */
export function treeQuery(of: { readonly parent?: string; readonly search?: string }) {
  return infiniteQueryOptions({
    queryKey: ['organisations', 'tree', of],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/organisations/tree', {
          params: {
            query: { ...of, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function organisationQuery(nodeId: string) {
  return queryOptions({
    queryKey: ['organisations', 'one', nodeId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/organisations/{nodeId}', { params: { path: { nodeId } }, signal })),
  });
}

export function appointmentsQuery(node: string) {
  return queryOptions({
    queryKey: ['organisations', 'appointments', node],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/appointments', { params: { query: { node, limit: 200 } }, signal })),
  });
}

/** Organisations anywhere that may be named as an office. */
export function officesQuery(search: string) {
  return queryOptions({
    queryKey: ['organisations', 'offices', search],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/organisations/offices', { params: { query: { search } }, signal })),
    enabled: search !== '',
  });
}

export function enrol(body: Body<'enrolPerson'>, key: string) {
  return answerOf(api.POST('/api/people', { headers: keyed(key), body }));
}

export function resetAccount(personId: string, key: string) {
  return answerOf(
    api.POST('/api/accounts/{personId}/reset', {
      params: { path: { personId } },
      headers: keyed(key),
    }),
  );
}

export function makeSlip(personId: string, key: string) {
  return answerOf(
    api.POST('/api/people/{personId}/slips', {
      params: { path: { personId } },
      headers: keyed(key),
    }),
  );
}

export function makeSlipsOfUnit(unitId: string, key: string) {
  return answerOf(
    api.POST('/api/units/{unitId}/activation-slips', {
      params: { path: { unitId } },
      headers: keyed(key),
    }),
  );
}

export function slipsAddress(sheetId: string): string {
  return `/api/activation-slips/${encodeURIComponent(sheetId)}/pdf`;
}

export function appoint(body: Body<'appoint'>, key: string) {
  return answerOf(api.POST('/api/appointments', { headers: keyed(key), body }));
}

export function endAppointment(appointmentId: string, key: string) {
  return answerOf(
    api.POST('/api/appointments/{appointmentId}/end', {
      params: { path: { appointmentId } },
      headers: keyed(key),
      body: {},
    }),
  );
}

export type NamedRelation = { readonly nodeId: string; readonly relation: Relation };

export function setRelation(of: NamedRelation, body: Body<'setRelation'>, key: string) {
  return answerOf(
    api.PUT('/api/organisations/{nodeId}/relations/{relation}', {
      params: { path: of },
      headers: keyed(key),
      body,
    }),
  );
}

export function endRelation(of: NamedRelation, toOn: string, key: string) {
  return answerOf(
    api.POST('/api/organisations/{nodeId}/relations/{relation}/end', {
      params: { path: of },
      headers: keyed(key),
      body: { toOn },
    }),
  );
}

export function createOrganisation(body: Body<'createOrganisation'>, key: string) {
  return answerOf(api.POST('/api/organisations', { headers: keyed(key), body }));
}

export function changeOrganisation(nodeId: string, body: Body<'changeOrganisation'>, key: string) {
  return answerOf(
    api.PATCH('/api/organisations/{nodeId}', {
      params: { path: { nodeId } },
      headers: keyed(key),
      body,
    }),
  );
}
