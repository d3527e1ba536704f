import { assert, formatLocalDate } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { isOver, type Posting, recordOf } from '../domain/posting.ts';
import { POSTED } from '../events.ts';
import type { ReportingPorts } from '../ports.ts';
import {
  closePostingRow,
  objectionsTo,
  postingByKey,
  type PostingKey,
  setToldLine,
} from '../store/posting-store.ts';
import { summaryById, summaryLines } from '../store/summary-store.ts';
import { POSTING_JOB, postingRequest } from './post-summary.ts';

const PEOPLE_AT_ONCE = 200;

/** What a public notice needs by itself: its people are told once, and when it is over it is closed with a record. */
export async function tendPosting(ports: ReportingPorts, key: PostingKey): Promise<void> {
  const about = {
    type: 'reporting.tend-posting',
    actor: { kind: 'system', job: POSTING_JOB } as const,
    subjectId: key.postingId,
  };
  await ports.operations().run(about, async (op) => {
    const posting = await postingByKey(op.tx, key, { lock: true });
    if (posting?.state !== 'open') return;
    if (posting.toldLine !== null) await tellSome(op, posting, posting.toldLine);
    else await closeIfOver(op, posting);
  });
}

async function tellSome(op: Operation, posting: Posting, after: number): Promise<void> {
  const { unitId, summaryId } = posting;
  const summary = await summaryById(op.tx, unitId, summaryId);
  assert(summary !== null, 'reporting: a posting without its summary');
  const lines = await summaryLines(op.tx, { unitId, summaryId, after, limit: PEOPLE_AT_ONCE });
  for (const line of lines) {
    op.emit({
      type: POSTED,
      subjectId: line.personId,
      payload: {
        personId: line.personId,
        unitId,
        postingId: posting.postingId,
        unitName: summary.content.unitName,
        year: String(posting.year),
        lastDay: posting.lastOn,
      },
    });
  }
  const done = lines.length < PEOPLE_AT_ONCE;
  await setToldLine(op.tx, posting, done ? null : after + lines.length);
  if (!done) op.enqueue(postingRequest(posting));
  op.note({ told: lines.length });
}

/** Under the lock of the posting. */
export async function closeIfOver(op: Operation, posting: Posting): Promise<void> {
  const objections = await objectionsTo(op.tx, posting);
  if (posting.state !== 'open' || !isOver(posting, objections, formatLocalDate(op.today))) return;
  const summary = await summaryById(op.tx, posting.unitId, posting.summaryId);
  assert(summary !== null, 'reporting: a posting without its summary');
  const { people } = summary.content.counts;
  const record = recordOf({ people, objections, summaryDigest: summary.digest });
  const closed = await closePostingRow(op.tx, posting, { on: formatLocalDate(op.today), record });
  assert(closed, 'reporting: a posting changed under its lock');
  op.note({ postingId: posting.postingId, ...record });
}
