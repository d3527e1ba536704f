import type { Identity } from '../identity/index.ts';

export type OrganisationsPorts = {
  readonly identity: Identity;
};
