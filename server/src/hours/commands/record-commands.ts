import {
  type ClaimId,
  type NodeId,
  parseLocalDate,
  type Period,
  period,
  periodName,
  type PersonId,
  type RecordId,
  calendarYear,
} from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { decidingDay, type Rulebooks } from '../../rulebooks/index.ts';
import { accountingPeriod, dayOf, yearsTouched } from '../domain/evaluation.ts';
import type { Decided, HourRecord, RecordFacts, RecordPreview } from '../domain/record.ts';
import { refuse } from '../errors.ts';
import { COURSE_DECIDED, COURSE_SOURCES, GONE, LODGED } from '../events.ts';
import {
  claimPosted,
  type Head,
  isClosed,
  lockAccount,
  periodsWithEntries,
} from '../store/ledger-store.ts';
import {
  dropSettlesOn,
  insertRecord,
  moveRecord,
  recordById,
  recordBySource,
  relodgeRecord,
  setUnsealed,
  waitsBeside,
} from '../store/record-store.ts';
import { type PostedPeriod, postPeriod } from './post.ts';
import { refuseSealed } from './refuse-sealed.ts';

/** Bytes of the salt that ties a chain to its person. */
const SALT_BYTES = 16;

export type NewRecord = {
  readonly recordId: RecordId;
  readonly personId: PersonId;
  readonly source: { readonly kind: string; readonly id: string };
  readonly unitId: NodeId | null;
  readonly packId: string;
  readonly facts: RecordFacts;
  readonly title: string;
  readonly preview: RecordPreview | null;
  /** It counts by itself from this day on: provisional, not under review. */
  readonly settlesOn?: string;
};

/** Locks the person's hour account. Whoever also locks a case locks this first. */
export async function lock(op: Operation, personId: PersonId): Promise<Head> {
  return lockAccount(op.tx, personId, {
    salt: op.secret(SALT_BYTES).toString('base64url'),
    at: op.now,
  });
}

/**
 * Facts in, pending. The same source again: nothing happens if it is pending with the same facts; after a return or
 * refusal the new facts take the old ones' place (the submission keeps the old ones).
 */
export async function lodge(
  op: Operation,
  rulebooks: Rulebooks,
  record: NewRecord,
): Promise<HourRecord> {
  const head = await lock(op, record.personId);
  const before = await recordBySource(op.tx, record.personId, record.source);
  const recordId = before?.recordId ?? record.recordId;
  const settlesOn = record.settlesOn ?? null;
  if (before?.status === 'pending' || before?.status === 'approved') {
    if (JSON.stringify(before.facts) === JSON.stringify(record.facts)) return before;
    throw refuse('source_changed');
  }
  await refuseSealed(op, record, before);
  if (before) {
    await relodgeRecord(op.tx, { ...record, recordId, settlesOn, at: op.now });
  } else {
    await insertRecord(op.tx, {
      ...record,
      recordId,
      status: 'pending',
      settlesOn,
      decided: null,
      lodgedAt: op.now,
    });
  }
  await settle(op, rulebooks, {
    personId: record.personId,
    recordId,
    claimId: op.newId<'claim'>(),
    head,
  });
  await tellBeside(op, LODGED, { ...record, recordId });
  return existing(op, record.personId, recordId);
}

/**
 * Pending → approved, and the ledger follows. `claimId` makes a repeat answer without posting twice. Refuses facts that
 * the engine refuses and closed periods; then the caller's whole decision rolls back.
 */
export async function recognise(
  op: Operation,
  rulebooks: Rulebooks,
  claim: { claimId: ClaimId; personId: PersonId; recordId: RecordId; decided?: Decided | null },
): Promise<readonly PostedPeriod[]> {
  const head = await lock(op, claim.personId);
  if (await claimPosted(op.tx, claim.personId, claim.claimId)) return [];
  const before = await existing(op, claim.personId, claim.recordId);
  await refuseSealed(op, before, before);
  const moved = await moveRecord(op.tx, {
    personId: claim.personId,
    recordId: claim.recordId,
    from: ['pending'],
    to: 'approved',
    reason: null,
    decided: claim.decided ?? null,
    at: op.now,
  });
  if (!moved) throw refuse('not_pending');
  const posted = await settle(op, rulebooks, { ...claim, head });
  if (before.unsealed) await setUnsealed(op.tx, { ...claim, unsealed: false });
  tellCourse(op, before);
  return posted;
}

/** Somebody looks at a provisional record first: it does not count by itself any more. */
export async function hold(
  op: Operation,
  of: { personId: PersonId; recordId: RecordId },
): Promise<void> {
  await lock(op, of.personId);
  if (!(await dropSettlesOn(op.tx, { ...of, at: op.now }))) throw refuse('not_pending');
}

/** Takes back or refuses a record that has not been counted. */
export async function withdraw(
  op: Operation,
  rulebooks: Rulebooks,
  of: {
    personId: PersonId;
    recordId: RecordId;
    to: 'withdrawn' | 'rejected';
    reason: string | null;
  },
): Promise<void> {
  const head = await lock(op, of.personId);
  const before = await existing(op, of.personId, of.recordId);
  await refuseSealed(op, before, before);
  const moved = await moveRecord(op.tx, { ...of, from: ['pending'], decided: null, at: op.now });
  if (!moved) throw refuse('not_pending');
  await settle(op, rulebooks, { ...of, claimId: op.newId<'claim'>(), head });
  await tellBeside(op, GONE, before);
}

/** Takes counted hours back: opposite entries, and recounts for whatever the record had displaced. */
export async function reverse(
  op: Operation,
  rulebooks: Rulebooks,
  of: {
    claimId: ClaimId;
    personId: PersonId;
    recordId: RecordId;
    to: 'revoked' | 'withdrawn';
    reason: string;
    /** The case was opened again by the office that sealed: the record may change until it counts again. */
    unseal?: boolean;
  },
): Promise<readonly PostedPeriod[]> {
  const head = await lock(op, of.personId);
  if (await claimPosted(op.tx, of.personId, of.claimId)) return [];
  if (of.unseal === true) await setUnsealed(op.tx, { ...of, unsealed: true });
  const before = await existing(op, of.personId, of.recordId);
  await refuseSealed(op, before, before);
  const moved = await moveRecord(op.tx, { ...of, from: ['approved'], decided: null, at: op.now });
  if (!moved) throw refuse('not_pending');
  const posted = await settle(op, rulebooks, { ...of, head });
  await tellBeside(op, GONE, before);
  tellCourse(op, before);
  return posted;
}

/** Only where somebody waits whom it may concern: most records stand alone. */
async function tellBeside(
  op: Operation,
  type: typeof LODGED | typeof GONE,
  record: Pick<HourRecord, 'personId' | 'recordId' | 'facts'>,
): Promise<void> {
  if (!(await waitsBeside(op.tx, record))) return;
  const { personId, recordId } = record;
  op.emit({ type, subjectId: personId, payload: { personId, recordId } });
}

function tellCourse(op: Operation, { personId, recordId, source }: HourRecord): void {
  if (!COURSE_SOURCES.some((kind) => kind === source.kind)) return;
  op.emit({ type: COURSE_DECIDED, subjectId: personId, payload: { personId, recordId } });
}

/** A refused record of a sealed span is opened again: it may be handed in anew. */
export async function unseal(
  op: Operation,
  of: { personId: PersonId; recordId: RecordId },
): Promise<void> {
  await lock(op, of.personId);
  await setUnsealed(op.tx, { ...of, unsealed: true });
}

/**
 * Re-evaluates every open accounting period in which the record counts, counted, or has entries. `head`: as it was found
 * under the lock that is still held.
 */
export async function settle(
  op: Operation,
  rulebooks: Rulebooks,
  of: { personId: PersonId; recordId: RecordId; claimId: ClaimId; head: Head },
): Promise<readonly PostedPeriod[]> {
  let { head } = of;
  const record = await existing(op, of.personId, of.recordId);
  const queue: Period[] = [accountingPeriod(dayOf(record.facts.on))];
  for (const span of await periodsWithEntries(op.tx, of.personId, of.recordId))
    queue.push(spanOf(span));
  const done = new Map<string, PostedPeriod>();
  for (let span = queue.shift(); span; span = queue.shift()) {
    const name = periodName(span);
    if (done.has(name)) continue;
    if (await isClosed(op.tx, record.packId, span))
      throw refuse('period_closed', { detail: { period: name } });
    const result = await postPeriod(op, rulebooks, {
      personId: of.personId,
      span,
      cause: { claimId: of.claimId, recordId: of.recordId },
      head,
    });
    head = result.head;
    done.set(name, result.posted);
    for (const year of yearsTouched(result.posted.evaluation, of.recordId))
      queue.push(calendarYear(year));
  }
  return [...done.values()];
}

/** Writes the standing of a period in which nothing has happened yet, so that lists show everyone. */
export async function openPeriod(
  op: Operation,
  rulebooks: Rulebooks,
  of: { personId: PersonId; span: Period },
): Promise<void> {
  const on = decidingDay(of.span, op.today);
  if (!(await rulebooks.rulebookFor({ db: op.tx }, of.personId, on))) return;
  const head = await lock(op, of.personId);
  await postPeriod(op, rulebooks, { ...of, cause: null, head });
}

export function spanOf(text: { from: string; to: string }): Period {
  const from = parseLocalDate(text.from);
  const to = parseLocalDate(text.to);
  if (!from.ok || !to.ok) throw new Error('hours: a stored period is no date');
  return period(from.value, to.value);
}

async function existing(
  op: Operation,
  personId: PersonId,
  recordId: RecordId,
): Promise<HourRecord> {
  const record = await recordById(op.tx, personId, recordId);
  if (!record) throw refuse('no_record');
  return record;
}
