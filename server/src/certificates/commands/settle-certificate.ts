import {
  asId,
  assert,
  parseLocalDate,
  periodName,
  type PersonId,
  type RecordId,
} from '@jixu/kernel';
import { courseCertificateOf } from '@jixu/policy';
import { accountingPeriod, recordById, type Statement } from '../../hours/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import type { Certificate, Slot } from '../domain/certificate.ts';
import { decideCertificate } from '../domain/decide-certificate.ts';
import { type EndCause, type EndReason, lostHours } from '../domain/end-cause.ts';
import { coursePaper, type Paper, periodPaper } from '../domain/paper.ts';
import { decidingDay } from '../../rulebooks/index.ts';
import type { CertificatePorts } from '../ports.ts';
import { heldOfRecord, lockHeld, markEnded } from '../store/certificate-store.ts';
import { clearObstacle } from '../store/obstacle-store.ts';
import { meetObstacle } from './meet-obstacle.ts';
import { prepareCertificate } from './prepare-certificate.ts';

export type Settled = 'nothing' | 'prepared' | 'revoked' | 'obstacle';

/**
 * Brings the certificate of one period, or of one course in it, in line with what the ledger says now. Runs under the lock
 * of the person's account, so that the paper and the evaluation it rests on cannot drift apart; printing comes after the
 * commit.
 */
export async function settleCertificate(
  op: Operation,
  ports: CertificatePorts,
  slot: Slot,
): Promise<Settled> {
  await ports.hours.lock(op, slot.personId);
  const statement = await statementNow(op, ports, slot);
  if (statement === null) return 'nothing';
  const held = await lockHeld(op.tx, slot);
  const paper =
    slot.recordId === null ? periodPaper(statement) : coursePaper(statement, slot.recordId);
  switch (decideCertificate({ today: paper, held: held?.figures ?? null })) {
    case 'nothing':
      if (paper === null || !paper.earned) await clearObstacle(op.tx, slot);
      return 'nothing';
    case 'revoke':
      assert(held, 'certificates: nothing to revoke');
      await end(op, held, { statement, paper, to: 'revoked' });
      await clearObstacle(op.tx, slot);
      return 'revoked';
    case 'replace':
      assert(held, 'certificates: nothing to replace');
      await end(op, held, { statement, paper, to: 'replaced' });
      break;
    case 'issue':
      break;
  }
  assert(paper, 'certificates: a decision without a paper');
  const prepared = await prepareCertificate(op, ports, { slot, statement, paper });
  // An obstacle that there was stays until the paper exists: the page itself may fail.
  if (prepared.ok) return 'prepared';
  await meetObstacle(op, slot, {
    code: prepared.code,
    characters: prepared.detail?.['characters']?.toString() ?? '',
    course: paper.figures.course?.title ?? null,
    issuerId: prepared.issuerId,
    wordsSha256: prepared.wordsSha256,
  });
  return 'obstacle';
}

/** A course or examination was recognised or taken back: its paper follows, where the rulebook has one. */
export async function settleCourse(
  op: Operation,
  ports: CertificatePorts,
  of: { readonly personId: PersonId; readonly recordId: RecordId },
): Promise<Settled> {
  const { personId, recordId } = of;
  const held = await heldOfRecord(op.tx, personId, recordId);
  if (held !== null) return settleCertificate(op, ports, held);
  const record = await recordById(op.tx, personId, recordId);
  assert(record, 'certificates: hours were decided of a record that does not exist');
  const day = parseLocalDate(record.facts.on);
  assert(day.ok, 'certificates: a record without a day');
  const span = accountingPeriod(day.value);
  const on = decidingDay(span, op.today);
  const rulebook = await ports.rulebooks.rulebookFor({ db: op.tx }, personId, on);
  // Most rulebooks have no such paper: nothing is locked or evaluated.
  if (rulebook === null || courseCertificateOf(rulebook.edition) === null) return 'nothing';
  return settleCertificate(op, ports, { personId, packId: rulebook.pack.id, span, recordId });
}

/** Null where the person is under another rulebook by now, or under none: what was given out under the old one stays. */
async function statementNow(
  op: Operation,
  ports: CertificatePorts,
  { personId, packId, span }: Slot,
): Promise<Statement | null> {
  try {
    const of = { personId, span, today: op.today };
    const statement = await ports.hours.statementOf({ db: op.tx }, of);
    return statement.rulebook.pack.id === packId ? statement : null;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'hours.no_rulebook') return null;
    throw error;
  }
}

/** Ends what is held. What nobody was handed yet ends without a word. */
async function end(
  op: Operation,
  held: Certificate,
  of: {
    readonly statement: Statement;
    readonly paper: Paper | null;
    readonly to: 'revoked' | 'replaced';
  },
): Promise<void> {
  const { to } = of;
  const { because, detail } =
    held.recordId === null
      ? await causeOf(op, held, of.statement)
      : await courseCauseOf(op, held, { recordId: held.recordId, paper: of.paper });
  const issued = held.state === 'issued';
  const ended = await markEnded(op.tx, {
    ...held,
    from: issued ? 'issued' : 'prepared',
    to: issued ? to : 'void',
    because,
    detail,
    at: op.now,
  });
  assert(ended, 'certificates: one changed under the lock of its account');
  if (!issued) return;
  op.emit({
    type: 'certificate.revoked',
    subjectId: held.personId,
    payload: {
      personId: held.personId,
      certificateId: held.certificateId,
      number: held.number,
      kind: held.kind,
      period: periodName(held.span),
      because,
      short: detail.short,
      unit: held.figures.unit,
      replaced: to === 'replaced',
    },
  });
}

/** Which of the records that the paper rests on count less now, and in whose words. */
async function causeOf(
  op: Operation,
  held: Certificate,
  statement: Statement,
): Promise<{ because: EndReason; detail: EndCause }> {
  const lost = lostHours(held.trace.output, statement.certain);
  const records: EndCause['records'][number][] = [];
  for (const line of lost) {
    const record = statement.lines.find((found) => found.record.recordId === line.recordId)?.record;
    const stored =
      record ?? (await recordById(op.tx, held.personId, asId<'record'>(line.recordId)));
    records.push({ ...line, title: stored?.title ?? '', opinion: stored?.statusReason ?? null });
  }
  const because = lost.length > 0 ? 'hours-corrected' : 'rules-or-facts-changed';
  return { because, detail: { records, short: statement.short } };
}

/** One record, and what it was and is worth by itself. */
async function courseCauseOf(
  op: Operation,
  held: Certificate,
  of: { readonly recordId: RecordId; readonly paper: Paper | null },
): Promise<{ because: EndReason; detail: EndCause }> {
  const { recordId, paper } = of;
  const record = await recordById(op.tx, held.personId, recordId);
  const line = {
    recordId,
    title: held.figures.course?.title ?? '',
    before: held.figures.total.counted,
    after: paper?.earned === true ? paper.figures.total.counted : '0',
    opinion: record?.statusReason ?? null,
  };
  const because = record?.status === 'approved' ? 'rules-or-facts-changed' : 'hours-corrected';
  return { because, detail: { records: [line], short: '0' } };
}
