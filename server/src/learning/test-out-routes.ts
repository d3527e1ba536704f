import { asId } from '@jixu/kernel';
import { Type } from 'typebox';
import { command, type Route } from '../platform/http/route.ts';
import { beginTestOut, handInTestOut } from './commands/test-out.ts';
import type { LearningPorts } from './ports.ts';
import { closed, Id, Instant } from './schemas.ts';

const room = 'learning';
const policy = { who: 'person' } as const;
const params = Type.Object({ enrolmentId: Id, chapterId: Id, testId: Id }, closed);
const path = '/api/enrolments/:enrolmentId/chapters/:chapterId/tests/:testId';

/** Proving a chapter by questions; the answers stay here. */
export function testOutRoutes(ports: LearningPorts): Route[] {
  return [begin(ports), handIn(ports)];
}

function begin(ports: LearningPorts): Route {
  return command({
    id: 'beginTestOut',
    room,
    operation: 'learning.test',
    method: 'PUT',
    path,
    summary: 'Draw the questions that prove a chapter; one that runs goes on under its own id',
    policy,
    params,
    response: Type.Object(
      {
        testId: Id,
        now: Instant,
        endsAt: Instant,
        rightNeeded: Type.Integer(),
        questions: Type.Array(
          Type.Object(
            { questionId: Id, text: Type.String(), options: Type.Array(Type.String()) },
            closed,
          ),
        ),
      },
      closed,
    ),
    run: async (op, { params: of }) => {
      const { test, questions } = await beginTestOut(op, ports, ids(of));
      return {
        testId: test.testId,
        now: op.now.toISOString(),
        endsAt: test.endsAt.toISOString(),
        rightNeeded: test.rightNeeded,
        questions: questions.map(({ questionId, text, options }) => ({
          questionId,
          text,
          options,
        })),
      };
    },
  });
}

function handIn(ports: LearningPorts): Route {
  return command({
    id: 'handInTestOut',
    room,
    operation: 'learning.hand_in_test',
    path: `${path}/answers`,
    summary: 'Hand the test in, once; enough right, and the chapter is done',
    policy,
    params,
    body: Type.Object(
      {
        answers: Type.Array(
          Type.Object({ questionId: Id, option: Type.Integer({ minimum: 0, maximum: 5 }) }, closed),
          { maxItems: 50 },
        ),
      },
      closed,
    ),
    response: Type.Object(
      {
        passed: Type.Boolean(),
        right: Type.Integer({ minimum: 0 }),
        triesLeft: Type.Integer({ minimum: 0 }),
      },
      closed,
    ),
    run: async (op, { params: of, body }) =>
      handInTestOut(op, ports, { ...ids(of), answers: body.answers }),
  });
}

function ids(of: { readonly enrolmentId: string; readonly chapterId: string; testId: string }) {
  return {
    enrolmentId: asId<'enrolment'>(of.enrolmentId),
    chapterId: asId<'chapter'>(of.chapterId),
    testId: of.testId,
  };
}
