import { learningOf, type PackEdition } from '@jixu/policy';

/** The wording that a person agrees to; whoever agreed to another one is asked again. */
export const PRESENCE_WORDING = '2026-11';
/** Pictures a question; after them only the answer is left. */
export const PRESENCE_TRIES = 3;
/** A picture of a webcam is a twentieth of it. */
export const PRESENCE_BYTES_MAX = 2 * 1024 * 1024;

/** Silent, and nobody is asked for a picture (D26). Where it speaks, a picture stands in for a question, never alone. */
export function presenceAllowed(edition: PackEdition | null): boolean {
  return edition !== null && learningOf(edition)?.presence !== undefined;
}
