import { createHash } from 'node:crypto';
import { assert, canonicalJson, type Json } from '@jixu/kernel';
import { type Evaluation, evaluate, makePack, type PackEdition, parseInput } from '@jixu/policy';

/**
 * What a certificate rests on: the exact input, the whole answer, and the editions that the pack had then. An edition that
 * is published later must not change what an old certificate is recomputed to.
 */
export type Trace = {
  readonly editions: readonly string[];
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Evaluation;
};

export function traceSha256(trace: Trace): string {
  return createHash('sha256').update(traceBytes(trace)).digest('hex');
}

/** One text for one trace, also after a stay in the database. */
export function traceBytes(trace: Trace): string {
  return canonicalJson(trace as unknown as Json);
}

/** The same evaluation once more, from the stored input and editions alone. */
export function replay(trace: Trace, editionByRef: (ref: string) => PackEdition | null): Trace {
  const editions = trace.editions.map((ref) => {
    const edition = editionByRef(ref);
    assert(edition !== null, 'certificates: an edition of a trace is not installed');
    return edition;
  });
  const pack = makePack(editions);
  const output = evaluate(pack, parseInput(trace.input, pack), { explain: true });
  return { editions: trace.editions, input: trace.input, output };
}
