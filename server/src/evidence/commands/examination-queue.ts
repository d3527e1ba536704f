import { refuse } from '../errors.ts';

/** Each is a process of its own that decodes a picture; a two-core machine carries two beside its requests. */
const RUNNING_MAX = 2;
/** Those behind would wait longer than the person does. */
const WAITING_MAX = 60;
const RETRY_AFTER_SECONDS = 5;

let running = 0;
const waiting: (() => void)[] = [];

/** First come, first served; past the end of the queue there is a refusal instead of a longer wait. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= RUNNING_MAX) {
    if (waiting.length >= WAITING_MAX) {
      throw refuse('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The place passes straight to the next in line, so that nobody can slip in between.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
