import { formatLocalDate, type NodeId } from '@jixu/kernel';
import { assertUnitInScope } from '../../organisations/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Rulebooks } from '../../rulebooks/index.ts';
import { requirePerson, SUMMARY_KEEPERS } from '../access.ts';
import { digestOf } from '../domain/summary.ts';
import { refuse } from '../errors.ts';
import { summaryOf } from '../queries/summary-of.ts';
import {
  type ClosedSummary,
  insertSummary,
  newestSummary,
  summaryById,
} from '../store/summary-store.ts';

/** Freezes a year of a unit as it stands, with its day and digest. Closing again is another one, beside the first. */
export async function closeSummary(
  op: Operation,
  ports: { readonly rulebooks: Rulebooks },
  of: { readonly unitId: NodeId; readonly summaryId: string; readonly year: number },
): Promise<ClosedSummary> {
  const read = readingOf(op);
  await assertUnitInScope(read, SUMMARY_KEEPERS, of.unitId);
  const before = await summaryById(op.tx, of.unitId, of.summaryId);
  if (before) return before;
  const { content, lines } = await summaryOf(read, ports.rulebooks, of);
  if (lines.length === 0) throw refuse('summary_empty');
  const sequence = ((await newestSummary(op.tx, of.unitId, of.year))?.sequence ?? 0) + 1;
  const closedOn = formatLocalDate(op.today);
  const digest = digestOf({ unitId: of.unitId, sequence, closedOn, content, lines });
  const closedBy = requirePerson(op.actor).personId;
  const summary: ClosedSummary = { ...of, sequence, content, digest, closedOn, closedBy };
  await insertSummary(op.tx, { ...summary, at: op.now }, lines);
  op.note({ unitId: of.unitId, year: of.year, sequence, digest });
  return summary;
}
