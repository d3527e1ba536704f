import type { Identity, IdentityPorts } from '../identity/index.ts';

export type OrganisationsPorts = {
  readonly identity: Identity;
  /** Set-up gives the first administrator a password: under the same rules and through the same queue. */
  readonly identityPorts: IdentityPorts;
};
