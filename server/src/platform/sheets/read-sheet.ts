import type { Result } from '@jixu/kernel';
import { assert, fail, ok } from '@jixu/kernel';
import type { SheetRow, SheetSummary } from './cells.ts';
import type { SheetRefusalCode } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { SHEET_LIMITS } from './limits.ts';
import { parseConfined } from './parser-process.ts';
import { fromWire } from './row-wire.ts';
import type { SheetMessage } from './sheet-task.ts';

/**
 * Reads one sheet of an xlsx workbook or a csv file, whatever its name, in a process of its own.
 * Rows come in batches; the parser waits while `onRows` works. What it throws ends the reading and
 * is thrown on. A file that cannot be read is a refusal with its reason, never an exception.
 */
export async function readSheet(
  file: { readonly path: string; readonly sheet?: string; readonly signal?: AbortSignal },
  limits: Partial<SheetLimits>,
  onRows: (batch: readonly SheetRow[]) => Promise<void> | void,
): Promise<Result<SheetSummary, SheetRefusalCode>> {
  const allowed = { ...SHEET_LIMITS, ...limits };
  let summary: SheetSummary | null = null;
  const answer = await parseConfined({
    task: { verb: 'read', limits: allowed, sheet: file.sheet ?? null },
    input: { path: file.path },
    limits: allowed,
    ...(file.signal === undefined ? {} : { signal: file.signal }),
    onMessage(message) {
      if ('rows' in message) return onRows(rowsFrom(message['rows']));
      if (isDone(message)) summary = message.done;
    },
  });
  if (!answer.ok) return fail(answer.code, answer.detail);
  return summary === null ? fail('sheets.parser_crashed') : ok(summary);
}

function rowsFrom(wire: unknown): SheetRow[] {
  assert(Array.isArray(wire), 'the parser sends rows as a list');
  return wire.map((one) => {
    const row = fromWire(one);
    assert(row !== null, 'the parser sends rows in the agreed form');
    return row;
  });
}

/** The summary is built by our own code from numbers and names; only its presence is in doubt. */
function isDone(message: object): message is Extract<SheetMessage, { done: SheetSummary }> {
  return 'done' in message;
}
