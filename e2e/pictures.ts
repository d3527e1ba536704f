import { spawn } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/**
 * The pictures of the README, taken anew: the journeys run, and what they kept is made small.
 * `npm run pictures` for all, `npm run pictures -- teacher` for those of one; nothing else writes to docs/images.
 */
const PICTURES: Readonly<Record<string, readonly string[]>> = {
  teacher: ['home-1440', 'why-drawer-1440', 'desk-1440', 'certificate-a4'],
  people: ['people-1440'],
  veto: ['track-390'],
  phone: ['declare-390', 'check-390'],
  english: ['home-en-1440'],
};
const asked = process.argv.slice(2);
const JOURNEYS = asked.length > 0 ? asked : Object.keys(PICTURES);
const NAMES = JOURNEYS.flatMap((journey) => {
  const names = PICTURES[journey];
  if (names === undefined) throw new Error(`pictures: no journey ${journey} has any`);
  return names;
});
const BYTES_MAX = 200 * 1024;
const COLOURS = [256, 128, 64, 32];

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = join(root, '.cache', 'pictures');
const images = join(root, 'docs', 'images');

async function runJourneys(): Promise<void> {
  const files = JOURNEYS.map((name) => `e2e/${name}.journey.ts`);
  const vitest = join(root, 'node_modules', '.bin', 'vitest');
  const child = spawn(vitest, ['run', '--config', 'e2e/vitest.config.ts', ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, JIXU_PICTURES: kept },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0)
    throw new Error('pictures: a journey failed, so its pictures are not to be shown');
}

/** As many colours as fit into the limit; interfaces have few. */
async function small(png: Buffer): Promise<Buffer> {
  for (const colours of COLOURS) {
    const made = await sharp(png).png({ palette: true, colours, effort: 10 }).toBuffer();
    if (made.length <= BYTES_MAX) return made;
  }
  throw new Error('pictures: too large even with few colours');
}

const started = Date.now();
await runJourneys();
await mkdir(images, { recursive: true });
for (const name of NAMES) {
  const from = join(kept, `${name}.png`);
  const { mtimeMs } = await stat(from);
  if (mtimeMs < started) throw new Error(`pictures: ${name} is of an earlier run`);
  const made = await small(await readFile(from));
  await writeFile(join(images, `${name}.png`), made);
  console.log(`${name}.png ${Math.round(made.length / 1024)} KB`);
}
