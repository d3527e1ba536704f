import { type Failures, isLocked } from './lock-out.ts';

export type AccountState = 'pending' | 'active' | 'disabled';

export type KnownAccount = Failures & {
  readonly state: AccountState;
  /** Idle longer than the rules of the person's place allow. */
  readonly idleTooLong: boolean;
};

export type LogInDecision =
  | { readonly do: 'enter' }
  | { readonly do: 'ask-second-proof' }
  /** `of: 'nobody'` opens an activation that leads nowhere, so that the answer tells nothing. */
  | {
      readonly do: 'activate';
      readonly of: 'person' | 'nobody';
      readonly purpose: 'activate' | 'unlock';
    }
  | { readonly do: 'refuse'; readonly count: boolean };

/**
 * What a log-in attempt leads to. `passwordRight`: the hash matched. `lastSixRight`: the password field holds the last
 * six of the identity number in the name field; that is no secret, so whoever writes both gets an activation session
 * whatever stands behind the number, and only the second proof tells whether it leads anywhere.
 */
export function decideLogIn(
  account: KnownAccount | null,
  attempt: { readonly passwordRight: boolean; readonly lastSixRight: boolean; readonly now: Date },
): LogInDecision {
  const locked = account !== null && isLocked(account, attempt.now);
  if (attempt.lastSixRight) {
    if (account?.state === 'pending') return { do: 'activate', of: 'person', purpose: 'activate' };
    if (account?.state === 'active' && locked)
      return { do: 'activate', of: 'person', purpose: 'unlock' };
    return { do: 'activate', of: 'nobody', purpose: 'activate' };
  }
  if (account === null || locked) return { do: 'refuse', count: false };
  if (account.state === 'active' && attempt.passwordRight) {
    return account.idleTooLong ? { do: 'ask-second-proof' } : { do: 'enter' };
  }
  return { do: 'refuse', count: true };
}
