import { CONSENT_VERSION } from '../../identity/index.ts';
import { isSetUp } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';

export type SetUpState = {
  /** `waiting`: nobody administers this server yet; `open`: this browser has used the link; `done`: log in. */
  readonly state: 'waiting' | 'open' | 'done';
  /** For whoever sets up: where the key of all identity numbers lies. */
  readonly keyFile: string | null;
  readonly consentVersion: string;
};

export async function setUpState(
  read: Reading,
  ports: { readonly keyFile: string },
): Promise<SetUpState> {
  const consentVersion = CONSENT_VERSION;
  if (await isSetUp(read)) return { state: 'done', keyFile: null, consentVersion };
  if (read.actor.kind !== 'setup') return { state: 'waiting', keyFile: null, consentVersion };
  return { state: 'open', keyFile: ports.keyFile, consentVersion };
}
