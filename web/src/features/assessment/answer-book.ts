import type { AnswerValue } from './queries.ts';

/** One answer on this device: what was chosen, its revision, and the revision that the server has stored. */
export type BookEntry = {
  readonly value: AnswerValue;
  readonly revision: number;
  readonly stored: number;
};
export type AnswerBook = ReadonlyMap<number, BookEntry>;

export type StoredAnswer = { readonly revision: number; readonly value: AnswerValue };
export type KeptAnswer = { readonly place: number } & StoredAnswer;

/**
 * What the server has and what this device kept while it could not be reached: the higher revision is newer. What only
 * the device has is still to be sent.
 */
export function openBook(
  server: readonly { readonly place: number; readonly answer: StoredAnswer | null }[],
  kept: readonly KeptAnswer[],
): AnswerBook {
  const book = new Map<number, BookEntry>();
  for (const { place, answer } of server)
    if (answer) book.set(place, { ...answer, stored: answer.revision });
  const places = new Set(server.map(({ place }) => place));
  for (const { place, revision, value } of kept) {
    const stored = book.get(place)?.stored ?? 0;
    if (places.has(place) && revision > stored) book.set(place, { value, revision, stored });
  }
  return book;
}

/** The next revision of an answer. */
export function answered(book: AnswerBook, place: number, value: AnswerValue): AnswerBook {
  const before = book.get(place);
  const stored = before?.stored ?? 0;
  const revision = Math.max(before?.revision ?? 0, stored) + 1;
  return new Map(book).set(place, { value, revision, stored });
}

/** At most so many to a request as the server takes. */
const SENT_MAX = 100;

export function unsent(book: AnswerBook): readonly KeptAnswer[] {
  return [...book]
    .filter(([, entry]) => entry.revision > entry.stored)
    .slice(0, SENT_MAX)
    .map(([place, { revision, value }]) => ({ place, revision, value }));
}

export type Acknowledged = {
  readonly book: AnswerBook;
  /** Another window was newer somewhere: what it stored has to be read. */
  readonly overtaken: boolean;
};

export type AckedPlace = {
  readonly place: number;
  readonly revision: number;
  readonly same: boolean;
};

/**
 * What the server says it has. A higher revision than ours came from another window, and wins; so does the answer that
 * another window stored first under the number of ours.
 */
export function acknowledged(book: AnswerBook, places: readonly AckedPlace[]): Acknowledged {
  const next = new Map(book);
  let overtaken = false;
  for (const { place, revision, same } of places) {
    const entry = next.get(place);
    if (!entry) continue;
    if (revision > entry.revision || (revision === entry.revision && !same)) overtaken = true;
    next.set(place, { ...entry, stored: Math.max(entry.stored, revision) });
  }
  return { book: next, overtaken };
}

export type Merged = {
  readonly book: AnswerBook;
  /** Where something else stands now than this window had. */
  readonly changed: readonly number[];
};

/** Takes what another window stored; what was chosen here since then is newer, and stays. */
export function merged(
  book: AnswerBook,
  server: readonly { readonly place: number; readonly answer: StoredAnswer | null }[],
): Merged {
  const next = new Map(book);
  const changed: number[] = [];
  for (const { place, answer } of server) {
    const entry = book.get(place);
    if (answer === null || (entry !== undefined && entry.revision > answer.revision)) continue;
    next.set(place, { ...answer, stored: answer.revision });
    if (JSON.stringify(entry?.value) !== JSON.stringify(answer.value)) changed.push(place);
  }
  return { book: next, changed };
}

/** Is anything chosen or written? An emptied answer is none. */
export function isAnswer(value: AnswerValue | undefined): boolean {
  if (value === undefined) return false;
  if ('chosen' in value) return value.chosen.length > 0;
  if ('holds' in value) return true;
  if ('texts' in value) return value.texts.some((text) => text.trim() !== '');
  return 'order' in value ? value.order.length > 0 : value.text.trim() !== '';
}

/** "1:02:09" or "59:07"; never below nothing. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
