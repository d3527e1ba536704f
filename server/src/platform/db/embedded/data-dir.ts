import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The data folder: JIXU_DATA, else /var/lib/jixu as root, ~/.local/share/jixu otherwise. */
export function defaultDataDir(): string {
  const chosen = process.env['JIXU_DATA'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  return isRoot() ? '/var/lib/jixu' : join(homedir(), '.local', 'share', 'jixu');
}

export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}
