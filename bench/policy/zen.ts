import { factsOf, isInYear, totalsOf, type Worth } from './by-records.ts';
import type { Evaluated } from './json-rules.ts';
import type { Plain } from './population.ts';

/**
 * zen-engine: a decision table run over the list of records in one call, the same work once by
 * us (`by-records.ts`), then a second table for the minima.
 */
type Decision = { evaluate(context: object): Promise<{ readonly result: unknown }> };
export type Zen = { readonly ZenEngine: new () => { createDecision(content: object): Decision } };

const at = { x: 0, y: 0 };

function graph(table: object): object {
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: at },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: at, content: table },
      { id: 'out', name: 'out', type: 'outputNode', position: at },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}

const column = (field: string) => ({ id: field, name: field, field, type: 'expression' });

const WORTH = graph({
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
  ].map((rule, id) => ({ _id: String(id), kind: '', unit: '', organiser: '', rank: '', ...rule })),
  executionMode: 'loop',
  inputField: 'records',
  outputPath: 'worth',
});

const MINIMA = graph({
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
});

export function zenEvaluator({
  ZenEngine,
}: Zen): (records: readonly Plain[]) => Promise<Evaluated> {
  const engine = new ZenEngine();
  const worth = engine.createDecision(WORTH);
  const minima = engine.createDecision(MINIMA);
  return async (records) => {
    const own = records.filter(isInYear);
    const { result } = await worth.evaluate({ records: own.map(factsOf) });
    const totals = totalsOf(own, (result as { worth: readonly Worth[] }).worth);
    const verdict = await minima.evaluate(totals);
    return { totals, met: (verdict.result as { met: boolean }).met };
  };
}
