import type { Columns } from '../../packages/policy/src/compiled/columns.ts';
import { evaluateTicks } from '../../packages/policy/src/evaluate.ts';
import type { Pack } from '../../packages/policy/src/pack.ts';
import { parseInput } from '../../packages/policy/src/parse-input.ts';
import { type Evaluated, type JsonRules, jsonRulesEvaluator } from './json-rules.ts';
import { assertSame, type Result } from './measure.ts';
import { guangdongRecords, people as peopleOf, type Plain } from './population.ts';
import { type Zen, zenEvaluator, zenTablesEvaluator } from './zen.ts';

/** General engines and our reference on the share they can do, against what columns did in a pass. */
export type Slow = { readonly name: string; readonly persons: number; readonly rate: number };

const HOUR = 1800;
/** zen-engine has threads of its own; an Engine of json-rules-engine mixes up runs side by side. */
const PEERS = [
  {
    name: 'json-rules-engine, sums by us',
    module: 'json-rules-engine',
    inFlight: 1,
    peer: (module: unknown) => jsonRulesEvaluator(module as JsonRules),
  },
  {
    name: '@gorules/zen-engine, the whole rule',
    module: '@gorules/zen-engine',
    inFlight: 64,
    peer: (module: unknown) => zenEvaluator(module as Zen),
  },
  {
    name: '@gorules/zen-engine, sums by us',
    module: '@gorules/zen-engine',
    inFlight: 64,
    peer: (module: unknown) => zenTablesEvaluator(module as Zen),
  },
] as const;

export async function runPeers(of: {
  readonly pack: Pack;
  readonly persons: number;
  readonly wanted: Result;
  readonly columns: Columns;
}): Promise<readonly Slow[]> {
  const people = [...peopleOf(guangdongRecords, Math.min(of.persons, of.columns.persons))];
  const done: Slow[] = [];
  const note = (name: string, started: number): void => {
    const seconds = (performance.now() - started) / 1000;
    done.push({ name, persons: people.length, rate: people.length / seconds });
  };
  const started = performance.now();
  const reference: Result = {
    total: new Int32Array(people.length),
    met: new Uint8Array(people.length),
  };
  people.forEach((records, at) => {
    const input = parseInput({ period: '2021', records }, of.pack);
    const { totals, verdict } = evaluateTicks(of.pack, input);
    reference.total[at] = totals.total;
    reference.met[at] = Number(verdict === 'met');
  });
  note('our reference', started);
  assertSame(of.wanted, reference, 'our reference');
  for (const { name, module, inFlight, peer: peerOf } of PEERS) {
    const loaded = await load(module);
    if (loaded === null) {
      console.log(`${name}: not installed; npm install --no-save --prefix bench/policy`);
      continue;
    }
    const peer = peerOf(loaded);
    await inTurn(people.slice(0, 200), peer, inFlight);
    const begun = performance.now();
    const answers = await inTurn(people, peer, inFlight);
    note(name, begun);
    assertSame(of.wanted, resultOf(answers), name);
  }
  return done;
}

type Peer = (records: readonly Plain[]) => Promise<Evaluated>;

async function inTurn(
  people: readonly (readonly Plain[])[],
  peer: Peer,
  inFlight: number,
): Promise<Evaluated[]> {
  const answers: Evaluated[] = [];
  for (let at = 0; at < people.length; at += inFlight)
    answers.push(...(await Promise.all(people.slice(at, at + inFlight).map(peer))));
  return answers;
}

/** A module that the bench's own install brings; `null` where it was not installed. */
async function load(name: string): Promise<unknown> {
  try {
    return await import(name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
      return null;
    throw error;
  }
}

function resultOf(answers: readonly Evaluated[]): Result {
  return {
    total: Int32Array.from(answers, ({ totals }) => totals.total * HOUR),
    met: Uint8Array.from(answers, ({ met }) => Number(met)),
  };
}
