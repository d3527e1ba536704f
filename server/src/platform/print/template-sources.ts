import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { VIRTUAL_ROOT } from './print-message.ts';

export type TemplateSources = {
  readonly main: string;
  readonly sources: ReadonlyMap<string, string>;
};

/**
 * A template and its siblings (`*.typ` of the same folder), under virtual paths. A template
 * imports its siblings by file name and can reach nothing else: no other folder, no network.
 */
export async function readTemplateSources(template: string): Promise<TemplateSources> {
  const folder = dirname(template);
  const virtualFolder = `${VIRTUAL_ROOT}${folder}`;
  const sources = new Map<string, string>();
  for (const name of (await readdir(folder)).toSorted()) {
    if (!name.endsWith('.typ')) continue;
    sources.set(`${virtualFolder}/${name}`, await readFile(join(folder, name), 'utf8'));
  }
  return { main: `${virtualFolder}/${basename(template)}`, sources };
}
