import {
  canonicalJson,
  formatLocalDate,
  IdNumber,
  type PersonId,
  type RecordId,
  type SenderId,
} from '@jixu/kernel';
import { type Identity, personCards } from '../../identity/index.ts';
import { unitOf } from '../../organisations/index.ts';
import type { HoursRoom, RecordFacts } from '../../hours/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Rulebooks } from '../../rulebooks/index.ts';
import { refuse } from '../errors.ts';
import { claimByKey, insertClaim, type RecordClaim, senderById } from '../store/exchange-store.ts';

export type PlatformRecord = {
  readonly externalId: string;
  readonly idNumber: string;
  readonly name: string;
  readonly title: string;
  readonly record: Omit<RecordFacts, 'via'>;
};

export type Receipt = {
  readonly externalId: string;
  readonly state: 'recorded' | 'quarantined';
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
 * sender and the bureau can see them, and count nothing.
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
  const key = `${senderId}/${sent.externalId}`;
  // Keyed: what was sent holds an identity number, and a plain digest of it could be searched through.
  const bodyHash = ports.keyring.blindIndex('exchange.record', canonicalJson(sent));
  const before = await claimByKey(op.tx, key);
  if (before) return repeat(before, bodyHash);
  const match = await matchPerson(op, ports.identity, sent);
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
  const held = match.personId
    ? null
    : JSON.stringify({ sealed: ports.keyring.encrypt(JSON.stringify(sent)).toString('base64') });
  if (!(await insertClaim(op.tx, { ...claim, held, at: op.now }))) {
    const winner = await claimByKey(op.tx, key);
    if (winner) return repeat(winner, bodyHash);
  }
  if (match.personId) await record(op, ports, { personId: match.personId, recordId, key, sent });
  op.note({ sender: senderId, state: claim.state });
  return {
    externalId: sent.externalId,
    state: claim.state,
    problem: claim.problem,
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
    problem: claim.problem,
    recordId: claim.recordId,
    repeated: true,
  };
}

async function matchPerson(
  op: Operation,
  identity: Identity,
  sent: PlatformRecord,
): Promise<{ personId: PersonId | null; problem: string | null }> {
  const idNumber = IdNumber.parse(sent.idNumber);
  if (!idNumber.ok) return { personId: null, problem: `exchange.${idNumber.code}` };
  const personId = await identity.findByDocument({ db: op.tx }, idNumber.value);
  if (!personId) return { personId: null, problem: 'exchange.person_unknown' };
  const card = (await personCards({ db: op.tx }, [personId])).get(personId);
  if (card?.name.normalize('NFKC') !== sent.name.normalize('NFKC').trim()) {
    return { personId: null, problem: 'exchange.name_differs' };
  }
  return { personId, problem: null };
}

async function record(
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
