import type { Kysely } from 'kysely';
import type { LocalDate, NodeId, PersonId, SenderId } from '@jixu/kernel';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Reading } from '../platform/http/route.ts';
import type { Grant } from '../platform/operation/actor.ts';
import type { AddressBudget } from './address-budget.ts';
import type { HashLimiter } from './hash-limiter.ts';
import type { Sms } from '../platform/mail-sms/sms.ts';

/** What identity knows of organisations, which lie above it: four questions that the composition root answers. */
export type OrganisationPorts = {
  readonly grantsOf: (
    db: Kysely<unknown>,
    personId: PersonId,
    today: LocalDate,
  ) => Promise<readonly Grant[]>;
  readonly nodeNames: (
    read: Reading,
    ids: readonly NodeId[],
  ) => Promise<ReadonlyMap<NodeId, string>>;
  /** Throws the 404 of the scope, or a refusal where the person holds an office beyond the caller's. */
  readonly assertMayResetAccount: (read: Reading, personId: PersonId) => Promise<void>;
  /** Members of a unit (and below) whose accounts the caller may activate. Throws the 404 of the scope. */
  readonly membersForSlips: (read: Reading, unitId: NodeId) => Promise<readonly PersonId[]>;
  readonly unitNamesOf: (
    read: Reading,
    ids: readonly PersonId[],
  ) => Promise<ReadonlyMap<PersonId, string>>;
};

/** A row of the printed sheet. */
export type SlipRow = {
  readonly name: string;
  readonly unit: string;
  /** Ten symbols, ungrouped. */
  readonly code: string;
  readonly validUntil: LocalDate;
};

export type IdentityPorts = {
  readonly db: Kysely<unknown>;
  readonly keyring: Keyring;
  readonly hashes: HashLimiter;
  readonly addresses: AddressBudget;
  readonly organisations: OrganisationPorts;
  /** null: this deployment sends no text messages; slips are the only second proof. */
  readonly sms: Sms | null;
  readonly renderSlips: (rows: readonly SlipRow[]) => Promise<Uint8Array>;
  readonly senderOf: (bearer: string) => Promise<SenderId | null>;
  /** Days without log-in after which the person's rules ask for a second proof; null: never. */
  readonly idleLimit: (read: Reading, personId: PersonId) => Promise<number | null>;
  readonly pendingNotices?: (read: Reading, personId: PersonId) => Promise<number>;
  readonly demonstration: () => boolean;
};
