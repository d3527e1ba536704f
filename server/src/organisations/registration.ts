import type { NodeId } from '@jixu/kernel';
import type { Identity } from '../identity/index.ts';
import type { Reading } from '../platform/http/route.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { assertUnitInScope, PEOPLE_KEEPERS } from './access.ts';
import { refuse } from './errors.ts';
import { type ImportColumn, PEOPLE_COLUMNS } from './people-import/columns.ts';
import { explainProblem } from './people-import/explain-problem.ts';
import { type PeopleSets, peopleSets } from './people-import/many-people.ts';
import {
  type AppliedRow,
  applyPerson,
  checkPerson,
  foreseePerson,
  type ImportOutcome,
  type PeopleImportContext,
  rowRefused,
  undoPerson,
} from './people-import/one-person.ts';
import {
  foldUnitName,
  type ImportProblem,
  type ImportRow,
  readRow,
} from './people-import/read-row.ts';
import { memberCount } from './store/member-rows.ts';
import { unitsInScope } from './store/scope-rows.ts';
import { unitsNamed } from './store/tree-rows.ts';

export type { AppliedRow, ImportOutcome, PeopleImportContext } from './people-import/one-person.ts';

export type PeopleRegistration = {
  readonly id: 'people';
  readonly roles: readonly string[];
  readonly columns: readonly ImportColumn[];
  readonly open: (read: Reading, of: { readonly unitId: NodeId }) => Promise<PeopleImportContext>;
  readonly check: (
    read: Reading,
    row: ImportRow,
    context: PeopleImportContext,
  ) => Promise<readonly ImportProblem[]>;
  /** What applying the row would do, for the dry run. Only for rows without problems. */
  readonly foresee: (
    read: Reading,
    row: ImportRow,
    context: PeopleImportContext,
  ) => Promise<ImportOutcome>;
  readonly apply: (
    op: Operation,
    row: ImportRow,
    context: PeopleImportContext,
  ) => Promise<AppliedRow>;
  readonly sets: PeopleSets;
  readonly undo: (op: Operation, applied: AppliedRow) => Promise<'undone' | 'kept'>;
  /** How many people the unit and what lies below it have. */
  readonly population: (read: Reading, of: { readonly unitId: NodeId }) => Promise<number>;
  readonly explain: typeof explainProblem;
};

/**
 * How a roster becomes people (threat 7). An import registers, and completes what a unit keeps of its own members. It
 * changes no role, log-in, name, unit or phone of an active account, and touches nobody outside the subtree.
 */
export function peopleRegistration(identity: Identity): PeopleRegistration {
  return {
    id: 'people',
    roles: PEOPLE_KEEPERS,
    columns: PEOPLE_COLUMNS,
    open: openImport,
    check: async (read, row, context) => {
      const { person, problems } = readRow(row, context, read.today);
      if (!person) return problems;
      const holder = await identity.findByDocument(read, person.idNumber);
      return checkPerson(read, identity, person, holder);
    },
    foresee: async (read, row, context) => {
      const { person } = readRow(row, context, read.today);
      if (!person) return 'unchanged';
      const holder = await identity.findByDocument(read, person.idNumber);
      return foreseePerson(read, identity, person, holder);
    },
    apply: async (op, row, context) => {
      const { person, problems } = readRow(row, context, op.today);
      if (!person) throw rowRefused(problems);
      return applyPerson(op, identity, person, context);
    },
    sets: peopleSets(identity),
    undo: (op, applied) => undoPerson(op, identity, applied),
    population: (read, { unitId }) => memberCount(read.db, unitId, read.today),
    explain: explainProblem,
  };
}

async function openImport(
  read: Reading,
  of: { readonly unitId: NodeId },
): Promise<PeopleImportContext> {
  await assertUnitInScope(read, PEOPLE_KEEPERS, of.unitId);
  const below = { subtrees: [of.unitId], offices: [] };
  const rows = await unitsNamed(read.db, {
    inScope: unitsInScope(below, read.today),
    kinds: ['unit', 'provider', 'bureau', 'department'],
  });
  if (rows.length === 0) throw refuse('not_a_unit');
  const byName = new Map<string, NodeId[]>();
  for (const row of rows) {
    for (const name of new Set([row.name, row.short_name, row.credit_code])) {
      if (name === null) continue;
      const key = foldUnitName(name);
      byName.set(key, [...(byName.get(key) ?? []), row.node_id]);
    }
  }
  return { unitId: of.unitId, byName };
}
