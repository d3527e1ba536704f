import type { ReplyPorts } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { endOwnSession } from './open-session.ts';

/** Ends the session on the server and clears the cookies; logging out twice is logging out. */
export async function logOut(op: Operation, reply: ReplyPorts): Promise<void> {
  await endOwnSession(op, 'logged-out');
  reply.setSession(null);
}
