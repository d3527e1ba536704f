import { expect, it } from 'vitest';
import { acknowledged, answered, clockText, isAnswer, openBook, unsent } from './answer-book.ts';

const chosen = (at: number) => ({ chosen: [at] });

it('keeps what was chosen offline, and sends only that', () => {
  // Goal: nothing typed without a network is lost. Method: a server that is behind, a device that kept two answers.
  const server = [
    { place: 1, answer: { revision: 3, value: chosen(0) } },
    { place: 2, answer: { revision: 1, value: chosen(1) } },
    { place: 3, answer: null },
  ];
  const book = openBook(server, [
    { place: 1, revision: 2, value: chosen(3) },
    { place: 2, revision: 4, value: chosen(2) },
    { place: 3, revision: 1, value: chosen(1) },
    { place: 9, revision: 7, value: chosen(1) },
  ]);
  expect(book.get(1)).toEqual({ value: chosen(0), revision: 3, stored: 3 });
  expect(unsent(book)).toEqual([
    { place: 2, revision: 4, value: chosen(2) },
    { place: 3, revision: 1, value: chosen(1) },
  ]);
});

it('a later choice while the earlier is under way is still to be sent', () => {
  // Goal: an acknowledgement covers what was sent, no more. Method: answered again before the answer arrives.
  const first = answered(openBook([{ place: 1, answer: null }], []), 1, chosen(0));
  const second = answered(first, 1, chosen(2));
  const after = acknowledged(second, [{ place: 1, revision: 1, same: true }]);
  expect(after.overtaken).toBe(false);
  expect(unsent(after.book)).toEqual([{ place: 1, revision: 2, value: chosen(2) }]);
});

it('another window that was newer is noticed', () => {
  // Goal: two windows do not fight. Method: the server states a revision that this window never made.
  const book = answered(openBook([{ place: 1, answer: null }], []), 1, chosen(0));
  const after = acknowledged(book, [{ place: 1, revision: 5, same: false }]);
  expect(after.overtaken).toBe(true);
  expect(unsent(after.book)).toEqual([]);
  expect(answered(after.book, 1, chosen(1)).get(1)?.revision).toBe(6);
});

it('tells an answer from an emptied one, and the time that is left', () => {
  // Goal: the list of questions tells the truth. Method: each shape, filled and empty.
  expect([chosen(0), { holds: false }, { texts: ['', 'a'] }, { text: 'x' }].map(isAnswer)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([{ chosen: [] }, { texts: [' '] }, { text: ' ' }, undefined].map(isAnswer)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect([3_729_000, 59_001, 0, -5].map(clockText)).toEqual(['1:02:09', '01:00', '00:00', '00:00']);
});
