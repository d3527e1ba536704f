import { calendarYear, formatHours, formatLocalDate, lastDay, type PersonId } from '@jixu/kernel';
import { needsOf, type PersonRow, peopleByIds, REMINDING_ROLES } from '../../hours/index.ts';
import { assertPersonInScope } from '../../organisations/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import type { Rulebooks } from '../../rulebooks/index.ts';
import { requirePerson, unitsOf } from '../access.ts';
import { missingWords } from '../domain/missing-words.ts';
import { quietSince } from '../domain/reminding.ts';
import { refuse } from '../errors.ts';
import { REMINDED } from '../events.ts';
import { markReminded, remindedDays } from '../store/reminder-store.ts';

/** `met`: nothing is missing; `unknown`: nothing is known of that year yet. */
export type ReminderOutcome = 'reminded' | 'recently' | 'met' | 'unknown';

export type ReminderResult = {
  readonly personId: PersonId;
  readonly name: string | null;
  readonly outcome: ReminderOutcome;
  /** Where it was `recently`: when. */
  readonly remindedOn: string | null;
};

/** Reminds the people who were chosen, all or none of whom the caller must answer for. */
export async function remindPeople(
  op: Operation,
  ports: { readonly rulebooks: Rulebooks },
  of: { readonly personIds: readonly PersonId[]; readonly year: number },
): Promise<readonly ReminderResult[]> {
  const asked = [...new Set(of.personIds)];
  const span = calendarYear(of.year);
  const rows = await peopleByIds(op.tx, {
    personIds: asked,
    units: unitsOf(op, REMINDING_ROLES),
    span,
    on: formatLocalDate(op.today),
  });
  const known = new Map(rows.map((row) => [row.personId, row]));
  const unknown = asked.filter((personId) => !known.has(personId));
  for (const personId of unknown) await assertInScope(op, personId);
  const results = await remindRows(op, ports, { rows: [...known.values()], year: of.year });
  op.note({ year: of.year, ...countOutcomes(results), unknown: unknown.length });
  const none = { name: null, outcome: 'unknown', remindedOn: null } as const;
  return [...results, ...unknown.map((personId) => ({ personId, ...none }))];
}

async function assertInScope(op: Operation, personId: PersonId): Promise<void> {
  try {
    await assertPersonInScope(readingOf(op), REMINDING_ROLES, personId);
  } catch (error) {
    if (error instanceof Refusal) throw refuse('no_person');
    throw error;
  }
}

/** For rows that were read under the caller's scope: whoever is short and was left alone for a while is told. */
export async function remindRows(
  op: Operation,
  ports: { readonly rulebooks: Rulebooks },
  of: { readonly rows: readonly PersonRow[]; readonly year: number },
): Promise<readonly ReminderResult[]> {
  const by = requirePerson(op.actor).personId;
  const short = of.rows.filter((row) => row.verdict !== 'met');
  const personIds = [...new Set(short.map((row) => row.personId))];
  const before = await remindedDays(op.tx, personIds);
  const on = formatLocalDate(op.today);
  const marked = await markReminded(op.tx, { personIds, by, on, notSince: quietSince(op.today) });
  for (const row of short) {
    if (!marked.has(row.personId)) continue;
    op.emit({
      type: REMINDED,
      subjectId: row.personId,
      payload: { ...payloadOf(ports.rulebooks, row, of.year), byId: by },
    });
  }
  return of.rows.map((row) => ({
    personId: row.personId,
    name: row.name,
    ...(row.verdict === 'met'
      ? { outcome: 'met', remindedOn: null }
      : marked.has(row.personId)
        ? { outcome: 'reminded', remindedOn: on }
        : { outcome: 'recently', remindedOn: before.get(row.personId) ?? on }),
  }));
}

function payloadOf(rulebooks: Rulebooks, row: PersonRow, year: number) {
  const span = calendarYear(year);
  const edition = rulebooks.library.editionByRef(row.packRef);
  const pack = edition && rulebooks.library.pack(edition.id);
  const needs = pack ? needsOf(pack, span) : {};
  return {
    personId: row.personId,
    unitId: row.unitId,
    unitName: row.unitName,
    year: String(year),
    lastDay: formatLocalDate(lastDay(span)),
    short: formatHours(row.short),
    shortWithPending: formatHours(row.shortWithPending),
    unit: edition?.unit ?? 'hour',
    missing: missingWords({ categories: edition?.categories ?? [], needs, totals: row.totals }),
  };
}

export function countOutcomes(results: readonly ReminderResult[]) {
  const count = (outcome: ReminderOutcome): number =>
    results.filter((result) => result.outcome === outcome).length;
  return { reminded: count('reminded'), recently: count('recently'), met: count('met') };
}
