import { IdNumber, type NodeId, type PersonId } from '@jixu/kernel';
import {
  acceptNewPassword,
  activate,
  closeSetup,
  type FinishedActivation,
  handOver,
} from '../../identity/index.ts';
import type { ReplyPorts, SteppedContext } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { refuse } from '../errors.ts';
import type { OrganisationsPorts } from '../ports.ts';
import { anyAdministratorEver } from '../store/appointment-rows.ts';
import { lockTree } from '../store/tree-rows.ts';
import { appointAtSetup } from './appoint.ts';
import { createNode } from './create-node.ts';

export type FirstAdministrator = FinishedActivation & {
  readonly name: string;
  readonly idNumber: string;
  /** The root of the tree: usually the region that this deployment serves. */
  readonly rootName: string;
  readonly regionCode: string;
};

export type SetUp = { readonly personId: PersonId; readonly rootId: NodeId };

/** The end of the set-up link: a root, an administrator with a password of his own, and no way back in. */
export async function setUpAdministrator(
  ports: OrganisationsPorts,
  context: SteppedContext,
  typed: FirstAdministrator,
  reply: ReplyPorts,
): Promise<SetUp> {
  if (await anyAdministratorEver(context.db)) throw refuse('set_up_already');
  const idNumber = IdNumber.parse(typed.idNumber);
  if (!idNumber.ok) {
    const fields = [{ path: 'body/idNumber', code: `identity.${idNumber.code}` }];
    throw new Refusal(`identity.${idNumber.code}`, 'invalid', { fields });
  }
  const own = { idNumber: idNumber.value.reveal(), phone: null };
  const passwordHash = await acceptNewPassword(ports.identityPorts, typed, own);
  const done = await context.operate((op) => build(op, ports, idNumber.value, typed, passwordHash));
  handOver(reply, done.opened);
  return done.setUp;
}

async function build(
  op: Operation,
  ports: OrganisationsPorts,
  idNumber: IdNumber,
  typed: FirstAdministrator,
  passwordHash: string,
) {
  await lockTree(op.tx);
  if (await anyAdministratorEver(op.tx)) throw refuse('set_up_already');
  const root = { kind: 'region', name: typed.rootName, regionCode: typed.regionCode } as const;
  const rootId = await createNode(op, { ...root, parentId: null });
  const personId = await ports.identity.registerPerson(op, { name: typed.name, idNumber });
  const role = 'system-administrator' as const;
  await appointAtSetup(op, { personId, nodeId: rootId, role, fromOn: op.today });
  await closeSetup(op);
  const opened = await activate(op, { ...typed, personId, passwordHash, with: 'setup' });
  return { setUp: { personId, rootId }, opened };
}
