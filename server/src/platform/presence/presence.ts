/** `unsure`: the picture shows nobody, or the service does not know the person. */
export type PresenceOutcome = 'same' | 'other' | 'unsure';

export type Picture = {
  readonly image: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'image/png';
};

export type PresenceAsked = Picture & {
  /** The same for every attempt at one picture. */
  readonly id: string;
  readonly name: string;
  readonly documentNumber: string;
};

/**
 * A service outside that says whether a picture shows a person (D26). Asked only for whoever consented, never inside a
 * transaction; the picture passes through memory and is kept nowhere. Null where nothing is configured: then nobody is
 * asked for a picture.
 */
export type Presence = {
  readonly confirm: (asked: PresenceAsked) => Promise<PresenceOutcome>;
};

/** No answer, or none that can be read. Says nothing of what was sent. */
export class PresenceFailed extends Error {
  override name = 'PresenceFailed';
}
