import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileArea, StoredFile } from '../../platform/storage/storage.ts';
import { refuse } from './errors.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';
import { type ReadPackage, readPackage } from './read-package.ts';

export type ReceivedPackage = ReadPackage & {
  readonly stored: StoredFile;
  readonly packageSha256: string;
};

/** As many readers as a two-core machine carries beside its requests; whoever comes later waits. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads a package that lies in storage and keeps its files there as one file; the package itself is
 * taken away by whoever put it there.
 */
export async function receivePackage(area: FileArea, put: StoredFile): Promise<ReceivedPackage> {
  const mine = turn.then(() => readAndKeep(area, put));
  turn = mine.catch(() => undefined);
  return mine;
}

async function readAndKeep(area: FileArea, put: StoredFile): Promise<ReceivedPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'jixu-package-'));
  try {
    const output = { path: join(folder, 'files') };
    const answer = await readPackage({ path: area.pathOf(put.key) }, output);
    if (!answer.ok) throw refuse(`package_${answer.code}`, { detail: answer.detail ?? {} });
    const stored = await area.put(createReadStream(output.path), PACKAGE_LIMITS.unpackedBytes);
    return { ...answer.value, stored, packageSha256: put.sha256 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
