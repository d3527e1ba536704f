import { type Static, Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { command, query, type Reading, readingOf, type Route } from '../../platform/http/route.ts';
import { caseView } from '../../review/index.ts';
import { requirePerson } from '../access.ts';
import { appealResult, appealToDecide, contestable, markAgain } from '../commands/appeal-result.ts';
import { pointsFrom, pointsText } from '../domain/points.ts';
import { rightAnswer } from '../domain/reveal.ts';
import { asShuffled } from '../queries/my-attempt.ts';
import { refuse } from '../errors.ts';
import { answersOf } from '../store/answer-store.ts';
import { appealMarksOf, appealOfAttempt } from '../store/appeal-store.ts';
import { attemptByKey, marksOf, placesOf } from '../store/attempt-store.ts';
import { keysOf, shownOf } from '../store/bank-store.ts';
import { presentValue } from './attempt-routes.ts';
import {
  AnswerSchema,
  closed,
  Id,
  Instant,
  Kind,
  Nullable,
  NullableText,
  Points,
  presentShown,
  ShownSchema,
} from './schemas.ts';

const room = 'assessment';
const policy = { who: 'person' } as const;
const Text = Type.String({ minLength: 2, maxLength: 1_000, pattern: '\\S' });
/** A version that is not in the bank any more. */
const NOTHING_SHOWN = { prompt: '', options: [], blanks: 0, pictures: [] };
const done = Type.Object({ done: Type.Boolean() }, closed);
const State = Type.Union([Type.Literal('open'), Type.Literal('granted'), Type.Literal('refused')]);

const MineSchema = Type.Object(
  {
    until: Nullable(Instant),
    appeal: Nullable(
      Type.Object(
        {
          state: State,
          text: Type.String(),
          madeAt: Instant,
          before: Points,
          after: Nullable(Points),
          officeName: Type.String(),
          dueOn: NullableText,
          decidedAt: Nullable(Instant),
          opinion: NullableText,
        },
        closed,
      ),
    ),
    permissions: Type.Object({ appeal: Type.Boolean() }, closed),
  },
  closed,
);

export function appealRoutes(): Route[] {
  return [mine(), make(), toDecide(), mark()];
}

const params = Type.Object({ attemptId: Id }, closed);

function mine(): Route {
  return query({
    id: 'getResultAppeal',
    room,
    path: '/api/my/attempts/:attemptId/appeal',
    summary: 'Whether a result may be contested and until when, and where an appeal stands',
    policy,
    params,
    response: MineSchema,
    run: (read, { params: of }) => appealOf(read, of.attemptId),
  });
}

async function appealOf(read: Reading, attemptId: string): Promise<Static<typeof MineSchema>> {
  const { personId } = requirePerson(read.actor);
  const attempt = await attemptByKey(read.db, { personId, attemptId });
  if (!attempt) throw refuse('no_attempt');
  const { until, open } = await contestable(read, attempt);
  const found = await appealOfAttempt(read.db, attempt);
  const view = found && (await caseView(read, personId, found.caseId));
  const station = view?.stations[0];
  return {
    until: until?.toISOString() ?? null,
    appeal: found && {
      state: found.state,
      text: found.text,
      madeAt: found.madeAt.toISOString(),
      before: pointsText(found.pointsBefore),
      after: found.pointsAfter === null ? null : pointsText(found.pointsAfter),
      officeName: station?.officeName ?? '',
      dueOn: station?.dueOn ?? null,
      decidedAt: station?.at?.toISOString() ?? null,
      opinion: station?.opinion ?? null,
    },
    permissions: { appeal: open && found === null },
  };
}

function make(): Route {
  return command({
    id: 'appealResult',
    room,
    operation: 'assessment.appeal',
    method: 'PUT',
    path: '/api/my/attempts/:attemptId/appeals/:appealId',
    summary: 'Asks somebody who did not mark the paper to look at the result again',
    policy,
    params: Type.Object({ attemptId: Id, appealId: Id }, closed),
    body: Type.Object({ text: Text }, closed),
    response: MineSchema,
    run: async (op, { params: of, body }) => {
      await appealResult(op, { ...of, text: body.text.trim() });
      return appealOf(readingOf(op), of.attemptId);
    },
  });
}

const deciding = Type.Object({ subjectId: Id, appealId: Id }, closed);
const keyOf = (of: { subjectId: string; appealId: string }) => ({
  personId: asId<'person'>(of.subjectId),
  appealId: of.appealId,
});

function toDecide(): Route {
  return query({
    id: 'getAppealedResult',
    room,
    path: '/api/result-appeals/:subjectId/:appealId',
    summary: 'A contested paper for whoever decides: answers, keys, guides, marks so far',
    policy,
    params: deciding,
    response: Type.Object(
      {
        text: Type.String(),
        state: State,
        before: Points,
        questions: Type.Array(
          Type.Object(
            {
              place: Type.Integer(),
              kind: Kind,
              shown: ShownSchema,
              points: Points,
              answer: Nullable(AnswerSchema),
              right: Nullable(AnswerSchema),
              guide: NullableText,
              given: Points,
              again: Nullable(Points),
              note: Type.String(),
            },
            closed,
          ),
        ),
        permissions: Type.Object({ mark: Type.Boolean() }, closed),
      },
      closed,
    ),
    run: async (read, { params: of }) => {
      const key = keyOf(of);
      const appeal = await appealToDecide(read, key);
      const attempt = await attemptByKey(read.db, appeal);
      if (!attempt) throw refuse('no_appeal');
      const places = await placesOf(read.db, attempt);
      const shown = await shownOf(read.db, attempt.nodeId, places);
      const keys = await keysOf(read.db, attempt.nodeId, places);
      const answers = new Map((await answersOf(read.db, [attempt])).map((one) => [one.place, one]));
      const again = new Map((await appealMarksOf(read.db, key)).map((one) => [one.place, one]));
      const marks = await marksOf(read.db, [attempt]);
      const by = requirePerson(read.actor).personId;
      return {
        text: appeal.text,
        state: appeal.state,
        before: pointsText(appeal.pointsBefore),
        questions: places.map((place) => {
          const what = shown(place);
          const key_ = keys(place)?.key;
          const right = key_ === undefined ? null : rightAnswer(place, key_);
          const answer = answers.get(place.place);
          const mark = again.get(place.place);
          return {
            place: place.place,
            kind: place.kind,
            shown: presentShown(asShuffled(what ?? NOTHING_SHOWN, place.order)),
            points: pointsText(place.points),
            answer: answer === undefined ? null : presentValue(answer.value),
            right: right && presentValue(right),
            guide: key_ !== undefined && 'guide' in key_ ? key_.guide : null,
            given: pointsText(attempt.byKey?.[String(place.place)] ?? 0),
            again: mark === undefined ? null : pointsText(mark.points),
            note: mark?.note ?? '',
          };
        }),
        permissions: {
          mark: appeal.state === 'open' && !marks.some((one) => one.markerId === by),
        },
      };
    },
  });
}

function mark(): Route {
  return command({
    id: 'markAppealedAnswer',
    room,
    operation: 'assessment.mark-again',
    method: 'PUT',
    path: '/api/result-appeals/:subjectId/:appealId/marks/:place',
    summary:
      'What somebody who did not mark the paper would give; it counts once the appeal is granted',
    policy,
    params: Type.Object(
      { subjectId: Id, appealId: Id, place: Type.Integer({ minimum: 1, maximum: 500 }) },
      closed,
    ),
    body: Type.Object({ points: Points, note: Type.String({ maxLength: 1_000 }) }, closed),
    response: done,
    run: async (op, { params: of, body }) => {
      const given = { place: of.place, points: pointsFrom(body.points), note: body.note.trim() };
      await markAgain(op, keyOf(of), given);
      return { done: true };
    },
  });
}
