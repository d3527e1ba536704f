import type { LocalDate, NodeId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { grantsOf, isRole, nodeInScope, scopeOf } from '../organisations/index.ts';
import type { Reading } from '../platform/http/route.ts';
import type { Actor, PersonActor } from '../platform/operation/actor.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import type { Acting, Batch } from './domain/batch.ts';
import { refuse } from './errors.ts';
import type { IntakeKind } from './kind.ts';

/** May the caller bring in rows of this kind for this unit? */
export async function mayBringIn(
  read: Reading,
  kind: IntakeKind,
  unitId: NodeId,
): Promise<boolean> {
  if (kind.allows) return kind.allows(read, { unitId });
  const scope = scopeOf(read.actor, kind.roles.filter(isRole));
  return nodeInScope(read.db, scope, unitId, read.today);
}

export async function requireUnit(read: Reading, kind: IntakeKind, unitId: NodeId): Promise<void> {
  if (!(await mayBringIn(read, kind, unitId))) throw refuse('no_unit');
}

export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return actor;
}

export function actingOf(actor: Actor): Acting {
  const { personId, accountId, sessionId } = requirePerson(actor);
  return { personId, accountId, sessionId };
}

/** Whoever started the work, with the roles that are in force now: an office lost meanwhile is lost for the rest. */
export async function actorNow(
  db: Kysely<unknown>,
  acting: Acting,
  today: LocalDate,
): Promise<PersonActor> {
  return { kind: 'person', ...acting, grants: await grantsOf(db, acting.personId, today) };
}

export type BatchPermissions = {
  readonly confirm: boolean;
  readonly repair: boolean;
  readonly cancel: boolean;
  readonly undo: boolean;
};

/** What the caller, who is in scope, may do with the batch as it stands. */
export function batchPermissions(of: {
  batch: Batch;
  kind: IntakeKind;
  ready: number;
  applied: number;
  secondPersonNeeded: boolean;
  hadAHand: boolean;
}): BatchPermissions {
  const { state, endedAt } = of.batch;
  const open = state === 'checked' || state === 'done';
  return {
    confirm: open && of.ready > 0 && !(of.secondPersonNeeded && of.hadAHand),
    repair: open,
    cancel: state === 'reading' || state === 'checked' || state === 'applying',
    undo:
      of.kind.undo !== null &&
      of.applied > 0 &&
      endedAt !== null &&
      (state === 'done' || state === 'cancelled'),
  };
}
