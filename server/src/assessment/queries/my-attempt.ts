import { assert, type PersonId } from '@jixu/kernel';
import type { Reading } from '../../platform/http/route.ts';
import type { AnswerValue } from '../domain/answer.ts';
import type { Offering } from '../domain/offering.ts';
import type { Place } from '../domain/paper.ts';
import type { Shown } from '../domain/question.ts';
import { isRevealed, rightAnswer } from '../domain/reveal.ts';
import type { Task } from '../domain/timing.ts';
import { refuse } from '../errors.ts';
import { answersOf } from '../store/answer-store.ts';
import {
  type Attempt,
  attemptByKey,
  type AttemptEvent,
  eventsOf,
  placesOf,
} from '../store/attempt-store.ts';
import { keysOf, shownOf } from '../store/bank-store.ts';
import { extraMinutesMax } from '../store/entry-store.ts';
import { offeringsById } from '../store/offering-store.ts';
import { paperByKey } from '../store/paper-store.ts';
import { picturesByIds, type StoredPicture } from '../store/picture-store.ts';

export type Asked = {
  readonly place: Place;
  readonly partTitle: string;
  readonly shown: Shown;
  readonly answer: { readonly revision: number; readonly value: AnswerValue } | null;
  /** Only once the window closed for all. */
  readonly result: {
    readonly points: number;
    readonly right: AnswerValue | null;
    readonly explanation: string;
  } | null;
};

export type MyAttempt = {
  readonly attempt: Attempt;
  readonly offering: Offering;
  readonly task: Task;
  /** This device is the one whose answers are taken. */
  readonly live: boolean;
  readonly revealed: boolean;
  readonly questions: readonly Asked[];
  readonly events: readonly AttemptEvent[];
};

/**
 * An attempt as its person may see it now. Keys are not even read before the window closed for all; questions are not
 * shown before the common start, nor to a device that is not the live one.
 */
export async function myAttempt(
  read: Reading,
  of: { readonly personId: PersonId; readonly attemptId: string; readonly device: string },
): Promise<MyAttempt> {
  const attempt = await attemptByKey(read.db, of);
  if (!attempt) throw refuse('no_attempt');
  const offering = (await offeringsById(read.db, [attempt.offeringId])).get(attempt.offeringId);
  const task = offering?.tasks.find((one) => one.taskId === attempt.taskId);
  assert(offering !== undefined && task !== undefined, 'an attempt without its exam');
  const live = attempt.device === of.device;
  const extra = await extraMinutesMax(read.db, offering);
  const revealed =
    attempt.state === 'graded' &&
    isRevealed(offering, task, { now: read.now, extraMinutesMax: extra });
  const working = attempt.state === 'open' && live && read.now >= attempt.beginsAt;
  const visible = working || revealed;
  const events = await eventsOf(read.db, {
    personIds: [of.personId],
    attemptIds: [of.attemptId],
  });
  return {
    attempt,
    offering,
    task,
    live,
    revealed,
    events,
    questions: visible ? await questionsOf(read, attempt, { task, revealed }) : [],
  };
}

/** Options, and the pictures that belong to them, in the order of this attempt. */
export function asShuffled(shown: Shown, order: readonly number[]): Shown {
  return {
    ...shown,
    options: order.map((option) => shown.options[option] ?? ''),
    pictures: shown.pictures.map((one) => ({
      ...one,
      option: one.option === null ? null : order.indexOf(one.option),
    })),
  };
}

async function questionsOf(
  read: Reading,
  attempt: Attempt,
  of: { readonly task: Task; readonly revealed: boolean },
): Promise<readonly Asked[]> {
  const places = await placesOf(read.db, attempt);
  const shown = await shownOf(read.db, attempt.nodeId, places);
  const paper = await paperByKey(read.db, { nodeId: attempt.nodeId, paperId: of.task.paperId });
  const answers = new Map((await answersOf(read.db, [attempt])).map((one) => [one.place, one]));
  const keys = of.revealed ? await keysOf(read.db, attempt.nodeId, places) : () => null;
  return places.map((place) => {
    const what = shown(place);
    assert(what !== null, 'a frozen question whose version is gone');
    const answer = answers.get(place.place);
    const key = keys(place);
    return {
      place,
      partTitle: paper?.content.parts[place.part]?.title ?? '',
      shown: asShuffled(what, place.order),
      answer: answer ? { revision: answer.revision, value: answer.value } : null,
      result: key && {
        points: attempt.byKey?.[String(place.place)] ?? 0,
        right: rightAnswer(place, key.key),
        explanation: key.explanation,
      },
    };
  });
}

/** A picture that the attempt's questions show, under the same rule as the questions. */
export async function pictureOfAttempt(
  read: Reading,
  of: {
    readonly personId: PersonId;
    readonly attemptId: string;
    readonly device: string;
    readonly pictureId: string;
  },
): Promise<StoredPicture> {
  const found = await myAttempt(read, of);
  const asked = found.questions.find(({ shown }) =>
    shown.pictures.some((one) => one.pictureId === of.pictureId),
  );
  if (!asked) throw refuse('no_picture');
  return pictureAt(read, found.attempt, { place: asked.place, pictureId: of.pictureId });
}

/** A picture that the paper shows, for whoever may see the paper. */
export async function pictureOfPaper(
  read: Pick<Reading, 'db'>,
  attempt: Attempt,
  pictureId: string,
): Promise<StoredPicture> {
  const places = await placesOf(read.db, attempt);
  const shown = await shownOf(read.db, attempt.nodeId, places);
  const place = places.find((one) =>
    shown(one)?.pictures.some((picture) => picture.pictureId === pictureId),
  );
  if (!place) throw refuse('no_picture');
  return pictureAt(read, attempt, { place, pictureId });
}

async function pictureAt(
  read: Pick<Reading, 'db'>,
  attempt: Attempt,
  of: { readonly place: Place; readonly pictureId: string },
): Promise<StoredPicture> {
  const bank = { nodeId: attempt.nodeId, bankId: of.place.bankId };
  const picture = (await picturesByIds(read.db, bank, [of.pictureId])).get(of.pictureId);
  assert(picture !== undefined, 'a frozen question whose picture is gone');
  return picture;
}
