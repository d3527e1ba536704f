import type { PersonId } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { requirePerson } from '../access.ts';
import type { Offering } from '../domain/offering.ts';
import { refuse } from '../errors.ts';
import { entryByKey, insertObligation } from '../store/entry-store.ts';
import { portraitOf } from '../store/portrait-store.ts';
import { issueTicket, markPrinted, type Ticket, ticketsOf } from '../store/ticket-store.ts';
import { visibleOffering } from './sign-up.ts';

/**
 * The admission ticket of a central session. Where the pack has a fee, printing by the person is what makes it owed;
 * printing by the organiser is not.
 */
export async function printTicket(
  op: Operation,
  of: { readonly offeringId: string; readonly taskId: string },
): Promise<Ticket> {
  const { personId } = requirePerson(op.actor);
  const offering = await visibleOffering(readingOf(op), personId, of.offeringId);
  const key = { personId, offeringId: of.offeringId };
  const entry = await entryByKey(op.tx, key, { lock: true });
  if (!entry || entry.state !== 'in') throw refuse('not_signed_up');
  const task = offering.tasks.find((one) => one.taskId === of.taskId);
  if (!task) throw refuse('no_task');
  if (task.startsAt === null || (task.kind === 'resit' && entry.resitSignedUpAt === null))
    throw refuse('no_ticket');
  const before = (await ticketsOf(op.tx, key)).find((one) => one.taskId === of.taskId);
  if (before && before.printedAt !== null) return before;
  if (op.now >= task.closesAt) throw refuse('closed');
  if (offering.rules.photo?.required === true && (await portraitOf(op.tx, key)) === null)
    throw refuse('portrait_first');
  const number = before?.number ?? (await newTicket(op, offering, { personId, taskId: of.taskId }));
  if (!(await markPrinted(op.tx, { personId, taskId: of.taskId, at: op.now })))
    throw refuse('no_ticket');
  const { fee } = offering.rules;
  if (fee && fee.examFen > 0)
    await insertObligation(op.tx, {
      ...key,
      taskId: of.taskId,
      amountFen: fee.examFen,
      rule: fee.rule,
      at: op.now,
    });
  op.note({ ...of });
  return { personId, taskId: of.taskId, number, printedAt: op.now };
}

/** Four random bytes leave one in a million that two of some thousand tickets are alike; ten tries leave none. */
const TRIES = 10;

/** Gives a ticket of that session its number, without having it printed. */
export async function newTicket(
  op: Operation,
  offering: Pick<Offering, 'offeringId' | 'year'>,
  of: { readonly personId: PersonId; readonly taskId: string },
): Promise<string> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const number = `${offering.year}${op.secret(4).readUInt32BE().toString().padStart(10, '0')}`;
    const { offeringId } = offering;
    if (await issueTicket(op.tx, { ...of, offeringId, number, at: op.now })) return number;
  }
  throw new Error('assessment: ten ticket numbers in a row that others have');
}
