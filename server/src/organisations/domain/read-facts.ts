import type { Static } from 'typebox';
import type { NewFact } from '../../identity/index.ts';
import type { FactBody } from '../schemas.ts';
import { readDay } from './read-day.ts';

/** From the wire's words to the domain's: days become days. */
export function readFact(body: Static<typeof FactBody>, at: string): NewFact {
  if (body.kind === 'title') {
    const { kind, series, level } = body;
    return { kind, series, level, obtainedOn: readDay(body.obtainedOn, `${at}/obtainedOn`) };
  }
  if ('on' in body) return { kind: body.kind, on: readDay(body.on, `${at}/on`) };
  const { kind, value } = body;
  if (body.fromOn === undefined) return { kind, value };
  return { kind, value, fromOn: readDay(body.fromOn, `${at}/fromOn`) };
}

export function readFacts(bodies: readonly Static<typeof FactBody>[]): NewFact[] {
  return bodies.map((body, index) => readFact(body, `body/facts/${index}`));
}
