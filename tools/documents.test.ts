import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

type Rooms = { readonly rooms: readonly { readonly path: string }[] };
const rooms = (JSON.parse(text('architecture.json')) as Rooms).rooms.map(({ path }) => path);
const serverRooms = rooms.filter((path) => path.startsWith('server/src/'));

/** What every room says of itself; `app` and `platform` hold no things that pass from state to state. */
function partsOf(room: string): readonly string[] {
  if (room.endsWith('/app')) return ['Owns', 'Door', 'Not here'];
  if (room.endsWith('/platform')) return ['Owns', 'Door', 'Events', 'Invariants', 'Not here'];
  return ['Owns', 'States', 'Door', 'Events', 'Invariants', 'Not here'];
}

it.each(serverRooms)('%s says what it owns, offers, tells, keeps and leaves to others', (room) => {
  // Goal: a newcomer finds the same parts everywhere. Method: each part's heading or bold lead looked up.
  const readme = text(`${room}/README.md`);
  for (const part of partsOf(room)) {
    expect(readme, part).toMatch(new RegExp(`^(## |\\*\\*)${part}\\b`, 'm'));
  }
});

it.each(serverRooms.filter((room) => !room.endsWith('/platform')))(
  '%s: what the README calls its door is exported there',
  (room) => {
    // Goal: no name that is gone. Method: names in backticks of the part Door, looked up in the room's own sources.
    const readme = text(`${room}/README.md`);
    const door = /^(?:## |\*\*)Door\b([\s\S]*?)^(?:## |\*\*)[A-Z]/m.exec(readme)?.[1] ?? '';
    const index = text(`${room}/index.ts`);
    const bound = ['identity.ts', 'hours.ts', 'rulebooks.ts']
      .filter((file) => existsSync(join(root, room, file)))
      .map((file) => text(`${room}/${file}`))
      .join('\n');
    const names = [...door.matchAll(/`([^`]+)`/g)]
      .flatMap(([, code = '']) => code.replaceAll(/\([^)]*\)|\{[^}]*\}/g, '').split(/[,\s]+/))
      .filter((name) => /^[a-z]+[A-Z]\w+$/.test(name));
    expect(names.length).toBeGreaterThan(0);
    const gone = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(index + bound));
    expect(gone.filter((name) => !DECLARED_ABOVE.has(name))).toEqual([]);
  },
);

/** Ports that a door names although another room fills them, and members of things the door hands over. */
const DECLARED_ABOVE = new Set(['maySee', 'onDecided', 'checkMany', 'applyMany', 'moreKinds']);

async function documents(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of glob('**/*.md', {
    cwd: root,
    exclude: (name) => name === 'node_modules' || name === '.git' || name === 'dist',
  }))
    found.push(file);
  return found;
}

it('every link inside the repository leads to a file', async () => {
  // Goal: no dead link. Method: each relative target of each Markdown file, looked up on the disk.
  const dead: string[] = [];
  const all = await documents();
  expect(all.length).toBeGreaterThan(80);
  for (const file of all) {
    for (const [, to = ''] of text(file).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(to) || to.startsWith('/')) continue;
      if (!existsSync(join(root, dirname(file), to))) dead.push(`${file} → ${to}`);
    }
  }
  expect(dead).toEqual([]);
});

it('editors find the schema of packs', () => {
  // Goal: completion works where the guide says so. Method: the schema named in the settings, looked up on the disk.
  const settings = JSON.parse(text('.vscode/settings.json')) as {
    readonly 'yaml.schemas': Readonly<Record<string, readonly string[]>>;
  };
  const schemas = Object.keys(settings['yaml.schemas']);
  expect(schemas).toEqual(['packs/pack.schema.json']);
  for (const schema of schemas) expect(existsSync(join(root, schema))).toBe(true);
});

it('every room of the order stands in ARCHITECTURE.md, and every home in the glossary exists', () => {
  // Goal: the map shows the land. Method: architecture.json against the table; homes against rooms, but for those in italics.
  const architecture = text('ARCHITECTURE.md');
  for (const room of rooms)
    expect(architecture).toContain(room.replace(/^(packages\/\w+)\/src$/, '$1'));
  const homes = new Set([
    'packs',
    ...rooms.map((path) => path.replace(/^(packages|server)\/(src\/)?/, '').replace(/\/src$/, '')),
  ]);
  const unknown: string[] = [];
  for (const line of text('GLOSSARY.md').split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    const home = cells[4] ?? '';
    if (cells.length !== 6 || home === 'home' || home.startsWith('---')) continue;
    for (const name of home.split(', ')) {
      if (!name.startsWith('*') && !homes.has(name)) unknown.push(`${cells[1]}: ${name}`);
    }
  }
  expect(unknown).toEqual([]);
});
