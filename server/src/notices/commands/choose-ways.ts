import { tokenHash } from '../../platform/crypto/token.ts';
import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { isTopic, type Topic, type Ways } from '../domain/notice-kinds.ts';
import { refuse } from '../errors.ts';
import { putWays, unsubscribeBy, waysOf } from '../store/setting-store.ts';

export async function chooseWays(
  op: Operation,
  personId: PersonId,
  chosen: readonly (Ways & { readonly topic: Topic })[],
): Promise<void> {
  for (const { topic, email, sms } of chosen)
    await putWays(op.tx, { personId, topic, ways: { email, sms }, at: op.now });
}

/** By the link at the end of a letter: no more letters of its topic. Pressing it twice changes nothing. */
export async function unsubscribe(op: Operation, token: string): Promise<Topic> {
  const found = await unsubscribeBy(op.tx, tokenHash(token));
  if (!found || !isTopic(found.topic)) throw refuse('link_unknown');
  const { personId, topic } = found;
  const { sms } = (await waysOf(op.tx, personId))[topic];
  await putWays(op.tx, { personId, topic, ways: { email: false, sms }, at: op.now });
  op.note({ personId, topic });
  return topic;
}
