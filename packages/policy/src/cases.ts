import { formatRational } from '@jixu/kernel';
import { type Diagnosed, diagnosed } from './diagnostics.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { BadInput } from './input.ts';
import type { Pack } from './pack.ts';
import { parseInput } from './parse-input.ts';
import { REASONS } from './vocabulary.ts';
import {
  amount,
  either,
  type Infer,
  list,
  looksLike,
  map,
  mapOf,
  object,
  oneOf,
  optional,
  plain,
  readYaml,
  text,
  type PackProblem,
  yesNo,
} from './yaml-shape.ts';

/**
 * The cases of a pack (`packs/<id>/cases/*.yaml`): an input and what must come out, in part or
 * in full.
 */

const shown = map(amount(), formatRational);
const anyName = { pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/ };

const recordExpectation = object({
  counted: optional(shown),
  'if-approved': optional(shown),
  category: optional(text()),
  reason: optional(oneOf(Object.keys(REASONS) as (keyof typeof REASONS)[])),
  counts: optional(mapOf({ pattern: /^\d{4}$/ }, shown)),
  rule: optional(text()),
});
const requirementExpectation = object({
  need: optional(shown),
  have: optional(shown),
  short: optional(shown),
  'short-with-pending': optional(shown),
  status: optional(oneOf(['met', 'short', 'unknown'])),
});

const expectShape = object({
  verdict: optional(oneOf(['met', 'short', 'unknown'])),
  period: optional(object({ from: text(), to: text() })),
  totals: optional(mapOf(anyName, shown)),
  'with-pending': optional(mapOf(anyName, shown)),
  requirements: optional(mapOf(anyName, requirementExpectation)),
  records: optional(
    mapOf(
      anyName,
      either(
        { when: looksLike.mapping, shape: recordExpectation },
        { when: looksLike.anything, shape: map(shown, (counted) => ({ counted })) },
      ),
    ),
  ),
  /** Ids of records and fields that must be reported as open, and no others. */
  undecided: optional(list(text())),
  /** The input must be refused at this JSON path. */
  refused: optional(text()),
});

const caseShape = object({
  /** The worked example or rule it shows: T44, GD21-5. */
  id: text(),
  name: text(),
  edition: optional(text()),
  input: plain(),
  expect: expectShape,
  pinned: optional(yesNo()),
});

const fileShape = object({ cases: list(caseShape, 1) });

export type PackCase = Infer<typeof caseShape>;

export type LoadedCases =
  | {
      readonly ok: true;
      readonly cases: readonly PackCase[];
      readonly lineOf: (each: PackCase) => number;
    }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

export function loadCases(source: string, file: string): LoadedCases {
  const read = readYaml(source, file, fileShape);
  if (!read.ok) return read;
  return { ok: true, cases: read.value.cases, lineOf: (each) => read.places.get(each)?.line ?? 1 };
}

export type CaseOutcome = {
  readonly id: string;
  readonly name: string;
  /** What differs, one line each; empty when the case holds. */
  readonly differences: readonly Diagnosed[];
  readonly evaluation: Evaluation | null;
};

/** Runs one case with explanations, so that coverage can see which rules spoke. */
export function runPackCase(pack: Pack, each: PackCase): CaseOutcome {
  const base = { id: each.id, name: each.name };
  try {
    const input = parseInput(each.input, pack);
    const evaluation = evaluate(pack, input, {
      explain: true,
      ...(each.edition === undefined ? {} : { edition: each.edition }),
    });
    const differences =
      each.expect.refused === undefined
        ? compare(each.expect, evaluation)
        : [diagnosed('not-refused', { path: each.expect.refused })];
    return { ...base, differences, evaluation };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    const asExpected = each.expect.refused === error.path;
    return {
      ...base,
      differences: asExpected
        ? []
        : [
            diagnosed('input-refused', {
              path: error.path,
              found: error.found,
              allowed: error.allowed,
            }),
          ],
      evaluation: null,
    };
  }
}

type Expectation = PackCase['expect'];

function compare(expect: Expectation, evaluation: Evaluation): readonly Diagnosed[] {
  const found: Diagnosed[] = [];
  const same = (what: string, wanted: string | undefined, got: string | null | undefined): void => {
    if (wanted !== undefined && wanted !== got)
      found.push(diagnosed('difference', { what, wanted, got: got ?? 'nothing' }));
  };
  same('verdict', expect.verdict, evaluation.verdict);
  same('period.from', expect.period?.from, evaluation.period?.from);
  same('period.to', expect.period?.to, evaluation.period?.to);
  for (const [id, wanted] of Object.entries(expect.totals ?? {}))
    same(`totals.${id}`, wanted, evaluation.totals[id]);
  for (const [id, wanted] of Object.entries(expect['with-pending'] ?? {}))
    same(`withPending.${id}`, wanted, evaluation.withPending[id]);
  for (const [id, wanted] of Object.entries(expect.requirements ?? {})) {
    const got = evaluation.requirements.find(
      (each) => each.id === id || `${each.id}.${each.year}` === id,
    );
    same(`${id}.need`, wanted?.need, got?.need);
    same(`${id}.have`, wanted?.have, got?.have);
    same(`${id}.short`, wanted?.short, got?.short);
    same(`${id}.shortWithPending`, wanted?.['short-with-pending'], got?.shortWithPending);
    same(`${id}.status`, wanted?.status, got?.status);
    if (got === undefined) found.push(diagnosed('no-requirement', { id }));
  }
  compareRecords(expect, evaluation, same);
  if (expect.undecided !== undefined) {
    const got = evaluation.undecided.map((each) => each.id ?? each.field ?? '').sort();
    same('undecided', [...expect.undecided].sort().join(', '), got.join(', '));
  }
  return found;
}

function compareRecords(
  expect: Expectation,
  evaluation: Evaluation,
  same: (what: string, wanted: string | undefined, got: string | null | undefined) => void,
): void {
  for (const [id, wanted] of Object.entries(expect.records ?? {})) {
    const got = evaluation.records.find((each) => each.id === id);
    same(`${id}.counted`, wanted?.counted, got?.counted);
    if (
      wanted === undefined ||
      !(
        'reason' in wanted ||
        'category' in wanted ||
        'counts' in wanted ||
        'rule' in wanted ||
        'if-approved' in wanted
      )
    )
      continue;
    same(`${id}.reason`, wanted.reason, got?.reason);
    same(`${id}.category`, wanted.category, got?.category);
    same(`${id}.ifApproved`, wanted['if-approved'], got?.ifApproved);
    same(`${id}.rule`, wanted.rule, got?.steps?.at(-1)?.rule);
    for (const [year, hours] of Object.entries(wanted.counts ?? {}))
      same(
        `${id}.counts.${year}`,
        hours,
        got?.counts.find((each) => String(each.year) === year)?.hours,
      );
  }
}
