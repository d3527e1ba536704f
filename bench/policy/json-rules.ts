import { factsOf, isInYear, type Totals, totalsOf, type Worth } from './by-records.ts';
import type { Plain } from './population.ts';

/**
 * json-rules-engine: one rule for each way a record is worth something, run once a record; one
 * rule for the minima. It has no sums, so these are ours (`by-records.ts`).
 */
type Event = {
  readonly type: string;
  readonly params?: Readonly<Record<string, number | boolean>>;
};
type Engine = {
  addRule(rule: object): void;
  run(facts: object): Promise<{ readonly events: readonly Event[] }>;
};
export type JsonRules = { readonly Engine: new (rules?: object[], options?: object) => Engine };

const equal = (fact: string, value: unknown) => ({ fact, operator: 'equal', value });
const oneOf = (fact: string, value: unknown) => ({ fact, operator: 'in', value });

function worthEngine({ Engine }: JsonRules): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const add = (
    all: readonly object[],
    per: number,
    of: { parts?: number; capped?: boolean } = {},
  ) =>
    engine.addRule({
      conditions: { all },
      event: { type: 'worth', params: { per, parts: of.parts ?? 1, capped: of.capped ?? false } },
    });
  const plain = { fact: 'organiser', operator: 'notEqual', value: 'higher-office' };
  add([equal('kind', 'course')], 1);
  add([equal('kind', 'training'), equal('unit', 'hours'), plain], 1);
  add([equal('kind', 'training'), equal('unit', 'days'), plain], 8);
  add([equal('kind', 'training'), equal('unit', 'minutes'), plain], 1, { parts: 45 });
  add([equal('kind', 'training'), equal('organiser', 'higher-office')], 8, { capped: true });
  add([equal('kind', 'lecture')], 8, { capped: true });
  const works = oneOf('kind', ['paper', 'book', 'patent', 'project']);
  add([works, equal('rank', 1)], 28, { capped: true });
  add([works, { fact: 'rank', operator: 'greaterThan', value: 1 }], 14, { capped: true });
  return engine;
}

function minimaEngine({ Engine }: JsonRules): Engine {
  const atLeast = (fact: string, value: number) => ({
    fact,
    operator: 'greaterThanInclusive',
    value,
  });
  return new Engine([
    {
      conditions: {
        all: [
          atLeast('public', 30),
          atLeast('professional', 42),
          atLeast('elective', 18),
          atLeast('total', 90),
        ],
      },
      event: { type: 'met' },
    },
  ]);
}

export type Evaluated = { readonly totals: Totals; readonly met: boolean };

export function jsonRulesEvaluator(
  module: JsonRules,
): (records: readonly Plain[]) => Promise<Evaluated> {
  const worth = worthEngine(module);
  const minima = minimaEngine(module);
  return async (records) => {
    const own = records.filter(isInYear);
    const found: Worth[] = [];
    for (const record of own) {
      const facts = factsOf(record);
      const { events } = await worth.run(facts);
      const { per = 0, parts = 1, capped = false } = events[0]?.params ?? {};
      found.push({
        hours: Math.floor(facts.quantity / Number(parts)) * Number(per),
        capped: capped === true,
      });
    }
    const totals = totalsOf(own, found);
    const { events } = await minima.run(totals);
    return { totals, met: events.length > 0 };
  };
}
