import { type Kysely, sql } from 'kysely';
import type { Id, NodeId, PersonId } from '@jixu/kernel';
import type { CourseId } from '../domain/course.ts';
import type { PackId } from '../domain/pack.ts';
import type { EnrolmentId } from './study-store.ts';

type Db = Kysely<unknown>;
export type FeeId = Id<'fee'>;
export type PaymentKeyId = Id<'payment-key'>;

/** What is paid for: a course that somebody is on, or a pack that somebody chose. */
export type FeeOf =
  | { readonly kind: 'course'; readonly enrolmentId: EnrolmentId; readonly courseId: CourseId }
  | { readonly kind: 'pack'; readonly packId: PackId };

/** What a person owes for a course or a pack, and how that ended. */
export type Fee = {
  readonly personId: PersonId;
  readonly feeId: FeeId;
  readonly of: FeeOf;
  readonly nodeId: NodeId;
  readonly number: string;
  readonly title: string;
  readonly amountFen: number;
  readonly state: 'open' | 'paid' | 'refunded' | 'dropped';
  readonly askedAt: Date;
  readonly paidAt: Date | null;
  readonly paidVia: 'cashier' | 'system' | null;
  readonly receipt: string | null;
};

type FeeRow = {
  readonly person_id: PersonId;
  readonly fee_id: FeeId;
  readonly enrolment_id: EnrolmentId | null;
  readonly course_id: CourseId | null;
  readonly pack_id: PackId | null;
  readonly node_id: NodeId;
  readonly number: string;
  readonly course_title: string;
  readonly amount_fen: number;
  readonly state: Fee['state'];
  readonly asked_at: Date;
  readonly paid_at: Date | null;
  readonly paid_via: Fee['paidVia'];
  readonly receipt: string | null;
};

function subjectOf(row: FeeRow): FeeOf {
  const { enrolment_id: enrolmentId, course_id: courseId, pack_id: packId } = row;
  if (packId !== null) return { kind: 'pack', packId };
  if (enrolmentId !== null && courseId !== null) return { kind: 'course', enrolmentId, courseId };
  throw new Error('learning: a fee for nothing');
}

function feeOf(row: FeeRow): Fee {
  return {
    personId: row.person_id,
    feeId: row.fee_id,
    of: subjectOf(row),
    nodeId: row.node_id,
    number: row.number,
    title: row.course_title,
    amountFen: row.amount_fen,
    state: row.state,
    askedAt: row.asked_at,
    paidAt: row.paid_at,
    paidVia: row.paid_via,
    receipt: row.receipt,
  };
}

export async function insertFee(
  db: Db,
  of: Omit<Fee, 'state' | 'askedAt' | 'paidAt' | 'paidVia' | 'receipt'> & { at: Date },
): Promise<void> {
  const course = of.of.kind === 'course' ? of.of : null;
  const packId = of.of.kind === 'pack' ? of.of.packId : null;
  await sql`insert into learning.fee (person_id, fee_id, enrolment_id, course_id, pack_id, node_id, number,
      course_title, amount_fen, state, asked_at)
    values (${of.personId}, ${of.feeId}, ${course?.enrolmentId ?? null}, ${course?.courseId ?? null}, ${packId},
      ${of.nodeId}, ${of.number}, ${of.title}, ${of.amountFen}, 'open', ${of.at})`.execute(db);
}

export async function lockFee(db: Db, personId: PersonId, feeId: FeeId): Promise<Fee | null> {
  const found = await sql<FeeRow>`select * from learning.fee
    where person_id = ${personId} and fee_id = ${feeId} for update`.execute(db);
  const row = found.rows[0];
  return row ? feeOf(row) : null;
}

/** By the number that a payer names. */
export async function feeByNumber(
  db: Db,
  nodeId: NodeId,
  number: string,
): Promise<Pick<Fee, 'personId' | 'feeId'> | null> {
  const found = await sql<FeeRow>`select * from learning.fee
    where number = ${number} and node_id = ${nodeId}`.execute(db);
  const row = found.rows[0];
  return row ? feeOf(row) : null;
}

export async function feeOfEnrolment(
  db: Db,
  personId: PersonId,
  enrolmentId: EnrolmentId,
): Promise<Fee | null> {
  const found = await sql<FeeRow>`select * from learning.fee
    where person_id = ${personId} and enrolment_id = ${enrolmentId}`.execute(db);
  const row = found.rows[0];
  return row ? feeOf(row) : null;
}

/** What is owed, or was paid, for packs that somebody has chosen. */
export async function feesOfPacks(db: Db, personId: PersonId): Promise<ReadonlyMap<PackId, Fee>> {
  const found = await sql<FeeRow & { pack_id: PackId }>`select * from learning.fee
    where person_id = ${personId} and pack_id is not null and state in ('open', 'paid')`.execute(
    db,
  );
  return new Map(found.rows.map((row) => [row.pack_id, feeOf(row)]));
}

/** The open ones first, then the latest. */
export async function feesOwedTo(
  db: Db,
  nodeIds: readonly NodeId[],
  limit: number,
): Promise<readonly (Fee & { readonly name: string })[]> {
  const found = await sql<FeeRow & { name: string }>`select f.*, p.name from learning.fee f
    join identity.pub_person p on p.person_id = f.person_id
    where f.node_id = any(${[...nodeIds]}::uuid[])
    order by f.state <> 'open', f.asked_at desc, f.fee_id limit ${limit}`.execute(db);
  return found.rows.map((row) => ({ ...feeOf(row), name: row.name }));
}

/** False: that receipt has paid something else. */
export async function claimReceipt(
  db: Db,
  of: { nodeId: NodeId; receipt: string; personId: PersonId; feeId: FeeId },
): Promise<boolean> {
  const result = await sql`insert into learning.receipt_claim (node_id, receipt, person_id, fee_id)
    values (${of.nodeId}, ${of.receipt}, ${of.personId}, ${of.feeId})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function markPaid(
  db: Db,
  of: Pick<Fee, 'personId' | 'feeId'> & {
    by: PersonId | PaymentKeyId;
    via: 'cashier' | 'system';
    receipt: string;
    at: Date;
  },
): Promise<boolean> {
  const result = await sql`update learning.fee
    set state = 'paid', paid_at = ${of.at}, paid_by = ${of.by}, paid_via = ${of.via}, receipt = ${of.receipt}
    where person_id = ${of.personId} and fee_id = ${of.feeId} and state = 'open'`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function endFee(
  db: Db,
  of: Pick<Fee, 'personId' | 'feeId'> & {
    from: 'open' | 'paid';
    to: 'dropped' | 'refunded';
    by: PersonId;
    reason: string | null;
    at: Date;
  },
): Promise<boolean> {
  const result = await sql`update learning.fee
    set state = ${of.to}, ended_at = ${of.at}, ended_by = ${of.by}, reason = ${of.reason}
    where person_id = ${of.personId} and fee_id = ${of.feeId} and state = ${of.from}`.execute(db);
  return result.numAffectedRows === 1n;
}

export type PaymentKey = {
  readonly keyId: PaymentKeyId;
  readonly nodeId: NodeId;
  readonly name: string;
  readonly madeAt: Date;
};

type KeyRow = { key_id: PaymentKeyId; node_id: NodeId; name: string; made_at: Date };

function keyOf(row: KeyRow): PaymentKey {
  return { keyId: row.key_id, nodeId: row.node_id, name: row.name, madeAt: row.made_at };
}

/** False: there is one of this id already. */
export async function insertPaymentKey(
  db: Db,
  of: Omit<PaymentKey, 'madeAt'> & { by: PersonId; at: Date },
): Promise<boolean> {
  const result =
    await sql`insert into learning.payment_key (key_id, node_id, name, made_at, made_by)
    values (${of.keyId}, ${of.nodeId}, ${of.name}, ${of.at}, ${of.by}) on conflict do nothing`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

export async function paymentKeys(
  db: Db,
  nodeIds: readonly NodeId[],
): Promise<readonly PaymentKey[]> {
  const found = await sql<KeyRow>`select key_id, node_id, name, made_at from learning.payment_key
    where node_id = any(${[...nodeIds]}::uuid[]) and ended_at is null order by made_at`.execute(db);
  return found.rows.map(keyOf);
}

export async function paymentKeyById(db: Db, keyId: PaymentKeyId): Promise<PaymentKey | null> {
  const found = await sql<KeyRow>`select key_id, node_id, name, made_at from learning.payment_key
    where key_id = ${keyId} and ended_at is null`.execute(db);
  const row = found.rows[0];
  return row ? keyOf(row) : null;
}

export async function endPaymentKey(db: Db, keyId: PaymentKeyId, at: Date): Promise<boolean> {
  const result = await sql`update learning.payment_key set ended_at = ${at}
    where key_id = ${keyId} and ended_at is null`.execute(db);
  return result.numAffectedRows === 1n;
}
