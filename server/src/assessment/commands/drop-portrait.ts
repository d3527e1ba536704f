import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import type { FileArea } from '../../platform/storage/storage.ts';
import type { EntryKey } from '../store/entry-store.ts';
import { type Portrait, removePortrait, type RemovedFor } from '../store/portrait-store.ts';
import { printAgain } from '../store/print-store.ts';
import { forgetRequest, printRequest } from './work-requests.ts';

export const PORTRAIT_AREA = 'portraits';

/** The picture goes from storage, and from the files of tickets, which are printed anew. */
export async function dropPortrait(op: Operation, key: EntryKey, why: RemovedFor): Promise<void> {
  const storageKey = await removePortrait(op.tx, key, { at: op.now, why });
  if (storageKey === null) return;
  op.enqueue(forgetRequest({ area: PORTRAIT_AREA, storageKey }));
  await printTicketsAnew(op, key);
}

/** Stored tickets show the person as he is to be shown now. */
export async function printTicketsAnew(op: Operation, key: EntryKey): Promise<void> {
  const again = await printAgain(op.tx, { ...key, at: op.now });
  for (const kept of again.keys) op.enqueue(forgetRequest({ area: '', storageKey: kept }));
  for (const batch of again.batches) op.enqueue(printRequest(batch));
}

/** The pictures themselves. One that went between the look at its row and at its file is not among them. */
export async function readPortraits(
  area: FileArea,
  kept: ReadonlyMap<PersonId, Pick<Portrait, 'storageKey'>>,
): Promise<ReadonlyMap<PersonId, Buffer>> {
  const found = new Map<PersonId, Buffer>();
  for (const [personId, { storageKey }] of kept) {
    const bytes = await bytesAt(area, storageKey);
    if (bytes !== null) found.set(personId, bytes);
  }
  return found;
}

async function bytesAt(area: FileArea, storageKey: string): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of await area.read(storageKey)) pieces.push(Buffer.from(piece));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return Buffer.concat(pieces);
}
