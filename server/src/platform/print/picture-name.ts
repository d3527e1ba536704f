import { createHash } from 'node:crypto';

/**
 * What a template calls a picture that is handed over with its data. Named after its content, so that no page can show
 * a picture of an earlier one under the same name.
 */
export function pictureName(bytes: Uint8Array, type: 'jpg' | 'png'): string {
  return `${createHash('sha256').update(bytes).digest('hex')}.${type}`;
}
