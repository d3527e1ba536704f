import {
  canonicalJson,
  formatLocalDate,
  type PersonId,
  type RecordId,
  type SenderId,
} from '@jixu/kernel';
import type { Identity } from '../../identity/index.ts';
import { unitOf } from '../../organisations/index.ts';
import type { HoursRoom, RecordFacts } from '../../hours/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Rulebooks } from '../../rulebooks/index.ts';
import { refuse } from '../errors.ts';
import { claimByKey, insertClaim, keyOf, type RecordClaim } from '../store/claim-store.ts';
import { senderById } from '../store/sender-store.ts';
import { matchPerson, problemForSender } from './match-person.ts';

export type PlatformRecord = {
  readonly externalId: string;
  readonly idNumber: string;
  readonly name: string;
  readonly title: string;
  readonly record: Omit<RecordFacts, 'via'>;
};

export type Receipt = {
  readonly externalId: string;
  readonly state: RecordClaim['state'];
  readonly problem: string | null;
  readonly recordId: string | null;
  readonly repeated: boolean;
};

export type ExchangePorts = {
  readonly hours: HoursRoom;
  readonly rulebooks: Rulebooks;
  readonly keyring: Keyring;
  readonly identity: Identity;
};

/**
 * A learning platform reports what someone learnt: recorded and recognised at once, without review, under the sender's
 * own id for it. The same id again answers the same; unknown people and mismatching names go to quarantine, where the
 * bureau sees them, and count nothing until it has settled who is meant.
 */
export async function receiveRecord(
  op: Operation,
  ports: ExchangePorts,
  senderId: SenderId,
  sent: PlatformRecord,
): Promise<Receipt> {
  const sender = await senderById(op.tx, senderId);
  if (!sender?.kinds.includes(sent.record.kind)) throw refuse('kind_not_granted');
  requireDaysThatWere(sent.record, formatLocalDate(op.today));
  const key = keyOf(senderId, sent.externalId);
  // Keyed: what was sent holds an identity number, and a plain digest of it could be searched through.
  const bodyHash = ports.keyring.blindIndex('exchange.record', canonicalJson(sent));
  const before = await claimByKey(op.tx, key);
  if (before) return repeat(before, bodyHash);
  const match = await matchPerson(op, ports.identity, sent, sender.nodeId);
  const recordId = op.newId<'record'>();
  const claim: RecordClaim = {
    key,
    senderId,
    externalId: sent.externalId,
    bodyHash,
    state: match.personId ? 'recorded' : 'quarantined',
    problem: match.problem,
    personId: match.personId,
    recordId: match.personId ? recordId : null,
  };
  const held = match.personId ? null : ports.keyring.encrypt(JSON.stringify(sent));
  if (!(await insertClaim(op.tx, { ...claim, held, at: op.now }))) {
    const winner = await claimByKey(op.tx, key);
    if (winner) return repeat(winner, bodyHash);
  }
  if (match.personId) await recordFor(op, ports, { personId: match.personId, recordId, key, sent });
  op.note({ sender: senderId, state: claim.state });
  return {
    externalId: sent.externalId,
    state: claim.personId ? 'recorded' : 'quarantined',
    problem: problemForSender(claim.problem),
    recordId: claim.recordId,
    repeated: false,
  };
}

/** Nobody has learnt tomorrow, or ended before beginning; recognised at once, it would count before it happened. */
function requireDaysThatWere(record: PlatformRecord['record'], today: string): void {
  const { on, from, to } = record;
  const ahead = (['on', 'from', 'to'] as const).find((name) => (record[name] ?? on) > today);
  const wrong = ahead ?? (from !== undefined && to !== undefined && to < from ? 'to' : null);
  if (wrong === null) return;
  throw refuse('invalid_record', {
    fields: [{ path: `record/${wrong}`, code: 'exchange.invalid_record' }],
  });
}

function repeat(claim: RecordClaim, bodyHash: string): Receipt {
  if (claim.bodyHash !== bodyHash) throw refuse('external_id_reused');
  return {
    externalId: claim.externalId,
    state: claim.state,
    problem: problemForSender(claim.problem),
    recordId: claim.recordId,
    repeated: true,
  };
}

export async function recordFor(
  op: Operation,
  ports: ExchangePorts,
  of: { personId: PersonId; recordId: RecordId; key: string; sent: PlatformRecord },
): Promise<void> {
  const read = { db: op.tx };
  const rulebook = await ports.rulebooks.rulebookFor(read, of.personId, op.today);
  const unit = await unitOf(read, of.personId, op.today);
  const lodged = await ports.hours.lodge(op, {
    recordId: of.recordId,
    personId: of.personId,
    source: { kind: 'platform', id: of.key },
    unitId: unit?.unitId ?? null,
    packId: rulebook?.pack.id ?? '',
    facts: { ...of.sent.record, via: 'platform' },
    title: of.sent.title,
    preview: null,
  });
  await ports.hours.recognise(op, {
    claimId: op.newId<'claim'>(),
    personId: of.personId,
    recordId: lodged.recordId,
  });
}
