import { factsOf, isInYear, type Totals, totalsOf, type Worth } from './by-records.ts';
import type { Evaluated } from './json-rules.ts';
import type { Plain } from './population.ts';

/**
 * zen-engine two ways. Whole: one graph holds the rule, a decision table over the list of records,
 * a function for what its tables cannot say (same work once, caps, sums), a table for the minima.
 * Split: only the two tables, the function's part done by us outside (`by-records.ts`), which
 * spares the engine the half it is slowest at.
 */
type Decision = { evaluate(context: object): Promise<{ readonly result: unknown }> };
export type Zen = { readonly ZenEngine: new () => { createDecision(content: object): Decision } };

const at = { x: 0, y: 0 };

type Step = { readonly type: 'decisionTableNode' | 'functionNode'; readonly content: object };

/** Steps one after the other, from what comes in to what goes out. */
function graph(...steps: readonly Step[]): object {
  const inner = steps.map((step, index) => ({ ...step, id: `step${index}`, name: `step${index}` }));
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode' },
    ...inner,
    { id: 'out', name: 'out', type: 'outputNode' },
  ];
  return {
    nodes: nodes.map((node) => ({ ...node, position: at })),
    edges: nodes.slice(1).map(({ id }, index) => ({
      id: `edge${index}`,
      sourceId: nodes[index]?.id,
      targetId: id,
      type: 'edge',
    })),
  };
}

const column = (field: string) => ({ id: field, name: field, field, type: 'expression' });

const WORTH: Step = {
  type: 'decisionTableNode',
  content: {
    hitPolicy: 'first',
    inputs: ['kind', 'unit', 'organiser', 'rank'].map(column),
    outputs: ['hours', 'capped'].map(column),
    rules: [
      { kind: '"course"', hours: 'quantity', capped: 'false' },
      { kind: '"training"', organiser: '"higher-office"', hours: 'quantity * 8', capped: 'true' },
      { kind: '"training"', unit: '"hours"', hours: 'quantity', capped: 'false' },
      { kind: '"training"', unit: '"days"', hours: 'quantity * 8', capped: 'false' },
      { kind: '"training"', unit: '"minutes"', hours: 'floor(quantity / 45)', capped: 'false' },
      { kind: '"lecture"', hours: 'quantity * 8', capped: 'true' },
      { rank: '1', hours: 'quantity * 28', capped: 'true' },
      { rank: '> 1', hours: 'quantity * 14', capped: 'true' },
    ].map((rule, id) => ({
      _id: String(id),
      kind: '',
      unit: '',
      organiser: '',
      rank: '',
      ...rule,
    })),
    executionMode: 'loop',
    inputField: 'records',
    outputPath: 'worth',
  },
};

const MINIMA: Step = {
  type: 'decisionTableNode',
  content: {
    hitPolicy: 'first',
    inputs: ['public', 'professional', 'elective', 'total'].map(column),
    outputs: [column('met')],
    rules: [
      { public: '>= 30', professional: '>= 42', elective: '>= 18', total: '>= 90', met: 'true' },
      { met: 'false' },
    ].map((rule, id) => ({
      _id: String(id),
      public: '',
      professional: '',
      elective: '',
      total: '',
      ...rule,
    })),
  },
};

/** The part of the rule that has no form in a decision table; same text as `by-records.ts`. */
const SETTLE: Step = {
  type: 'functionNode',
  content: {
    source: `
const isBetter = (a, b) =>
  a.hours !== b.hours ? a.hours > b.hours
  : a.category !== b.category ? a.category === 'professional'
  : a.on < b.on;
export const handler = async ({ records, worth }) => {
  const all = records.map((record, at) => ({ ...record, ...worth[at] }));
  const best = new Map();
  for (const own of all) {
    if (own.key === null || own.hours === 0) continue;
    const other = best.get(own.key);
    if (other === undefined || isBetter(own, other)) best.set(own.key, own);
  }
  const sums = { public: 0, professional: 0, elective: 0 };
  const capped = { professional: 0, elective: 0 };
  for (const own of all) {
    if (own.key !== null && best.get(own.key) !== own) continue;
    (own.capped && own.category !== 'public' ? capped : sums)[own.category] += own.hours;
  }
  const professional = sums.professional + Math.min(28, capped.professional);
  const elective = sums.elective + Math.min(28, capped.elective);
  return { public: sums.public, professional, elective, total: sums.public + professional + elective };
};`,
  },
};

export function zenEvaluator({
  ZenEngine,
}: Zen): (records: readonly Plain[]) => Promise<Evaluated> {
  const whole = new ZenEngine().createDecision(graph(passing(WORTH), SETTLE, passing(MINIMA)));
  return async (records) => {
    const facts = records.filter(isInYear).map((record) => ({
      ...factsOf(record),
      category: record['category'],
      on: record['on'],
      key: record['key'] ?? null,
    }));
    const { result } = await whole.evaluate({ records: facts });
    const { met, ...totals } = result as Totals & { readonly met: boolean };
    return { totals, met };
  };
}

/** What comes in goes out with what the table adds. */
function passing({ type, content }: Step): Step {
  return { type, content: { ...content, passThrough: true } };
}

export function zenTablesEvaluator({
  ZenEngine,
}: Zen): (records: readonly Plain[]) => Promise<Evaluated> {
  const engine = new ZenEngine();
  const worth = engine.createDecision(graph(WORTH));
  const minima = engine.createDecision(graph(MINIMA));
  return async (records) => {
    const own = records.filter(isInYear);
    const { result } = await worth.evaluate({ records: own.map(factsOf) });
    const totals = totalsOf(own, (result as { worth: readonly Worth[] }).worth);
    const verdict = await minima.evaluate(totals);
    return { totals, met: (verdict.result as { met: boolean }).met };
  };
}
