import type { NodeId, SenderId } from '@jixu/kernel';
import { KINDS } from '@jixu/policy';
import { newToken, tokenHash } from '../../platform/crypto/token.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { bureausOf } from '../access.ts';
import { refuse } from '../errors.ts';
import {
  insertSender,
  replaceCredential,
  type Sender,
  senderById,
  updateSender,
} from '../store/sender-store.ts';

type Registration = {
  readonly senderId: SenderId;
  readonly name: string;
  readonly nodeId: NodeId;
  readonly kinds: readonly string[];
};

/** A platform that may send records from now on; it can once a credential was drawn for it. */
export async function addSender(op: Operation, of: Registration): Promise<void> {
  if (!bureausOf(op.actor).includes(of.nodeId)) throw refuse('no_such_office');
  requireKnownKinds(of.kinds);
  await register(op, { ...of, credential: newToken().token });
}

/** For what is wired by hand: the demonstration, tests. */
export async function registerSender(
  op: Operation,
  of: Omit<Registration, 'senderId'> & { readonly credential?: string },
): Promise<{ senderId: SenderId; credential: string }> {
  const credential = of.credential ?? newToken().token;
  const senderId = op.newId<'sender'>();
  await register(op, { ...of, senderId, credential });
  return { senderId, credential };
}

async function register(op: Operation, of: Registration & { credential: string }): Promise<void> {
  const added = await insertSender(op.tx, {
    ...of,
    name: of.name.normalize('NFKC').trim(),
    state: 'active',
    credentialHash: tokenHash(of.credential),
    at: op.now,
  });
  if (!added) await requireSender(op, of.senderId);
  op.note({ sender: of.senderId, kinds: [...of.kinds] });
}

export async function changeSender(
  op: Operation,
  of: { senderId: SenderId } & Partial<Pick<Sender, 'name' | 'kinds' | 'state'>>,
): Promise<void> {
  const sender = await requireSender(op, of.senderId);
  const { name = sender.name, kinds = sender.kinds, state = sender.state } = of;
  requireKnownKinds(kinds);
  await updateSender(op.tx, { senderId: of.senderId, name: name.trim(), kinds, state });
  op.note({ sender: of.senderId, kinds: [...kinds], state });
}

/**
 * A new credential; the one before opens nothing from this moment on. Answered once and stored as a hash, also not
 * among the answers kept for repeats: drawing again is how one repeats it.
 */
export async function drawCredential(op: Operation, senderId: SenderId): Promise<string> {
  await requireSender(op, senderId);
  const { token, hash } = newToken();
  await replaceCredential(op.tx, { senderId, credentialHash: hash });
  op.note({ sender: senderId });
  return token;
}

/** The sender, locked; one of another bureau is not there. */
export async function requireSender(op: Operation, senderId: SenderId): Promise<Sender> {
  const sender = await senderById(op.tx, senderId, { lock: true });
  if (!sender || !bureausOf(op.actor).includes(sender.nodeId)) throw refuse('no_such_sender');
  return sender;
}

function requireKnownKinds(kinds: readonly string[]): void {
  const at = kinds.findIndex((kind) => !Object.hasOwn(KINDS, kind));
  if (at < 0) return;
  throw refuse('kind_unknown', {
    fields: [{ path: `body/kinds/${at}`, code: 'exchange.kind_unknown' }],
  });
}
