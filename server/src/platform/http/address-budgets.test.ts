import { describe, expect, it } from 'vitest';
import { Refusal } from '../operation/refusal.ts';
import { createAddressBudgets, networkOf } from './address-budgets.ts';

const LIMIT = { budget: 'public-check', perMinute: 30 };

function clockAt(start: number) {
  let at = start;
  return { rough: () => new Date(at), wait: (ms: number) => (at += ms) };
}

describe('address budgets', () => {
  it('allow a minute’s calls at once, refuse the next and say when to come back', () => {
    // Goal: 30 a minute. Method: 31 calls at one instant, then after the time that the refusal names.
    const clock = clockAt(1_000_000);
    const budgets = createAddressBudgets(clock);
    for (let call = 0; call < 30; call += 1) budgets.spend(LIMIT, '192.0.2.7');
    let refused: unknown = null;
    try {
      budgets.spend(LIMIT, '192.0.2.7');
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: 'platform.too_many_requests', retryAfterSeconds: 2 });
    budgets.spend(LIMIT, '192.0.2.8');
    budgets.spend({ ...LIMIT, budget: 'another' }, '192.0.2.7');
    clock.wait(2_000);
    budgets.spend(LIMIT, '192.0.2.7');
    expect(() => budgets.spend(LIMIT, '192.0.2.7')).toThrow('platform.too_many_requests');
  });

  it('count a /64 of IPv6 as one address', () => {
    // Goal: no fresh budget from a neighbouring address. Method: addresses of one and of two networks.
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
    expect(networkOf('2001:db8:1:2::9')).toBe('2001:db8:1:2');
    expect(networkOf('2001:db8::9')).toBe('2001:db8:0:0');
    expect(networkOf('::1')).toBe('0:0:0:0');
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('::ffff:192.0.2.7')).toBe('::ffff:192.0.2.7');
  });
});
