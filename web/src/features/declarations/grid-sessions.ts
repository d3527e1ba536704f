import { addHours, type Hours } from '@jixu/kernel';
import type { Answer } from '../../app/api.ts';
import { hoursOf } from '../hours/wire-hours.ts';
import type { UnitForm } from './registering-queries.ts';

export type Cell = Answer<'listRegisteredSessions'>['sessions'][number]['cells'][number];

/** A column of the grid: what a session is, and which field says so. */
export type GridSession = {
  readonly key: string;
  readonly title: string;
  readonly on: string;
  /** Empty where the form has no hours of its own. */
  readonly hours: string;
  readonly category: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly cells: ReadonlyMap<string, Cell>;
};

/** The same values are the same session, whoever typed them. */
export function sessionKey(
  category: string | null,
  values: Readonly<Record<string, string>>,
): string {
  const filled = Object.entries(values)
    .map(([id, value]) => [id, value.normalize('NFKC').trim()] as const)
    .filter(([, value]) => value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([category, filled]);
}

export function gridSession(
  form: Pick<UnitForm, 'fields'>,
  of: {
    readonly category: string | null;
    readonly values: Readonly<Record<string, string>>;
    readonly cells: readonly Cell[];
  },
): GridSession {
  const valueOf = (maps: string) => {
    const field = form.fields.find((one) => one.maps === maps);
    return field === undefined ? '' : (of.values[field.id] ?? '');
  };
  return {
    key: sessionKey(of.category, of.values),
    title: valueOf('title'),
    on: valueOf('on'),
    hours: valueOf('qty.hours'),
    category: of.category,
    values: of.values,
    cells: new Map(of.cells.map((cell) => [cell.personId, cell])),
  };
}

/** Those that were saved, and those that were only added here; the newest first. */
export function allSessions(
  saved: readonly GridSession[],
  added: readonly GridSession[],
): readonly GridSession[] {
  const known = new Set(saved.map((session) => session.key));
  return [...saved, ...added.filter((session) => !known.has(session.key))].toSorted((a, b) =>
    a.on === b.on ? a.title.localeCompare(b.title) : a.on < b.on ? 1 : -1,
  );
}

const DAY_MS = 86_400_000;

function daysBetween(a: string, b: string): number {
  return Math.abs(Date.parse(`${a}T00:00:00Z`) - Date.parse(`${b}T00:00:00Z`)) / DAY_MS;
}

/** The session of a day; without one, the nearest, and of two as near the earlier. source: CD-3 */
export function nearestSession(
  sessions: readonly GridSession[],
  day: string,
): GridSession | undefined {
  return sessions
    .filter((session) => session.on !== '')
    .toSorted((a, b) => {
      const nearer = daysBetween(a.on, day) - daysBetween(b.on, day);
      return nearer === 0 ? (a.on < b.on ? -1 : 1) : nearer;
    })[0];
}

/** What a session that was ticked adds up to; nobody types it. */
export function totalOf(
  sessions: readonly GridSession[],
  isTicked: (session: GridSession) => boolean,
): Hours {
  const amounts = sessions.flatMap((session) =>
    isTicked(session) && /^\d+(\.\d+)?$/.test(session.hours) ? [hoursOf(session.hours)] : [],
  );
  return addHours(...amounts);
}
