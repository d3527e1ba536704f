import type { PackCase } from './cases.ts';
import { evaluateTicks } from './evaluate.ts';
import { BadInput } from './input.ts';
import type { Pack } from './pack.ts';
import { parseInput } from './parse-input.ts';
import { openCase } from './person-case.ts';
import { askedOf } from './requirements.ts';

/** Which lines, caps, requirements and rules of a pack the cases have made speak, and which not. */
export type Coverage = {
  readonly total: number;
  readonly covered: number;
  readonly missing: readonly string[];
};

/**
 * Parts of a pack that are no arithmetic: no case can touch them, lint sees that they stand
 * under something.
 */
const ARITHMETIC: ReadonlySet<string> = new Set(['amount', 'requirement', 'period']);

export function coverageOf(pack: Pack, cases: readonly PackCase[]): Coverage {
  const wanted = new Set<string>();
  for (const { document, kinds } of pack.editions) {
    for (const kind of kinds.values())
      for (const line of kind.lines) wanted.add(`line ${line.id} (${line.line.rule})`);
    for (const cap of document.caps ?? []) wanted.add(`cap ${cap.id}${under(cap.reading)}`);
    for (const [at, requirement] of document.require.entries())
      wanted.add(`requirement ${at + 1} ${requirement.id} (${requirement.rule})`);
    for (const [id, rule] of Object.entries(document.rules))
      if (ARITHMETIC.has(rule?.part ?? 'amount')) wanted.add(`rule ${id}`);
  }
  const found = new Set<string>();
  for (const each of cases) touch(pack, each, found);
  const missing = [...wanted].filter((name) => !found.has(name));
  return { total: wanted.size, covered: wanted.size - missing.length, missing };
}

function under(reading: Readonly<Partial<Record<string, string>>> | undefined): string {
  return reading === undefined
    ? ''
    : ` under ${Object.entries(reading)
        .map(([id, choice]) => `${id}: ${choice}`)
        .join(', ')}`;
}

function touch(pack: Pack, each: PackCase, found: Set<string>): void {
  try {
    const input = parseInput(each.input, pack);
    const of = openCase(pack, input, each.edition);
    const { document } = of.governing;
    const { period } = document;
    if ('rule' in period && input.period === null) found.add(`rule ${period.rule}`);
    for (const { standing } of of.records) {
      if (standing.state === 'refused') {
        if (standing.reason === 'outside-period')
          for (const [id, rule] of Object.entries(document.rules))
            if (rule?.part === 'period') found.add(`rule ${id}`);
        continue;
      }
      const line = standing.assessed.line;
      if (line === null) continue;
      found.add(`line ${line.id} (${line.line.rule})`);
      found.add(`rule ${line.line.rule}`);
    }
    for (const { requirement } of askedOf(of).asked) {
      found.add(
        `requirement ${document.require.indexOf(requirement) + 1} ${requirement.id} (${requirement.rule})`,
      );
      found.add(`rule ${requirement.rule}`);
    }
    const evaluation = evaluateTicks(
      pack,
      input,
      each.edition === undefined ? {} : { edition: each.edition },
    );
    for (const { steps } of evaluation.records)
      for (const step of steps) {
        found.add(`rule ${step.rule}`);
        const cap = document.caps?.find(
          (one) =>
            one.id === step.cap?.id &&
            Object.entries(one.reading ?? {}).every(([id, choice]) => of.readings[id] === choice),
        );
        if (cap !== undefined) found.add(`cap ${cap.id}${under(cap.reading)}`);
      }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
  }
}
