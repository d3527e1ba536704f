import { createHash } from 'node:crypto';
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
 * The virtual folder is named after its contents, so that no path of the machine gets into a
 * document and every machine makes the same bytes.
 */
export async function readTemplateSources(template: string): Promise<TemplateSources> {
  const folder = dirname(template);
  const files: (readonly [name: string, source: string])[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    if (name.endsWith('.typ')) files.push([name, await readFile(join(folder, name), 'utf8')]);
  }
  const digest = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const virtualFolder = `${VIRTUAL_ROOT}/${digest}`;
  return {
    main: `${virtualFolder}/${basename(template)}`,
    sources: new Map(files.map(([name, source]) => [`${virtualFolder}/${name}`, source])),
  };
}
