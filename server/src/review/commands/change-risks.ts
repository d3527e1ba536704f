import type { CaseId, PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { FIRST_TIME, forwardDays } from '../domain/look-on.ts';
import { caseById, setRisks } from '../store/review-store.ts';

/**
 * What speaks for looking twice has changed while the case waits. Its version stays: nothing that was handed in did, and
 * whoever has it open is shown what is true at that moment. True: something was different.
 */
export async function changeRisks(
  op: Operation,
  of: { readonly subjectId: PersonId; readonly caseId: CaseId; readonly risks: readonly string[] },
): Promise<boolean> {
  const reviewed = await caseById(op.tx, of.subjectId, of.caseId, { lock: true });
  if (reviewed?.state !== 'open') return false;
  const first = reviewed.risks.filter((code) => code === FIRST_TIME);
  const risks = [...first, ...of.risks];
  if (JSON.stringify(risks) === JSON.stringify(reviewed.risks)) return false;
  const sooner = forwardDays(risks) - forwardDays(reviewed.risks);
  await setRisks(op.tx, { ...of, risks, sooner });
  return true;
}
