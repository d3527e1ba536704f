import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@jixu/kernel';
import type { TestPerson, World } from './testing.ts';

export type Asked = {
  readonly who: TestPerson;
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
};
export type Caller = {
  readonly send: (asked: Asked) => Promise<number>;
  readonly close: () => void;
};

/** Requests to the world's server over TCP on the loopback, as browsers send them. */
export async function caller(world: World): Promise<Caller> {
  await world.jixu.server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = world.jixu.server.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const send = ({ who, method, path, body }: Asked): Promise<number> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        host: 'jixu.example',
        cookie: who.cookie,
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      };
      const sent = request({ agent, port, host: '127.0.0.1', method, path, headers }, (answer) => {
        answer.on('error', reject);
        answer.on('end', () => resolve(answer.statusCode ?? 0));
        answer.resume();
      });
      sent.on('error', reject);
      sent.end(text);
    });
  return { send, close: () => agent.destroy() };
}

export type Latencies = {
  readonly requests: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** Of each request, the quickest first. */
  readonly took: readonly number[];
};

/**
 * Requests at a steady rate whether or not earlier ones were answered, until `until` ends. Each is timed from the moment
 * it was due: whatever kept it from being sent counts as well.
 */
export async function openLoop(of: {
  readonly perSecond: number;
  readonly until: Promise<unknown>;
  readonly send: (n: number) => Promise<number>;
}): Promise<Latencies> {
  const state = { over: false };
  const ended = of.until.finally(() => {
    state.over = true;
  });
  const began = performance.now();
  const answers: Promise<number>[] = [];
  for (let n = 0; !state.over; n += 1) {
    const due = began + (n * 1000) / of.perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    answers.push(
      of.send(n).then((status) => {
        assert(status === 200, `open loop: request ${n} was answered ${status}`);
        return performance.now() - due;
      }),
    );
  }
  await ended;
  return latenciesOf(await Promise.all(answers));
}

export function latenciesOf(milliseconds: readonly number[]): Latencies {
  const took = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { requests: took.length, p50: at(0.5), p99: at(0.99), most: at(1), took };
}

export function told({ requests, p50, p99, most }: Latencies): string {
  return `p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)}, most ${most.toFixed(0)} ms of ${requests}`;
}
