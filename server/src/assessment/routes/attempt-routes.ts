import { type Static, Type } from 'typebox';
import { command, query, readingOf, type Route, stepped } from '../../platform/http/route.ts';
import { requirePerson } from '../access.ts';
import type { AnswerSaver } from '../commands/save-answers.ts';
import { startAttempt } from '../commands/start-attempt.ts';
import { submitAttempt, takeOver } from '../commands/submit-attempt.ts';
import type { AnswerValue } from '../domain/answer.ts';
import { pointsText } from '../domain/points.ts';
import { type Asked, type MyAttempt, myAttempt } from '../queries/my-attempt.ts';
import {
  AnswerSchema,
  AnswersSchema,
  closed,
  Device,
  Id,
  Instant,
  Kind,
  Nullable,
  NullableText,
  Points,
  presentShown,
  ShownSchema,
  TaskKindSchema,
} from './schemas.ts';
import { textOf } from './offering-routes.ts';

const room = 'assessment';
const policy = { who: 'person' } as const;
const params = Type.Object({ attemptId: Id }, closed);

const AttemptSchema = Type.Object(
  {
    attemptId: Id,
    offeringId: Id,
    title: Type.String(),
    kind: TaskKindSchema,
    sequence: Type.Integer(),
    state: Type.String(),
    live: Type.Boolean(),
    now: Instant,
    beginsAt: Instant,
    deadlineAt: Instant,
    submittedAt: Nullable(Instant),
    submittedBy: NullableText,
    late: Type.Boolean(),
    revealed: Type.Boolean(),
    points: Nullable(Points),
    questions: Type.Array(
      Type.Object(
        {
          place: Type.Integer(),
          partTitle: Type.String(),
          kind: Kind,
          points: Points,
          shown: ShownSchema,
          answer: Nullable(Type.Object({ revision: Type.Integer(), value: AnswerSchema }, closed)),
          result: Nullable(
            Type.Object(
              { points: Points, right: Nullable(AnswerSchema), explanation: Type.String() },
              closed,
            ),
          ),
        },
        closed,
      ),
    ),
    events: Type.Array(
      Type.Object({ kind: Type.String(), at: Instant, text: NullableText }, closed),
    ),
  },
  closed,
);

export function attemptRoutes(saver: AnswerSaver): Route[] {
  return [start(), get(), save(saver), move(), submit()];
}

function present(of: MyAttempt, now: Date): Static<typeof AttemptSchema> {
  const { attempt, offering, task, live, revealed } = of;
  return {
    attemptId: attempt.attemptId,
    offeringId: attempt.offeringId,
    title: offering.title,
    kind: task.kind,
    sequence: task.sequence,
    state: attempt.state === 'marking' && !revealed ? 'handed-in' : told(attempt.state, revealed),
    live,
    now: now.toISOString(),
    beginsAt: attempt.beginsAt.toISOString(),
    deadlineAt: attempt.deadlineAt.toISOString(),
    submittedAt: attempt.submittedAt?.toISOString() ?? null,
    submittedBy: attempt.submittedBy,
    late: attempt.late,
    revealed,
    points: revealed && attempt.points !== null ? pointsText(attempt.points) : null,
    questions: of.questions.map(presentQuestion),
    events: of.events
      // What a proctor noted is for whoever decides about it; what was done is for its person too.
      .filter((event) => event.kind !== 'note')
      .map((event) => ({
        kind: event.kind,
        at: event.at.toISOString(),
        text: textOf(event.detail),
      })),
  };
}

/** That it is graded says that nothing had to be marked; until results are told it is handed in, no more. */
function told(state: string, revealed: boolean): string {
  return state === 'graded' && !revealed ? 'handed-in' : state;
}

function presentQuestion(asked: Asked) {
  const { place, shown, answer, result } = asked;
  return {
    place: place.place,
    partTitle: asked.partTitle,
    kind: place.kind,
    points: pointsText(place.points),
    shown: presentShown(shown),
    answer: answer && { revision: answer.revision, value: presentValue(answer.value) },
    result: result && {
      points: pointsText(result.points),
      right: result.right && presentValue(result.right),
      explanation: result.explanation,
    },
  };
}

export function presentValue(value: AnswerValue): Static<typeof AnswerSchema> {
  if ('chosen' in value) return { chosen: [...value.chosen] };
  if ('holds' in value) return { holds: value.holds };
  if ('texts' in value) return { texts: [...value.texts] };
  return 'order' in value ? { order: [...value.order] } : { text: value.text };
}

function start(): Route {
  return command({
    id: 'startAttempt',
    room,
    operation: 'assessment.start',
    method: 'PUT',
    path: '/api/my/assessments/:offeringId/tasks/:taskId/attempts/:attemptId',
    summary: 'Begins a piece of work, or finds it begun: answers which attempt to go on with',
    policy,
    params: Type.Object({ offeringId: Id, taskId: Id, attemptId: Id }, closed),
    body: Type.Object({ device: Device }, closed),
    response: Type.Object({ attemptId: Id, deadlineAt: Instant, live: Type.Boolean() }, closed),
    run: async (op, { params: of, body }) => {
      const attempt = await startAttempt(op, { ...of, ...body });
      return {
        attemptId: attempt.attemptId,
        deadlineAt: attempt.deadlineAt.toISOString(),
        live: attempt.device === body.device,
      };
    },
  });
}

function get(): Route {
  return query({
    id: 'getAttempt',
    room,
    path: '/api/my/attempts/:attemptId',
    summary: 'The questions and answers of an attempt as they were; keys only after all are done',
    policy,
    params,
    query: Type.Object({ device: Device }, closed),
    response: AttemptSchema,
    run: async (read, { params: { attemptId }, query: { device } }) => {
      const { personId } = requirePerson(read.actor);
      return present(await myAttempt(read, { personId, attemptId, device }), read.now);
    },
  });
}

function save(saver: AnswerSaver): Route {
  return stepped({
    id: 'saveAnswers',
    room,
    operation: 'assessment.save-answers',
    path: '/api/my/answers',
    summary: 'Stores answers; a revision that is not higher than the stored one loses',
    policy,
    body: Type.Object({ attemptId: Id, device: Device, answers: AnswersSchema }, closed),
    response: Type.Object(
      {
        savedAt: Instant,
        deadlineAt: Instant,
        places: Type.Array(
          Type.Object(
            { place: Type.Integer(), revision: Type.Integer(), same: Type.Boolean() },
            closed,
          ),
        ),
      },
      closed,
    ),
    run: async (context, { body }) => {
      const { personId } = requirePerson(context.actor);
      const stored = await saver.save({ personId, ...body });
      return {
        savedAt: stored.savedAt.toISOString(),
        deadlineAt: stored.deadlineAt.toISOString(),
        places: stored.places.map((one) => ({ ...one })),
      };
    },
  });
}

function move(): Route {
  return command({
    id: 'moveAttempt',
    room,
    operation: 'assessment.move',
    path: '/api/my/attempts/:attemptId/device',
    summary: 'Goes on on this device; the one before is told, and the change is recorded',
    policy,
    params,
    body: Type.Object({ device: Device }, closed),
    response: AttemptSchema,
    run: async (op, { params: { attemptId }, body: { device } }) => {
      await takeOver(op, { attemptId, device });
      const { personId } = requirePerson(op.actor);
      return present(await myAttempt(readingOf(op), { personId, attemptId, device }), op.now);
    },
  });
}

function submit(): Route {
  return command({
    id: 'submitAttempt',
    room,
    operation: 'assessment.submit',
    path: '/api/my/attempts/:attemptId/submission',
    summary: 'Hands in, once; answers that come along are stored first',
    policy,
    params,
    body: Type.Object({ device: Device, answers: AnswersSchema }, closed),
    response: AttemptSchema,
    run: async (op, { params: { attemptId }, body }) => {
      await submitAttempt(op, { attemptId, ...body });
      const { personId } = requirePerson(op.actor);
      const { device } = body;
      return present(await myAttempt(readingOf(op), { personId, attemptId, device }), op.now);
    },
  });
}
