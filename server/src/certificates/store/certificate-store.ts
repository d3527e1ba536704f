import { type Kysely, type RawBuilder, sql } from 'kysely';
import {
  type CertificateId,
  formatLocalDate,
  type LocalDate,
  type NodeId,
  type PersonId,
  type RecordId,
} from '@jixu/kernel';
import type {
  Certificate,
  CertificateFigures,
  CertificateKind,
  CertificateState,
  FrozenContent,
  Slot,
} from '../domain/certificate.ts';
import type { EndCause, EndReason } from '../domain/end-cause.ts';
import type { Trace } from '../domain/trace.ts';
import { storedPeriod } from './stored-period.ts';

type Row = {
  readonly person_id: PersonId;
  readonly certificate_id: CertificateId;
  readonly number: string;
  readonly kind: CertificateKind;
  readonly pack_id: string;
  readonly pack_ref: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly record_id: RecordId | null;
  readonly issuer_id: NodeId;
  readonly content: FrozenContent;
  readonly figures: CertificateFigures;
  readonly trace: Trace;
  readonly trace_sha256: string;
  readonly state: CertificateState;
  readonly issued_at: Date | null;
  readonly pdf_sha256: string | null;
  readonly storage_key: string | null;
  readonly ended_at: Date | null;
  readonly ended_because: EndReason | null;
  readonly ended_detail: EndCause | null;
};

const columns = sql`c.person_id, c.certificate_id, c.number, c.kind, c.pack_id, c.pack_ref, c.period_from, c.period_to, c.record_id,
  c.issuer_id, c.content, c.figures, c.trace, c.trace_sha256, c.state, c.issued_at, c.pdf_sha256, c.storage_key,
  c.ended_at, c.ended_because, c.ended_detail`;

function certificateOf(row: Row): Certificate {
  return {
    personId: row.person_id,
    certificateId: row.certificate_id,
    number: row.number,
    kind: row.kind,
    packId: row.pack_id,
    packRef: row.pack_ref,
    span: storedPeriod(row),
    recordId: row.record_id,
    issuerId: row.issuer_id,
    content: row.content,
    figures: row.figures,
    trace: row.trace,
    traceSha256: row.trace_sha256,
    state: row.state,
    issuedAt: row.issued_at,
    pdfSha256: row.pdf_sha256,
    storageKey: row.storage_key,
    endedAt: row.ended_at,
    endedBecause: row.ended_because,
    endedDetail: row.ended_detail,
  };
}

function slotWhere(slot: Slot) {
  return sql`person_id = ${slot.personId} and pack_id = ${slot.packId}
    and period_from = ${formatLocalDate(slot.span.from)}::date and period_to = ${formatLocalDate(slot.span.to)}::date
    and record_id is not distinct from ${slot.recordId}::uuid`;
}

/** The one that is held, or about to be: prepared or issued. Locked; the caller holds the person's account. */
export async function lockHeld(db: Kysely<unknown>, slot: Slot): Promise<Certificate | null> {
  const found = await sql<Row>`select ${columns} from certificates.certificate c
    where ${slotWhere(slot)} and state in ('prepared', 'issued') for update`.execute(db);
  const row = found.rows[0];
  return row ? certificateOf(row) : null;
}

/** The one that is held, or about to be; not locked, to be looked at. */
export async function heldOf(db: Kysely<unknown>, slot: Slot): Promise<Certificate | null> {
  const found = await sql<Row>`select ${columns} from certificates.certificate c
    where ${slotWhere(slot)} and state in ('prepared', 'issued')`.execute(db);
  const row = found.rows[0];
  return row ? certificateOf(row) : null;
}

/** What is held of a period and of the courses in it. */
export async function heldIn(
  db: Kysely<unknown>,
  of: Omit<Slot, 'recordId'>,
): Promise<readonly Slot[]> {
  const found = await sql<{ record_id: RecordId | null }>`
    select record_id from certificates.certificate
    where person_id = ${of.personId} and pack_id = ${of.packId} and state in ('prepared', 'issued')
      and period_from = ${formatLocalDate(of.span.from)}::date and period_to = ${formatLocalDate(of.span.to)}::date
    order by record_id nulls first`.execute(db);
  return found.rows.map((row) => ({ ...of, recordId: row.record_id }));
}

/** The paper of one course, if there is one: the slot it was given out in. */
export async function heldOfRecord(
  db: Kysely<unknown>,
  personId: PersonId,
  recordId: RecordId,
): Promise<Slot | null> {
  const found = await sql<Row>`select ${columns} from certificates.certificate c
    where c.person_id = ${personId} and c.record_id = ${recordId} and c.state in ('prepared', 'issued')`.execute(
    db,
  );
  const row = found.rows[0];
  return row ? certificateOf(row) : null;
}

/** Numbers of the papers that were given out for these records and still hold. */
export async function numbersOfRecords(
  db: Kysely<unknown>,
  records: readonly { readonly personId: PersonId; readonly recordId: RecordId }[],
): Promise<ReadonlyMap<RecordId, string>> {
  if (records.length === 0) return new Map();
  const found = await sql<{ record_id: RecordId; number: string }>`
    select record_id, number from certificates.certificate
    where person_id = any (${records.map((one) => one.personId)}::uuid[])
      and record_id = any (${records.map((one) => one.recordId)}::uuid[]) and state = 'issued'`.execute(
    db,
  );
  return new Map(found.rows.map((row) => [row.record_id, row.number]));
}

/** Numbers of what these people hold under a pack, with the first day of its period. */
export async function heldNumbers(
  db: Kysely<unknown>,
  of: { readonly packId: string; readonly people: readonly PersonId[] },
): Promise<readonly { personId: PersonId; periodFrom: string; number: string }[]> {
  const found = await sql<{ personId: PersonId; periodFrom: string; number: string }>`
    select person_id as "personId", period_from as "periodFrom", number from certificates.certificate
    where person_id = any(${[...of.people]}::uuid[]) and pack_id = ${of.packId} and record_id is null
      and state in ('prepared', 'issued')`.execute(db);
  return found.rows;
}

export type NewCertificate = Slot &
  Pick<
    Certificate,
    | 'certificateId'
    | 'number'
    | 'kind'
    | 'packRef'
    | 'issuerId'
    | 'content'
    | 'figures'
    | 'trace'
    | 'traceSha256'
  > & {
    readonly sealedPayload: Buffer;
    readonly ledgerSeq: number;
    readonly preparedAt: Date;
    readonly courseKey: string | null;
    readonly sourceId: string | null;
  };

/** False: another one is held already. The partial unique index decides. */
export async function insertPrepared(db: Kysely<unknown>, row: NewCertificate): Promise<boolean> {
  const result =
    await sql`insert into certificates.certificate (person_id, certificate_id, number, kind, pack_id, pack_ref,
      period_from, period_to, record_id, course_key, source_id, issuer_id, content, figures, sealed_payload, trace, trace_sha256, ledger_seq, state,
      prepared_at)
    values (${row.personId}, ${row.certificateId}, ${row.number}, ${row.kind}, ${row.packId}, ${row.packRef},
      ${formatLocalDate(row.span.from)}, ${formatLocalDate(row.span.to)}, ${row.recordId}, ${row.courseKey}, ${row.sourceId}, ${row.issuerId},
      ${JSON.stringify(row.content)}, ${JSON.stringify(row.figures)}, ${row.sealedPayload},
      ${JSON.stringify(row.trace)}, ${row.traceSha256}, ${row.ledgerSeq}, 'prepared', ${row.preparedAt})
    on conflict (person_id, pack_id, period_from, period_to, record_id) where state in ('prepared', 'issued') do nothing`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

/** The signed text of one that waits for its paper; null once it was printed or is void. */
export async function preparedPayload(
  db: Kysely<unknown>,
  personId: PersonId,
  certificateId: CertificateId,
): Promise<Buffer | null> {
  const found = await sql<{ sealed_payload: Buffer }>`select sealed_payload
    from certificates.certificate where person_id = ${personId} and certificate_id = ${certificateId}
      and state = 'prepared'`.execute(db);
  return found.rows[0]?.sealed_payload ?? null;
}

/** The signed text of any, for the holder's check link. */
export async function sealedPayload(
  db: Kysely<unknown>,
  personId: PersonId,
  certificateId: CertificateId,
): Promise<Buffer | null> {
  const found = await sql<{ sealed_payload: Buffer }>`select sealed_payload
    from certificates.certificate where person_id = ${personId}
      and certificate_id = ${certificateId}`.execute(db);
  return found.rows[0]?.sealed_payload ?? null;
}

/** False: it was printed by someone else, or is void, meanwhile. */
export async function markIssued(
  db: Kysely<unknown>,
  of: {
    personId: PersonId;
    certificateId: CertificateId;
    pdfSha256: string;
    storageKey: string;
    at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`update certificates.certificate set state = 'issued', issued_at = ${of.at},
      pdf_sha256 = ${of.pdfSha256}, storage_key = ${of.storageKey}
    where person_id = ${of.personId} and certificate_id = ${of.certificateId} and state = 'prepared'`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

export async function markEnded(
  db: Kysely<unknown>,
  of: {
    personId: PersonId;
    certificateId: CertificateId;
    from: 'prepared' | 'issued';
    to: 'revoked' | 'replaced' | 'void';
    because: EndReason;
    detail: EndCause;
    at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`update certificates.certificate set state = ${of.to}, ended_at = ${of.at},
      ended_because = ${of.because}, ended_detail = ${JSON.stringify(of.detail)}
    where person_id = ${of.personId} and certificate_id = ${of.certificateId} and state = ${of.from}`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

/** One that was handed out, or is about to be; void ones never existed for anyone. */
export async function certificateById(
  db: Kysely<unknown>,
  personId: PersonId,
  certificateId: CertificateId,
): Promise<Certificate | null> {
  const found = await sql<Row>`select ${columns} from certificates.certificate c
    where person_id = ${personId} and certificate_id = ${certificateId} and state <> 'void'`.execute(
    db,
  );
  const row = found.rows[0];
  return row ? certificateOf(row) : null;
}

export type PageAfter = { readonly issuedAt: Date; readonly certificateId: CertificateId };

/** Newest first. What was never handed out is in no list. */
export async function certificatesOfPerson(
  db: Kysely<unknown>,
  personId: PersonId,
  page: { after: PageAfter | null; limit: number; of?: string | null },
): Promise<readonly Certificate[]> {
  const found = await sql<Row>`select ${columns} from certificates.certificate c
    where c.person_id = ${personId} and c.issued_at is not null ${afterPage(page.after)}
      ${page.of ? sql`and c.source_id = ${page.of}` : sql``}
    order by c.issued_at desc, c.certificate_id desc limit ${page.limit}`.execute(db);
  return found.rows.map(certificateOf);
}

/** Of whoever works in one of the units on `today`; someone who moved away took theirs along. */
export async function certificatesInUnits(
  db: Kysely<unknown>,
  of: {
    units: RawBuilder<NodeId>;
    today: LocalDate;
    person: PersonId | null;
    state: 'issued' | 'revoked' | 'replaced' | null;
    after: PageAfter | null;
    limit: number;
  },
): Promise<readonly Certificate[]> {
  const on = formatLocalDate(of.today);
  const found = await sql<Row>`select ${columns} from certificates.certificate c
    where c.issued_at is not null ${of.state ? sql`and c.state = ${of.state}` : sql``}
      ${of.person ? sql`and c.person_id = ${of.person}` : sql``} ${afterPage(of.after)}
      and exists (select 1 from organisations.pub_membership m where m.person_id = c.person_id
        and m.unit_id in (${of.units}) and m.from_on <= ${on}::date
        and (m.to_on is null or m.to_on > ${on}::date))
    order by c.issued_at desc, c.certificate_id desc limit ${of.limit}`.execute(db);
  return found.rows.map(certificateOf);
}

/** Of one course of this platform, whoever holds them. */
export async function certificatesOfCourse(
  db: Kysely<unknown>,
  courseKey: string,
  page: { readonly after: PageAfter | null; readonly limit: number },
): Promise<readonly Certificate[]> {
  const found = await sql<Row>`select ${columns} from certificates.certificate c
    where c.course_key = ${courseKey} and c.issued_at is not null ${afterPage(page.after)}
    order by c.issued_at desc, c.certificate_id desc limit ${page.limit}`.execute(db);
  return found.rows.map(certificateOf);
}

function afterPage(after: PageAfter | null) {
  return after
    ? sql`and (c.issued_at, c.certificate_id) < (${after.issuedAt}, ${after.certificateId})`
    : sql``;
}

/** Prepared long ago: their print job was lost, or the printer was away. */
export async function stalePrepared(
  db: Kysely<unknown>,
  before: Date,
  limit: number,
): Promise<readonly { personId: PersonId; certificateId: CertificateId }[]> {
  const found = await sql<{ person_id: PersonId; certificate_id: CertificateId }>`
    select person_id, certificate_id from certificates.certificate
    where state = 'prepared' and prepared_at < ${before} order by prepared_at limit ${limit}`.execute(
    db,
  );
  return found.rows.map((row) => ({
    personId: row.person_id,
    certificateId: row.certificate_id,
  }));
}
