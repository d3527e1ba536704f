import type { NodeId } from '@jixu/kernel';
import type { Actor, PersonActor } from '../platform/operation/actor.ts';
import type { Reading } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import type { CourseId } from './domain/course.ts';
import { refuse } from './errors.ts';
import { versionsOf } from './store/course-store.ts';

export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return actor;
}

/** Who writes courses: the administrators of an organisation that teaches, and the officers of a bureau. */
export const AUTHOR_ROLES = ['unit-administrator', 'bureau-officer'] as const;

/** Courses are kept by the organisation that offers them, not by those above it. */
export function keptBy(actor: Actor): readonly NodeId[] {
  if (actor.kind !== 'person') return [];
  const roles: readonly string[] = AUTHOR_ROLES;
  return actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.nodeId);
}

export function keeps(actor: Actor, nodeId: NodeId): boolean {
  return keptBy(actor).includes(nodeId);
}

/** Somebody else's course is an unknown one. */
export async function assertKeepsCourse(
  read: Pick<Reading, 'db' | 'actor'>,
  courseId: CourseId,
): Promise<void> {
  const [latest] = await versionsOf(read.db, courseId);
  if (!latest || !keeps(read.actor, latest.nodeId)) throw refuse('no_course');
}
