import type { PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import type { LearningPorts } from '../ports.ts';
import { anomaliesOf } from '../store/anomaly-store.ts';
import { versionById } from '../store/course-store.ts';
import { enrolmentById, type EnrolmentId } from '../store/study-store.ts';
import { openAnomaly } from './open-anomaly.ts';

/** Puts the record of a course before the bureau, as settling does when a program played it. */
export async function findOdd(
  op: Operation,
  ports: Pick<LearningPorts, 'hours' | 'rulebooks'>,
  of: { readonly personId: PersonId; readonly enrolmentId: EnrolmentId },
): Promise<string> {
  const enrolment = await enrolmentById(op.tx, of.personId, of.enrolmentId);
  const version = enrolment && (await versionById(op.tx, enrolment.courseId, enrolment.versionId));
  if (!enrolment || !version) throw new Error('test: no such enrolment');
  const findings = [{ reason: 'in-step', figures: { people: 3 } }] as const;
  await openAnomaly(op, ports, { enrolment, content: version.content, findings });
  const [found] = await anomaliesOf(op.tx, of.personId, of.enrolmentId);
  if (!found) throw new Error('test: nothing was found');
  return found.anomalyId;
}
