import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';

/** Compressed JavaScript that the first page of a learner may load (design §5). */
const BUDGET_KB = 300;

const dist = join(import.meta.dirname, 'dist');

type Chunk = {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
};

/** Follows static imports only: what a browser fetches before it can show the page. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, roots: readonly string[]): string[] {
  const seen = new Set<string>();
  const walk = (name: string) => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`not in the manifest: ${name}; build first`);
    if (seen.has(chunk.file)) return;
    seen.add(chunk.file);
    for (const next of chunk.imports ?? []) walk(next);
  };
  for (const root of roots) walk(root);
  return [...seen];
}

function compressedKb(file: string): number {
  return gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1024;
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

// The first page of a learner: entry, shell, and the page itself once it exists.
const LEARNER = ['index.html', 'src/app/learner-layout.tsx'];
const HOME = 'src/features/home/home-page.tsx';
const roots = HOME in manifest ? [...LEARNER, HOME] : LEARNER;
const files = filesOf(manifest, roots).filter((file) => file.endsWith('.js'));
const sizes = files.map((file) => ({ file, kb: compressedKb(file) }));
const total = sizes.reduce((sum, { kb }) => sum + kb, 0);

for (const { file, kb } of sizes.toSorted((a, b) => b.kb - a.kb)) {
  process.stdout.write(`${kb.toFixed(1).padStart(8)} KB  ${file}\n`);
}
process.stdout.write(`${total.toFixed(1).padStart(8)} KB  first load, budget ${BUDGET_KB} KB\n`);
if (total > BUDGET_KB) {
  process.stderr.write(`first load of the learner shell is over ${BUDGET_KB} KB\n`);
  process.exitCode = 1;
}
