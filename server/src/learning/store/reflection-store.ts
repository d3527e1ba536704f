import { type Kysely, sql } from 'kysely';
import type { CaseId, Id, PersonId, RecordId } from '@jixu/kernel';

type Db = Kysely<unknown>;
export type ReflectionId = Id<'reflection'>;

/** What a teacher wrote about what was learnt (自学反思). */
export type Reflection = {
  readonly personId: PersonId;
  readonly reflectionId: ReflectionId;
  readonly span: string;
  readonly title: string;
  readonly text: string;
  readonly caseId: CaseId;
  readonly recordId: RecordId;
  readonly state: 'counted' | 'checked' | 'taken-back';
  readonly opinion: string | null;
  readonly handedInAt: Date;
};

type Row = {
  readonly person_id: PersonId;
  readonly reflection_id: ReflectionId;
  readonly span: string;
  readonly title: string;
  readonly text: string;
  readonly case_id: CaseId;
  readonly record_id: RecordId;
  readonly state: Reflection['state'];
  readonly opinion: string | null;
  readonly handed_in_at: Date;
};

function reflectionOf(row: Row): Reflection {
  return {
    personId: row.person_id,
    reflectionId: row.reflection_id,
    span: row.span,
    title: row.title,
    text: row.text,
    caseId: row.case_id,
    recordId: row.record_id,
    state: row.state,
    opinion: row.opinion,
    handedInAt: row.handed_in_at,
  };
}

/** False: another one counts in that year. */
export async function insertReflection(
  db: Db,
  of: Omit<Reflection, 'state' | 'opinion' | 'handedInAt'> & { readonly at: Date },
): Promise<boolean> {
  const result =
    await sql`insert into learning.reflection (person_id, reflection_id, span, title, text, case_id, record_id,
      state, handed_in_at)
    values (${of.personId}, ${of.reflectionId}, ${of.span}, ${of.title}, ${of.text}, ${of.caseId}, ${of.recordId},
      'counted', ${of.at})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

/** The latest first. */
export async function reflectionsOf(db: Db, personId: PersonId): Promise<readonly Reflection[]> {
  const found = await sql<Row>`select * from learning.reflection
    where person_id = ${personId} order by handed_in_at desc`.execute(db);
  return found.rows.map(reflectionOf);
}

export async function reflectionById(
  db: Db,
  personId: PersonId,
  reflectionId: string,
): Promise<Reflection | null> {
  const found = await sql<Row>`select * from learning.reflection
    where person_id = ${personId} and reflection_id = ${reflectionId}`.execute(db);
  const row = found.rows[0];
  return row ? reflectionOf(row) : null;
}

export async function settleReflection(
  db: Db,
  of: {
    readonly personId: PersonId;
    readonly reflectionId: ReflectionId;
    readonly to: 'checked' | 'taken-back';
    readonly opinion: string | null;
    readonly at: Date;
  },
): Promise<boolean> {
  const result = await sql`update learning.reflection
    set state = ${of.to}, opinion = ${of.opinion}, settled_at = ${of.at}
    where person_id = ${of.personId} and reflection_id = ${of.reflectionId} and state = 'counted'`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}
