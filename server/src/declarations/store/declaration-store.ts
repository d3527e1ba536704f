import { type Kysely, sql } from 'kysely';
import type { CaseId, DeclarationId, EvidenceId, NodeId, PersonId, RecordId } from '@jixu/kernel';
import type { RecordPreview } from '../../hours/index.ts';
import type {
  Attachment,
  Declaration,
  DeclarationState,
  FormValues,
  Tie,
} from '../domain/declaration.ts';

type Row = {
  readonly person_id: PersonId;
  readonly declaration_id: DeclarationId;
  readonly number: string | null;
  readonly pack_id: string;
  readonly pack_ref: string;
  readonly form_id: string;
  readonly category: string | null;
  readonly values: FormValues;
  readonly state: DeclarationState;
  readonly version: number;
  readonly round: number;
  readonly unit_id: NodeId;
  readonly entered_by: PersonId;
  readonly record_id: RecordId | null;
  readonly case_id: CaseId | null;
  readonly preview: RecordPreview | null;
  readonly reopened: readonly string[] | null;
  readonly created_at: Date;
  readonly changed_at: Date;
  readonly submitted_at: Date | null;
};

function declarationOf(row: Row): Declaration {
  return {
    personId: row.person_id,
    declarationId: row.declaration_id,
    number: row.number,
    packId: row.pack_id,
    packRef: row.pack_ref,
    formId: row.form_id,
    category: row.category,
    values: row.values,
    state: row.state,
    version: row.version,
    round: row.round,
    unitId: row.unit_id,
    enteredBy: row.entered_by,
    recordId: row.record_id,
    caseId: row.case_id,
    preview: row.preview,
    reopened: row.reopened,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
  };
}

export async function declarationById(
  db: Kysely<unknown>,
  personId: PersonId,
  declarationId: DeclarationId,
  options: { lock: boolean } = { lock: false },
): Promise<Declaration | null> {
  const found = await sql<Row>`select * from declarations.declaration
    where person_id = ${personId} and declaration_id = ${declarationId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  const row = found.rows[0];
  return row ? declarationOf(row) : null;
}

/** Those of a person that an office has before it, the oldest first. */
export async function declarationsInReview(
  db: Kysely<unknown>,
  personId: PersonId,
  limit: number,
): Promise<readonly Declaration[]> {
  const found = await sql<Row>`select * from declarations.declaration
    where person_id = ${personId} and state = 'in-review' order by submitted_at, declaration_id
    limit ${limit}`.execute(db);
  return found.rows.map(declarationOf);
}

export async function insertDraft(
  db: Kysely<unknown>,
  draft: Pick<
    Declaration,
    | 'personId'
    | 'declarationId'
    | 'packId'
    | 'packRef'
    | 'formId'
    | 'category'
    | 'values'
    | 'unitId'
  > & {
    enteredBy: PersonId;
    at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`insert into declarations.declaration (person_id, declaration_id, pack_id, pack_ref, form_id,
      category, values, state, version, unit_id, entered_by, created_at, changed_at)
    values (${draft.personId}, ${draft.declarationId}, ${draft.packId}, ${draft.packRef}, ${draft.formId},
      ${draft.category}, ${JSON.stringify(draft.values)}, 'draft', 1, ${draft.unitId}, ${draft.enteredBy},
      ${draft.at}, ${draft.at}) on conflict (person_id, declaration_id) do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Guarded by the version that was read under the lock. */
export async function updateDraft(
  db: Kysely<unknown>,
  draft: Pick<
    Declaration,
    | 'personId'
    | 'declarationId'
    | 'packId'
    | 'packRef'
    | 'formId'
    | 'category'
    | 'values'
    | 'version'
  > & {
    at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`update declarations.declaration set form_id = ${draft.formId}, category = ${draft.category},
      pack_id = ${draft.packId}, pack_ref = ${draft.packRef}, values = ${JSON.stringify(draft.values)},
      version = version + 1, changed_at = ${draft.at}
    where person_id = ${draft.personId} and declaration_id = ${draft.declarationId} and version = ${draft.version}
      and state in ('draft', 'returned', 'withdrawn')`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function deleteDraft(
  db: Kysely<unknown>,
  personId: PersonId,
  declarationId: DeclarationId,
): Promise<boolean> {
  await sql`delete from declarations.attachment where person_id = ${personId} and declaration_id = ${declarationId}`.execute(
    db,
  );
  const result = await sql`delete from declarations.declaration
    where person_id = ${personId} and declaration_id = ${declarationId} and state = 'draft'`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

export async function moveDeclaration(
  db: Kysely<unknown>,
  move: {
    personId: PersonId;
    declarationId: DeclarationId;
    from: DeclarationState;
    to: DeclarationState;
    reopened: readonly string[] | null;
    at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`update declarations.declaration set state = ${move.to}, version = version + 1,
      reopened = ${move.reopened === null ? null : JSON.stringify(move.reopened)}, changed_at = ${move.at}
    where person_id = ${move.personId} and declaration_id = ${move.declarationId} and state = ${move.from}`.execute(
      db,
    );
  return result.numAffectedRows === 1n;
}

export async function submitDeclaration(
  db: Kysely<unknown>,
  submit: Pick<
    Declaration,
    'personId' | 'declarationId' | 'version' | 'number' | 'round' | 'unitId' | 'packRef'
  > & {
    recordId: RecordId;
    caseId: CaseId;
    preview: RecordPreview;
    at: Date;
  },
): Promise<boolean> {
  const result =
    await sql`update declarations.declaration set state = 'in-review', number = ${submit.number},
      round = ${submit.round}, unit_id = ${submit.unitId}, pack_ref = ${submit.packRef}, record_id = ${submit.recordId},
      case_id = ${submit.caseId}, preview = ${JSON.stringify(submit.preview)}, version = version + 1,
      changed_at = ${submit.at}, submitted_at = ${submit.at}
    where person_id = ${submit.personId} and declaration_id = ${submit.declarationId} and version = ${submit.version}
      and state in ('draft', 'returned', 'withdrawn')`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function attachmentsOf(
  db: Kysely<unknown>,
  personId: PersonId,
  declarationId: DeclarationId,
): Promise<readonly Attachment[]> {
  const found = await sql<{
    evidence_id: EvidenceId;
    slot: string;
    ties: readonly Tie[];
  }>`select evidence_id, slot, ties
    from declarations.attachment where person_id = ${personId} and declaration_id = ${declarationId}
    order by position, evidence_id, slot`.execute(db);
  return found.rows.map((row) => ({ evidenceId: row.evidence_id, slot: row.slot, ties: row.ties }));
}

export async function putAttachments(
  db: Kysely<unknown>,
  personId: PersonId,
  declarationId: DeclarationId,
  attachments: readonly Attachment[],
): Promise<void> {
  await sql`delete from declarations.attachment where person_id = ${personId} and declaration_id = ${declarationId}`.execute(
    db,
  );
  for (const [position, attachment] of attachments.entries()) {
    await sql`insert into declarations.attachment (person_id, declaration_id, evidence_id, slot, position, ties)
      values (${personId}, ${declarationId}, ${attachment.evidenceId}, ${attachment.slot}, ${position},
        ${JSON.stringify(attachment.ties)})`.execute(db);
  }
}

export type Submission = {
  readonly round: number;
  readonly formId: string;
  readonly category: string | null;
  readonly values: FormValues;
  readonly attachments: readonly Attachment[];
  readonly preview: RecordPreview;
  readonly caseId: CaseId;
  readonly at: Date;
};

export async function insertSubmission(
  db: Kysely<unknown>,
  of: Submission & { personId: PersonId; declarationId: DeclarationId },
): Promise<void> {
  await sql`insert into declarations.submission (person_id, declaration_id, round, form_id, category, values, attachments,
      preview, case_id, at)
    values (${of.personId}, ${of.declarationId}, ${of.round}, ${of.formId}, ${of.category}, ${JSON.stringify(of.values)},
      ${JSON.stringify(of.attachments)}, ${JSON.stringify(of.preview)}, ${of.caseId}, ${of.at})`.execute(
    db,
  );
}

export async function submissionsOf(
  db: Kysely<unknown>,
  personId: PersonId,
  declarationId: DeclarationId,
): Promise<readonly Submission[]> {
  const found = await sql<{
    round: number;
    form_id: string;
    category: string | null;
    values: FormValues;
    attachments: readonly Attachment[];
    preview: RecordPreview;
    case_id: CaseId;
    at: Date;
  }>`select round, form_id, category, values, attachments, preview, case_id, at from declarations.submission
    where person_id = ${personId} and declaration_id = ${declarationId} order by round`.execute(db);
  return found.rows.map((row) => ({
    round: row.round,
    formId: row.form_id,
    category: row.category,
    values: row.values,
    attachments: row.attachments,
    preview: row.preview,
    caseId: row.case_id,
    at: row.at,
  }));
}

export async function declarationsPage(
  db: Kysely<unknown>,
  personId: PersonId,
  page: {
    states: readonly DeclarationState[] | null;
    before: { at: Date; id: string } | null;
    limit: number;
  },
): Promise<readonly Declaration[]> {
  const states = page.states ? sql`and state = any(${[...page.states]})` : sql``;
  const before = page.before
    ? sql`and (changed_at, declaration_id) < (${page.before.at}, ${page.before.id})`
    : sql``;
  const found =
    await sql<Row>`select * from declarations.declaration where person_id = ${personId} ${states} ${before}
    order by changed_at desc, declaration_id desc limit ${page.limit}`.execute(db);
  return found.rows.map(declarationOf);
}

/** Does an attached file belong to a declaration whose case this is? For the evidence room's question who may look. */
export async function casesWithEvidence(
  db: Kysely<unknown>,
  personId: PersonId,
  evidenceId: EvidenceId,
): Promise<readonly CaseId[]> {
  const found = await sql<{ case_id: CaseId }>`select s.case_id from declarations.submission s
    where s.person_id = ${personId} and s.attachments @> ${JSON.stringify([{ evidenceId }])}::jsonb`.execute(
    db,
  );
  return found.rows.map((row) => row.case_id);
}

/** The numbers of everything the person ever handed in, by declaration. */
export async function declarationNumbers(
  db: Kysely<unknown>,
  personId: PersonId,
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ declaration_id: string; number: string }>`select declaration_id, number
    from declarations.declaration where person_id = ${personId} and number is not null`.execute(db);
  return new Map(found.rows.map((row) => [row.declaration_id, row.number]));
}

/** Which files are attached to which declaration of a person. */
export type Claimed = Pick<Declaration, 'personId' | 'declarationId'>;

/** Which claims that wait or count rest on these files; one that went back, or never came, rests on none. */
export async function claimsOn(
  db: Kysely<unknown>,
  files: readonly { readonly personId: PersonId; readonly evidenceId: EvidenceId }[],
): Promise<readonly Claimed[]> {
  if (files.length === 0) return [];
  const found = await sql<{ person_id: PersonId; declaration_id: DeclarationId }>`
    select distinct d.person_id, d.declaration_id
    from unnest(${files.map((file) => file.personId)}::uuid[],
        ${files.map((file) => file.evidenceId)}::uuid[]) as f (person_id, evidence_id)
      join declarations.attachment a on a.person_id = f.person_id and a.evidence_id = f.evidence_id
      join declarations.declaration d on d.person_id = a.person_id and d.declaration_id = a.declaration_id
    where d.state in ('in-review', 'counted')`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    declarationId: row.declaration_id,
  }));
}

export async function attachedFiles(
  db: Kysely<unknown>,
  personId: PersonId,
): Promise<readonly { readonly declarationId: string; readonly evidenceIds: EvidenceId[] }[]> {
  const found = await sql<{ declaration_id: string; evidence_ids: EvidenceId[] }>`
    select declaration_id, array_agg(evidence_id) as evidence_ids from declarations.attachment
    where person_id = ${personId} group by declaration_id`.execute(db);
  return found.rows.map((row) => ({
    declarationId: row.declaration_id,
    evidenceIds: row.evidence_ids,
  }));
}
