import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { command, query, type Reading, type Route } from '../../platform/http/route.ts';
import { assertKeeps, KEEPERS, requirePerson } from '../access.ts';
import { extend, force, mark, note } from '../commands/proctor.ts';
import { agreedMark } from '../domain/grade.ts';
import { pointsFrom, pointsText } from '../domain/points.ts';
import { requireKey } from '../domain/question.ts';
import { refuse } from '../errors.ts';
import { answersOf } from '../store/answer-store.ts';
import { attemptsToMark, marksOf, placesOf } from '../store/attempt-store.ts';
import { keysOf, shownOf } from '../store/bank-store.ts';
import { offeringByKey } from '../store/offering-store.ts';
import {
  attemptParams,
  closed,
  Id,
  offeringParams,
  Points,
  presentShown,
  Reason,
  ShownSchema,
} from './schemas.ts';

const room = 'assessment';
const policy = { who: 'role', roles: KEEPERS } as const;
const done = Type.Object({ done: Type.Boolean() }, closed);
/** Attempts looked at for one page of marking; each may hold several answers. */
const LOOKED_AT = 50;

const keyOf = (params: { nodeId: string; offeringId: string }) => ({
  nodeId: asId<'node'>(params.nodeId),
  offeringId: params.offeringId,
});
const attemptOf = (params: { personId: string; attemptId: string }) => ({
  personId: asId<'person'>(params.personId),
  attemptId: params.attemptId,
});

export function proctorRoutes(): Route[] {
  return [extendOne(), forceOne(), noteOne(), toMark(), markOne()];
}

function extendOne(): Route {
  return command({
    id: 'extendAttempts',
    room,
    operation: 'assessment.extend',
    method: 'PUT',
    path: '/api/organisations/:nodeId/assessments/:offeringId/people/:personId/extension',
    summary: 'Gives a person so many minutes more than others, with a reason',
    policy,
    params: Type.Object({ nodeId: Id, offeringId: Id, personId: Id }, closed),
    body: Type.Object(
      { minutes: Type.Integer({ minimum: 0, maximum: 600 }), reason: Reason },
      closed,
    ),
    response: done,
    run: async (op, { params, body }) => {
      const personId = asId<'person'>(params.personId);
      await extend(op, keyOf(params), { personId, ...body });
      return { done: true };
    },
  });
}

function forceOne(): Route {
  return command({
    id: 'forceSubmission',
    room,
    operation: 'assessment.force',
    path: '/api/organisations/:nodeId/assessments/:offeringId/people/:personId/attempts/:attemptId/end',
    summary: 'Ends an attempt for its person, with a reason; what is stored counts',
    policy,
    params: attemptParams,
    body: Type.Object({ reason: Reason }, closed),
    response: done,
    run: async (op, { params, body }) => {
      await force(op, keyOf(params), { ...attemptOf(params), ...body });
      return { done: true };
    },
  });
}

function noteOne(): Route {
  return command({
    id: 'noteIncident',
    room,
    operation: 'assessment.note',
    path: '/api/organisations/:nodeId/assessments/:offeringId/people/:personId/attempts/:attemptId/notes',
    summary: 'Writes down what happened in an attempt',
    policy,
    params: attemptParams,
    body: Type.Object({ text: Reason }, closed),
    response: done,
    run: async (op, { params, body }) => {
      await note(op, keyOf(params), { ...attemptOf(params), ...body });
      return { done: true };
    },
  });
}

const ToMark = Type.Object(
  {
    personId: Id,
    attemptId: Id,
    place: Type.Integer(),
    points: Points,
    prompt: Type.String(),
    pictures: ShownSchema.properties.pictures,
    guide: Type.String(),
    answer: Type.String(),
  },
  closed,
);

function toMark(): Route {
  return query({
    id: 'listAnswersToMark',
    room,
    path: '/api/organisations/:nodeId/assessments/:offeringId/marking',
    summary: 'Answers that wait for the caller’s mark, without names and without others’ marks',
    policy,
    params: offeringParams,
    response: Type.Object({ items: Type.Array(ToMark) }, closed),
    run: (read, { params }) => answersFor(read, keyOf(params)),
  });
}

async function answersFor(read: Reading, key: ReturnType<typeof keyOf>) {
  await assertKeeps(read, key.nodeId);
  const offering = await offeringByKey(read.db, key);
  if (!offering) throw refuse('no_offering');
  const own = requirePerson(read.actor).personId;
  const attempts = await attemptsToMark(read.db, { ...key, limit: LOOKED_AT });
  const others = attempts.filter((attempt) => attempt.personId !== own);
  const marks = await marksOf(read.db, others);
  const answers = await answersOf(read.db, others);
  const items = [];
  for (const attempt of others) {
    const places = (await placesOf(read.db, attempt)).filter((place) => place.kind === 'short');
    const shown = await shownOf(read.db, key.nodeId, places);
    const keys = await keysOf(read.db, key.nodeId, places);
    for (const place of places) {
      const given = marks.filter(
        (one) => one.attemptId === attempt.attemptId && one.place === place.place,
      );
      const answer = answers.find(
        (one) => one.attemptId === attempt.attemptId && one.place === place.place,
      );
      const value = answer?.value;
      const points = given.map((one) => one.points);
      const agreed = agreedMark(points, offering.markingDifference) !== null;
      const [what, right] = [shown(place), keys(place)];
      if (agreed || given.some((one) => one.markerId === own)) continue;
      if (value === undefined || !('text' in value) || !what || !right) continue;
      items.push({
        personId: attempt.personId,
        attemptId: attempt.attemptId,
        place: place.place,
        points: pointsText(place.points),
        prompt: what.prompt,
        pictures: presentShown(what).pictures,
        guide: requireKey(right.key, 'guide').guide,
        answer: value.text,
      });
    }
  }
  return { items };
}

function markOne(): Route {
  return command({
    id: 'markAnswer',
    room,
    operation: 'assessment.mark',
    method: 'PUT',
    path: '/api/organisations/:nodeId/assessments/:offeringId/people/:personId/attempts/:attemptId/marks/:place',
    summary: 'Marks one answer that no key decides',
    policy,
    params: Type.Object(
      {
        nodeId: Id,
        offeringId: Id,
        personId: Id,
        attemptId: Id,
        place: Type.Integer({ minimum: 1, maximum: 500 }),
      },
      closed,
    ),
    body: Type.Object({ points: Points, note: Type.String({ maxLength: 1_000 }) }, closed),
    response: done,
    run: async (op, { params, body }) => {
      await mark(op, keyOf(params), {
        ...attemptOf(params),
        place: params.place,
        points: pointsFrom(body.points),
        note: body.note,
      });
      return { done: true };
    },
  });
}
