import { setImmediate as nextTurn } from 'node:timers/promises';
import fastify from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { comeFirst } from '../http/come-first.ts';
import { createWay, inStatements, type Way } from './give-way.ts';

// Goal: long work stands back while anybody is answered, never for ever, and not for what hangs. Method: a clock that
// moves only by hand; whether the work goes on is looked at after turns of the event loop, not after times.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
});
let way: Way;
beforeEach(() => {
  way = createWay();
});
afterAll(() => vi.useRealTimers());

/** Work that asks whether it may go on. */
function work() {
  const state = { goesOn: false };
  const done = way.giveWay().then(() => {
    state.goesOn = true;
  });
  return { state, done };
}

async function turns(): Promise<void> {
  for (let n = 0; n < 5; n += 1) await nextTurn();
}

test('work waits for the request that is being answered, and goes on when it is', async () => {
  const request = {};
  way.requestCame(request);
  const { state, done } = work();
  await turns();
  expect(state.goesOn).toBe(false);
  way.requestAnswered(request);
  await done;
  expect(state.goesOn).toBe(true);
});

test('without requests, and within a piece, work goes on without waiting', async () => {
  await work().done;
  const request = {};
  way.requestCame(request);
  // The piece that began a moment ago is not over.
  await work().done;
  vi.advanceTimersByTime(4);
  const { state } = work();
  await turns();
  expect(state.goesOn).toBe(false);
  way.requestAnswered(request);
});

test('a server that is never quiet slows work down and does not stop it', async () => {
  const first = {};
  way.requestCame(first);
  const { state, done } = work();
  await turns();
  vi.advanceTimersByTime(50);
  const second = {};
  way.requestCame(second);
  way.requestAnswered(first);
  await turns();
  expect(state.goesOn).toBe(false);
  vi.advanceTimersByTime(50);
  await done;
  way.requestAnswered(second);
});

test('a request that hangs on its line is waited for no longer than a second', async () => {
  way.requestCame({});
  vi.advanceTimersByTime(1_001);
  const { state, done } = work();
  await done;
  expect(state.goesOn).toBe(true);
});

test('people at work are told from one who looks how far his list has come', () => {
  for (let second = 0; second < 60; second += 1) {
    way.requestCame({});
    vi.advanceTimersByTime(1_000);
    expect(way.someoneIsThere()).toBe(false);
  }
  for (let n = 0; n < 8; n += 1) {
    way.requestCame({});
    vi.advanceTimersByTime(100);
  }
  expect(way.someoneIsThere()).toBe(true);
  vi.advanceTimersByTime(2_000);
  expect(way.someoneIsThere()).toBe(false);
});

test('rows go to the database at once, and some at a time beside people at work', async () => {
  const rows = Array.from({ length: 600 }, (_none, n) => n);
  expect(await Array.fromAsync(inStatements(rows, way))).toEqual([rows]);
  expect(await Array.fromAsync(inStatements([], way))).toEqual([]);
  for (let n = 0; n < 8; n += 1) {
    const request = {};
    way.requestCame(request);
    way.requestAnswered(request);
  }
  const pieces = await Array.fromAsync(inStatements(rows, way));
  expect(pieces.map((piece) => piece.length)).toEqual([250, 250, 100]);
  expect(pieces.flat()).toEqual(rows);
});

test('each request over HTTP counts until its answer is out', async () => {
  const app = fastify();
  comeFirst(app, way);
  const seen: boolean[] = [];
  app.get('/slow', async () => {
    const { state } = work();
    await turns();
    seen.push(state.goesOn);
    return 'answered';
  });
  expect((await app.inject('/slow')).body).toBe('answered');
  await work().done;
  expect(seen).toEqual([false]);
  await app.close();
});
