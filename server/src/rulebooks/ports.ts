import type { Kysely } from 'kysely';
import type { LocalDate, Period, PersonId } from '@jixu/kernel';
import type { Scope } from '../organisations/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Operation, Operations } from '../platform/operation/operation.ts';
import type { Rulebooks } from './rulebooks.ts';
import type { Words } from './domain/trial.ts';

type Read = { readonly db: Kysely<unknown>; readonly today: LocalDate };

/** A person with an account under a pack: the open periods of it, and the records as evaluations take them. */
export type Account = {
  readonly personId: PersonId;
  readonly spans: readonly Period[];
  readonly records: readonly TriedRecord[];
};

export type TriedRecord = {
  readonly id: string;
  readonly title: string;
  /** The record as the evaluation contract names its parts. */
  readonly input: Readonly<Record<string, unknown>>;
};

/** Whose accounts: of a pack, in every one of these scopes, in the running year or in every open period. */
export type AccountsOf = {
  readonly packId: string;
  readonly within: readonly Scope[];
  readonly periods: 'running' | 'open';
};

/** Filled by the room that owns records and the ledger. */
export type Population = {
  readonly size: (read: Read, of: AccountsOf) => Promise<number>;
  /** In the order of ids, after one of them; `limit` ≤ 200. */
  readonly page: (
    read: Read,
    of: AccountsOf & { after: PersonId | null; limit: number },
  ) => Promise<readonly Account[]>;
  readonly one: (read: Read, of: AccountsOf & { personId: PersonId }) => Promise<Account | null>;
};

/** What became of the rules, for whoever's hours it changes. */
export type RuleChange = {
  readonly trialId: string;
  readonly packId: string;
  readonly packName: Words;
  readonly what: Words;
};

export type TrialPorts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly operations: () => Operations;
  readonly rulebooks: Rulebooks;
  readonly population: Population;
  /**
   * Evaluates every open period of a person anew under the rules now in force; `left`: periods that keep what they hold
   * because some of it is sealed.
   */
  readonly recount: (
    op: Operation,
    of: { readonly personId: PersonId; readonly change: RuleChange },
  ) => Promise<{ readonly changed: boolean; readonly left: number }>;
  /** Numbers of the certificates that these people hold, by `certificateKey`. */
  readonly certificatesHeld: (
    read: Pick<Read, 'db'>,
    of: { readonly packId: string; readonly people: readonly PersonId[] },
  ) => Promise<ReadonlyMap<string, string>>;
};

/** One paper a person, pack and period. */
export function certificateKey(personId: PersonId, periodFrom: string): string {
  return `${personId} ${periodFrom}`;
}
