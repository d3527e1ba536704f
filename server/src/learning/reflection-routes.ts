import { type Static, Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { command, query, type Route } from '../platform/http/route.ts';
import { maySeeCase } from '../review/index.ts';
import { requirePerson } from './access.ts';
import { handInReflection } from './commands/hand-in-reflection.ts';
import { reflectionRulesOf, spanOf } from './domain/reflection.ts';
import { refuse } from './errors.ts';
import type { LearningPorts } from './ports.ts';
import { closed, Id, Instant, OrNull } from './schemas.ts';
import { type Reflection, reflectionById, reflectionsOf } from './store/reflection-store.ts';

const room = 'learning';
const policy = { who: 'person' } as const;

const ReflectionSchema = Type.Object(
  {
    reflectionId: Id,
    span: Type.String(),
    title: Type.String(),
    text: Type.String(),
    state: Type.Enum(['counted', 'checked', 'taken-back']),
    opinion: OrNull(Type.String()),
    recordId: Id,
    handedInAt: Instant,
  },
  closed,
);

function present(one: Reflection): Static<typeof ReflectionSchema> {
  const { reflectionId, span, title, text, state, opinion, recordId } = one;
  const handedInAt = one.handedInAt.toISOString();
  return { reflectionId, span, title, text, state, opinion, recordId, handedInAt };
}

export function reflectionRoutes(ports: LearningPorts): Route[] {
  return [list(ports), handIn(ports), checked()];
}

function list(ports: LearningPorts): Route {
  return query({
    id: 'listReflections',
    room,
    path: '/api/reflections',
    summary: 'One’s reflections, and how the place wants them; null where it knows none',
    policy,
    response: Type.Object(
      {
        rules: OrNull(
          Type.Object(
            {
              minCharacters: Type.Integer(),
              once: Type.Enum(['school-year', 'calendar-year']),
              span: Type.String(),
              sample: Type.String(),
            },
            closed,
          ),
        ),
        items: Type.Array(ReflectionSchema),
        permissions: Type.Array(Type.Literal('hand-in')),
      },
      closed,
    ),
    run: async (read) => {
      const { personId } = requirePerson(read.actor);
      const rulebook = await ports.rulebooks.rulebookFor(read, personId, read.today);
      const rules = rulebook && reflectionRulesOf(rulebook.edition);
      const items = await reflectionsOf(read.db, personId);
      const span = rules === null ? '' : spanOf(rules.once, read.today);
      const counted = items.some((one) => one.span === span && one.state !== 'taken-back');
      return {
        rules: rules && {
          minCharacters: rules.minCharacters,
          once: rules.once,
          span,
          sample: rules.sample,
        },
        items: items.map(present),
        permissions: rules !== null && !counted ? (['hand-in'] as const).slice() : [],
      };
    },
  });
}

function handIn(ports: LearningPorts): Route {
  return command({
    id: 'handInReflection',
    room,
    operation: 'learning.reflect',
    method: 'PUT',
    path: '/api/reflections/:reflectionId',
    summary: 'Hand in a reflection; it counts by itself and may be drawn for a check',
    policy,
    params: Type.Object({ reflectionId: Id }, closed),
    body: Type.Object(
      {
        title: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
        text: Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' }),
      },
      closed,
    ),
    response: ReflectionSchema,
    run: async (op, { params, body }) =>
      present(
        await handInReflection(op, ports, {
          reflectionId: asId<'reflection'>(params.reflectionId),
          title: body.title.trim(),
          text: body.text.trim(),
        }),
      ),
  });
}

function checked(): Route {
  return query({
    id: 'getReflection',
    room,
    path: '/api/reflections/:subjectId/:reflectionId',
    summary: 'A reflection, for its author and for the office that checks it',
    policy,
    params: Type.Object({ subjectId: Id, reflectionId: Id }, closed),
    response: ReflectionSchema,
    run: async (read, { params }) => {
      const personId = asId<'person'>(params.subjectId);
      const found = await reflectionById(read.db, personId, params.reflectionId);
      if (!found || !(await maySeeCase(read, read.actor, personId, found.caseId)))
        throw refuse('no_reflection');
      return present(found);
    },
  });
}
