import { existsSync } from 'node:fs';
import { type Maintenance, openMaintenance, readConfig } from '@jixu/server';
import { UsageError } from '../arguments.ts';

/** Opens the database of the surroundings (JIXU_DATA or DATABASE_URL), does one thing, closes it again. */
export async function withMaintenance(
  work: (maintenance: Maintenance) => Promise<number>,
): Promise<number> {
  const maintenance = await openMaintenance(readConfig(process.env));
  try {
    return await work(maintenance);
  } finally {
    await maintenance.close();
  }
}

function onlyFile(args: readonly string[], verb: string): string {
  const [file, ...rest] = args;
  if (file === undefined || rest.length > 0) throw new UsageError(`${verb} takes one file`);
  return file;
}

/** `jixu migrate`: brings the database up to this version; `start` does the same by itself. */
export async function migrateCommand(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new UsageError(`found "${args[0]}"; allowed: no arguments`);
  return withMaintenance(async (maintenance) => {
    const report = await maintenance.migrate();
    for (const name of report.applied) process.stdout.write(`applied ${name}\n`);
    process.stdout.write(`${report.applied.length} applied, ${report.already} there already\n`);
    return 0;
  });
}

/** `jixu doctor`: what this database does not promise. Exit 1 where it must not be used. */
export async function doctor(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new UsageError(`found "${args[0]}"; allowed: no arguments`);
  return withMaintenance(async (maintenance) => {
    const findings = await maintenance.findings();
    for (const finding of findings)
      process.stdout.write(`${finding.weight}: ${finding.message} (${finding.code})\n`);
    if (findings.length === 0) process.stdout.write('nothing to report\n');
    return findings.some((finding) => finding.weight === 'refusal') ? 1 : 0;
  });
}

export async function backupCommand(args: readonly string[]): Promise<number> {
  const file = onlyFile(args, 'backup');
  if (existsSync(file)) throw new UsageError(`${file} is there already; a backup never overwrites`);
  return withMaintenance(async (maintenance) => {
    await maintenance.backup(file, () => process.stderr.write('.'));
    process.stderr.write('\n');
    process.stdout.write(
      `wrote ${file}; the key file and the folder of files are not in it: copy them too\n`,
    );
    return 0;
  });
}

export async function restoreCommand(args: readonly string[]): Promise<number> {
  const file = onlyFile(args, 'restore');
  if (!existsSync(file)) throw new UsageError(`${file} cannot be read`);
  return withMaintenance(async (maintenance) => {
    await maintenance.restore(file, () => process.stderr.write('.'));
    process.stderr.write('\n');
    process.stdout.write(`restored from ${file}\n`);
    return 0;
  });
}
