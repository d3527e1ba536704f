import { type NodeId, seededRandom } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { assertKeeps } from '../access.ts';
import { composePaper, type PaperContent, type Place, pointsOf } from '../domain/paper.ts';
import { refuse } from '../errors.ts';
import { candidatesIn } from '../store/bank-store.ts';
import { paperByKey, type PaperKey, putPaper } from '../store/paper-store.ts';

export async function savePaper(
  op: Operation,
  key: PaperKey,
  of: { readonly baseVersion: number; readonly name: string; readonly content: PaperContent },
): Promise<number> {
  await assertKeeps(readingOf(op), key.nodeId);
  const before = await paperByKey(op.tx, key, { lock: true });
  if (before?.used) throw refuse('paper_in_use');
  if ((before?.version ?? 0) !== of.baseVersion) throw refuse('paper_overtaken');
  await drawPaper(op.tx, key.nodeId, of.content, 1);
  const version = of.baseVersion + 1;
  const { name, content } = of;
  const put = await putPaper(op.tx, key, {
    name,
    content,
    version,
    points: pointsOf(content),
    at: op.now,
  });
  if (!put) throw refuse('paper_overtaken');
  op.note({ paperId: key.paperId, version });
  return version;
}

/** The questions of one paper under a seed; the same seed and banks give the same paper. */
export async function drawPaper(
  db: Kysely<unknown>,
  nodeId: NodeId,
  content: PaperContent,
  seed: number,
): Promise<readonly Place[]> {
  const banks = content.parts.flatMap(({ from }) =>
    'draw' in from ? [from.draw.bankId] : from.fixed.map((ref) => ref.bankId),
  );
  const candidates = await candidatesIn(db, nodeId, [...new Set(banks)]);
  const drawn = composePaper(content, candidates, seededRandom(seed));
  if ('short' in drawn) throw refuse('paper_short', { detail: { part: drawn.short + 1 } });
  return drawn.places;
}
