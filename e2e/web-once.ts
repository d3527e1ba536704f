import { fileURLToPath } from 'node:url';
import { ensureWeb } from '../cli/src/build-web.ts';

/** The web app is built before the first journey, not by each of those that begin together. */
export async function setup(): Promise<void> {
  await ensureWeb(fileURLToPath(new URL('..', import.meta.url)));
}
