import { formatLocalDate, type NodeId } from '@jixu/kernel';
import type { Reading } from '../../platform/http/route.ts';
import type { PersonActor } from '../../platform/operation/actor.ts';
import type { IdentityPorts } from '../ports.ts';
import { accountOfPerson } from '../store/account-rows.ts';
import { personCards } from './person-cards.ts';

export type SessionView = {
  readonly kind: 'anyone' | 'person' | 'activation' | 'setup';
  readonly demonstration: boolean;
  readonly smsOffered: boolean;
  readonly today: string;
  readonly person: {
    readonly personId: string;
    readonly name: string;
    readonly documentMask: string;
    readonly locale: string;
    readonly roles: {
      appointmentId: string;
      role: string;
      nodeId: string;
      nodeName: string;
    }[];
    readonly pendingNotices: number;
  } | null;
};

/** Who am I. Anyone may ask; a stranger learns that he is one. */
export async function showSession(read: Reading, ports: IdentityPorts): Promise<SessionView> {
  const { actor } = read;
  const kind = actor.kind === 'sender' || actor.kind === 'system' ? 'anyone' : actor.kind;
  const person = actor.kind === 'person' ? await showPerson(read, ports, actor) : null;
  return {
    kind,
    demonstration: ports.demonstration(),
    smsOffered: ports.sms !== null,
    today: formatLocalDate(read.today),
    person,
  };
}

async function showPerson(
  read: Reading,
  ports: IdentityPorts,
  actor: PersonActor,
): Promise<SessionView['person']> {
  const card = (await personCards(read, [actor.personId])).get(actor.personId);
  const account = await accountOfPerson(read.db, actor.personId);
  const nodes: NodeId[] = [...new Set(actor.grants.map((grant) => grant.nodeId))];
  const names = await ports.organisations.nodeNames(read, nodes);
  return {
    personId: actor.personId,
    name: card?.name ?? '',
    documentMask: card?.documentMask ?? '',
    locale: account?.locale ?? 'zh-CN',
    roles: actor.grants.map(({ appointmentId, role, nodeId }) => ({
      appointmentId,
      role,
      nodeId,
      nodeName: names.get(nodeId) ?? '',
    })),
    pendingNotices: (await ports.pendingNotices?.(read, actor.personId)) ?? 0,
  };
}
