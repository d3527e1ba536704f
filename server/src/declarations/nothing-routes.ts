import { Type } from 'typebox';
import type { PersonId } from '@jixu/kernel';
import { scopeOf, unitsInScope } from '../organisations/index.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/operation/actor.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { sayNothingToDeclare, takeNothingBack } from './commands/say-nothing-to-declare.ts';
import { Id } from './present.ts';
import { nothingInUnits, nothingOf } from './store/nothing-store.ts';

/** Who answers for people and therefore sees that somebody has answered. */
const READERS = ['unit-administrator', 'unit-reader'] as const;
const PAGE_MAX = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

const Year = Type.Integer({ minimum: 1990, maximum: 2200 });
const yearParams = Type.Object({ year: Year }, { additionalProperties: false });
const Answers = Type.Object({
  years: Type.Array(Type.Object({ year: Type.Integer(), at: Type.String() })),
});

export function nothingRoutes(): Route[] {
  return [own(), say(), takeBack(), ofUnits()];
}

function own(): Route {
  return query({
    id: 'listNothingDeclared',
    room: 'declarations',
    path: '/api/nothing-to-declare',
    summary: 'The years for which the caller has said that there is nothing to declare',
    policy: { who: 'person' },
    response: Answers,
    run: async (read) => ({ years: present(await nothingOf(read.db, me(read.actor))) }),
  });
}

function say(): Route {
  return command({
    id: 'sayNothingToDeclare',
    room: 'declarations',
    operation: 'declarations.nothing',
    method: 'PUT',
    path: '/api/nothing-to-declare/:year',
    summary: 'Answer that there is nothing to declare for a year; nothing else happens',
    policy: { who: 'person' },
    params: yearParams,
    response: Answers,
    run: async (op, { params }) => {
      const personId = me(op.actor);
      await sayNothingToDeclare(op, { personId, year: params.year });
      return { years: present(await nothingOf(op.tx, personId)) };
    },
  });
}

function takeBack(): Route {
  return command({
    id: 'takeNothingBack',
    room: 'declarations',
    operation: 'declarations.nothing-taken-back',
    method: 'DELETE',
    path: '/api/nothing-to-declare/:year',
    summary: 'Take that answer back',
    policy: { who: 'person' },
    params: yearParams,
    response: Answers,
    run: async (op, { params }) => {
      const personId = me(op.actor);
      await takeNothingBack(op, { personId, year: params.year });
      return { years: present(await nothingOf(op.tx, personId)) };
    },
  });
}

function ofUnits(): Route {
  return query({
    id: 'listNothingInUnits',
    room: 'declarations',
    path: '/api/people-with-nothing-to-declare/:year',
    summary: 'Who in the caller’s units has answered that there is nothing to declare',
    policy: { who: 'role', roles: READERS },
    params: yearParams,
    query: Type.Object(
      {
        after: Type.Optional(Id),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          personId: Id,
          name: Type.String(),
          unitName: Type.String(),
          at: Type.String(),
        }),
      ),
      nextAfter: Type.Union([Id, Type.Null()]),
    }),
    run: async (read, { params, query: asked }) => {
      const limit = asked.limit ?? 50;
      const found = await nothingInUnits(read.db, {
        units: unitsInScope(scopeOf(read.actor, READERS), read.today),
        year: params.year,
        on: read.today,
        after: asked.after ?? FIRST,
        limit: limit + 1,
      });
      const items = found.slice(0, limit).map((one) => ({ ...one, at: one.at.toISOString() }));
      return { items, nextAfter: found.length > limit ? (items.at(-1)?.personId ?? null) : null };
    },
  });
}

function present(years: readonly { year: number; at: Date }[]) {
  return years.map(({ year, at }) => ({ year, at: at.toISOString() }));
}

function me(actor: Actor): PersonId {
  if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return actor.personId;
}
