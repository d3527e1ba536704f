import { type NodeId, periodName } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Slot } from '../domain/certificate.ts';
import type { ObstacleCode } from '../errors.ts';
import { putObstacle } from '../store/obstacle-store.ts';

/** Earned, but no paper: the bureau sees it in its list, and is told once. */
export async function meetObstacle(
  op: Operation,
  slot: Slot,
  of: {
    code: ObstacleCode;
    characters: string;
    /** Title of the course, where it is a paper of one. */
    course: string | null;
    issuerId: NodeId | null;
    /** Of a page that was tried. */
    wordsSha256: string | null;
  },
): Promise<void> {
  const fresh = await putObstacle(op.tx, {
    ...slot,
    code: of.code,
    detail: {
      ...(of.characters === '' ? {} : { characters: of.characters }),
      ...(of.course === null ? {} : { course: of.course }),
    },
    wordsSha256: of.wordsSha256,
    at: op.now,
  });
  if (!fresh) return;
  op.emit({
    type: 'certificate.cannot_print',
    subjectId: slot.personId,
    payload: {
      personId: slot.personId,
      issuerId: of.issuerId,
      code: of.code,
      period: periodName(slot.span),
      characters: of.characters,
    },
  });
}
