import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';

type Round = {
  readonly keys: readonly number[];
  readonly answer: () => void;
  readonly fail: () => void;
};

function asked() {
  const rounds: Round[] = [];
  const ask = gathered<number, string>(
    (keys) =>
      new Promise((resolve, reject) => {
        const answer = (): void => resolve(keys.map((key) => `answer to ${key}`));
        rounds.push({ keys, answer, fail: () => reject(new Error('away')) });
      }),
  );
  return { rounds, ask };
}

test('what is asked while others are answered goes together, and each gets its own answer', async () => {
  // Goal: one statement for many, never an answer from before the question. Method: rounds that we let go by hand.
  const { rounds, ask } = asked();
  const first = [ask(1), ask(2)];
  const rest = [ask(3), ask(4), ask(5)];
  expect(rounds.map((one) => one.keys)).toEqual([[1], [2]]);
  rounds[1]?.answer();
  expect(await first[1]).toBe('answer to 2');
  expect(rounds.map((one) => one.keys)).toEqual([[1], [2], [3, 4, 5]]);
  rounds[0]?.answer();
  rounds[2]?.answer();
  expect(await Promise.all([first[0], ...rest])).toEqual([1, 3, 4, 5].map((n) => `answer to ${n}`));
  void ask(6);
  expect(rounds.at(-1)?.keys).toEqual([6]);
});

test('a round that fails is told to those in it, and the next one begins', async () => {
  // Goal: a database that went away for a moment stops nobody for good. Method: one round refused, the next answered.
  const { rounds, ask } = asked();
  const [one, two, three] = [ask(1), ask(2), ask(3)];
  rounds[0]?.fail();
  await expect(one).rejects.toThrow('away');
  rounds[1]?.answer();
  rounds[2]?.answer();
  expect(await Promise.all([two, three])).toEqual(['answer to 2', 'answer to 3']);
});
