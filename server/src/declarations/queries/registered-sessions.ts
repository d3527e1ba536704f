import type { CaseId, DeclarationId, NodeId, PersonId } from '@jixu/kernel';
import { formsOf } from '@jixu/policy';
import { personCards } from '../../identity/index.ts';
import { scopeOf, unitsInScope } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { REGISTERING_ROLES } from '../access.ts';
import type { DeclarationState, FormValues } from '../domain/declaration.ts';
import { refuse } from '../errors.ts';
import type { DeclarationPorts } from '../ports.ts';
import { sessionCells } from '../store/registration-store.ts';
import { unitRulebook } from './registrations.ts';

/** A school of two hundred with fifty sessions; more is looked at by month. */
const CELLS_MAX = 10_000;

export type SessionCell = {
  readonly personId: PersonId;
  readonly personName: string;
  readonly declarationId: DeclarationId;
  readonly caseId: CaseId | null;
  readonly state: DeclarationState;
  readonly version: number;
  readonly files: number;
};

export type Session = {
  readonly category: string | null;
  readonly values: FormValues;
  readonly cells: readonly SessionCell[];
};

/** The same form, category and values, written down for several people, is one session; the newest first. */
export async function registeredSessions(
  read: Reading,
  ports: DeclarationPorts,
  of: { unitId: NodeId; formId: string; from: string; to: string },
): Promise<{ readonly more: boolean; readonly sessions: readonly Session[] }> {
  const { edition } = await unitRulebook(read, ports, of.unitId);
  const form = formsOf(edition).find((one) => one.id === of.formId);
  const day = form?.fields.find((field) => field.maps === 'on');
  if (!form || !day) throw refuse('no_forms');
  const found = await sessionCells(read.db, {
    ...of,
    units: unitsInScope(scopeOf(read.actor, REGISTERING_ROLES), read.today),
    dayField: day.id,
    limit: CELLS_MAX + 1,
  });
  const rows = found.slice(0, CELLS_MAX);
  const cards = await personCards(read, [...new Set(rows.map((row) => row.personId))]);
  const sessions = new Map<string, Session & { cells: SessionCell[] }>();
  for (const { entryKey, category, values, ...cell } of rows) {
    const session = sessions.get(entryKey) ?? { category, values, cells: [] };
    session.cells.push({ ...cell, personName: cards.get(cell.personId)?.name ?? '' });
    sessions.set(entryKey, session);
  }
  return { more: found.length > CELLS_MAX, sessions: [...sessions.values()] };
}
