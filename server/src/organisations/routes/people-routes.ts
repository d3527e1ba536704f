import { Type } from 'typebox';
import { asId, IdNumber } from '@jixu/kernel';
import { command, query, type Route } from '../../platform/http/route.ts';
import { readingOf } from '../../platform/http/route.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { PEOPLE_KEEPERS, PEOPLE_READERS, scopeFor } from '../access.ts';
import { moveMember } from '../commands/add-member.ts';
import { changePerson } from '../commands/change-person.ts';
import { decideMatching } from '../commands/decide-matching.ts';
import { enrolPerson } from '../commands/enrol-person.ts';
import { readDay } from '../domain/read-day.ts';
import { readFacts } from '../domain/read-facts.ts';
import type { OrganisationsPorts } from '../ports.ts';
import { presentMember, presentPerson } from '../present.ts';
import { matchingsOf } from '../queries/matchings.ts';
import { membersOf } from '../queries/members.ts';
import { findInScope, permissionsOnMembers, personPage } from '../queries/person-page.ts';
import {
  Cursor,
  Done,
  EnrolBody,
  Enrolled,
  FindBody,
  Limit,
  MatchingDecision,
  MatchingParams,
  MatchingsBody,
  MoveMemberBody,
  PeopleBody,
  PersonBody,
  PersonChangeBody,
  PersonParams,
  Uuid,
} from '../schemas.ts';

const room = 'organisations';
const readers = { who: 'role', roles: PEOPLE_READERS } as const;
const keepers = { who: 'role', roles: PEOPLE_KEEPERS } as const;
const answerers = { who: 'role', roles: [...PEOPLE_KEEPERS, 'bureau-officer'] } as const;
const closed = { additionalProperties: false } as const;
const done = { done: true } as const;

export function peopleRoutes(ports: OrganisationsPorts): Route[] {
  return [...reading(ports), ...changing(ports), ...matching()];
}

function reading(ports: OrganisationsPorts): Route[] {
  return [
    query({
      id: 'people',
      path: '/api/people',
      summary: 'People in scope, by name, pinyin, initials or staff number, within a unit or all.',
      policy: readers,
      room,
      query: Type.Object(
        {
          unit: Type.Optional(Uuid),
          search: Type.Optional(Type.String({ maxLength: 60 })),
          cursor: Cursor,
          limit: Limit,
        },
        closed,
      ),
      response: PeopleBody,
      run: async (read, { query: { unit, ...rest } }) => {
        const page = await membersOf(read, scopeFor(read, PEOPLE_READERS), {
          ...rest,
          ...(unit === undefined ? {} : { unitId: asId<'node'>(unit) }),
        });
        const { subtrees } = scopeFor(read, PEOPLE_KEEPERS);
        const may = await permissionsOnMembers(read, page.items);
        return {
          items: page.items.map((item) => presentMember(item, may.get(item.personId) ?? [])),
          next: page.next,
          permissions: subtrees.length > 0 ? ['register-people' as const] : [],
        };
      },
    }),
    query({
      id: 'person',
      path: '/api/people/:personId',
      summary: 'One person, in scope or oneself.',
      policy: { who: 'person' },
      room,
      params: PersonParams,
      response: PersonBody,
      run: async (read, { params }) => presentPerson(await personPage(read, asId(params.personId))),
    }),
    command({
      id: 'findPerson',
      path: '/api/people/find',
      summary: 'Exact search by identity number, in the body so that no history keeps it.',
      policy: readers,
      room,
      operation: 'organisations.find-person',
      idempotency: 'none',
      body: FindBody,
      response: PersonBody,
      run: async (op, { body }) => {
        const read = readingOf(op);
        const personId = await findInScope(read, ports.identity, body.idNumber);
        op.note({ personId });
        return presentPerson(await personPage(read, personId));
      },
    }),
  ];
}

function changing(ports: OrganisationsPorts): Route[] {
  return [
    command({
      id: 'enrolPerson',
      path: '/api/people',
      summary: 'Register someone in a unit; someone who belongs elsewhere is sent for matching.',
      policy: keepers,
      room,
      operation: 'organisations.enrol-person',
      body: EnrolBody,
      response: Enrolled,
      run: async (op, { body: { personId, facts, idNumber, ...rest } }) =>
        enrolPerson(op, ports.identity, {
          ...rest,
          idNumber: readIdNumber(idNumber),
          unitId: asId(rest.unitId),
          fromOn: readDay(rest.fromOn, 'body/fromOn'),
          facts: readFacts(facts ?? []),
          ...(personId === undefined ? {} : { personId: asId<'person'>(personId) }),
        }),
    }),
    command({
      id: 'changePerson',
      method: 'PATCH',
      path: '/api/people/:personId',
      summary: 'Change contacts, staff number or facts of someone in scope.',
      policy: keepers,
      room,
      operation: 'organisations.change-person',
      params: PersonParams,
      body: PersonChangeBody,
      response: PersonBody,
      run: async (op, { params, body: { facts, ...rest } }) => {
        const personId = asId<'person'>(params.personId);
        const change = { ...rest, ...(facts ? { facts: readFacts(facts) } : {}) };
        await changePerson(op, ports.identity, personId, change);
        return presentPerson(await personPage(readingOf(op), personId));
      },
    }),
    command({
      id: 'movePerson',
      path: '/api/people/:personId/move',
      summary: 'Move someone to another of the caller’s units from a day on.',
      policy: keepers,
      room,
      operation: 'organisations.move-member',
      params: PersonParams,
      body: MoveMemberBody,
      response: Done,
      run: async (op, { params, body }) => {
        await moveMember(op, {
          personId: asId(params.personId),
          unitId: asId(body.unitId),
          fromOn: readDay(body.fromOn, 'body/fromOn'),
          staffNumber: body.staffNumber ?? null,
        });
        return done;
      },
    }),
  ];
}

function matching(): Route[] {
  return [
    query({
      id: 'matchings',
      path: '/api/matchings',
      summary: 'People in scope whom another unit asks for.',
      policy: answerers,
      room,
      query: Type.Object({ cursor: Cursor, limit: Limit }, closed),
      response: MatchingsBody,
      run: async (read, { query: page }) => {
        const { items, next } = await matchingsOf(read, page);
        return {
          items: items.map((item) => ({ ...item, permissions: ['decide' as const] })),
          next,
        };
      },
    }),
    command({
      id: 'decideMatching',
      path: '/api/matchings/:matchingId/decide',
      summary: 'Let the person go to the unit that asks, or not.',
      policy: answerers,
      room,
      operation: 'organisations.decide-matching',
      params: MatchingParams,
      body: MatchingDecision,
      response: Done,
      run: async (op, { params, body }) => {
        await decideMatching(op, { matchingId: params.matchingId, outcome: body.outcome });
        return done;
      },
    }),
  ];
}

function readIdNumber(text: string): IdNumber {
  const idNumber = IdNumber.parse(text);
  if (idNumber.ok) return idNumber.value;
  const code = `identity.${idNumber.code}`;
  throw new Refusal(code, 'invalid', { fields: [{ path: 'body/idNumber', code }] });
}
