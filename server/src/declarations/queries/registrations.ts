import type { NodeId } from '@jixu/kernel';
import { type Form, formsOf } from '@jixu/policy';
import { personCards } from '../../identity/index.ts';
import { assertUnitInScope, scopeOf, unitsInScope } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import type { Rulebook } from '../../rulebooks/index.ts';
import { REGISTERING_ROLES } from '../access.ts';
import type { DeclarationState } from '../domain/declaration.ts';
import { refuse } from '../errors.ts';
import type { DeclarationPorts } from '../ports.ts';
import {
  type RegisteredRow,
  registrationCounts,
  registrationsPage,
} from '../store/registration-store.ts';

export type RegisteredItem = RegisteredRow & {
  readonly personName: string;
  readonly form: Form | null;
};

/** The rulebook under which a unit writes things down for its people. */
export async function unitRulebook(
  read: Reading,
  ports: DeclarationPorts,
  unitId: NodeId,
): Promise<Rulebook> {
  await assertUnitInScope(read, REGISTERING_ROLES, unitId);
  const rulebook = await ports.rulebooks.rulebookOfUnit(read, unitId, read.today);
  if (!rulebook) throw refuse('no_forms');
  return rulebook;
}

/** What the unit wrote down for its people, the last first. */
export async function registrationsOf(
  read: Reading,
  ports: DeclarationPorts,
  of: {
    unitId: NodeId;
    states: readonly DeclarationState[] | null;
    formId: string | null;
    before: { at: Date; id: string } | null;
    limit: number;
  },
): Promise<{
  readonly items: readonly RegisteredItem[];
  readonly more: boolean;
  readonly counts: ReadonlyMap<DeclarationState, number>;
}> {
  await assertUnitInScope(read, REGISTERING_ROLES, of.unitId);
  const units = unitsInScope(scopeOf(read.actor, REGISTERING_ROLES), read.today);
  const found = await registrationsPage(read.db, { ...of, units, limit: of.limit + 1 });
  const rows = found.slice(0, of.limit);
  const cards = await personCards(
    read,
    rows.map((row) => row.personId),
  );
  const forms = new Map<string, Form | null>();
  return {
    items: rows.map((row) => ({
      ...row,
      personName: cards.get(row.personId)?.name ?? '',
      form: formOf(ports, row, forms),
    })),
    more: found.length > of.limit,
    counts: await registrationCounts(read.db, of.unitId),
  };
}

function formOf(
  ports: DeclarationPorts,
  row: RegisteredRow,
  known: Map<string, Form | null>,
): Form | null {
  const key = `${row.packRef} ${row.formId}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const edition = ports.rulebooks.library.editionByRef(row.packRef);
  const form = (edition && formsOf(edition).find((one) => one.id === row.formId)) ?? null;
  known.set(key, form);
  return form;
}
