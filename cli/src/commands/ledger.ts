import { existsSync } from 'node:fs';
import { verifyLedger } from '../../ledger-verify/verify.ts';
import { UsageError } from '../arguments.ts';
import { withMaintenance } from './maintain.ts';

/** `jixu ledger export FILE`, `jixu ledger verify FILE`: verify needs neither server nor database. */
export async function ledger(args: readonly string[]): Promise<number> {
  const [verb, file, ...rest] = args;
  if (file === undefined || rest.length > 0 || (verb !== 'export' && verb !== 'verify')) {
    throw new UsageError('allowed: export FILE, verify FILE');
  }
  if (verb === 'export') {
    if (existsSync(file))
      throw new UsageError(`${file} is there already; an export never overwrites`);
    return withMaintenance(async (maintenance) => {
      await maintenance.exportLedger(file);
      process.stdout.write(`wrote ${file}\n`);
      return 0;
    });
  }
  if (!existsSync(file)) throw new UsageError(`${file} cannot be read`);
  const report = await verifyLedger(file);
  for (const finding of report.findings)
    process.stdout.write(`line ${finding.line}: ${finding.problem}\n`);
  const verdict =
    report.findings.length === 0 ? 'agrees with itself' : 'DOES NOT agree with itself';
  process.stdout.write(
    `${report.accounts} accounts, ${report.entries} entries: the ledger ${verdict}\n`,
  );
  return report.findings.length === 0 ? 0 : 1;
}
