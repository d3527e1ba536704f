import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';
import { UsageError } from './arguments.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { pack } from './commands/pack.ts';
import { packs } from './commands/packs.ts';
import { planCommand } from './commands/plan.ts';

/**
 * The guide for policy authors, carried out. Its fences mean: `console` a command after "$ " and what it prints; `diff`
 * a change of the pack that the next console block sees and that is undone after it, or kept where a file is named;
 * `yaml` a piece of the finished pack. `JIXU_WRITE_GUIDE=1` writes what was printed into the guide.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'docs/policy-authors');
const made = mkdtempSync(join(tmpdir(), 'jixu-guide-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

const JIXU: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  pack,
  packs,
  evaluate: evaluateCommand,
  plan: planCommand,
};
/** Commands that look a pack up by its name; the others are told a folder. */
const BY_NAME = new Set(['pack new', 'pack diff', 'packs', 'evaluate', 'plan']);
const FIRST_EDITION = 'packs/yaochuan-archives/2023-03-01.yaml';

type Block = { readonly language: string; readonly file: string | null; readonly text: string };
type Piece = string | Block;

/** The guide as prose and blocks, in order; joined again it is the guide. */
function piecesOf(guide: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of guide.matchAll(/^```([a-z]+)(?: (\S+))?\n([\s\S]*?)^```$/gm)) {
    const [all, language = '', file, text = ''] = found;
    pieces.push(guide.slice(at, found.index), { language, file: file ?? null, text });
    at = found.index + all.length;
  }
  return [...pieces, guide.slice(at)];
}

function written(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  const { language, file, text } = piece;
  return `\`\`\`${language}${file === null ? '' : ` ${file}`}\n${text}\`\`\``;
}

/** A checkout that holds nothing but an empty folder of packs. */
function checkout(name: string): string {
  const home = join(made, name);
  mkdirSync(join(home, 'packs'), { recursive: true });
  return home;
}

/** What a reader names: a pack of this run, or a file that the repository brings along. */
function placed(home: string, word: string): string {
  if (word.startsWith('packs/')) return join(home, word);
  return word.startsWith('docs/') ? join(root, word) : word;
}

async function run(home: string, line: string): Promise<string> {
  const [command = '', ...words] = line.split(' ').map((word) => word.replaceAll("'", ''));
  const args = words.map((word) => placed(home, word));
  const [from = '', to = ''] = args;
  if (command === 'mv') renameSync(from, to);
  else if (command === 'cp') cpSync(from, to);
  else if (command === 'rm') rmSync(from);
  else {
    expect([command, words[0]]).toEqual(['npx', 'jixu']);
    return jixu(home, args.slice(1));
  }
  return '';
}

async function jixu(home: string, [verb = '', ...rest]: readonly string[]): Promise<string> {
  const named = BY_NAME.has(verb) || BY_NAME.has(`${verb} ${rest[0]}`);
  const printed: string[] = [];
  const keep = (text: string | Uint8Array): boolean => printed.push(String(text)) > 0;
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  const error = vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  try {
    const command = JIXU[verb];
    expect(command, verb).toBeDefined();
    await command?.([...rest, ...(named ? ['--packs', join(home, 'packs')] : [])]);
  } catch (problem) {
    if (!(problem instanceof UsageError)) throw problem;
    printed.push(`jixu ${verb}: ${problem.message}\n`);
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
  return printed
    .join('')
    .replaceAll(home, '…')
    .replaceAll(/[ \t]+$/gm, '');
}

/** Each command of a block with what it printed now. */
async function carriedOut(home: string, text: string): Promise<string> {
  let all = '';
  for (const line of text.split('\n').filter((each) => each.startsWith('$ ')))
    all += `${line}\n${await run(home, line.slice(2))}`;
  return all;
}

/** Applies lines of a diff; answers how to undo it. */
function change(home: string, block: Block): () => void {
  const file = join(home, block.file ?? FIRST_EDITION);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const lines = block.text.split('\n').filter((line) => line !== '');
  let after = before ?? '';
  for (let at = 0; at < lines.length;) {
    const taken = runOf(lines, at, '-');
    const added = runOf(lines, at + taken.length, '+');
    at += taken.length + added.length;
    expect(
      taken.length + added.length,
      `a line of a diff begins with - or +: ${lines[at]}`,
    ).toBeGreaterThan(0);
    const old = taken.map((line) => `${line.slice(1)}\n`).join('');
    const fresh = added.map((line) => `${line.slice(1)}\n`).join('');
    expect(after.includes(old), `in ${file}: ${old}`).toBe(true);
    after = old === '' ? after + fresh : after.replace(old, () => fresh);
  }
  writeFileSync(file, after);
  return () => {
    if (before !== null) writeFileSync(file, before);
  };
}

function runOf(lines: readonly string[], from: number, sign: string): readonly string[] {
  const end = lines.findIndex((line, at) => at >= from && !line.startsWith(sign));
  return lines.slice(from, end < 0 ? lines.length : end);
}

function dedented(text: string): string {
  const lines = text.trimEnd().split('\n');
  const margin = Math.min(...lines.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return lines.map((line) => line.slice(margin)).join('\n');
}

/** Whether the finished pack has these lines, one after another, at whatever depth. */
function hasLines(finished: string, wanted: string): boolean {
  const count = wanted.split('\n').length;
  const lines = finished.split('\n');
  return lines.some((_, at) => dedented(lines.slice(at, at + count).join('\n')) === wanted);
}

it.each(['zh-CN', 'en'])(
  'every command of the guide in %s prints what the guide says',
  async (locale) => {
    // Goal: the guide cannot rot. Method: all of it carried out in order in an empty folder, outputs compared whole.
    const file = join(folder, `guide.${locale}.md`);
    const guide = readFileSync(file, 'utf8');
    const home = checkout(locale);
    const pieces: Piece[] = [];
    let undo: () => void = () => undefined;
    for (const piece of piecesOf(guide)) {
      if (typeof piece === 'string' || piece.language === 'yaml') pieces.push(piece);
      else if (piece.language === 'diff') {
        const back = change(home, piece);
        if (piece.file === null) undo = back;
        pieces.push(piece);
      } else {
        expect(piece.language).toBe('console');
        pieces.push({ ...piece, text: await carriedOut(home, piece.text) });
        undo();
        undo = () => undefined;
      }
    }
    const now = pieces.map(written).join('');
    if (process.env['JIXU_WRITE_GUIDE'] === '1') writeFileSync(file, now);
    expect(pieces.length).toBeGreaterThan(50);
    expect(guide).toBe(now);
  },
);

it.each(['zh-CN', 'en'])(
  'every piece of YAML in the guide in %s stands in the finished pack',
  (locale) => {
    // Goal: nobody copies what is not tried. Method: each block's lines looked up in the pack and its cases.
    const finished = ['2023-03-01.yaml', 'cases/boundaries.yaml'].map((name) =>
      readFileSync(join(folder, 'yaochuan-archives', name), 'utf8'),
    );
    const blocks = piecesOf(readFileSync(join(folder, `guide.${locale}.md`), 'utf8')).flatMap(
      (piece) =>
        typeof piece !== 'string' && piece.language === 'yaml' ? [dedented(piece.text)] : [],
    );
    expect(blocks.length).toBeGreaterThan(15);
    for (const block of blocks)
      expect(
        finished.some((text) => hasLines(text, block)),
        block,
      ).toBe(true);
  },
);
