import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { runConfined } from '../../platform/files/index.ts';
import type { QtiMessage } from './qti-child.ts';
import { QTI_LIMITS } from './qti-limits.ts';
import { FILE_REFUSALS, type FileRefusalCode, type RefusalDetail } from './qti-refusal.ts';
import type { QtiOutcome, QtiRest } from './read-package.ts';

/** What a file with questions says, item by item. */
export type QtiReading =
  | {
      readonly ok: true;
      readonly outcomes: readonly QtiOutcome[];
      readonly pictures: readonly PackedPicture[];
      readonly rest: QtiRest;
    }
  | { readonly ok: false; readonly code: FileRefusalCode; readonly detail: RefusalDetail };

/** Where a picture lies in the file of pictures. */
export type PackedPicture = {
  readonly path: string;
  readonly offset: number;
  readonly bytes: number;
};

/** As many readers as a two-core machine carries beside its requests. */
const READERS_MAX = 2;
/** Each waits for a few seconds at most; more than this is a flood, not a busy morning. */
const WAITING_MAX = 16;
let readers = 0;
const waiting: (() => void)[] = [];

/** The package, and where its pictures are to be written. */
export type QtiFile = { readonly path: string; readonly pictures: string };

/** Reads a stranger's file where it can do no harm: in a process without rights, within limits. */
export async function readQtiFile(file: QtiFile): Promise<QtiReading> {
  if (readers >= READERS_MAX && waiting.length >= WAITING_MAX) {
    return { ok: false, code: 'qti_busy', detail: {} };
  }
  if (readers < READERS_MAX) readers += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await readConfined(file);
  } finally {
    // The place passes straight to the next in line, so that nobody can slip in between.
    const next = waiting.shift();
    if (next === undefined) readers -= 1;
    else next();
  }
}

async function readConfined(file: QtiFile): Promise<QtiReading> {
  const pictures: PackedPicture[] = [];
  let offset = 0;
  const outcomes: QtiOutcome[] = [];
  let end: QtiReading | null = null;
  const ended = await runConfined({
    script: new URL('./qti-child.ts', import.meta.url),
    readable: [
      new URL('../', import.meta.url),
      new URL('../../platform/', import.meta.url),
      ...libraries(),
    ],
    task: {},
    input: { path: file.path },
    output: { path: file.pictures },
    limits: QTI_LIMITS,
    onMessage(message) {
      const said = message as QtiMessage;
      if ('outcome' in said) outcomes.push(said.outcome);
      else if ('picture' in said) {
        pictures.push({ path: said.picture, offset, bytes: said.bytes });
        offset += said.bytes;
      } else if ('rest' in said) end = { ok: true, outcomes, pictures, rest: said.rest };
      else end = refusalOf(said.refused, said.detail);
    },
  });
  if (ended === 'finished' && end !== null) return end;
  return { ok: false, code: 'qti_gave_up', detail: { what: ended } };
}

function refusalOf(refused: string, detail: RefusalDetail): QtiReading {
  const code = FILE_REFUSALS.find((one) => one === refused);
  return { ok: false, code: code ?? 'qti_gave_up', detail };
}

/** Installed libraries, and the kernel, which a workspace keeps beside them. */
function libraries(): URL[] {
  const { resolve } = createRequire(import.meta.url);
  const parser = resolve('saxes');
  const end = parser.lastIndexOf('node_modules') + 'node_modules'.length;
  const kernel = pathToFileURL(resolve('@jixu/kernel'));
  return [pathToFileURL(`${parser.slice(0, end)}/`), new URL('../', kernel)];
}
