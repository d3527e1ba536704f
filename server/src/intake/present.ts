import { type Static, Type } from 'typebox';
import type { FoundColumn, IntakeRow } from './domain/batch.ts';
import { BATCH_STATES, ROW_STATES } from './domain/batch.ts';
import { maskedCells } from './domain/mask.ts';
import type { CellProblem, IntakeKind } from './kind.ts';
import type { BatchView } from './queries/batch-view.ts';
import { Words } from '../platform/http/words.ts';

export const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Detail = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]));
const Count = Type.Integer({ minimum: 0 });
const Outcomes = Type.Object({
  created: Count,
  updated: Count,
  unchanged: Count,
  'sent-for-matching': Count,
});
const Outcome = Type.Union([
  Type.Literal('created'),
  Type.Literal('updated'),
  Type.Literal('unchanged'),
  Type.Literal('sent-for-matching'),
]);

export const KindSchema = Type.Object({
  id: Type.String(),
  name: Words,
  columns: Type.Array(
    Type.Object({
      id: Type.String(),
      heading: Words,
      also: Type.Array(Type.String()),
      required: Type.Boolean(),
      kind: Type.String(),
      identifies: Type.Boolean(),
    }),
  ),
  undo: Type.Boolean(),
  bytesMax: Type.Integer(),
});

export const BatchSchema = Type.Object(
  {
    unitId: Id,
    batchId: Id,
    kind: Type.String(),
    state: Type.Enum([...BATCH_STATES]),
    fileName: Type.String(),
    uploadedBy: Id,
    uploadedAt: Instant,
    confirmedBy: nullable(Id),
    endedAt: nullable(Instant),
    /** Of the file; the counts below add up to it once it has been read. */
    rowsRead: Count,
    counts: Type.Object({
      bad: Count,
      ready: Count,
      duplicate: Count,
      applied: Count,
      undone: Count,
      kept: Count,
    }),
    expected: Outcomes,
    happened: Outcomes,
    sheet: nullable(Type.String()),
    otherSheets: Count,
    hiddenRows: Count,
    columns: Type.Array(
      Type.Object({ column: Type.String(), at: Type.Integer(), header: Type.String() }),
    ),
    ignoredHeaders: Type.Array(Type.String()),
    refusal: nullable(Type.Object({ code: Type.String(), detail: Detail })),
    stopped: nullable(Type.String()),
    secondPerson: Type.Object({
      needed: Type.Boolean(),
      changed: Count,
      population: nullable(Count),
    }),
    sourceKept: Type.Boolean(),
    permissions: Type.Object({
      confirm: Type.Boolean(),
      repair: Type.Boolean(),
      cancel: Type.Boolean(),
      undo: Type.Boolean(),
    }),
  },
  { title: 'ImportBatch' },
);

export const RowSchema = Type.Object({
  rowNo: Type.Integer(),
  version: Type.Integer(),
  state: Type.Enum([...ROW_STATES]),
  outcome: nullable(Outcome),
  /** As they are shown: numbers masked. Absent once the contents were removed. */
  cells: nullable(Type.Record(Type.String(), Type.String())),
  problems: Type.Array(
    Type.Object({ column: nullable(Type.String()), code: Type.String(), detail: Detail }),
  ),
  subjectId: nullable(Id),
  repaired: Type.Boolean(),
  permissions: Type.Object({ repair: Type.Boolean() }),
});

export function presentKind(kind: IntakeKind, bytesMax: number): Static<typeof KindSchema> {
  return {
    id: kind.id,
    name: kind.name,
    columns: kind.columns.map((column) => ({
      id: column.id,
      heading: {
        'zh-CN': column.headers['zh-CN'][0] ?? column.id,
        en: column.headers.en[0] ?? column.id,
      },
      also: [...column.headers['zh-CN'].slice(1), ...column.headers.en.slice(1)],
      required: column.required,
      kind: column.kind,
      identifies: column.id === kind.identifiedBy,
    })),
    undo: kind.undo !== null,
    bytesMax,
  };
}

export function presentBatch(view: BatchView): Static<typeof BatchSchema> {
  const { batch, counts, permissions } = view;
  const { expected, happened, ...states } = counts;
  return {
    unitId: batch.unitId,
    batchId: batch.batchId,
    kind: batch.kind,
    state: batch.state,
    fileName: batch.fileName,
    uploadedBy: batch.uploadedBy,
    uploadedAt: batch.uploadedAt.toISOString(),
    confirmedBy: batch.confirmedBy,
    endedAt: batch.endedAt?.toISOString() ?? null,
    rowsRead: batch.rowsRead,
    counts: states,
    expected,
    happened,
    sheet: batch.sheet,
    otherSheets: batch.otherSheets,
    hiddenRows: batch.hiddenRows,
    columns: batch.columns.map(({ column, at, header }: FoundColumn) => ({ column, at, header })),
    ignoredHeaders: [...batch.ignoredHeaders],
    refusal: batch.refusal,
    stopped: batch.stopped,
    secondPerson: { ...view.secondPerson, population: batch.population },
    sourceKept: batch.storageKey !== null,
    permissions,
  };
}

export function presentRow(
  row: IntakeRow,
  kind: IntakeKind,
  batchRepairable: boolean,
): Static<typeof RowSchema> {
  const repairable = row.state === 'bad' || row.state === 'ready' || row.state === 'duplicate';
  return {
    rowNo: row.rowNo,
    version: row.version,
    state: row.state,
    outcome: row.outcome,
    cells: row.cells === null ? null : maskedCells(row.cells, kind.columns),
    problems: row.problems.map((problem: CellProblem) => ({
      column: problem.column,
      code: problem.code,
      detail: problem.detail ?? {},
    })),
    subjectId: row.subjectId,
    repaired: row.repaired,
    permissions: { repair: batchRepairable && repairable && row.cells !== null },
  };
}
