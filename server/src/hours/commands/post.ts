import {
  assert,
  canonicalJson,
  type ClaimId,
  formatHours,
  formatLocalDate,
  type Hours,
  noHours,
  type Period,
  periodName,
  type PersonId,
  type RecordId,
  subtractHours,
  ticks,
} from '@jixu/kernel';
import type { Evaluation } from '@jixu/policy';
import { factsOf } from '../../identity/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { decidingDay, type Rulebook, type Rulebooks } from '../../rulebooks/index.ts';
import {
  type EntryBody,
  type EntryKind,
  entryHash,
  holderOf,
  traceDigest,
} from '../domain/entry.ts';
import {
  type Counted,
  countedOf,
  evaluateUnder,
  evaluationInput,
  shortfall,
} from '../domain/evaluation.ts';
import type { HourRecord } from '../domain/record.ts';
import type { Recount } from '../domain/recount.ts';
import { refuse } from '../errors.ts';
import { type Head, insertEntry, moveHead, postedIn } from '../store/ledger-store.ts';
import { putExpected, recordsOf } from '../store/record-store.ts';
import { forgetLeft } from '../store/left-store.ts';
import { sealOver } from './refuse-sealed.ts';
import { putStanding, type Standing } from '../store/standing-store.ts';

/** Why hours are posted: the claim that makes it happen once, and the record, or the change of rules or facts, that set it off. */
export type Cause = {
  readonly claimId: ClaimId;
  readonly recordId: RecordId | null;
  readonly closing?: boolean;
  readonly recount?: Recount;
};

export type PostedPeriod = {
  readonly span: Period;
  readonly packRef: string;
  readonly evaluation: Evaluation;
  readonly entries: number;
  /** Pending records that would count something else now, where the rules changed. */
  readonly hopesMoved: number;
};

/**
 * Re-evaluates one accounting period and appends an entry for every record whose counted hours differ from what its
 * entries add up to. Afterwards Σ entries by record and category = what `evaluate` counts; that is asserted, and a
 * failure rolls the whole decision back. The caller holds the account lock and hands the head from posting to posting.
 */
export async function postPeriod(
  op: Operation,
  rulebooks: Rulebooks,
  of: Posting,
): Promise<{ head: Head; posted: PostedPeriod }> {
  const result = await tryPostPeriod(op, rulebooks, of);
  if ('sealed' in result) throw refuse('sealed', { detail: result.sealed });
  return result;
}

type Posting = { personId: PersonId; span: Period; cause: Cause | null; head: Head };

/** Nothing was written: sealed hours would have moved. */
export type LeftSealed = {
  readonly sealed: { readonly from: string; readonly to: string };
  readonly evaluation: Evaluation;
};

export async function tryPostPeriod(
  op: Operation,
  rulebooks: Rulebooks,
  of: Posting,
): Promise<{ head: Head; posted: PostedPeriod } | LeftSealed> {
  const rulebook = await rulebooks.rulebookFor(
    { db: op.tx },
    of.personId,
    decidingDay(of.span, op.today),
  );
  if (!rulebook) throw refuse('no_rulebook', { detail: { period: periodName(of.span) } });
  const records = await recordsOf(op.tx, of.personId);
  const evaluated = await evaluatePeriod(op, rulebook, records, of.personId, of.span);
  const posted = await postedIn(op.tx, of.personId, rulebook.pack.id, of.span);
  const changes = differences(countedOf(evaluated.now), posted, records);
  if (changes.length > 0) {
    const changed = new Set(changes.map((change) => change.recordId));
    const seal = await sealOver(
      op,
      records.filter((record) => changed.has(record.recordId)),
      records.find((record) => record.recordId === of.cause?.recordId) ?? null,
    );
    if (seal) return { sealed: { from: seal.fromOn, to: seal.toOn }, evaluation: evaluated.now };
  }
  let head = of.head;
  for (const change of changes) {
    head = await append(op, head, { ...of, rulebook, change });
  }
  if (changes.length > 0) {
    const moved = await moveHead(op.tx, of.personId, of.head.lastSeq, {
      seq: head.lastSeq,
      hash: head.headHash,
    });
    assert(moved, 'hours: the account head moved under its lock');
  }
  await assertLedgerEqualsEvaluation(op, of.personId, rulebook, of.span, evaluated.now);
  await forgetLeft(op.tx, { ...of, packId: rulebook.pack.id });
  const { unit } = rulebook.edition;
  const hopesMoved = await tellExpectations(op, { ...of, unit }, records, evaluated);
  await announce(op, of, rulebook, evaluated);
  return {
    head,
    posted: {
      span: of.span,
      packRef: rulebook.edition.ref,
      evaluation: evaluated.now,
      entries: changes.length,
      hopesMoved,
    },
  };
}

type Evaluated = { readonly now: Evaluation; readonly ifPending: Evaluation };

async function evaluatePeriod(
  op: Operation,
  rulebook: Rulebook,
  records: readonly HourRecord[],
  personId: PersonId,
  span: Period,
): Promise<Evaluated> {
  const person = await factsOf({ db: op.tx }, personId, decidingDay(span, op.today));
  const input = { rulebook, person, records, span };
  const now = evaluateUnder(rulebook, evaluationInput({ ...input, assume: 'as-decided' }), true);
  if (!records.some((record) => record.status === 'pending')) return { now, ifPending: now };
  return {
    now,
    ifPending: evaluateUnder(
      rulebook,
      evaluationInput({ ...input, assume: 'pending-approved' }),
      false,
    ),
  };
}

type Change = {
  readonly recordId: RecordId;
  readonly category: string;
  readonly delta: Hours;
  readonly kind: EntryKind;
  readonly reason: string;
  readonly counted: Counted | null;
  readonly effectiveOn: string;
};

/** The entries that bring the ledger to the evaluation: by record, then category, so that a replay gives the same order. */
function differences(
  counted: readonly Counted[],
  posted: readonly { recordId: RecordId; category: string; amount: Hours }[],
  records: readonly HourRecord[],
): readonly Change[] {
  const changes: Change[] = [];
  const lines = new Map(counted.map((line) => [line.recordId, line]));
  for (const record of records.toSorted((a, b) => (a.recordId < b.recordId ? -1 : 1))) {
    const line = lines.get(record.recordId) ?? null;
    const mine = posted.filter((sum) => sum.recordId === record.recordId);
    const wanted = record.status === 'approved' && line !== null && belongsHere(line);
    const target = wanted && line ? { category: line.category, amount: line.amount } : null;
    const base = { recordId: record.recordId, counted: line, effectiveOn: record.facts.on };
    for (const sum of mine) {
      if (sum.category === target?.category) continue;
      if (sum.amount === noHours) continue;
      const kind = record.status === 'approved' ? 'recount' : 'reversal';
      const reason = record.status === 'approved' ? (line?.reason ?? record.status) : record.status;
      changes.push({
        ...base,
        category: sum.category,
        delta: subtractHours(noHours, sum.amount),
        kind,
        reason,
      });
    }
    if (!target || !line) continue;
    const before = mine.find((sum) => sum.category === target.category);
    if (before && before.amount === target.amount) continue;
    const delta = subtractHours(target.amount, before?.amount ?? noHours);
    const kind = mine.length === 0 ? 'grant' : 'recount';
    changes.push({ ...base, category: target.category, delta, kind, reason: line.reason });
  }
  return changes;
}

/** A record of another period gets no entry in this one; a record of this period that counts 0 gets an entry of 0. */
function belongsHere(line: Counted): boolean {
  return (
    line.amount !== noHours || (line.reason !== 'outside-period' && line.reason !== 'other-year')
  );
}

async function append(
  op: Operation,
  head: Head,
  of: { personId: PersonId; span: Period; cause: Cause | null; rulebook: Rulebook; change: Change },
): Promise<Head> {
  const { change } = of;
  assert(of.cause, 'hours: an entry without a cause');
  const trace = {
    counted: change.counted ? formatHours(change.counted.amount) : '0',
    reason: change.reason,
    steps: change.counted?.steps ?? [],
    ...(of.cause.recount ? { because: of.cause.recount.what } : {}),
  };
  const body: EntryBody = {
    format: 1,
    holder: holderOf(head.salt, of.personId),
    seq: head.lastSeq + 1,
    entryId: op.newId<'entry'>(),
    recordId: change.recordId,
    packRef: of.rulebook.edition.ref,
    periodFrom: formatLocalDate(of.span.from),
    periodTo: formatLocalDate(of.span.to),
    category: change.category,
    ticks: change.delta,
    kind: of.cause.closing ? 'correction' : change.kind,
    reason: change.reason,
    claimId: of.cause.claimId,
    operationId: op.id,
    postedAt: op.now.toISOString(),
    effectiveOn: change.effectiveOn,
    traceSha256: traceDigest(trace),
    prevHash: head.headHash,
  };
  const hash = entryHash(body);
  await insertEntry(op.tx, of.personId, { body, hash, packId: of.rulebook.pack.id, trace });
  return { ...head, lastSeq: body.seq, headHash: hash };
}

/** The pair of the guarded writes above: read back what was written and compare with what was evaluated. */
async function assertLedgerEqualsEvaluation(
  op: Operation,
  personId: PersonId,
  rulebook: Rulebook,
  span: Period,
  evaluation: Evaluation,
): Promise<void> {
  const sums = await postedIn(op.tx, personId, rulebook.pack.id, span);
  const ledger = new Map(
    sums
      .filter((sum) => sum.amount !== noHours)
      .map((sum) => [`${sum.recordId} ${sum.category}`, sum.amount]),
  );
  let matched = 0;
  for (const line of countedOf(evaluation)) {
    if (line.amount === noHours) continue;
    const entry = ledger.get(`${line.recordId} ${line.category}`) ?? noHours;
    assert(entry === line.amount, 'hours: the ledger differs from the evaluation');
    matched += 1;
  }
  assert(
    matched === ledger.size,
    'hours: the ledger holds hours that the evaluation does not count',
  );
}

async function announce(
  op: Operation,
  of: { personId: PersonId; span: Period; cause: Cause | null },
  rulebook: Rulebook,
  evaluated: Evaluated,
): Promise<void> {
  const { now, ifPending } = evaluated;
  const span = { from: formatLocalDate(of.span.from), to: formatLocalDate(of.span.to) };
  const before = await putStanding(op.tx, {
    personId: of.personId,
    packId: rulebook.pack.id,
    packRef: rulebook.edition.ref,
    span,
    verdict: now.verdict,
    pendingVerdict: ifPending.verdict,
    short: shortfall(now, 'short'),
    shortWithPending: ticks(Math.min(shortfall(now, 'short'), shortfall(ifPending, 'short'))),
    totals: now.totals,
    withPending: ifPending.totals,
    receipt: { pack: now.receipt.pack, engine: now.receipt.engine, input: now.receipt.input },
    evaluatedAt: op.now,
  });
  // A posting that only lodged or withdrew something pending concerns nobody but the person.
  if (before !== null && sameStanding(before, now)) return;
  op.emit({
    type: 'hours.standing_changed',
    subjectId: of.personId,
    payload: {
      personId: of.personId,
      packId: rulebook.pack.id,
      periodFrom: span.from,
      periodTo: span.to,
      before: before?.verdict ?? null,
      after: now.verdict,
    },
  });
}

function sameStanding(
  before: Pick<Standing, 'verdict' | 'totals'>,
  now: Pick<Evaluation, 'verdict' | 'totals'>,
): boolean {
  if (before.verdict !== now.verdict) return false;
  return canonicalJson({ ...before.totals }) === canonicalJson({ ...now.totals });
}

/** Records other than the one that set this off: where their hours, or their hopes, changed, the person is told why. */
async function tellExpectations(
  op: Operation,
  of: { personId: PersonId; span: Period; cause: Cause | null; unit: string },
  records: readonly HourRecord[],
  evaluated: Evaluated,
): Promise<number> {
  let hopesMoved = 0;
  const hoped = new Map(countedOf(evaluated.ifPending).map((line) => [line.recordId, line]));
  for (const record of records) {
    const line = hoped.get(record.recordId);
    if (!line || (record.status !== 'pending' && record.status !== 'approved')) continue;
    if (!belongsHere(line)) continue;
    const after = formatHours(line.amount);
    const before = record.expected?.hours ?? record.preview?.hours ?? null;
    if (before === after && record.expected !== null) continue;
    await putExpected(op.tx, of.personId, record.recordId, {
      hours: after,
      category: line.category,
      reason: line.reason,
      at: op.now.toISOString(),
    });
    if (before === null || before === after || record.recordId === of.cause?.recordId) continue;
    // A change of rules or facts is told once for the whole period, not once for each record.
    if (of.cause?.recount) {
      if (record.status === 'pending') hopesMoved += 1;
      continue;
    }
    op.emit({
      type: 'hours.recounted',
      subjectId: of.personId,
      payload: {
        personId: of.personId,
        recordId: record.recordId,
        because: of.cause?.recordId ?? null,
        before,
        after,
        unit: of.unit,
        pending: record.status === 'pending',
      },
    });
  }
  return hopesMoved;
}
