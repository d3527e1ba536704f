import { isIPv6 } from 'node:net';
import type { Clock } from '../clock/clock.ts';
import { Refusal } from '../operation/refusal.ts';
import type { AddressLimit } from './route.ts';

/** Bounds the memory of one budget; the address that was quiet longest is forgotten first. */
const ADDRESSES_MAX = 20_000;
const MINUTE_MS = 60_000;

/**
 * How often one network address may call what needs no log-in. In memory: it protects the server and slows down guessing,
 * and every server of a deployment keeps its own. A budget of n a minute also allows n at once.
 */
export type AddressBudgets = {
  /** Throws `platform.too_many_requests` when the address has used up its minute. */
  readonly spend: (limit: AddressLimit, address: string) => void;
};

type Spent = { readonly calls: number; readonly at: number };

export function createAddressBudgets(clock: Pick<Clock, 'rough'>): AddressBudgets {
  const budgets = new Map<string, Map<string, Spent>>();
  return {
    spend: (limit, address) => {
      const spent = budgets.get(limit.budget) ?? new Map<string, Spent>();
      budgets.set(limit.budget, spent);
      const network = networkOf(address);
      const at = clock.rough().getTime();
      const before = spent.get(network);
      const regained = before ? (Math.max(0, at - before.at) * limit.perMinute) / MINUTE_MS : 0;
      const calls = Math.max(0, (before?.calls ?? 0) - regained) + 1;
      if (calls > limit.perMinute) {
        const seconds = Math.ceil(((calls - limit.perMinute) * MINUTE_MS) / limit.perMinute / 1000);
        throw new Refusal('platform.too_many_requests', 'too-many', {
          detail: { seconds },
          retryAfterSeconds: seconds,
        });
      }
      // Taken out first, so that the map's order is the order of last use.
      spent.delete(network);
      spent.set(network, { calls, at });
      if (spent.size > ADDRESSES_MAX) {
        const oldest = spent.keys().next();
        if (!oldest.done) spent.delete(oldest.value);
      }
    },
  };
}

/** One household or office has a /64 of IPv6 addresses to choose from. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  if (tail === undefined) return before.slice(0, 4).join(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
