import { assert } from './assert.ts';

/** UUIDv7 values, branded so that one kind of id is never passed for another. */
export type Id<Kind extends string> = string & { readonly __id: Kind };

export type PersonId = Id<'person'>;
export type AccountId = Id<'account'>;
export type SessionId = Id<'session'>;
export type NodeId = Id<'node'>;
export type AppointmentId = Id<'appointment'>;
export type EvidenceId = Id<'evidence'>;
export type CaseId = Id<'case'>;
export type TaskId = Id<'task'>;
export type RecordId = Id<'record'>;
export type EntryId = Id<'entry'>;
export type ClaimId = Id<'claim'>;
export type DeclarationId = Id<'declaration'>;
export type CertificateId = Id<'certificate'>;
export type OperationId = Id<'operation'>;
export type BatchId = Id<'batch'>;
export type SenderId = Id<'sender'>;
export type NoticeId = Id<'notice'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}

/** For values that come from our own database or a validated request. */
export function asId<Kind extends string>(text: string): Id<Kind> {
  assert(isId(text), 'id: not a UUID');
  return text as Id<Kind>;
}

const HEX = Array.from({ length: 256 }, (_none, byte) => byte.toString(16).padStart(2, '0'));

/** A UUIDv7 from a time in milliseconds and 10 random bytes (RFC 9562 §5.7). */
export function uuidV7(timeMs: number, random: Uint8Array): string {
  assert(random.length >= 10, 'id: ten random bytes');
  assert(Number.isSafeInteger(timeMs) && timeMs >= 0, 'id: a time in whole milliseconds');
  const time = timeMs.toString(16).padStart(12, '0');
  const two = (at: number): string => hex(random[at]) + hex(random[at + 1]);
  const version = hex(0x70 | ((random[0] ?? 0) & 0x0f)) + hex(random[1]);
  const variant = hex(0x80 | ((random[2] ?? 0) & 0x3f)) + hex(random[3]);
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-${version}-${variant}-${two(4)}${two(6)}${two(8)}`;
}

function hex(byte: number | undefined): string {
  return HEX[byte ?? 0] ?? '';
}
