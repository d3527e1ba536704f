import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export type Asked = {
  readonly cookie: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  /** The same for every attempt at the same thing. */
  readonly key?: string;
};
export type Answered = { readonly status: number; readonly json: unknown };

/** What happened on the way to the answers. */
export type Traffic = {
  answered: number;
  /** 503 and 429 with Retry-After: the server said that it is full. */
  deliberate: number;
  /** Other answers from 500 on: there must be none. */
  failed: number;
  /** Connections that broke, or on which nothing came: what became of the request nobody knows. */
  broken: number;
};

const ANSWER_MS = 15_000;
const AGAIN_MS = 250;

/** A server that answers the same thing wrongly so often is not about to recover. */
const FAILURES_MAX = 20;

/** Clients of a server that may be dead at the moment: everything is asked until there is a definite answer. */
export class Wire {
  readonly traffic: Traffic = { answered: 0, deliberate: 0, failed: 0, broken: 0 };
  readonly #agent: Agent;
  readonly #address: () => string;

  constructor(address: () => string, connections: number) {
    this.#address = address;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** As a client should: waits as long as it is told to, and repeats under the same key. */
  async decided(of: Asked): Promise<Answered> {
    const asked = { ...of, key: of.key ?? randomUUID() };
    for (let failures = 0; failures < FAILURES_MAX;) {
      const answer = await this.once(asked).catch(() => null);
      if (answer === null) {
        this.traffic.broken += 1;
        await sleep(AGAIN_MS);
      } else if (answer.again !== null) {
        this.traffic.deliberate += 1;
        await sleep(answer.again);
      } else if (answer.status >= 500) {
        this.traffic.failed += 1;
        failures += 1;
        await sleep(AGAIN_MS);
      } else {
        this.traffic.answered += 1;
        return answer;
      }
    }
    throw new Error(`rush: ${of.path} is answered with an error again and again`);
  }

  once(of: Asked): Promise<Answered & { readonly again: number | null }> {
    const body = of.body === undefined ? undefined : JSON.stringify(of.body);
    const at = new URL(this.#address());
    return new Promise((done, fail) => {
      const call = request(
        {
          agent: this.#agent,
          host: at.hostname,
          port: at.port,
          method: of.method,
          path: of.path,
          timeout: ANSWER_MS,
          headers: {
            cookie: of.cookie,
            ...(of.method === 'GET' ? {} : { 'idempotency-key': of.key ?? randomUUID() }),
            ...(body === undefined
              ? {}
              : {
                  'content-type': 'application/json',
                  'content-length': Buffer.byteLength(body),
                }),
          },
        },
        (reply) => {
          const parts: Buffer[] = [];
          reply.on('data', (part: Buffer) => parts.push(part));
          reply.on('error', fail);
          reply.on('end', () => {
            const status = reply.statusCode ?? 0;
            const told = Number(reply.headers['retry-after']);
            const again = status === 503 || status === 429 ? told * 1_000 : NaN;
            try {
              const json: unknown = JSON.parse(Buffer.concat(parts).toString());
              done({ status, json, again: Number.isFinite(again) ? again : null });
            } catch (error) {
              fail(error instanceof Error ? error : new Error(String(error)));
            }
          });
        },
      );
      call.on('timeout', () => call.destroy(new Error('rush: no answer')));
      call.on('error', fail);
      call.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Must have been taken; the set-up of a scene does not go on without it. */
export function taken(answer: Answered, what: string): unknown {
  if (answer.status !== 200)
    throw new Error(`rush: ${what} answered ${answer.status} ${JSON.stringify(answer.json)}`);
  return answer.json;
}

/** At most so many at the same time. */
export async function inLanes<T>(
  all: readonly T[],
  lanes: number,
  work: (one: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (;;) {
      const index = next;
      next += 1;
      const one = all[index];
      if (one === undefined) return;
      await work(one, index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
