import type { PersonId } from '@jixu/kernel';
import { coursesTaken, enrolmentFor } from '../../learning/index.ts';
import { personInScope, scopeOfNode } from '../../organisations/index.ts';
import { readingOf, type Reading } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { requirePerson } from '../access.ts';
import type { Offering } from '../domain/offering.ts';
import { resitSignUpTo } from '../domain/timing.ts';
import { refuse } from '../errors.ts';
import { attemptsOf } from '../store/attempt-store.ts';
import {
  codesPassed,
  entryByKey,
  putEntry,
  setAccessible,
  signUpForResit,
  withdrawEntry,
} from '../store/entry-store.ts';
import { offeringsById } from '../store/offering-store.ts';
import { leaveSeats } from '../store/seat-store.ts';
import { ticketsOf } from '../store/ticket-store.ts';
import { dropPortrait } from './drop-portrait.ts';

/** An offering that this person may know of: its own people's, and what one signed up for before a move. */
export async function visibleOffering(
  read: Pick<Reading, 'db' | 'today'>,
  personId: PersonId,
  offeringId: string,
): Promise<Offering> {
  const offering = (await offeringsById(read.db, [offeringId])).get(offeringId);
  if (!offering || offering.state === 'draft') throw refuse('no_offering');
  const entry = await entryByKey(read.db, { personId, offeringId });
  if (entry) return offering;
  if (offering.courseId !== null) {
    const taken = await coursesTaken(read, personId);
    if (taken.includes(offering.courseId)) return offering;
  }
  const scope = scopeOfNode(offering.nodeId);
  const meant = await personInScope(read.db, scope, personId, read.today);
  if (!meant) throw refuse('no_offering');
  return offering;
}

export async function signUp(op: Operation, offeringId: string): Promise<void> {
  const { personId } = requirePerson(op.actor);
  const offering = await visibleOffering(readingOf(op), personId, offeringId);
  const key = { personId, offeringId };
  const before = await entryByKey(op.tx, key, { lock: true });
  if (before && before.state !== 'withdrawn') return;
  if (op.now < offering.signUpFrom || op.now >= offering.signUpTo) throw refuse('sign_up_closed');
  const passed = await codesPassed(op.tx, personId);
  if (passed.has(`${offering.nodeId} ${offering.code}`)) throw refuse('passed_already');
  if (offering.courseId !== null) {
    const asked = { courseId: offering.courseId, personId };
    const enrolment = await enrolmentFor({ db: op.tx }, asked);
    if ((enrolment?.studiedOn ?? null) === null) throw refuse('not_enrolled');
  }
  await putEntry(op.tx, { ...key, nodeId: offering.nodeId, at: op.now });
  op.note({ offeringId });
}

/** Until signing up is over and as long as nothing has begun. */
export async function withdraw(op: Operation, offeringId: string): Promise<void> {
  const { personId } = requirePerson(op.actor);
  const offering = await visibleOffering(readingOf(op), personId, offeringId);
  const key = { personId, offeringId };
  const entry = await entryByKey(op.tx, key, { lock: true });
  if (!entry || entry.state === 'withdrawn') return;
  const begun = await attemptsOf(op.tx, { personId, offeringIds: [offeringId] });
  const printed = (await ticketsOf(op.tx, key)).filter((one) => one.printedAt !== null);
  if (op.now >= offering.signUpTo || begun.length + printed.length > 0)
    throw refuse('cannot_withdraw');
  if (!(await withdrawEntry(op.tx, key))) throw refuse('cannot_withdraw');
  await leaveSeats(op.tx, key);
  await dropPortrait(op, key, 'left');
  op.note({ offeringId });
}

/** Within the days after the last exam that the pack gives, once a year, for who has not passed. */
export async function askForResit(op: Operation, offeringId: string): Promise<void> {
  const { personId } = requirePerson(op.actor);
  const offering = await visibleOffering(readingOf(op), personId, offeringId);
  const key = { personId, offeringId };
  const entry = await entryByKey(op.tx, key, { lock: true });
  if (!entry || entry.state === 'withdrawn') throw refuse('not_signed_up');
  if (entry.resitSignedUpAt !== null) return;
  const until = resitSignUpTo(offering.rules, offering.tasks);
  const over = offering.tasks.some((task) => task.kind === 'exam' && op.now < task.closesAt);
  const has = offering.tasks.some((task) => task.kind === 'resit');
  if (!has || until === null || over || op.now > until || entry.state === 'passed')
    throw refuse('no_resit');
  if (!(await signUpForResit(op.tx, key, op.now))) throw refuse('no_resit');
  op.note({ offeringId });
}

/** A seat without steps, as the person says; nobody asks why. Said again after seats were given, whoever seats sees it. */
export async function askForAccessible(
  op: Operation,
  of: { readonly offeringId: string; readonly wanted: boolean },
): Promise<void> {
  const { personId } = requirePerson(op.actor);
  const offering = await visibleOffering(readingOf(op), personId, of.offeringId);
  const key = { personId, offeringId: of.offeringId };
  const entry = await entryByKey(op.tx, key, { lock: true });
  if (!entry || entry.state !== 'in') throw refuse('not_signed_up');
  if (!offering.tasks.some((task) => task.startsAt !== null)) throw refuse('no_ticket');
  await setAccessible(op.tx, key, of.wanted);
  op.note({ offeringId: of.offeringId });
}
