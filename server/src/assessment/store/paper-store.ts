import type { NodeId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { PaperContent } from '../domain/paper.ts';

type Db = Kysely<unknown>;
export type PaperKey = { readonly nodeId: NodeId; readonly paperId: string };
export type Paper = PaperKey & {
  readonly name: string;
  readonly version: number;
  readonly content: PaperContent;
  readonly points: number;
  readonly used: boolean;
};

type Row = {
  readonly paper_id: string;
  readonly name: string;
  readonly version: number;
  readonly content: PaperContent;
  readonly points: number;
  readonly used_at: Date | null;
};

const paperFrom = (nodeId: NodeId, row: Row): Paper => ({
  nodeId,
  paperId: row.paper_id,
  name: row.name,
  version: row.version,
  content: row.content,
  points: row.points,
  used: row.used_at !== null,
});

export async function papersOf(db: Db, nodeId: NodeId): Promise<readonly Paper[]> {
  const found = await sql<Row>`select paper_id, name, version, content, points, used_at
    from assessment.paper where node_id = ${nodeId} order by changed_at desc, paper_id limit 200`.execute(
    db,
  );
  return found.rows.map((row) => paperFrom(nodeId, row));
}

export async function paperByKey(
  db: Db,
  key: PaperKey,
  options: { lock?: boolean } = {},
): Promise<Paper | null> {
  const found =
    await sql<Row>`select paper_id, name, version, content, points, used_at from assessment.paper
    where node_id = ${key.nodeId} and paper_id = ${key.paperId} ${options.lock ? sql`for update` : sql``}`.execute(
      db,
    );
  const row = found.rows[0];
  return row ? paperFrom(key.nodeId, row) : null;
}

/** False: another save came first. */
export async function putPaper(
  db: Db,
  key: PaperKey,
  of: Pick<Paper, 'name' | 'version' | 'content' | 'points'> & { readonly at: Date },
): Promise<boolean> {
  const put =
    await sql`insert into assessment.paper (node_id, paper_id, name, version, content, points, changed_at)
    values (${key.nodeId}, ${key.paperId}, ${of.name}, ${of.version}, ${JSON.stringify(of.content)}, ${of.points},
      ${of.at})
    on conflict (node_id, paper_id) do update set name = excluded.name, version = excluded.version,
      content = excluded.content, points = excluded.points, changed_at = excluded.changed_at
      where assessment.paper.version = excluded.version - 1 and assessment.paper.used_at is null`.execute(
      db,
    );
  return put.numAffectedRows === 1n;
}

export async function usePapers(
  db: Db,
  nodeId: NodeId,
  of: { readonly paperIds: readonly string[]; readonly at: Date },
): Promise<void> {
  await sql`update assessment.paper set used_at = coalesce(used_at, ${of.at})
    where node_id = ${nodeId} and paper_id = any (${[...of.paperIds]}::uuid[])`.execute(db);
}
