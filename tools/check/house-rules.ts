import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Words that may not stand in code, with where they may and why. */
type Ban = {
  readonly pattern: RegExp;
  readonly in: RegExp;
  readonly except: RegExp;
  readonly why: string;
};

const TESTS = /\.test\.tsx?$|[/.]testing\.ts$|^server\/testing\/|^e2e\/|^sim\/|^bench\//;

const bans: readonly Ban[] = [
  {
    pattern: /\bDate\.now\(\)|\bnew Date\(\)/,
    in: /^(server|packages|cli)\/.*\.ts$/,
    except:
      /^server\/src\/platform\/(clock|log|db\/embedded|print|sheets|files)\/|^server\/src\/platform\/db\/(testing|backup)|\.test\.ts$|testing|^cli\/|demonstration/,
    why: 'time comes from the operation (platform/clock)',
  },
  {
    pattern: /\b(?:now\(\)|current_timestamp|clock_timestamp|statement_timestamp)\b/i,
    in: /^server\/(src|migrations)\/.*(store|queries|migrations).*\.(ts|sql)$/,
    except: /\.test\.ts$/,
    why: 'no SQL reads a clock',
  },
  {
    pattern: /registry\.npmjs|npmjs\.org|deb\.debian\.org|pypi\.org/,
    in: /./,
    except: /^tools\/check\//,
    why: 'no file names a package registry',
  },
  {
    pattern: /(?<![\w.])\/work\//,
    in: /./,
    except: /^tools\/check\//,
    why: 'no path of a machine',
  },
  {
    pattern: /\bMath\.random\(/,
    in: /^(server|packages)\/.*\.ts$/,
    except: TESTS,
    why: 'randomness comes through a port',
  },
];

export function houseProblems(root: string): string[] {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
    .split('\n')
    .filter(
      (file) =>
        /\.(ts|tsx|mjs|sql|md|json|ya?ml|html|css|sh|service|conf)$/.test(file) ||
        file === '.ci/run',
    );
  const packIds = readdirSync(join(root, 'packs'));
  const problems: string[] = [];
  for (const file of files) {
    const text = read(root, file);
    for (const ban of bans) {
      if (ban.in.test(file) && !ban.except.test(file) && ban.pattern.test(text)) {
        problems.push(`${file}: ${ban.why} (${ban.pattern.exec(text)?.[0] ?? ''})`);
      }
    }
    problems.push(...packNames(file, text, packIds));
  }
  return [...problems, ...migrationProblems(root)];
}

/** A jurisdiction is data: code that knows a pack by name is a defect. Tests, demonstration and documents may name them. */
function packNames(file: string, text: string, ids: readonly string[]): string[] {
  if (!/^(server\/src|packages\/[a-z]+\/src|web\/src|cli\/src)\/.*\.tsx?$/.test(file)) return [];
  if (TESTS.test(file) || /demonstration|gallery/.test(file)) return [];
  return ids
    .filter(
      (id) => text.includes(`'${id}'`) || text.includes(`"${id}"`) || text.includes(`\`${id}\``),
    )
    .map((id) => `${file}: names the pack ${id}`);
}

function read(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return '';
  }
}

/** Tables that live on the coordinator only and need no distribution column, with the reason. */
const COORDINATOR_LOCAL: Readonly<Record<string, string>> = {
  'platform.trail': 'one row per operation, read by operation or subject, never joined',
  'platform.outbox': 'read once by the deliverer',
  'platform.delivery': 'read once by the deliverer',
  'platform.idempotency': 'keyed by account',
  'platform.setting': 'a handful of rows',
  'platform.series': 'one counter per series',
};

/** The columns by which rows of a schema are distributed; the first column of every key must be one of them. */
const DISTRIBUTED_BY = ['person_id', 'subject_id', 'unit_id'] as const;
const REFERENCE_SCHEMAS = ['organisations', 'rulebooks'];
const REFERENCE_TABLES = [
  'hours.closing',
  // Courses: written once, read everywhere.
  'learning.course_version',
  'learning.package_file',
  // Questions, papers and what is offered: few, read everywhere, kept on every node.
  'assessment.bank',
  'assessment.question',
  'assessment.question_version',
  'assessment.paper',
  'assessment.offering',
  'assessment.task',
  'assessment.picture',
  // Where an exam is sat and what was printed for it: an organiser's, by its unit.
  'assessment.venue',
  'assessment.room',
  'assessment.seat_draw',
  'assessment.print_batch',
  'assessment.print_part',
];
/** Distributed by a digest, so that the same file is found at one place however people are spread. */
const DIGEST_TABLES = ['evidence.digest'];

/** First line names the owner, each column is tagged, keys keep the shape that distributes (Citus). */
function migrationProblems(root: string): string[] {
  const problems: string[] = [];
  for (const file of readdirSync(join(root, 'server/migrations')).filter((name) =>
    name.endsWith('.sql'),
  )) {
    const text = readFileSync(join(root, 'server/migrations', file), 'utf8');
    if (!/^-- owner: [a-z]+; (safe|breaking)\n/.test(text))
      problems.push(`${file}: first line must be "-- owner: <room>; safe|breaking"`);
    if (/\bcreate (or replace )?trigger\b|\bmerge into\b/i.test(text))
      problems.push(`${file}: no triggers, no MERGE`);
    for (const table of text.matchAll(
      /create table (?:if not exists )?([a-z]+\.[a-z_]+) \(\n([\s\S]*?)\n\);/g,
    )) {
      problems.push(...tableProblems(file, table[1] ?? '', table[2] ?? ''));
    }
  }
  return problems;
}

function tableProblems(file: string, table: string, body: string): string[] {
  const problems: string[] = [];
  const lines = body.split('\n').map((line) => line.trim());
  for (const line of lines) {
    const column =
      /^([a-z_0-9]+) (uuid|text|integer|bigint|boolean|jsonb|date|timestamptz|bytea|smallint|numeric)\b/.exec(
        line,
      );
    if (column && !/-- pii: (none|basic|sensitive)$/.test(line))
      problems.push(`${file}: ${table}.${column[1]} has no pii tag`);
  }
  if (
    COORDINATOR_LOCAL[table] ||
    REFERENCE_TABLES.includes(table) ||
    DIGEST_TABLES.includes(table) ||
    REFERENCE_SCHEMAS.includes(table.split('.')[0] ?? '') ||
    table.endsWith('_claim')
  )
    return problems;
  for (const key of keysOf(lines)) {
    if (key.length === 1) continue;
    if (!DISTRIBUTED_BY.some((column) => column === key[0]))
      problems.push(`${file}: a key of ${table} does not begin with its distribution column`);
  }
  return problems;
}

function keysOf(lines: readonly string[]): string[][] {
  const keys: string[][] = [];
  for (const line of lines) {
    const listed = /(?:primary key|unique) \(([^)]+)\)/.exec(line);
    if (listed) keys.push((listed[1] ?? '').split(',').map((name) => name.trim()));
  }
  return keys;
}
