import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { refuse } from './errors.ts';

/**
 * Argon2id with OWASP's smaller setting. Every hash takes a core for some 10 ms and 19 MiB; unlimited, a storm of
 * log-ins would take both cores from everyone who is already working.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
const WAITING_MAX = 200;
const RETRY_SECONDS = 5;

export type HashLimiter = {
  readonly hash: (password: string) => Promise<string>;
  /** `null`: nothing to compare with; costs the same and is never right. */
  readonly verify: (stored: string | null, password: string) => Promise<boolean>;
  readonly waiting: () => number;
};

export function createHashLimiter(
  limits: { readonly atOnce: number; readonly waitingMax: number } = {
    atOnce: AT_ONCE,
    waitingMax: WAITING_MAX,
  },
): HashLimiter {
  let running = 0;
  const queue: (() => void)[] = [];
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= limits.atOnce) {
      if (queue.length >= limits.waitingMax) {
        throw refuse('logins_queued', { retryAfterSeconds: RETRY_SECONDS });
      }
      // Whoever finishes hands its place on, so `running` is not touched between two of them.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
  const nobody = hash(randomBytes(16), COST);
  // Whoever awaits it later gets the error; until then nobody listens.
  nobody.catch(() => undefined);
  return {
    hash: (password) => inTurn(() => hash(password, COST)),
    verify: (stored, password) =>
      inTurn(async () => {
        const matches = await verify(stored ?? (await nobody), password);
        return stored !== null && matches;
      }),
    waiting: () => queue.length,
  };
}
