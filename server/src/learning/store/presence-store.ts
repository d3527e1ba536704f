import { type Kysely, sql } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { PresenceOutcome } from '../../platform/presence/presence.ts';
import type { EnrolmentId } from './study-store.ts';

type Db = Kysely<unknown>;

export type Consent = { readonly wording: string; readonly givenAt: Date };

export async function consentOf(db: Db, personId: PersonId): Promise<Consent | null> {
  const found = await sql<{ wording: string; given_at: Date }>`select wording, given_at
    from learning.presence_consent where person_id = ${personId} and withdrawn_at is null`.execute(
    db,
  );
  const [row] = found.rows;
  return row ? { wording: row.wording, givenAt: row.given_at } : null;
}

/** One at a time: who consents twice at the same moment has consented. */
export async function insertConsent(
  db: Db,
  of: { readonly personId: PersonId; readonly wording: string; readonly at: Date },
): Promise<void> {
  await sql`insert into learning.presence_consent (person_id, given_at, wording)
    values (${of.personId}, ${of.at}, ${of.wording}) on conflict do nothing`.execute(db);
}

export async function withdrawConsent(db: Db, personId: PersonId, at: Date): Promise<void> {
  await sql`update learning.presence_consent set withdrawn_at = greatest(given_at, ${at})
    where person_id = ${personId} and withdrawn_at is null`.execute(db);
}

type Asked = {
  readonly personId: PersonId;
  readonly enrolmentId: EnrolmentId;
  readonly chapterId: string;
  readonly questionId: string;
};

export async function checksOf(db: Db, of: Asked): Promise<number> {
  const found = await sql<{ checks: number }>`select count(*)::int as checks
    from learning.presence_check where person_id = ${of.personId} and enrolment_id = ${of.enrolmentId}
      and chapter_id = ${of.chapterId} and question_id = ${of.questionId}`.execute(db);
  return found.rows[0]?.checks ?? 0;
}

export async function insertCheck(
  db: Db,
  of: Asked & { readonly checkId: string; readonly outcome: PresenceOutcome; readonly at: Date },
): Promise<void> {
  await sql`insert into learning.presence_check
      (person_id, check_id, enrolment_id, chapter_id, question_id, outcome, checked_at)
    values (${of.personId}, ${of.checkId}, ${of.enrolmentId}, ${of.chapterId}, ${of.questionId},
      ${of.outcome}, ${of.at})`.execute(db);
}
