import { formatLocalDate, lastDay, type LocalDate, parseLocalDate } from '@jixu/kernel';
import {
  evaluateTicks,
  ownOffers,
  parseCatalogue,
  parseInput,
  parseJson,
  plan,
  type Plan,
  type PlanAnswer,
} from '@jixu/policy';
import { readArguments, required, UsageError } from '../arguments.ts';
import { choosePack, naming, packsRoot, readText } from '../pack-library.ts';

/** `jixu plan`: the cheapest ways to close the gap, certain and if everything pending passes. */
export async function planCommand(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    values: ['pack', 'input', 'catalogue', 'as-of', 'packs'],
    flags: ['json'],
  });
  const { pack, edition } = await choosePack(
    required(options, 'pack'),
    packsRoot(options.value('packs')),
  );
  const asOf = options.value('as-of');
  if (asOf !== undefined && !parseLocalDate(asOf).ok)
    throw new UsageError(`--as-of: found "${asOf}"; allowed: a day that exists, as "2021-03-05"`);
  const file = options.value('input') ?? '-';
  const text = await readText(file);
  const input = naming(file, () => parseInput(parseJson(text), pack));
  const forced = edition === undefined ? {} : { edition };
  const now = naming(file, () => evaluateTicks(pack, input, forced));
  const last = now.period === null ? null : lastDay(now.period);
  const catalogue = options.value('catalogue');
  const offers = last === null ? [] : await offersFrom({ catalogue, last, pack, input });
  const answer = plan(pack, input, {
    offers,
    options: { ...forced, ...(asOf === undefined ? {} : { asOf }) },
  });
  process.stdout.write(
    options.flag('json') ? `${JSON.stringify(answer, null, 2)}\n` : readable(answer),
  );
  return 0;
}

async function offersFrom(of: {
  readonly catalogue: string | undefined;
  readonly last: LocalDate;
  readonly pack: Parameters<typeof ownOffers>[0];
  readonly input: Parameters<typeof ownOffers>[1];
}) {
  const { catalogue } = of;
  if (catalogue === undefined) return ownOffers(of.pack, of.input, of.last);
  const text = await readText(catalogue);
  return naming(catalogue, () =>
    parseCatalogue(parseJson(text), of.pack, formatLocalDate(of.last)),
  );
}

function readable(of: Plan): string {
  const redeclare = of.redeclare.map(
    (each) =>
      `another category for ${each.record}: ${each.from ?? '—'} → ${each.to}, counts ${each.counts.join(' → ')}`,
  );
  return `${[...section('certain', of.certain), ...section('if pending', of.ifPending), ...redeclare].join('\n')}\n`;
}

function section(name: string, of: PlanAnswer): readonly string[] {
  const rows = [
    `${name}: ${of.verdict}${of.short.map((each) => `, ${each.id} short ${each.short}`).join('')}`,
  ];
  if (of.why !== null) rows.push(`  ${of.why}`);
  for (const option of of.options)
    rows.push(
      `  ${option.hours} hours, ${option.priceFen} fen: ${option.offers.map((offer) => `${offer.title} (${offer.category ?? '—'} ${offer.hours})`).join(' + ')} → ${option.result.verdict}`,
    );
  if (of.options.length > 0 && !of.optimal)
    rows.push(`  not proved the least; no plan takes fewer than ${of.atLeast} hours`);
  return rows;
}
