import { refuse } from './errors.ts';

/**
 * Failed attempts by network address, in memory: a whole unit sits behind one address, so the budget is wide and only
 * slows; what protects an account is the account's own lock-out.
 */
const WINDOW_MS = 10 * 60_000;
const POINTS = 1_500;
/** 300 failures or 1,500 begun activations in ten minutes: a school of 1,000 can activate in one morning. */
export const FAILURE_POINTS = 5;
export const START_POINTS = 1;
/** Bounds the memory; the address that was quiet longest is forgotten first. */
const ADDRESSES_MAX = 20_000;

export type AddressBudget = {
  /** Throws `address_busy` when the address has nothing left. */
  readonly check: (address: string, now: Date) => void;
  readonly spend: (address: string, points: number, now: Date) => void;
};

export function createAddressBudget(points = POINTS): AddressBudget {
  const spent = new Map<string, { points: number; at: number }>();
  const left = (key: string, now: number): number => {
    const entry = spent.get(key);
    if (!entry) return points;
    // A clock that was set back gives nothing and takes nothing.
    const regained = (Math.max(0, now - entry.at) * points) / WINDOW_MS;
    return points - Math.max(0, entry.points - regained);
  };
  return {
    check: (address, now) => {
      const rest = left(networkOf(address), now.getTime());
      if (rest >= FAILURE_POINTS) return;
      const seconds = Math.ceil(((FAILURE_POINTS - rest) * WINDOW_MS) / points / 1000);
      throw refuse('address_busy', {
        detail: { seconds },
        retryAfterSeconds: seconds,
      });
    },
    spend: (address, cost, now) => {
      const key = networkOf(address);
      const rest = left(key, now.getTime());
      spent.delete(key);
      spent.set(key, { points: points - rest + cost, at: now.getTime() });
      if (spent.size > ADDRESSES_MAX) {
        const oldest = spent.keys().next();
        if (!oldest.done) spent.delete(oldest.value);
      }
    },
  };
}

/** One household or office has a /64 of IPv6 addresses to choose from. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
