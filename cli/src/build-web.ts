import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the built app is made of; a change in any of it builds it anew. */
const SOURCES = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/pdf-assets.ts',
  'packages',
  'docs/guides',
  'package-lock.json',
];
const STAMP = '.built-from';

/** The folder of the built web app, built now if it is missing or older than its sources. */
export async function ensureWeb(root: string): Promise<string> {
  const folder = join(root, 'web', 'dist');
  const digest = digestOf(root);
  const stamp = join(folder, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return folder;
  process.stdout.write('Building the web app …\n');
  await build(root);
  writeFileSync(stamp, digest);
  return folder;
}

function digestOf(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, join(root, source), source);
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string, name: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).sort()) {
      if (entry !== 'node_modules') addTo(hash, join(path, entry), `${name}/${entry}`);
    }
    return;
  }
  hash.update(name).update('\0').update(readFileSync(path)).update('\0');
}

async function build(root: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    stdio: ['ignore', 'inherit', 'inherit'],
    // A test runner's own value would build the slow React that is for developers.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new Error('the web app could not be built; the lines above say why');
}
