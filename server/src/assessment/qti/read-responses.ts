import { allIn, elementIn, elementsIn, type QtiElement, rawText } from './qti-element.ts';
import { refusedAt } from './read-body.ts';

/** One thing a candidate answers, and what of it is right. */
export type Response = {
  readonly cardinality: string;
  readonly baseType: string;
  readonly correct: readonly string[];
  readonly mapped: readonly MappedValue[];
  readonly element: QtiElement;
};
export type MappedValue = {
  readonly key: string;
  readonly value: number;
  readonly caseSensitive: boolean;
};

export function readResponses(item: QtiElement, exact: boolean): ReadonlyMap<string, Response> {
  const responses = new Map<string, Response>();
  for (const element of elementsIn(item, 'responseDeclaration')) {
    const identifier = element.attributes.get('identifier') ?? '';
    if (responses.has(identifier)) throw refusedAt('qti_identifier_twice', element);
    const baseType = element.attributes.get('baseType') ?? '';
    // A text keeps its white space only where this program wrote it.
    const clean = (text: string) => (exact && baseType === 'string' ? text : text.trim());
    const correct = elementIn(element, 'correctResponse');
    const mapping = elementIn(element, 'mapping');
    responses.set(identifier, {
      cardinality: element.attributes.get('cardinality') ?? 'single',
      baseType,
      correct: correct ? elementsIn(correct, 'value').map((one) => clean(rawText(one))) : [],
      mapped: mapping ? elementsIn(mapping, 'mapEntry').map((one) => entryOf(one, clean)) : [],
      element,
    });
  }
  return responses;
}

function entryOf(entry: QtiElement, clean: (text: string) => string): MappedValue {
  const value = Number(entry.attributes.get('mappedValue') ?? '');
  return {
    key: clean(entry.attributes.get('mapKey') ?? ''),
    value: Number.isFinite(value) ? value : 0,
    caseSensitive: entry.attributes.get('caseSensitive') === 'true',
  };
}

/** Whether right is what the declaration calls correct, what it gives points for, or a program's affair. */
export type Scoring = 'none' | 'match' | 'map' | 'own';

/** Steps that decide nothing but "is it the declared answer" and "what is that worth". */
const PLAIN_STEPS = new Set(
  (
    'responseCondition responseIf responseElseIf responseElse match variable correct baseValue ' +
    'setOutcomeValue isNull and sum mapResponse multiple not'
  ).split(' '),
);

export function scoringOf(item: QtiElement): Scoring {
  const processing = elementIn(item, 'responseProcessing');
  if (processing === null) return 'none';
  const template = processing.attributes.get('template') ?? '';
  const named = /\/(match_correct|map_response)(?:\.xml)?$/.exec(template)?.[1];
  if (named !== undefined) return named === 'match_correct' ? 'match' : 'map';
  if (template !== '') return 'own';
  const steps = [...allIn(processing)];
  if (steps.length === 0) return 'none';
  const plain = steps.every((one) => PLAIN_STEPS.has(one.name) && !turnsRound(one));
  if (!plain) return 'own';
  if (steps.some((one) => one.name === 'mapResponse')) return 'map';
  return steps.some((one) => one.name === 'correct') ? 'match' : 'own';
}

/** "Not the declared answer" is a program; "not empty" is none. */
function turnsRound(step: QtiElement): boolean {
  return step.name === 'not' && elementsIn(step).some((one) => one.name !== 'isNull');
}
