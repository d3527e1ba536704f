import { addYears, contains, type Hours, lastDay, type LocalDate, yearOf } from '@jixu/kernel';
import { type Assessed, assessRecord, type Open, type Worth } from './assess-record.ts';
import { readingsOf } from './facts.ts';
import type { PackEdition } from './edition.ts';
import { BadInput, type EvaluationInput, type InputRecord } from './input.ts';
import { editionOn, type Pack } from './pack.ts';
import { resolvePeriod, type Window, yearIndex } from './resolve-period.ts';
import { type Item, settle, type Settled } from './settle.ts';
import type { Reason } from './vocabulary.ts';

/** Stages 0 to 3 for one person: editions, window, validity and each record's worth by itself. */

export type Standing =
  | { readonly state: 'refused'; readonly reason: Reason }
  | { readonly state: 'assessed'; readonly assessed: Assessed };

export type CaseRecord = {
  readonly record: InputRecord;
  readonly edition: PackEdition;
  readonly standing: Standing;
};

export type PersonCase = {
  readonly pack: Pack;
  readonly input: EvaluationInput;
  readonly governing: PackEdition;
  readonly window: Window | null;
  readonly missing: readonly string[];
  readonly readings: Readonly<Record<string, string>>;
  readonly records: readonly CaseRecord[];
};

export function openCase(pack: Pack, input: EvaluationInput, edition?: string): PersonCase {
  const forced = edition === undefined ? null : editionNamed(pack, edition);
  const resolved = resolvePeriod(pack, input, forced);
  const window = resolved.known ? resolved.window : null;
  const governing =
    forced ?? (window === null ? editionOn(pack, LATEST) : editionOn(pack, lastDay(window.period)));
  const readings = readingsOf(governing, input);
  const records = input.records.map((record): CaseRecord => {
    const own = forced ?? editionOn(pack, record.on);
    return { record, edition: own, standing: standingOf(record, { edition: own, input, window }) };
  });
  return {
    pack,
    input,
    governing,
    window,
    missing: resolved.known ? [] : resolved.missing,
    readings,
    records,
  };
}

const LATEST = 2_000_000 as LocalDate;

export function editionNamed(pack: Pack, version: string): PackEdition {
  const found = pack.editions.find((edition) => edition.version === version);
  if (found !== undefined) return found;
  throw new BadInput({
    path: '--pack',
    found: `${pack.id}@${version}`,
    allowed: pack.editions.map((edition) => `${pack.id}@${edition.version}`).join(', '),
  });
}

/** Validity, in a fixed order: decision, evidence, period; then the record's worth. */
function standingOf(
  record: InputRecord,
  at: {
    readonly edition: PackEdition;
    readonly input: EvaluationInput;
    readonly window: Window | null;
  },
): Standing {
  if (record.status === 'revoked') return { state: 'refused', reason: 'revoked' };
  if (record.status === 'rejected') return { state: 'refused', reason: 'not-approved' };
  if (record.evidence !== null && record.evidence.length === 0)
    return { state: 'refused', reason: 'evidence-missing' };
  if (at.window === null) return { state: 'refused', reason: 'missing-fact' };
  const assessed = assessRecord(record, {
    edition: at.edition,
    input: at.input,
    readings: readingsOf(at.edition, at.input),
  });
  if (!contains(at.window.period, record.on) && !reachesInto(at.window, record.on, assessed))
    return { state: 'refused', reason: 'outside-period' };
  return { state: 'assessed', assessed };
}

/** A grant spread over years may fall into the window although its day does not. */
function reachesInto(window: Window, on: LocalDate, assessed: Assessed): boolean {
  const parts = assessed.outcome === 'worth' ? (assessed.line.line.spread ?? 1) : 1;
  for (let at = 1; at < parts; at += 1) {
    const index = yearIndex(window, addYears(on, at));
    if (index >= 0 && index < window.years.length) return true;
  }
  return false;
}

/**
 * How an open record is taken in one run: at its maximum, in one of the categories it may go
 * to.
 */
export type Supposed = ReadonlyMap<string, { readonly category: string; readonly amount: Hours }>;

export type Run = {
  readonly withPending?: boolean;
  /** Pending records taken as approved. */
  readonly approve?: ReadonlySet<string>;
  readonly suppose?: Supposed;
};

export function runCase(of: PersonCase, run: Run = {}): readonly Settled[] {
  if (of.window === null) return [];
  const items: Item[] = [];
  for (const { record, standing } of of.records) {
    if (standing.state === 'refused') continue;
    const taken =
      record.status === 'approved' ||
      run.withPending === true ||
      run.approve?.has(record.id) === true;
    if (!taken) continue;
    const worth = worthOf(standing.assessed, of, { record, suppose: run.suppose });
    if (worth !== null) items.push({ record, worth });
  }
  return settle(items, { edition: of.governing, window: of.window, readings: of.readings });
}

function worthOf(
  assessed: Assessed,
  of: PersonCase,
  at: { readonly record: InputRecord; readonly suppose: Supposed | undefined },
): Worth | null {
  if (assessed.outcome === 'worth') return assessed;
  const supposed = at.suppose?.get(at.record.id);
  if (assessed.outcome === 'zero' || supposed === undefined) return null;
  const line = assessed.line ?? of.governing.kinds.get(at.record.kind)?.lines[0];
  if (line === undefined) return null;
  return {
    outcome: 'worth',
    amount: supposed.amount,
    gross: supposed.amount,
    category: supposed.category,
    line,
    steps: [],
  };
}

export function openRecords(
  of: PersonCase,
): readonly { readonly record: InputRecord; readonly open: Open }[] {
  const found: { record: InputRecord; open: Open }[] = [];
  for (const { record, standing } of of.records)
    if (standing.state === 'assessed' && standing.assessed.outcome === 'open')
      found.push({ record, open: standing.assessed });
  return found;
}

export function yearOfIndex(window: Window, index: number): number {
  return yearOf(window.years[index] ?? window.period.from);
}
