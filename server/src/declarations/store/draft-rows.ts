import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DeclarationId, NodeId, PersonId } from '@jixu/kernel';
import {
  arrayLiteral,
  digestArrayLiteral,
  idArrayLiteral,
} from '../../platform/db/array-literal.ts';
import { inStatements } from '../../platform/jobs/give-way.ts';
import { sqlState } from '../../platform/operation/operation.ts';
import type { FormValues } from '../domain/declaration.ts';

export type DraftRow = {
  readonly personId: PersonId;
  readonly declarationId: DeclarationId;
  readonly formId: string;
  /** The same object for drafts that say the same of several people: it is sent to the database once. */
  readonly content: {
    readonly category: string | null;
    readonly values: FormValues;
    readonly entryKey: string;
  };
  readonly packId: string;
  readonly packRef: string;
  readonly unitId: NodeId;
};

type Registered = {
  readonly registeredIn: NodeId;
  readonly enteredBy: PersonId;
  readonly at: Date;
};

const SOMEBODY_HAS_IT = '23505';

/**
 * Many drafts of a unit with one statement; which of them came into being. The natural key decides: one that a person
 * has already, and the second of two alike, is left out.
 */
export async function insertDrafts(
  tx: Kysely<unknown>,
  drafts: readonly DraftRow[],
  of: Registered,
): Promise<ReadonlySet<DeclarationId>> {
  const put = new Set<DeclarationId>();
  // One person after the other: his rows lie side by side in both indexes that begin with him.
  const byPerson = [...Map.groupBy(drafts, (one) => one.personId).values()].flat();
  for await (const some of inStatements(byPerson)) {
    for (const id of await insertSome(tx, some, of)) put.add(id);
  }
  return put;
}

async function insertSome(
  tx: Kysely<unknown>,
  drafts: readonly DraftRow[],
  of: Registered,
): Promise<readonly DeclarationId[]> {
  const insert = insertStatement(drafts, of);
  // Nearly always nobody has any of them, and to ask for each before it is written is a fifth of what writing costs.
  await sql`savepoint drafts`.execute(tx);
  try {
    await insert(sql``).execute(tx);
    await sql`release savepoint drafts`.execute(tx);
    return drafts.map((one) => one.declarationId);
  } catch (error) {
    if (sqlState(error) !== SOMEBODY_HAS_IT) throw error;
    await sql`rollback to savepoint drafts`.execute(tx);
  }
  const put =
    await insert(sql`on conflict (person_id, entry_key) where entry_key is not null do nothing
    returning declaration_id`).execute(tx);
  return put.rows.map((row) => row.declaration_id);
}

/** What drafts have in common besides what they say. */
type Frame = Pick<DraftRow, 'formId' | 'packId' | 'packRef' | 'unitId'>;

function isFramed(draft: Frame, frame: Frame | undefined): boolean {
  return (
    draft.unitId === frame?.unitId &&
    draft.packRef === frame.packRef &&
    draft.packId === frame.packId &&
    draft.formId === frame.formId
  );
}

/** What many drafts share is sent once, and named by its place. */
function insertStatement(drafts: readonly DraftRow[], of: Registered) {
  const contents = new Map<DraftRow['content'], number>();
  const frames: Frame[] = [];
  const contentAt: number[] = [];
  const frameAt: number[] = [];
  for (const draft of drafts) {
    const content = contents.get(draft.content) ?? contents.size + 1;
    contents.set(draft.content, content);
    contentAt.push(content);
    // Most are as the one before.
    let frame = frameAt.at(-1) ?? 0;
    if (!isFramed(draft, frames[frame - 1])) {
      frame = frames.findIndex((one) => isFramed(draft, one)) + 1;
      if (frame === 0) frame = frames.push(draft);
    }
    frameAt.push(frame);
  }
  const said = [...contents.keys()];
  const column = (pick: (frame: Frame) => string) => arrayLiteral(frames.map(pick));
  return (tail: RawBuilder<unknown>) => sql<{ declaration_id: DeclarationId }>`
    with said as materialized (select * from unnest(
      ${arrayLiteral(said.map((one) => one.category))}::text[],
      ${arrayLiteral(said.map((one) => JSON.stringify(one.values)))}::jsonb[],
      ${digestArrayLiteral(said.map((one) => one.entryKey))}::bytea[]) with ordinality
      as s (category, vals, entry_key, place)),
    frame as materialized (select * from unnest(${column((one) => one.packId)}::text[],
      ${column((one) => one.packRef)}::text[], ${column((one) => one.formId)}::text[],
      ${column((one) => one.unitId)}::uuid[]) with ordinality as f (pack_id, pack_ref, form_id, unit_id, place))
    insert into declarations.declaration (person_id, declaration_id, pack_id, pack_ref, form_id, category,
      values, state, version, unit_id, entered_by, created_at, changed_at, registered_in, entry_key)
    select d.person_id, d.declaration_id, frame.pack_id, frame.pack_ref, frame.form_id, said.category, said.vals,
      'draft', 1, frame.unit_id, ${of.enteredBy}::uuid, ${of.at}::timestamptz, ${of.at}::timestamptz,
      ${of.registeredIn}::uuid, said.entry_key
    from unnest(${idArrayLiteral(drafts.map((one) => one.personId))}::uuid[],
      ${idArrayLiteral(drafts.map((one) => one.declarationId))}::uuid[],
      ${`{${contentAt.join(',')}}`}::integer[], ${`{${frameAt.join(',')}}`}::integer[])
      as d (person_id, declaration_id, said, frame)
    join said on said.place = d.said
    join frame on frame.place = d.frame
    ${tail}`;
}

type DraftKey = Pick<DraftRow, 'personId' | 'declarationId'>;

/** Takes those back that are still drafts; which they were. */
export async function deleteDrafts(
  tx: Kysely<unknown>,
  drafts: readonly DraftKey[],
): Promise<ReadonlySet<DeclarationId>> {
  const gone = new Set<DeclarationId>();
  for await (const some of inStatements(drafts)) {
    for (const id of await deleteSome(tx, some)) gone.add(id);
  }
  return gone;
}

async function deleteSome(
  tx: Kysely<unknown>,
  drafts: readonly DraftKey[],
): Promise<readonly DeclarationId[]> {
  const people = idArrayLiteral(drafts.map((one) => one.personId));
  const ids = idArrayLiteral(drafts.map((one) => one.declarationId));
  // Locked first: whoever hands one in at this moment is waited for, and keeps it.
  const found = await sql<{ person_id: PersonId; declaration_id: DeclarationId }>`
    select d.person_id, d.declaration_id from declarations.declaration d
    join unnest(${people}::uuid[], ${ids}::uuid[]) as gone (person_id, declaration_id)
      using (person_id, declaration_id)
    where d.state = 'draft' order by d.person_id, d.declaration_id for update of d`.execute(tx);
  const mine = idArrayLiteral(found.rows.map((row) => row.person_id));
  const these = idArrayLiteral(found.rows.map((row) => row.declaration_id));
  await sql`delete from declarations.attachment a
    using unnest(${mine}::uuid[], ${these}::uuid[]) as gone (person_id, declaration_id)
    where a.person_id = gone.person_id and a.declaration_id = gone.declaration_id`.execute(tx);
  await sql`delete from declarations.declaration d
    using unnest(${mine}::uuid[], ${these}::uuid[]) as gone (person_id, declaration_id)
    where d.person_id = gone.person_id and d.declaration_id = gone.declaration_id`.execute(tx);
  return found.rows.map((row) => row.declaration_id);
}
