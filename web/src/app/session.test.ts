import { expect, it } from 'vitest';
import { parseSession } from './session.ts';

it('reads a session and guesses nothing', () => {
  // Goal: unknown audiences and half answers give no rights. Method: whole, partial and foreign bodies.
  const whole = {
    account: { id: 'a1', name: '周敏' },
    audiences: ['learner', 'employer', 'emperor'],
    office: { id: 'n1', name: '云湖第一教育集团' },
    notices: 2,
    today: '2026-11-22',
  };
  expect(parseSession(whole)).toEqual({
    signedIn: true,
    accountId: 'a1',
    name: '周敏',
    audiences: ['learner', 'employer'],
    office: { id: 'n1', name: '云湖第一教育集团' },
    notices: 2,
    today: '2026-11-22',
  });
  expect(parseSession({ ...whole, account: null }).signedIn).toBe(false);
  expect(parseSession({ ...whole, today: undefined }).signedIn).toBe(false);
  expect(parseSession('<html>')).toEqual({ signedIn: false, today: undefined });
});
