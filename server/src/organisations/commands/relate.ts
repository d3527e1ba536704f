import { assert, formatLocalDate, type LocalDate, type NodeId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { authoriseNode } from '../access.ts';
import { canBeOffice, type Relation } from '../domain/roles.ts';
import { refuse } from '../errors.ts';
import { RELATION_SET } from '../events.ts';
import {
  endRelation,
  insertRelation,
  openRelation,
  relationAfter,
} from '../store/relation-rows.ts';
import { dayOf } from './move-node.ts';
import { requireActive } from './create-node.ts';

/** From `fromOn` on `officeId` is this unit's office of that kind, and so of what lies below without its own. */
export async function relate(
  op: Operation,
  of: {
    readonly unitId: NodeId;
    readonly relation: Relation;
    readonly officeId: NodeId;
    readonly fromOn: LocalDate;
  },
): Promise<void> {
  await authoriseNode(op, of.unitId);
  await requireActive(op, of.unitId);
  const office = await requireActive(op, of.officeId);
  if (!canBeOffice(office.kind)) throw refuse('not_an_office');
  const before = await openRelation(op.tx, of.unitId, of.relation);
  if (before?.office_id === of.officeId) throw refuse('already_so');
  if (await relationAfter(op.tx, of.unitId, of.relation, of.fromOn)) {
    throw refuse('date_before_known');
  }
  if (before) await end(op, before, of.fromOn);
  await insertRelation(op.tx, { relationId: op.newId(), ...of });
  op.note({ unitId: of.unitId, relation: of.relation, officeId: of.officeId });
  const fromOn = formatLocalDate(of.fromOn);
  const payload = { relation: of.relation, officeId: of.officeId, fromOn };
  op.emit({ type: RELATION_SET, subjectId: of.unitId, payload });
}

/** From `toOn` on the unit names no such office itself; one named above it holds again. */
export async function unrelate(
  op: Operation,
  of: { readonly unitId: NodeId; readonly relation: Relation; readonly toOn: LocalDate },
): Promise<void> {
  await authoriseNode(op, of.unitId);
  await requireActive(op, of.unitId);
  const before = await openRelation(op.tx, of.unitId, of.relation);
  if (!before) throw refuse('no_such_relation');
  await end(op, before, of.toOn);
  op.note({ unitId: of.unitId, relation: of.relation });
  const payload = { relation: of.relation, officeId: null, fromOn: formatLocalDate(of.toOn) };
  op.emit({ type: RELATION_SET, subjectId: of.unitId, payload });
}

async function end(
  op: Operation,
  relation: { readonly relation_id: string; readonly from_on: string },
  toOn: LocalDate,
): Promise<void> {
  if (dayOf(relation.from_on) > toOn) throw refuse('date_before_known');
  const ended = await endRelation(op.tx, relation.relation_id, toOn);
  assert(ended === 1n, 'relation: changed under lock');
}
