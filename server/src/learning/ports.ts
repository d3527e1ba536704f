import type { Kysely } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { HoursRoom } from '../hours/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Operations } from '../platform/operation/operation.ts';
import type { Picture, PresenceOutcome } from '../platform/presence/presence.ts';
import type { Storage } from '../platform/storage/storage.ts';
import type { Rulebooks } from '../rulebooks/index.ts';

export type LearningPorts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly operations: () => Operations;
  readonly storage: Storage;
  readonly hours: HoursRoom;
  readonly rulebooks: Rulebooks;
  /** Makes what opens courseware, and what payment systems sign with. */
  readonly keyring: Pick<Keyring, 'blindIndex'>;
  /** Where packages are shown, apart from everything else; null where the operator named no place. */
  readonly coursewareUrl: () => string | null;
  /** Says whether a picture shows a person; null, and nobody is asked for one. Throws `PresenceFailed`. */
  readonly confirmPresence:
    | ((
        read: { readonly db: Kysely<unknown> },
        of: { readonly personId: PersonId; readonly picture: Picture },
      ) => Promise<PresenceOutcome>)
    | null;
};

/** The part of storage where the files of courses lie. */
export const MEDIA_AREA = 'learning';
