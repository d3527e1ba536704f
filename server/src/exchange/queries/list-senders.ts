import { IdNumber, type SenderId } from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import { recordById } from '../../hours/index.ts';
import { nodeCards } from '../../organisations/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Reading } from '../../platform/http/route.ts';
import { bureausOf } from '../access.ts';
import type { PlatformRecord } from '../commands/receive-record.ts';
import { refuse } from '../errors.ts';
import { claimsOf, type ClaimState, type HeldClaim } from '../store/claim-store.ts';
import { type ListedSender, senderById, sendersAt } from '../store/sender-store.ts';

const SENDERS_MAX = 200;

export async function listSenders(read: Reading): Promise<{
  readonly offices: readonly { readonly nodeId: string; readonly name: string }[];
  readonly senders: readonly ListedSender[];
}> {
  const nodeIds = bureausOf(read.actor);
  const cards = await nodeCards(read, nodeIds);
  const offices = nodeIds.map((nodeId) => ({ nodeId, name: cards.get(nodeId)?.name ?? '' }));
  return { offices, senders: await sendersAt(read.db, nodeIds, SENDERS_MAX) };
}

/** A record as the bureau sees it: who was sent, who that is here, and what stands in the way. */
export type ListedClaim = {
  readonly externalId: string;
  readonly state: ClaimState;
  readonly problem: string | null;
  readonly receivedAt: Date;
  readonly name: string;
  readonly documentMask: string | null;
  readonly title: string;
  readonly kind: string | null;
  readonly on: string | null;
};

export async function listClaims(
  read: Reading,
  keyring: Keyring,
  of: {
    readonly senderId: SenderId;
    readonly state: ClaimState | null;
    readonly after: { readonly at: Date; readonly key: string } | null;
    readonly limit: number;
  },
): Promise<{
  readonly items: readonly ListedClaim[];
  readonly next: { readonly at: Date; readonly key: string } | null;
}> {
  const sender = await senderById(read.db, of.senderId);
  if (!sender || !bureausOf(read.actor).includes(sender.nodeId)) throw refuse('no_such_sender');
  const found = await claimsOf(read.db, { ...of, limit: of.limit + 1 });
  const page = found.slice(0, of.limit);
  const cards = await personCards(
    read,
    page.flatMap((claim) => (claim.personId === null ? [] : [claim.personId])),
  );
  const items: ListedClaim[] = [];
  for (const claim of page) {
    const base = {
      externalId: claim.externalId,
      state: claim.state,
      problem: claim.problem,
      receivedAt: claim.receivedAt,
    };
    if (claim.held !== null) items.push({ ...base, ...heldFacts(keyring, claim.held) });
    else items.push({ ...base, ...(await recordedFacts(read, cards, claim)) });
  }
  const last = page.at(-1);
  const more = found.length > of.limit && last !== undefined;
  return { items, next: more ? { at: last.receivedAt, key: last.key } : null };
}

type Facts = Pick<ListedClaim, 'name' | 'documentMask' | 'title' | 'kind' | 'on'>;

function heldFacts(keyring: Keyring, held: Buffer): Facts {
  const sent = JSON.parse(keyring.decrypt(held)) as PlatformRecord;
  const idNumber = IdNumber.parse(sent.idNumber);
  return {
    name: sent.name,
    documentMask: idNumber.ok ? idNumber.value.mask : null,
    title: sent.title,
    kind: sent.record.kind,
    on: sent.record.on,
  };
}

async function recordedFacts(
  read: Reading,
  cards: Awaited<ReturnType<typeof personCards>>,
  claim: HeldClaim,
): Promise<Facts> {
  if (claim.personId === null || claim.recordId === null) {
    return { name: '', documentMask: null, title: '', kind: null, on: null };
  }
  const card = cards.get(claim.personId);
  const record = await recordById(read.db, claim.personId, claim.recordId);
  return {
    name: card?.name ?? '',
    documentMask: card?.documentMask ?? null,
    title: record?.title ?? '',
    kind: record?.facts.kind ?? null,
    on: record?.facts.on ?? null,
  };
}
