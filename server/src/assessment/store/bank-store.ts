import type { NodeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { Candidate, QuestionRef } from '../domain/paper.ts';
import type { Key, QuestionContent, QuestionKind, Shown } from '../domain/question.ts';

type Db = Kysely<unknown>;
export type BankKey = { readonly nodeId: NodeId; readonly bankId: string };
export type QuestionKey = BankKey & { readonly questionId: string };

export type Bank = BankKey & { readonly name: string; readonly questions: number };
export type Question = QuestionContent & {
  readonly questionId: string;
  readonly version: number;
  readonly retired: boolean;
  readonly changedAt: Date;
};

export async function putBank(
  db: Db,
  bank: BankKey & { readonly name: string; readonly at: Date; readonly by: PersonId },
): Promise<void> {
  await sql`insert into assessment.bank (node_id, bank_id, name, made_at, made_by)
    values (${bank.nodeId}, ${bank.bankId}, ${bank.name}, ${bank.at}, ${bank.by})
    on conflict (node_id, bank_id) do update set name = excluded.name`.execute(db);
}

export async function banksOf(db: Db, nodeId: NodeId): Promise<readonly Bank[]> {
  const found = await sql<{ bank_id: string; name: string; questions: number }>`
    select b.bank_id, b.name, (select count(*)::int from assessment.question q
      where q.node_id = b.node_id and q.bank_id = b.bank_id and q.retired_at is null) as questions
    from assessment.bank b where b.node_id = ${nodeId} order by b.made_at desc, b.bank_id
    limit 200`.execute(db);
  return found.rows.map((row) => ({
    nodeId,
    bankId: row.bank_id,
    name: row.name,
    questions: row.questions,
  }));
}

export async function bankByKey(db: Db, key: BankKey): Promise<Bank | null> {
  return (await banksOf(db, key.nodeId)).find((bank) => bank.bankId === key.bankId) ?? null;
}

type Row = {
  readonly question_id: string;
  readonly version: number;
  readonly kind: QuestionKind;
  readonly difficulty: number;
  readonly tags: readonly string[];
  readonly retired_at: Date | null;
  readonly changed_at: Date;
  readonly shown: Shown;
  readonly key: Key;
  readonly explanation: string;
};

function questionFrom(row: Row): Question {
  return {
    questionId: row.question_id,
    version: row.version,
    kind: row.kind,
    difficulty: row.difficulty,
    tags: row.tags,
    retired: row.retired_at !== null,
    changedAt: row.changed_at,
    shown: row.shown,
    key: row.key,
    explanation: row.explanation,
  };
}

const QUESTION = sql`select q.question_id, q.version, q.kind, q.difficulty, q.tags, q.retired_at, q.changed_at,
    v.shown, v.key, v.explanation
  from assessment.question q join assessment.question_version v on v.node_id = q.node_id and v.bank_id = q.bank_id
    and v.question_id = q.question_id and v.version = q.version`;

/** Newest change first; `after` is the last of the page before. */
export async function questionsOf(
  db: Db,
  key: BankKey,
  page: {
    readonly kind: QuestionKind | null;
    readonly tag: string | null;
    readonly search: string | null;
    readonly after: { readonly at: Date; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<readonly Question[]> {
  const found = await sql<Row>`${QUESTION}
    where q.node_id = ${key.nodeId} and q.bank_id = ${key.bankId} and q.retired_at is null
      and (${page.kind}::text is null or q.kind = ${page.kind})
      and (${page.tag}::text is null or ${page.tag} = any (q.tags))
      and (${page.search}::text is null or position(${page.search ?? ''} in q.prompt) > 0)
      and (${page.after?.at ?? null}::timestamptz is null
        or (q.changed_at, q.question_id) < (${page.after?.at ?? null}::timestamptz, ${page.after?.id ?? null}::uuid))
    order by q.changed_at desc, q.question_id desc limit ${page.limit}`.execute(db);
  return found.rows.map(questionFrom);
}

export type QuestionHead = {
  readonly bankId: string;
  readonly questionId: string;
  readonly kind: QuestionKind;
  readonly prompt: string;
  readonly retired: boolean;
};

/** What these questions ask now, in no order. */
export async function headsOf(
  db: Db,
  nodeId: NodeId,
  questionIds: readonly string[],
): Promise<readonly QuestionHead[]> {
  if (questionIds.length === 0) return [];
  const found = await sql<{
    bank_id: string;
    question_id: string;
    kind: QuestionKind;
    prompt: string;
    retired: boolean;
  }>`select bank_id, question_id, kind, prompt, retired_at is not null as retired from assessment.question
    where node_id = ${nodeId} and question_id = any (${questionIds}::uuid[])`.execute(db);
  return found.rows.map((row) => ({
    bankId: row.bank_id,
    questionId: row.question_id,
    kind: row.kind,
    prompt: row.prompt,
    retired: row.retired,
  }));
}

/** So many questions of a bank in the order in which they were made, for whoever takes all of them. */
export async function questionsInOrder(
  db: Db,
  key: BankKey,
  of: { readonly skip: number; readonly take: number },
): Promise<readonly Question[]> {
  const found = await sql<Row>`${QUESTION}
    where q.node_id = ${key.nodeId} and q.bank_id = ${key.bankId} and q.retired_at is null
    order by q.question_id limit ${of.take} offset ${of.skip}`.execute(db);
  return found.rows.map(questionFrom);
}

export async function questionByKey(
  db: Db,
  key: QuestionKey,
  options: { lock?: boolean } = {},
): Promise<Question | null> {
  if (options.lock)
    await sql`select 1 from assessment.question where node_id = ${key.nodeId} and bank_id = ${key.bankId}
      and question_id = ${key.questionId} for update`.execute(db);
  const found =
    await sql<Row>`${QUESTION} where q.node_id = ${key.nodeId} and q.bank_id = ${key.bankId}
    and q.question_id = ${key.questionId}`.execute(db);
  const row = found.rows[0];
  return row ? questionFrom(row) : null;
}

/** The question of the bank with the same words and kind, if there is one. */
export async function sameQuestion(
  db: Db,
  key: BankKey,
  of: { readonly prompt: string; readonly kind: QuestionKind },
): Promise<Question | null> {
  const found =
    await sql<Row>`${QUESTION} where q.node_id = ${key.nodeId} and q.bank_id = ${key.bankId}
    and q.retired_at is null and q.kind = ${of.kind} and md5(q.prompt) = md5(${of.prompt})`.execute(
      db,
    );
  const row = found.rows[0];
  return row ? questionFrom(row) : null;
}

/** Writes the next version; false: the bank holds the same question under another id. */
export async function putQuestion(
  db: Db,
  key: QuestionKey,
  of: QuestionContent & { readonly version: number; readonly at: Date; readonly by: PersonId },
): Promise<boolean> {
  const { prompt } = of.shown;
  const same = await sameQuestion(db, key, { prompt, kind: of.kind });
  if (same && same.questionId !== key.questionId) return false;
  const put = await sql`insert into assessment.question
      (node_id, bank_id, question_id, version, kind, difficulty, tags, prompt, retired_at, changed_at)
    values (${key.nodeId}, ${key.bankId}, ${key.questionId}, ${of.version}, ${of.kind}, ${of.difficulty},
      ${[...of.tags]}::text[], ${prompt}, null, ${of.at})
    on conflict (node_id, bank_id, question_id) do update set version = excluded.version, kind = excluded.kind,
      difficulty = excluded.difficulty, tags = excluded.tags, prompt = excluded.prompt, retired_at = null,
      changed_at = excluded.changed_at
      where assessment.question.version = excluded.version - 1`.execute(db);
  if (put.numAffectedRows !== 1n) return false;
  await sql`insert into assessment.question_version
      (node_id, bank_id, question_id, version, shown, key, explanation, made_at, made_by)
    values (${key.nodeId}, ${key.bankId}, ${key.questionId}, ${of.version}, ${JSON.stringify(of.shown)},
      ${JSON.stringify(of.key)}, ${of.explanation}, ${of.at}, ${of.by})`.execute(db);
  return true;
}

export async function retireQuestion(
  db: Db,
  key: QuestionKey,
  of: { readonly version: number; readonly at: Date },
): Promise<boolean> {
  const result =
    await sql`update assessment.question set retired_at = ${of.at}, changed_at = ${of.at}
    where node_id = ${key.nodeId} and bank_id = ${key.bankId} and question_id = ${key.questionId}
      and version = ${of.version} and retired_at is null`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Everything that these banks would draw from; questions taken out of use are not among them. */
export async function candidatesIn(
  db: Db,
  nodeId: NodeId,
  bankIds: readonly string[],
): Promise<readonly Candidate[]> {
  const found = await sql<{
    bank_id: string;
    question_id: string;
    version: number;
    kind: QuestionKind;
    tags: readonly string[];
    difficulty: number;
    options: number;
  }>`select q.bank_id, q.question_id, q.version, q.kind, q.tags, q.difficulty,
      jsonb_array_length(v.shown->'options') as options
    from assessment.question q join assessment.question_version v on v.node_id = q.node_id and v.bank_id = q.bank_id
      and v.question_id = q.question_id and v.version = q.version
    where q.node_id = ${nodeId} and q.bank_id = any (${[...bankIds]}::uuid[]) and q.retired_at is null`.execute(
    db,
  );
  return found.rows.map((row) => ({
    bankId: row.bank_id,
    questionId: row.question_id,
    version: row.version,
    kind: row.kind,
    tags: row.tags,
    difficulty: row.difficulty,
    options: row.options,
  }));
}

export type VersionRef = QuestionRef & { readonly version: number };
const nameOf = (ref: VersionRef): string => `${ref.questionId} ${ref.version}`;

async function versionRows<T>(
  db: Db,
  nodeId: NodeId,
  refs: readonly VersionRef[],
  columns: ReturnType<typeof sql>,
): Promise<ReadonlyMap<string, T>> {
  const found = await sql<T & { question_id: string; version: number }>`
    select v.question_id, v.version, ${columns}
    from unnest(${refs.map((ref) => ref.bankId)}::uuid[], ${refs.map((ref) => ref.questionId)}::uuid[],
      ${refs.map((ref) => ref.version)}::int[]) as asked (bank_id, question_id, version)
    join assessment.question_version v on v.node_id = ${nodeId} and v.bank_id = asked.bank_id
      and v.question_id = asked.question_id and v.version = asked.version`.execute(db);
  return new Map(found.rows.map((row) => [`${row.question_id} ${row.version}`, row]));
}

/** What whoever sits the exam may see of these versions; the key stays where it is. */
export async function shownOf(
  db: Db,
  nodeId: NodeId,
  refs: readonly VersionRef[],
): Promise<(ref: VersionRef) => Shown | null> {
  const found = await versionRows<{ shown: Shown }>(db, nodeId, refs, sql`v.shown`);
  return (ref) => found.get(nameOf(ref))?.shown ?? null;
}

/** With the key: for grading, for marking, and for everybody once the window closed for all. */
export async function keysOf(
  db: Db,
  nodeId: NodeId,
  refs: readonly VersionRef[],
): Promise<(ref: VersionRef) => { readonly key: Key; readonly explanation: string } | null> {
  const found = await versionRows<{ key: Key; explanation: string }>(
    db,
    nodeId,
    refs,
    sql`v.key, v.explanation`,
  );
  return (ref) => found.get(nameOf(ref)) ?? null;
}
