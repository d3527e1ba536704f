import { asId, type BatchId, isId } from '@jixu/kernel';
import { Refusal } from '../../platform/operation/refusal.ts';
import type { Batch } from './batch.ts';

export type Cursor = { readonly at: Date; readonly batchId: BatchId };

export function cursorOf(batch: Batch | undefined): string | null {
  if (!batch) return null;
  return Buffer.from(`${batch.uploadedAt.toISOString()} ${batch.batchId}`).toString('base64url');
}

export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime()) || !isId(id)) {
    throw new Refusal('platform.bad_cursor', 'invalid', {
      fields: [{ path: 'query/cursor', code: 'platform.bad_cursor' }],
    });
  }
  return { at: instant, batchId: asId<'batch'>(id) };
}
