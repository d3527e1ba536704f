import { formatRational, type Hours, parseRational } from '@jixu/kernel';
import type { ExplainedRecord, ExplainedStep } from './explanation.ts';
import { divide, hoursOf } from './wire-hours.ts';

/** One link of the chain a person reads; amounts are wire strings, words come later. */
export type ChainLink =
  | { readonly kind: 'facts' }
  | { readonly kind: 'rule'; readonly rule: string }
  | {
      readonly kind: 'arithmetic';
      readonly step: number;
      readonly of: ExplainedStep;
      /** What one unit is worth, where in × each = out exactly. */
      readonly each: string | undefined;
      readonly deciding: boolean;
    }
  | {
      readonly kind: 'cap';
      readonly of: ExplainedStep;
      readonly cap: NonNullable<ExplainedStep['cap']>;
      readonly bar: CapAmounts;
      readonly deciding: boolean;
    }
  | { readonly kind: 'other'; readonly of: ExplainedStep; readonly deciding: boolean }
  | { readonly kind: 'result'; readonly deciding: boolean }
  | { readonly kind: 'source'; readonly rules: readonly string[] };

/** Ticks: what earlier records used, what this one gets, what is cut, and the cap itself. */
export type CapAmounts = {
  readonly used: Hours;
  readonly own: Hours;
  readonly cut: Hours;
  readonly limit: Hours;
};

/** What turns a quantity into hours: its input is counted in something else. */
function isConversion(step: ExplainedStep): boolean {
  return step.cap === undefined && (step.step === 'unit' || /\s/.test(step.in));
}

function changes(step: ExplainedStep): boolean {
  return !isConversion(step) && step.in !== step.out;
}

/** The engine closes with what was booked where; the chain has said it by then. */
function isClosing(step: ExplainedStep): boolean {
  return step.step === 'count';
}

/** The last step that took something away decides; without one, the conversion does. */
export function decidingStep(steps: readonly ExplainedStep[]): number {
  const last = steps.findLastIndex(changes);
  return last >= 0 ? last : steps.findLastIndex(isConversion);
}

function eachOf(step: ExplainedStep): string | undefined {
  const input = parseRational(step.in.split(/\s/)[0] ?? '');
  const output = parseRational(step.out);
  if (!input.ok || !output.ok || input.value.n === 0) return undefined;
  return formatRational(divide(output.value, input.value));
}

function capAmounts(step: ExplainedStep, cap: NonNullable<ExplainedStep['cap']>): CapAmounts {
  return {
    used: hoursOf(cap.usedBefore),
    own: hoursOf(step.out),
    cut: hoursOf(step.cut ?? '0'),
    limit: hoursOf(cap.limit),
  };
}

/** 事实 → 规则 → 计算 → 上限 → 依据, with only those links that this record has. */
export function whyChain(record: ExplainedRecord): readonly ChainLink[] {
  const steps = record.steps.filter((step) => !isClosing(step));
  const deciding = decidingStep(steps);
  const links: ChainLink[] = [{ kind: 'facts' }];
  const shown = new Set<string>();
  for (const [index, step] of steps.entries()) {
    const decides = index === deciding && steps.some(changes);
    if (step.cap) {
      const bar = capAmounts(step, step.cap);
      links.push({ kind: 'cap', of: step, cap: step.cap, bar, deciding: decides });
    } else if (isConversion(step)) {
      if (!shown.has(step.rule)) links.push({ kind: 'rule', rule: step.rule });
      shown.add(step.rule);
      links.push({
        kind: 'arithmetic',
        step: index,
        of: step,
        each: eachOf(step),
        deciding: decides,
      });
    } else if (changes(step)) {
      links.push({ kind: 'other', of: step, deciding: decides });
    }
  }
  if (record.counted === '0' && !steps.some(changes))
    links.push({ kind: 'result', deciding: true });
  const rules = sourcesOf(steps, deciding);
  if (rules.length > 0) links.push({ kind: 'source', rules });
  return links;
}

/** The rule of the deciding step first; it is the one a person would contest. */
function sourcesOf(steps: readonly ExplainedStep[], deciding: number): string[] {
  const first = steps[deciding]?.rule;
  const all = steps.map((step) => step.rule);
  return [...new Set(first === undefined ? all : [first, ...all])];
}
