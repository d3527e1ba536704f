import { expect, test } from 'vitest';
import { type Copy, createPartSaver, type Standing } from './part-saver.ts';

const copy = (place: string, ended = false): Copy => ({
  elements: { 'cmi.location': place },
  ended,
});

type Sent = { readonly place: string | undefined; readonly revision: number; readonly key: string };

/** A server that counts revisions and can be cut off before or after it has saved. */
function world() {
  const sent: Sent[] = [];
  const stood: Standing[] = [];
  const answered = new Map<string, number>();
  let held = 1;
  let cut: 'no' | 'before' | 'after' = 'no';
  let key = 0;
  const saver = createPartSaver({
    revision: 1,
    newKey: () => String((key += 1)),
    kindOf: (error) => (error instanceof RangeError ? 'moved' : 'no-answer'),
    onStanding: (standing) => stood.push(standing),
    save: async (one, under) => {
      sent.push({ place: one.elements['cmi.location'], revision: one.revision, key: under });
      await Promise.resolve();
      if (cut === 'before') throw new Error('cut');
      const before = answered.get(under);
      if (before === undefined) {
        if (one.revision !== held) throw new RangeError('moved');
        held += 1;
        answered.set(under, held);
      }
      if (cut === 'after') throw new Error('cut');
      return answered.get(under) ?? held;
    },
  });
  return {
    saver,
    sent,
    stood,
    held: () => held,
    cutNow: (how: typeof cut) => {
      cut = how;
    },
    elsewhere: () => {
      held += 1;
    },
  };
}

test('copies go one after the other; of those that wait only the latest', async () => {
  // Goal: no save overtakes another. Method: three pushes while the first is under way.
  const { saver, sent, stood } = world();
  await Promise.all([saver.push(copy('1')), saver.push(copy('2')), saver.push(copy('3', true))]);
  await saver.flush();
  expect(sent.map((one) => [one.place, one.revision])).toEqual([
    ['1', 1],
    ['3', 2],
  ]);
  expect(stood.at(-1)).toBe('saved');
  expect(saver.waiting()).toBe(false);
});

test('a copy whose answer was lost is sent under its key and counts once', async () => {
  // Goal: a lost answer neither loses nor doubles. Method: cut after the server saved, then flush.
  const { saver, sent, stood, cutNow, held } = world();
  cutNow('after');
  await saver.push(copy('1'));
  expect(stood.at(-1)).toBe('waiting');
  expect(saver.waiting()).toBe(true);
  cutNow('no');
  await saver.flush();
  expect(new Set(sent.map((one) => one.key)).size).toBe(1);
  expect([held(), stood.at(-1), saver.waiting()]).toEqual([2, 'saved', false]);
});

test('a newer copy waits until it is known what became of an older one', async () => {
  // Goal: a lost answer is never taken for another device. Method: cut after saving, push more, reconnect.
  const { saver, sent, stood, cutNow, held } = world();
  cutNow('after');
  await saver.push(copy('1'));
  cutNow('before');
  await saver.push(copy('2'));
  cutNow('no');
  await saver.push(copy('3', true));
  expect(sent.map((one) => one.place)).toEqual(['1', '1', '1', '3']);
  expect([held(), stood.at(-1), saver.waiting()]).toEqual([3, 'saved', false]);
});

test('nothing is saved upon what another device saved', async () => {
  // Goal: the newer state stays. Method: the part moves on elsewhere between two saves.
  const { saver, sent, stood, elsewhere } = world();
  await saver.push(copy('1'));
  elsewhere();
  await saver.push(copy('2'));
  await saver.push(copy('3'));
  expect(sent.map((one) => one.place)).toEqual(['1', '2']);
  expect([stood.at(-1), saver.waiting()]).toEqual(['moved', false]);
});
