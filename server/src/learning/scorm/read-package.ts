import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Result } from '@jixu/kernel';
import { type ConfinedEnd, runConfined } from '../../platform/files/index.ts';
import type { ScormManifest } from './manifest.ts';
import type { PackageFault } from './package-fault.ts';
import { PACKAGE_LIMITS, type PackageLimits } from './package-limits.ts';
import type { PackageMessage, PackageTask, PackedFile, PackedRecording } from './package-wire.ts';

export type ReadPackage = {
  /** Of courseware. */
  readonly manifest: ScormManifest | null;
  /** Of a recording in pieces. */
  readonly recording: PackedRecording | null;
  readonly files: readonly PackedFile[];
  /** Files of no known type; they are not served. */
  readonly leftOut: readonly string[];
};

export type PackageAnswer = Result<ReadPackage, PackageFault>;

/** What the reader's code stands on; nothing else on the disk can be read by it. */
const READABLE: readonly URL[] = [
  new URL('./', import.meta.url),
  new URL('../../platform/', import.meta.url),
  ...['saxes', 'xmlchars'].map((name) => {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return new URL('./', pathToFileURL(manifest));
  }),
];

/** Opens a package in a process of its own; its files, one after the other, go to `output`. */
export async function readPackage(
  input: { readonly path: string },
  output: { readonly path: string },
  limits: PackageLimits = PACKAGE_LIMITS,
): Promise<PackageAnswer> {
  const messages: PackageMessage[] = [];
  const task: PackageTask = { limits };
  const end = await runConfined({
    script: new URL('./package-child.ts', import.meta.url),
    readable: READABLE,
    task,
    input,
    output,
    limits,
    // The reader is ours, and what it sends was checked there.
    onMessage: (message) => void messages.push(message as PackageMessage),
  });
  const answer = answerOf(messages);
  const ended = messages.some((message) => 'refused' in message) || end === 'finished';
  return ended ? answer : { ok: false, code: endingOf(end), detail: {} };
}

/** What a reader's messages come to; without a manifest it ended before its time. */
export function answerOf(messages: readonly PackageMessage[]): PackageAnswer {
  let found: Omit<ReadPackage, 'files'> | null = null;
  const files: PackedFile[] = [];
  for (const message of messages) {
    if ('refused' in message) return { ok: false, code: message.refused, detail: message.detail };
    if ('manifest' in message)
      found = { manifest: message.manifest, recording: null, leftOut: message.leftOut };
    else if ('recording' in message)
      found = { manifest: null, recording: message.recording, leftOut: [] };
    else files.push(...message.files);
  }
  if (found === null) return { ok: false, code: 'reader_crashed', detail: {} };
  return { ok: true, value: { ...found, files } };
}

function endingOf(end: ConfinedEnd): PackageFault {
  if (end === 'timed_out' || end === 'out_of_memory') return end;
  return 'reader_crashed';
}
