import { assert } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { gradeAnswer, pointsAt } from '../domain/grade.ts';
import { answersOf } from '../store/answer-store.ts';
import { type Attempt, marksOf, placesOf, putGrade } from '../store/attempt-store.ts';
import { keysOf } from '../store/bank-store.ts';
import { settleRequest } from './work-requests.ts';

/** Points by place from the frozen paper and the stored answers; null in total while somebody has to mark. */
export async function gradeAttempt(
  op: Operation,
  attempt: Attempt,
  markingDifference: number | null,
): Promise<number | null> {
  const places = await placesOf(op.tx, attempt);
  const keyOf = await keysOf(op.tx, attempt.nodeId, places);
  const answers = new Map((await answersOf(op.tx, [attempt])).map((one) => [one.place, one.value]));
  const marks = await marksOf(op.tx, [attempt]);
  const byKey: Record<string, number> = {};
  let points: number | null = 0;
  for (const place of places) {
    const key = keyOf(place);
    assert(key !== null, 'a frozen question whose version is gone');
    const got = pointsAt({
      byKey: gradeAnswer(place, key.key, answers.get(place.place) ?? null),
      marks: marks.filter((mark) => mark.place === place.place),
      difference: markingDifference,
    });
    if (got === null) {
      points = null;
      continue;
    }
    assert(got >= 0 && got <= place.points, 'more points than a place gives');
    byKey[String(place.place)] = got;
    if (points !== null) points += got;
  }
  const put = await putGrade(op.tx, attempt, { byKey, points });
  assert(put, 'graded though it is not handed in');
  if (points !== null) op.enqueue(settleRequest(attempt));
  return points;
}
