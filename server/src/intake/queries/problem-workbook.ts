import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { detectType } from '../../platform/files/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { annotateSheet, type RowProblem } from '../../platform/sheets/index.ts';
import type { Batch } from '../domain/batch.ts';
import { withSuffix } from '../domain/file-name.ts';
import { refuse } from '../errors.ts';
import type { IntakeKind, Locale } from '../kind.ts';
import { INTAKE_AREA, type IntakePorts } from '../ports.ts';
import type { BatchKey } from '../store/batch-store.ts';
import { problemRows } from '../store/row-store.ts';
import { explain } from '../words.ts';
import { FILES_KEPT_DAYS } from '../domain/retention.ts';
import { visibleBatch } from './visible-batch.ts';

export type Workbook = {
  readonly kind: 'xlsx' | 'csv';
  readonly name: string;
  readonly body: Readable;
};

const SUFFIX = { 'zh-CN': '问题', en: 'problems' } as const;
const AT_ONCE = 2_000;

/** The very file that was handed in, with what is wrong written behind each row that is still to be repaired. */
export async function problemWorkbook(
  read: Reading,
  ports: IntakePorts,
  key: BatchKey,
  locale: Locale,
): Promise<Workbook> {
  const { batch, kind } = await visibleBatch(read, ports, key);
  if (batch.storageKey === null) {
    throw refuse('source_removed', { detail: { days: FILES_KEPT_DAYS } });
  }
  if (batch.headerRow === null) throw refuse('wrong_state', { detail: { state: batch.state } });
  const path = ports.storage.area(INTAKE_AREA).pathOf(batch.storageKey);
  const format = detectType({ path }).type === 'xlsx' ? 'xlsx' : 'csv';
  const problems = await problemsOf(read, kind, batch, locale);
  const folder = await mkdtemp(join(tmpdir(), 'jixu-workbook-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const output = join(folder, 'workbook');
    const source = {
      path,
      headerRow: batch.headerRow,
      ...(batch.sheet === null || batch.sheet === '' ? {} : { sheet: batch.sheet }),
    };
    const done = await annotateSheet(source, problems, { path: output });
    if (!done.ok) throw new Refusal(done.code, 'unprocessable', { detail: done.detail ?? {} });
    const body = createReadStream(output);
    body.once('close', () => void remove());
    return { kind: format, name: withSuffix(batch.fileName, SUFFIX[locale], format), body };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function problemsOf(
  read: Reading,
  kind: IntakeKind,
  batch: Batch,
  locale: Locale,
): Promise<readonly RowProblem[]> {
  const at = new Map(batch.columns.map((found) => [found.column, found.at]));
  const problems: RowProblem[] = [];
  let after = 0;
  for (;;) {
    const rows = await problemRows(read.db, { ...batch, after, limit: AT_ONCE });
    for (const row of rows) {
      for (const problem of row.problems) {
        problems.push({
          row: row.rowNo,
          column: problem.column === null ? null : (at.get(problem.column) ?? null),
          message: explain(kind, problem, locale),
        });
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return problems;
    after = last.rowNo;
  }
}
