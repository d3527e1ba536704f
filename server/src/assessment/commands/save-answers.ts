import type { Operation, Operations } from '../../platform/operation/operation.ts';
import type { Refusal } from '../../platform/operation/refusal.ts';
import { answersPlace } from '../domain/answer.ts';
import type { Place } from '../domain/paper.ts';
import { GRACE_MS } from '../domain/timing.ts';
import { refuse } from '../errors.ts';
import {
  answersOf,
  papersOfAttempts,
  putAnswers,
  type SavedAnswer,
  senderName,
  touchAttempts,
} from '../store/answer-store.ts';
import { attemptByKey, type AttemptKey } from '../store/attempt-store.ts';

export type Save = AttemptKey & {
  readonly device: string;
  readonly answers: readonly SavedAnswer[];
};
/** What is stored at the places that were sent; a higher revision than one's own came from elsewhere. */
export type Stored = {
  readonly savedAt: Date;
  readonly deadlineAt: Date;
  readonly places: readonly StoredPlace[];
};
export type StoredPlace = {
  readonly place: number;
  readonly revision: number;
  /** What is stored is what was sent; two windows may number different answers alike. */
  readonly same: boolean;
};

export type AnswerSaver = { readonly save: (save: Save) => Promise<Stored> };

/** Why 200: one statement of that size takes some ten milliseconds; more would make everybody wait for the last. */
const SAVES_MAX = 200;
/** Why 4,000: more than every open attempt of the largest exam sends at once; beyond it a refusal is kinder. */
const WAITING_MAX = 4_000;
/** Papers never change; as many as the largest exam has people at work. */
const PAPERS_MAX = 4_000;

type Waiting = Save & {
  readonly resolve: (stored: Stored) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Answers are written many at a time: while one transaction is under way the next gathers. Nobody is answered before
 * the commit, and each save is decided alone: what the database refuses of one takes no other with it. The papers of attempts at work are kept at hand.
 */
export function answerSaver(operations: () => Operations): AnswerSaver {
  const waiting: Waiting[] = [];
  const papers = new Map<string, readonly Place[]>();
  let busy = false;
  const flush = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) await write(waiting.splice(0, SAVES_MAX));
    busy = false;
  };
  const write = async (lot: readonly Waiting[]): Promise<void> => {
    try {
      const about = {
        type: 'assessment.save-answers',
        actor: { kind: 'system', job: 'assessment-save' },
      } as const;
      const results = await operations().run(about, (op) => saveLot(op, papers, lot));
      for (const [at, one] of lot.entries()) {
        const result = results[at];
        if (result && 'savedAt' in result) one.resolve(result);
        else one.reject(result);
      }
    } catch (error) {
      if (lot.length > 1 && isOfOneRow(error)) {
        // Nothing of it was stored. Halves find the one that fails in few transactions, and store the rest.
        const middle = Math.ceil(lot.length / 2);
        await write(lot.slice(0, middle));
        await write(lot.slice(middle));
      } else for (const one of lot) one.reject(error);
    }
  };
  return {
    save: (save) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= WAITING_MAX) {
          reject(refuse('too_busy', { retryAfterSeconds: 2 }));
          return;
        }
        waiting.push({ ...save, resolve, reject });
        if (!busy) void flush();
      }),
  };
}

/** Classes of SQLSTATE in which a statement failed because of what was in it, while the database is well. */
const OF_A_ROW = /^(21|22|23|44|P0)/;

/** A database that is away fails for everybody, and is not asked two hundred times. */
function isOfOneRow(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && OF_A_ROW.test(code);
}

async function saveLot(
  op: Operation,
  papers: Map<string, readonly Place[]>,
  lot: readonly Save[],
): Promise<readonly (Stored | Refusal)[]> {
  const unknown = lot.filter((save) => !papers.has(paperName(save)));
  const read = await papersOfAttempts(op.tx, unknown);
  if (papers.size + unknown.length > PAPERS_MAX) papers.clear();
  for (const save of unknown) {
    const paper = read.get(save.attemptId);
    if (paper) papers.set(paperName(save), paper);
  }
  const fitting = lot.filter((save) => fits(papers.get(paperName(save)) ?? null, save));
  const inTime = new Date(op.now.getTime() - GRACE_MS);
  const taken = await touchAttempts(op.tx, fitting, { at: op.now, inTime });
  const stored = fitting.filter((save) => taken.has(senderName(save)));
  await putAnswers(op.tx, newestOf(stored), op.now);
  const found = new Map(
    (await answersOf(op.tx, stored)).map((one) => [placeName(one, one.place), one]),
  );
  op.note({ saves: lot.length, stored: stored.length });
  const results: (Stored | Refusal)[] = [];
  for (const save of lot) {
    if (!fitting.includes(save)) results.push(await whyNot(op, save, true));
    else if (!stored.includes(save)) results.push(await whyNot(op, save, false));
    else
      results.push({
        savedAt: op.now,
        deadlineAt: taken.get(senderName(save)) ?? op.now,
        places: save.answers.map((sent) =>
          storedPlace(sent, found.get(placeName(save, sent.place))),
        ),
      });
  }
  return results;
}

/** A value has one name and what stands under it, so that its text compares it. */
function storedPlace(sent: SavedAnswer, found: SavedAnswer | undefined): StoredPlace {
  return {
    place: sent.place,
    revision: found?.revision ?? 0,
    same: JSON.stringify(found?.value) === JSON.stringify(sent.value),
  };
}

const paperName = (of: AttemptKey): string => `${of.personId} ${of.attemptId}`;
const placeName = (of: AttemptKey, place: number): string =>
  `${of.personId} ${of.attemptId} ${place}`;

function fits(paper: readonly Place[] | null, save: Save): boolean {
  if (paper === null) return false;
  return save.answers.every((answer) => {
    const place = paper[answer.place - 1];
    return place !== undefined && answersPlace(place, answer.value);
  });
}

/** One row a place in a statement: of several saves of the same place in one lot the highest revision. */
function newestOf(saves: readonly Save[]): readonly (AttemptKey & SavedAnswer)[] {
  const newest = new Map<string, AttemptKey & SavedAnswer>();
  for (const { personId, attemptId, answers } of saves) {
    for (const answer of answers) {
      const name = placeName({ personId, attemptId }, answer.place);
      const before = newest.get(name);
      if (!before || before.revision < answer.revision)
        newest.set(name, { personId, attemptId, ...answer });
    }
  }
  return [...newest.values()];
}

/** Read after the attempt was not taken: the reason stays true, for nothing leads back to an open attempt. */
async function whyNot(op: Operation, save: Save, unfit: boolean): Promise<Refusal> {
  const attempt = await attemptByKey(op.tx, save);
  if (!attempt) return refuse('no_attempt');
  if (attempt.submittedAt !== null) return refuse('submitted');
  if (unfit) return refuse('bad_answer');
  if (attempt.device !== save.device) return refuse('other_device');
  return op.now < attempt.beginsAt ? refuse('not_begun') : refuse('time_over');
}
