import { join } from 'node:path';
import { readPackFolder } from './files.ts';
import type { Pack } from './pack.ts';

/** A pack of the repository, for tests. */
export async function packOf(id: string): Promise<Pack> {
  const { pack } = await readPackFolder(join(import.meta.dirname, '../../../packs', id));
  if (pack === null) throw new Error(`${id} cannot be read`);
  return pack;
}
