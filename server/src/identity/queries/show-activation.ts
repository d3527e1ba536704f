import { assert } from '@jixu/kernel';
import type { Reading } from '../../platform/http/route.ts';
import { CONSENT_VERSION } from '../consent/consent-text.ts';
import { maskedName } from '../domain/person-name.ts';
import { refuse } from '../errors.ts';
import type { IdentityPorts } from '../ports.ts';
import { activationOf, type Proof } from '../store/activation-rows.ts';
import { personCards } from './person-cards.ts';

export type ActivationView = {
  /** Only once the second proof was given: before it, nothing tells whether the number is known. */
  readonly maskedName: string | null;
  readonly provenWith: Proof | null;
  readonly proofs: readonly Proof[];
  readonly consentVersion: string;
  readonly expiresAt: Date;
};

export async function showActivation(read: Reading, ports: IdentityPorts): Promise<ActivationView> {
  assert(read.actor.kind === 'activation', 'activation: another kind of session');
  const activation = await activationOf(read.db, read.actor.sessionId, read.now);
  if (!activation) throw refuse('activation_over');
  const { personId, provenWith, expiresAt } = activation;
  const card =
    provenWith === null ? undefined : (await personCards(read, [personId])).get(personId);
  return {
    maskedName: card ? maskedName(card.name) : null,
    provenWith,
    proofs: ports.sms ? ['slip', 'sms'] : ['slip'],
    consentVersion: CONSENT_VERSION,
    expiresAt,
  };
}
