/**
 * Reads one package on descriptor 3 and writes its files, one after the other, to descriptor 4; what
 * they are and where they lie goes to standard output. Started by `runConfined` only: no name in a
 * package is ever the name of a file on the disk.
 */
import { readFileSync, writeSync } from 'node:fs';
import { descriptorSource } from '../../platform/files/index.ts';
import type { PackageTask } from './package-wire.ts';
import { readPackageFrom } from './read-package-from.ts';

const STDIN = 0;
const STDOUT = 1;
const INPUT = 3;
const OUTPUT = 4;

function writeAll(descriptor: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) at += writeSync(descriptor, bytes, at);
}

const task: PackageTask = JSON.parse(readFileSync(STDIN, 'utf8'));
await readPackageFrom(descriptorSource(INPUT), task.limits, {
  send: (message) => writeAll(STDOUT, Buffer.from(`${JSON.stringify(message)}\n`)),
  write: (bytes) => writeAll(OUTPUT, bytes),
});
