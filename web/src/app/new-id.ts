import { uuidV7 } from '@jixu/kernel';
import { deviceNow } from './device-clock.ts';

/** The caller of a write makes its id, so that a repeat is the same thing. */
export function newId(): string {
  return uuidV7(deviceNow().getTime(), crypto.getRandomValues(new Uint8Array(10)));
}
