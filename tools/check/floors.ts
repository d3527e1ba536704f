import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

type Room = { readonly path: string; readonly why: string };
type Packages = Readonly<Record<string, string>>;

const packages: Packages = {
  '@jixu/kernel': 'packages/kernel/src',
  '@jixu/policy': 'packages/policy/src',
  '@jixu/client': 'packages/client/src',
  '@jixu/server': 'server/src/app',
};

const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

/**
 * The total order of rooms (architecture.json): a room imports only rooms below it, and only through their index.ts
 * (tests also through testing.ts). `platform` and the packages are opened file by file or by their exports.
 */
export function floorProblems(root: string): string[] {
  const { rooms } = JSON.parse(readFileSync(join(root, 'architecture.json'), 'utf8')) as {
    rooms: Room[];
  };
  const problems: string[] = [];
  for (const room of rooms) {
    if (room.why.length < 20) problems.push(`architecture.json: ${room.path} needs a sentence why`);
  }
  for (const folder of readdirSync(join(root, 'server/src'), { withFileTypes: true })) {
    const path = `server/src/${folder.name}`;
    if (folder.isDirectory() && !rooms.some((room) => room.path === path)) {
      problems.push(`architecture.json: ${path} has no floor`);
    }
  }
  for (const file of sources(root, rooms)) problems.push(...fileProblems(root, rooms, file));
  return problems;
}

function fileProblems(root: string, rooms: readonly Room[], file: string): string[] {
  const problems: string[] = [];
  const home = roomOf(rooms, file);
  if (!home) return problems;
  const text = readFileSync(join(root, file), 'utf8');
  for (const match of text.matchAll(IMPORT)) {
    const target = targetOf(file, match[1] ?? '');
    const other = target && roomOf(rooms, target);
    if (!target || !other || other === home) continue;
    if (rooms.indexOf(other) > rooms.indexOf(home)) {
      problems.push(`${file}: imports upward from ${other.path}`);
    } else if (!throughDoor(other, target, file)) {
      problems.push(`${file}: imports ${target} past the door of ${other.path}`);
    }
  }
  return problems;
}

function throughDoor(room: Room, target: string, from: string): boolean {
  if (room.path === 'server/src/platform' || room.path.startsWith('packages/')) return true;
  if (target === `${room.path}/index.ts`) return true;
  return (
    target === `${room.path}/testing.ts` && /\.test\.ts$|testing\.ts$|^server\/testing\//.test(from)
  );
}

function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('.'))
    return normalize(join(dirname(file), specifier))
      .split(sep)
      .join('/');
  for (const [name, path] of Object.entries(packages)) {
    if (specifier === name || specifier.startsWith(`${name}/`)) return `${path}/index.ts`;
  }
  return null;
}

function roomOf(rooms: readonly Room[], file: string): Room | null {
  return rooms.find((room) => file.startsWith(`${room.path}/`)) ?? null;
}

export function sources(root: string, rooms: readonly Room[]): string[] {
  return rooms.flatMap((room) => walk(root, room.path)).filter((file) => /\.tsx?$/.test(file));
}

export function walk(root: string, folder: string): string[] {
  const found: string[] = [];
  if (!existsSync(join(root, folder))) return found;
  for (const entry of readdirSync(join(root, folder))) {
    if (entry === 'node_modules' || entry === 'dist') continue;
    const path = join(folder, entry);
    if (statSync(join(root, path)).isDirectory()) found.push(...walk(root, path));
    else found.push(relative(root, join(root, path)).split(sep).join('/'));
  }
  return found;
}
