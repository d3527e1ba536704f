import type { NodeId, PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';
import type { SummaryContent, SummaryLine } from '../domain/summary.ts';

export type ClosedSummary = {
  readonly unitId: NodeId;
  readonly summaryId: string;
  readonly year: number;
  readonly sequence: number;
  readonly content: SummaryContent;
  readonly digest: string;
  readonly closedOn: string;
  readonly closedBy: PersonId;
};

type Row = {
  readonly unit_id: NodeId;
  readonly summary_id: string;
  readonly year: number;
  readonly sequence: number;
  readonly content: SummaryContent;
  readonly digest: string;
  readonly closed_on: string;
  readonly closed_by: PersonId;
};

const COLUMNS = sql`unit_id, summary_id, year, sequence, content, digest, closed_on, closed_by`;

function summaryFrom(row: Row): ClosedSummary {
  return {
    unitId: row.unit_id,
    summaryId: row.summary_id,
    year: row.year,
    sequence: row.sequence,
    content: row.content,
    digest: row.digest,
    closedOn: row.closed_on,
    closedBy: row.closed_by,
  };
}

export async function summaryById(
  db: Kysely<unknown>,
  unitId: NodeId,
  summaryId: string,
): Promise<ClosedSummary | null> {
  const found = await sql<Row>`select ${COLUMNS} from reporting.summary
    where unit_id = ${unitId} and summary_id = ${summaryId}`.execute(db);
  const row = found.rows[0];
  return row ? summaryFrom(row) : null;
}

export async function newestSummary(
  db: Kysely<unknown>,
  unitId: NodeId,
  year: number,
): Promise<ClosedSummary | null> {
  const found = await sql<Row>`select ${COLUMNS} from reporting.summary
    where unit_id = ${unitId} and year = ${year} order by sequence desc limit 1`.execute(db);
  const row = found.rows[0];
  return row ? summaryFrom(row) : null;
}

const LINES_AT_ONCE = 1_000;

/** Two closings at the same moment want the same number; the key refuses the later one. */
export async function insertSummary(
  db: Kysely<unknown>,
  summary: ClosedSummary & { readonly at: Date },
  lines: readonly SummaryLine[],
): Promise<void> {
  const { unitId, summaryId } = summary;
  await sql`insert into reporting.summary (${COLUMNS}, closed_at)
    values (${unitId}, ${summaryId}, ${summary.year}, ${summary.sequence}, ${JSON.stringify(summary.content)},
      ${summary.digest}, ${summary.closedOn}, ${summary.closedBy}, ${summary.at})`.execute(db);
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    const rows = lines.slice(from, from + LINES_AT_ONCE).map((line, index) => ({
      line_no: from + index + 1,
      person_id: line.personId,
      name: line.name,
      staff_number: line.staffNumber,
      unit_name: line.unitName,
      outcome: line.outcome,
      totals: line.totals,
      with_pending: line.withPending,
      short: line.short,
    }));
    await sql`insert into reporting.summary_line (unit_id, summary_id, line_no, person_id, name, staff_number,
        unit_name, outcome, totals, with_pending, short)
      select ${unitId}::uuid, ${summaryId}::uuid, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        line_no int, person_id uuid, name text, staff_number text, unit_name text, outcome text, totals jsonb,
        with_pending jsonb, short text)`.execute(db);
  }
}

/** Lines in their order, after a line. */
export async function summaryLines(
  db: Kysely<unknown>,
  of: { unitId: NodeId; summaryId: string; after: number; limit: number },
): Promise<readonly SummaryLine[]> {
  const found = await sql<{
    person_id: string;
    name: string;
    staff_number: string | null;
    unit_name: string;
    outcome: SummaryLine['outcome'];
    totals: Record<string, string>;
    with_pending: Record<string, string>;
    short: string;
  }>`select person_id, name, staff_number, unit_name, outcome, totals, with_pending, short
    from reporting.summary_line where unit_id = ${of.unitId} and summary_id = ${of.summaryId}
      and line_no > ${of.after} order by line_no limit ${of.limit}`.execute(db);
  return found.rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    staffNumber: row.staff_number,
    unitName: row.unit_name,
    outcome: row.outcome,
    totals: row.totals,
    withPending: row.with_pending,
    short: row.short,
  }));
}
