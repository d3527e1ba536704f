import { createHash } from 'node:crypto';
import { parseLocalDate } from '@jixu/kernel';
import {
  type Evaluation,
  evaluate,
  type EvaluateOptions,
  parseInput,
  parseJson,
  REASONS,
  sentence,
} from '@jixu/policy';
import { localeOf, readArguments, required, UsageError } from '../arguments.ts';
import { evaluateBatch } from '../evaluate-batch.ts';
import { choosePack, type ChosenPack, naming, packsRoot, readText } from '../pack-library.ts';

const DIGEST = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `jixu evaluate`: exits 0 whatever the verdict; bad input is refused whole. */
export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    values: ['pack', 'input', 'as-of', 'batch', 'out', 'packs', 'lang', 'locale'],
    flags: ['explain', 'json'],
  });
  const locale = localeOf(options);
  const chosen = await choosePack(required(options, 'pack'), packsRoot(options.value('packs')));
  const asOf = options.value('as-of');
  if (asOf !== undefined && !parseLocalDate(asOf).ok)
    throw new UsageError(`--as-of: found "${asOf}"; allowed: a day that exists, as "2021-03-05"`);
  const how: EvaluateOptions = {
    explain: options.flag('explain'),
    locale,
    digest: DIGEST,
    ...(asOf === undefined ? {} : { asOf }),
    ...(chosen.edition === undefined ? {} : { edition: chosen.edition }),
  };
  const batch = options.value('batch');
  if (batch !== undefined) {
    if (options.value('input') !== undefined)
      throw new UsageError('--input: found together with --batch; allowed: one of them');
    const { digest: _, ...plain } = how;
    return evaluateBatch({
      file: batch,
      out: required(options, 'out'),
      pack: required(options, 'pack'),
      root: packsRoot(options.value('packs')),
      how: plain,
    });
  }
  if (options.value('out') !== undefined)
    throw new UsageError('--out: found without --batch; allowed: with --batch');
  const file = options.value('input') ?? '-';
  const text = await readText(file);
  const evaluation = naming(file, () =>
    evaluate(chosen.pack, parseInput(parseJson(text), chosen.pack), how),
  );
  process.stdout.write(
    options.flag('json')
      ? `${JSON.stringify(evaluation, null, 2)}\n`
      : readable(evaluation, chosen, how),
  );
  return 0;
}

function readable(of: Evaluation, chosen: ChosenPack, how: EvaluateOptions): string {
  const zh = how.locale !== 'en';
  const verdict = {
    met: zh ? '达标' : 'met',
    short: zh ? '还差' : 'short',
    unknown: zh ? '还不能判断' : 'unknown',
  };
  const rows = [
    `${of.receipt.pack}  ${of.period === null ? '—' : `${of.period.from} – ${of.period.to}`}  ${verdict[of.verdict]}`,
    ...of.requirements.map(
      (each) =>
        `  ${each.id}${each.year === undefined ? '' : ` ${each.year}`}: ${each.have} / ${each.need ?? '?'}${each.short === null || each.short === '0' ? '' : `  ${verdict.short} ${each.short}`}  [${each.rule} ${each.cite}]`,
    ),
    ...of.records.flatMap((record) => [
      `  ${record.id}: ${record.counted} ${record.category ?? '—'}  ${REASONS[record.reason][how.locale ?? 'zh-CN']}`,
      ...stepLines(record, chosen, how),
    ]),
    ...of.undecided.map((each) => `  ? ${each.id ?? each.field ?? ''}: ${each.why}`),
  ];
  return `${rows.join('\n')}\n`;
}

function stepLines(
  record: Evaluation['records'][number],
  chosen: ChosenPack,
  how: EvaluateOptions,
): readonly string[] {
  const edition = chosen.pack.editions[chosen.pack.editions.length - 1];
  if (edition === undefined) return [];
  return (record.steps ?? []).map(
    (step) =>
      `      ${sentence(step, edition, how.locale ?? 'zh-CN')}  [${step.rule} ${step.cite}]`,
  );
}
