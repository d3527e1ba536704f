import { expect, test } from 'vitest';
import { createReportQueue, deviceShelf, type Kept, sendLeftOver } from './report-queue.ts';
import type { Told } from './queries.ts';

const told = (lastSeq: number): Told => ({
  lastSeq,
  credited: [],
  held: [],
  questionWaits: false,
  done: false,
  ended: false,
  refused: [],
});

function memory(): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    clear: () => map.clear(),
    key: () => null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

test('what was played while the connection was cut is kept in its order, across a reload, and sent once', async () => {
  // Goal: no report is lost on the device. Method: a sender that fails twice, then a new page on the same storage.
  const storage = memory();
  const sent: Kept[] = [];
  let reachable = true;
  const send = async (kept: Kept): Promise<Told> => {
    if (!reachable) throw new Error('offline');
    sent.push(kept);
    return told(kept.beats.at(-1)?.seq ?? 0);
  };
  const shelf = deviceShelf('chapter', storage);
  const errors: unknown[] = [];
  const queue = createReportQueue({
    sessionId: 'one',
    shelf,
    send,
    told: () => undefined,
    refused: (error) => errors.push(error),
  });
  queue.add(0, 10, 10);
  await queue.flush();
  reachable = false;
  queue.add(10, 20, 20);
  await queue.flush();
  queue.add(20, 30, 30);
  await queue.flush();
  expect([queue.waiting(), errors.length, sent.length]).toEqual([2, 2, 1]);
  const left = () => sendLeftOver(deviceShelf('chapter', storage), send, () => false);
  // The page is loaded again while the line is still down: what waits goes on waiting.
  await expect(left()).rejects.toThrow('offline');
  reachable = true;
  await left();
  expect(sent.flatMap((one) => one.beats)).toEqual([
    { seq: 1, from: 0, to: 10 },
    { seq: 2, from: 10, to: 20 },
    { seq: 3, from: 20, to: 30 },
  ]);
  expect(shelf.read()).toBeNull();
});

test('what an earlier session left is dropped only when the server has decided about it', async () => {
  // Goal: no way from a refusal to a loop, nor from a dead line to a loss. Method: both, on the same shelf.
  const shelf = deviceShelf('chapter', memory());
  shelf.write({ sessionId: 'gone', positionMs: 10, beats: [{ seq: 1, from: 0, to: 10 }] });
  const send = (): Promise<Told> => Promise.reject(new Error('no such session'));
  await expect(sendLeftOver(shelf, send, () => false)).rejects.toThrow('no such session');
  expect(shelf.read()).not.toBeNull();
  expect(await sendLeftOver(shelf, send, () => true)).toEqual(new Error('no such session'));
  expect(shelf.read()).toBeNull();
});

test('a shelf that holds something else is empty', () => {
  // Goal: a damaged entry stops nobody from studying. Method: other texts under the key.
  const storage = memory();
  for (const text of ['{', '7', '{"sessionId":1}']) {
    storage.setItem('chapter', text);
    expect(deviceShelf('chapter', storage).read()).toBeNull();
  }
});
