import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Refusal } from '../operation/refusal.ts';
import type { Operation } from '../operation/operation.ts';

export const KEY_LENGTH_MAX = 255;
/** How long an answer is kept for a repeat. */
export const KEPT_DAYS = 7;

export type KeyedRequest = {
  readonly owner: string;
  readonly key: string;
  readonly hash: string;
};

export function requestHash(parts: {
  method: string;
  route: string;
  url: string;
  body: unknown;
}): string {
  return createHash('sha256')
    .update(JSON.stringify([parts.method, parts.route, parts.url, parts.body ?? null]))
    .digest('base64url');
}

/**
 * Runs `work` once per (owner, key): the answer is stored in the same transaction as the effect. The same key with
 * another body is refused (422); a twin still under way is refused (409) instead of waiting behind it.
 */
export async function once(
  op: Operation,
  request: KeyedRequest,
  work: () => Promise<unknown>,
): Promise<{ readonly body: string; readonly repeated: boolean }> {
  const lock = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(
    hashtextextended(${`${request.owner}\n${request.key}`}, 0)) as free`.execute(op.tx);
  if (!lock.rows[0]?.free) {
    throw new Refusal('platform.twin_in_flight', 'conflict', { retryAfterSeconds: 1 });
  }
  const before = await sql<{ request_hash: string; body: string }>`select request_hash, body
    from platform.idempotency where account_id = ${request.owner} and key = ${request.key}`.execute(
    op.tx,
  );
  const row = before.rows[0];
  if (row) {
    if (row.request_hash !== request.hash) {
      throw new Refusal('platform.key_used_for_another_request', 'unprocessable');
    }
    return { body: row.body, repeated: true };
  }
  const body = JSON.stringify((await work()) ?? null);
  await sql`insert into platform.idempotency (account_id, key, request_hash, status, body, at)
    values (${request.owner}, ${request.key}, ${request.hash}, 200, ${body}, ${op.now})`.execute(
    op.tx,
  );
  return { body, repeated: false };
}
