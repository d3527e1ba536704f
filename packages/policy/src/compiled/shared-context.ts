import { formatHours, formatLocalDate, lastDay, parseLocalDate } from '@jixu/kernel';
import { citationOf, gradeOf } from '../edition.ts';
import type { EvaluateOptions } from '../evaluate.ts';
import type { EvaluationInput } from '../input.ts';
import type { Pack } from '../pack.ts';
import { parseInput } from '../parse-input.ts';
import { asciiJson } from './canonical-input.ts';
import { type Context, contextOf, usesPerson } from './context.ts';
import { makeSums, type Sums } from './rows.ts';

/** What people of one window, target, readings and parameters have in common. */

/** The parts of an answer that are the same for everybody of a context. */
export type FixedTexts = {
  readonly receipt: string;
  readonly afterInput: string;
  readonly categories: readonly string[];
  readonly requirements: readonly {
    readonly need: number;
    readonly before: string;
    readonly after: string;
  }[];
  readonly now: Sums;
  readonly passed: Sums;
};

function fixedTexts(context: Context, options: EvaluateOptions): FixedTexts {
  const { period } = context.window;
  const asOf =
    options.asOf === undefined ? formatLocalDate(lastDay(period)) : checkedDay(options.asOf);
  const span = JSON.stringify({
    from: formatLocalDate(period.from),
    to: formatLocalDate(period.to),
  });
  return {
    receipt: `"receipt":{"pack":"${context.edition.ref}"`,
    afterInput: `","asOf":"${asOf}"},"period":${span},"unit":"${context.edition.unit}","verdict":"`,
    categories: context.edition.categories.map((each) => JSON.stringify(each.id)),
    requirements: context.asked.map((slot) => {
      const { requirement } = slot.asked;
      const head = {
        id: requirement.id,
        ...(slot.year === null ? {} : { year: slot.year }),
        ...(requirement.unit === undefined ? {} : { unit: requirement.unit }),
        need: formatHours(slot.need),
      };
      const tail = {
        rule: requirement.rule,
        cite: citationOf(context.edition, requirement.rule, options.locale ?? 'zh-CN'),
        grade: gradeOf(context.edition, requirement.rule),
      };
      return {
        need: slot.need,
        before: `${JSON.stringify(head).slice(0, -1)},"have":"`,
        after: `,${asciiJson(JSON.stringify(tail)).slice(1, -1)},"could":[`,
      };
    }),
    now: makeSums(context),
    passed: makeSums(context),
  };
}

function checkedDay(text: string): string {
  const parsed = parseLocalDate(text);
  return parsed.ok ? formatLocalDate(parsed.value) : text;
}

const CONTEXTS_MAX = 1000;
const CONTEXTS_TRIED = 200;

export type Shared = {
  readonly context: Context | null;
  readonly input: EvaluationInput;
  readonly texts: FixedTexts | null;
};

export type SharedContexts = {
  /** The pack looks at the person, so that few people share anything. */
  readonly personMatters: boolean;
  /** `null`: only the reference can answer. Throws what `parseInput` throws. */
  readonly of: (parts: Parts) => Shared | null;
};

export function sharedContexts(pack: Pack, options: EvaluateOptions): SharedContexts {
  const contexts = new Map<string, Shared>();
  let made = 0;
  let shared = 0;
  const of = (parts: Parts): Shared | null => {
    const known = contexts.get(parts.key);
    if (known !== undefined) {
      shared += 1;
      return known;
    }
    made += 1;
    // Where everybody has a window of their own, tables cost more than they save.
    if (made > CONTEXTS_TRIED && made > shared) return null;
    const input = parseInput({ ...parts.json, id: undefined, records: [] }, pack);
    const context = contextOf(pack, input, options.edition);
    const texts = context === null ? null : fixedTexts(context, options);
    const found = { context, input, texts };
    if (contexts.size >= CONTEXTS_MAX) contexts.clear();
    contexts.set(parts.key, found);
    return found;
  };
  return { personMatters: usesPerson(pack), of };
}

export type Parts = {
  readonly json: Readonly<Record<string, unknown>>;
  readonly records: readonly unknown[];
  readonly person: unknown;
  readonly id: string | null;
  /** What makes two people share a context. */
  readonly key: string;
};

const MEMBERS: ReadonlySet<string> = new Set([
  'id',
  'person',
  'target',
  'period',
  'parameters',
  'readings',
  'records',
]);

/** `null` where anything about the outside of the input is unusual. */
export function partsOf(json: unknown, personMatters: boolean): Parts | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const given = json as Readonly<Record<string, unknown>>;
  for (const name in given) if (!MEMBERS.has(name)) return null;
  const { id, person, target, period, parameters, readings, records } = given;
  if (
    !Array.isArray(records) ||
    (id !== undefined && (typeof id !== 'string' || id === '' || id.length > 500))
  )
    return null;
  // JSON writes null where nothing was said: the reference tells the two apart.
  if ([person, target, period, parameters, readings].includes(null)) return null;
  const simple =
    target === undefined && parameters === undefined && readings === undefined && !personMatters;
  const key =
    simple && typeof period === 'string'
      ? period
      : JSON.stringify([period, target, parameters, readings, personMatters ? person : null]);
  return { json: given, records, person, id: typeof id === 'string' ? id : null, key };
}
