import type { ConfinedEnd } from '../files/index.ts';
import { runConfined } from '../files/index.ts';
import type { RefusalDetail, SheetRefusalCode } from './errors.ts';
import { isSheetRefusalCode } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import type { SheetTask } from './sheet-task.ts';

/** As many parsers as a two-core machine carries beside its requests. */
const PARSERS_MAX = 2;
/** Waiting costs a promise each; more than this is a flood, not a busy morning. */
const WAITING_MAX = 64;

let running = 0;
const waiting: (() => void)[] = [];

export type ParserAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: SheetRefusalCode; readonly detail: RefusalDetail };

/** One file in one parser process. `onMessage` sees everything but a refusal. */
export async function parseConfined(run: {
  readonly task: SheetTask;
  readonly input: { readonly path: string };
  readonly output?: { readonly path: string };
  readonly limits: SheetLimits;
  readonly signal?: AbortSignal;
  readonly onMessage: (message: Readonly<Record<string, unknown>>) => Promise<void> | void;
}): Promise<ParserAnswer> {
  if (running >= PARSERS_MAX && waiting.length >= WAITING_MAX) {
    return { ok: false, code: 'sheets.busy', detail: { allowed: WAITING_MAX } };
  }
  await enter();
  try {
    return await parse(run);
  } finally {
    leave();
  }
}

async function enter(): Promise<void> {
  if (running < PARSERS_MAX) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

/** The place passes straight to the next in line, so that nobody can slip in between. */
function leave(): void {
  const next = waiting.shift();
  if (next === undefined) running -= 1;
  else next();
}

async function parse(run: Parameters<typeof parseConfined>[0]): Promise<ParserAnswer> {
  let refused: ParserAnswer | null = null;
  let unknown = false;
  const end = await runConfined({
    script: new URL('./sheet-child.ts', import.meta.url),
    readable: [new URL('../', import.meta.url)],
    task: run.task,
    input: run.input,
    ...(run.output === undefined ? {} : { output: run.output }),
    ...(run.signal === undefined ? {} : { signal: run.signal }),
    limits: run.limits,
    onMessage(message) {
      if (!isRecord(message)) unknown = true;
      else if ('refused' in message) refused = refusalFrom(message['refused']);
      else return run.onMessage(message);
    },
  });
  if (refused !== null) return refused;
  if (end !== 'finished') return ended(end, run.limits);
  return unknown ? { ok: false, code: 'sheets.parser_crashed', detail: {} } : { ok: true };
}

function ended(end: Exclude<ConfinedEnd, 'finished'>, limits: SheetLimits): ParserAnswer {
  const endings: Readonly<Record<typeof end, Extract<ParserAnswer, { ok: false }>>> = {
    timed_out: {
      ok: false,
      code: 'sheets.timed_out',
      detail: { allowed: limits.milliseconds },
    },
    out_of_memory: {
      ok: false,
      code: 'sheets.out_of_memory',
      detail: { allowed: limits.residentBytes },
    },
    cancelled: { ok: false, code: 'sheets.cancelled', detail: {} },
    crashed: { ok: false, code: 'sheets.parser_crashed', detail: {} },
  };
  return endings[end];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusalFrom(value: unknown): ParserAnswer {
  const code = isRecord(value) ? value['code'] : undefined;
  const detail: Record<string, string | number> = {};
  if (isRecord(value) && isRecord(value['detail'])) {
    for (const [key, one] of Object.entries(value['detail'])) {
      if (typeof one === 'string' || typeof one === 'number') detail[key] = one;
    }
  }
  return isSheetRefusalCode(code)
    ? { ok: false, code, detail }
    : { ok: false, code: 'sheets.parser_crashed', detail: {} };
}
