import { formatLocalDate } from '@jixu/kernel';
import type { PackEdition } from '@jixu/policy';
import { type PackFolder, readPacks } from '@jixu/policy/files';
import { readArguments } from '../arguments.ts';
import { describeProblem, packsRoot } from '../pack-library.ts';

/** `jixu packs`: every pack with its versions, what it asks for and what may be set. */
export async function packs(args: readonly string[]): Promise<number> {
  const options = readArguments(args, { flags: ['json'], values: ['packs'] });
  const folders = await readPacks(packsRoot(options.value('packs')));
  const broken = folders.flatMap((folder) => folder.problems);
  for (const problem of broken) process.stderr.write(`${describeProblem(problem, 'zh-CN')}\n`);
  const listed = folders.filter((folder) => folder.pack !== null).map(describe);
  if (options.flag('json')) process.stdout.write(`${JSON.stringify({ packs: listed }, null, 2)}\n`);
  else for (const pack of listed) process.stdout.write(lines(pack));
  return broken.length === 0 ? 0 : 1;
}

type Listed = ReturnType<typeof describe>;

function describe(folder: PackFolder) {
  const editions = folder.pack?.editions ?? [];
  const latest = editions[editions.length - 1];
  return {
    id: folder.pack?.id ?? '',
    name: latest?.name ?? { 'zh-CN': '', en: '' },
    grade: latest?.grade ?? 'secondary',
    status: latest?.status ?? 'draft',
    enabled: latest?.enabled ?? true,
    versions: editions.map(describeEdition),
    cases: folder.cases.length,
  };
}

function describeEdition(edition: PackEdition) {
  const { document } = edition;
  return {
    version: edition.version,
    ref: edition.ref,
    hash: edition.hash,
    effective: {
      from: formatLocalDate(edition.effective.from),
      to: edition.effective.to === null ? null : formatLocalDate(edition.effective.to),
      dated: edition.effective.dated,
    },
    status: edition.status,
    grade: edition.grade,
    unit: edition.unit,
    categories: edition.categories.map((category) => category.id),
    kinds: [...edition.kinds.keys()],
    requirements: document.require.map((requirement) => requirement.id),
    parameters: Object.entries(document.parameters ?? {}).map(([id, parameter]) => ({
      id,
      rule: parameter?.rule,
      label: parameter?.label,
    })),
    readings: Object.entries(document.readings ?? {}).map(([id, reading]) => ({
      id,
      rule: reading?.rule,
      label: reading?.label,
      default: reading?.default,
      choices: Object.keys(reading?.choices ?? {}),
    })),
    rules: Object.keys(document.rules),
  };
}

function lines(pack: Listed): string {
  const versions = pack.versions.map(
    (version) =>
      `${version.version} (${version.effective.from} – ${version.effective.to ?? 'open'}${version.effective.dated === 'assumed' ? ', assumed' : ''})`,
  );
  return `${pack.id.padEnd(20)} ${pack.grade.padEnd(13)} ${pack.status.padEnd(9)} ${versions.join(', ')}  ${pack.name['zh-CN']}\n`;
}
