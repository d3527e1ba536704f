import { asId, type DeclarationId, type PersonId, type RecordId } from '@jixu/kernel';
import { evidenceOf } from '../../evidence/index.ts';
import { recordById, sameKeyElsewhere } from '../../hours/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { changeRisks } from '../../review/index.ts';
import type { Declaration } from '../domain/declaration.ts';
import { claimsOnSameFile, FEW_SHARE, reviewersRisks } from '../queries/risks-of.ts';
import {
  attachmentsOf,
  declarationById,
  declarationsInReview,
} from '../store/declaration-store.ts';

/** Of one person; nobody has more before an office at a time, and a machine that does is looked at anyway. */
const WAITING_MAX = 50;

/**
 * Something came in beside what waits, or does not stand any more: what speaks for a second look is found anew, for the person's other declarations
 * and for those of others who claim the same work. Whoever opens a case sees it anyhow; this is for the order and the list.
 */
export async function renewRisks(
  op: Operation,
  of: { readonly personId: PersonId; readonly recordId: RecordId },
): Promise<void> {
  const record = await recordById(op.tx, of.personId, of.recordId);
  if (!record) return;
  const own = await declarationsInReview(op.tx, of.personId, WAITING_MAX);
  const waiting = own.filter((one) => one.recordId !== of.recordId);
  const { key } = record.facts;
  for (const other of key === undefined ? [] : await sameKeyElsewhere(op.tx, key, of.personId)) {
    const theirs = await declarationsInReview(op.tx, other.personId, WAITING_MAX);
    waiting.push(...theirs.filter((one) => one.recordId === other.recordId));
  }
  await renew(op, waiting);
}

/** The person objects to what the unit registered for him: that speaks for a second look as well. */
export async function renewRisksOf(
  op: Operation,
  of: { readonly personId: PersonId; readonly declarationId: string },
): Promise<void> {
  const own = await declarationsInReview(op.tx, of.personId, WAITING_MAX);
  await renew(
    op,
    own.filter((one) => one.declarationId === of.declarationId),
  );
}

/**
 * A claim with files came in, or went back: who else claims something with the very same file is shown it, or is not any
 * more. Only where few share it: of many, each was told of another before, and still is.
 */
export async function renewRisksOfFiles(
  op: Operation,
  of: { readonly personId: PersonId; readonly declarationId: DeclarationId },
): Promise<void> {
  const attached = await attachmentsOf(op.tx, of.personId, of.declarationId);
  const ids = attached.map((one) => one.evidenceId);
  const found = new Map<string, Declaration>();
  for (const { sha256 } of await evidenceOf({ db: op.tx }, of.personId, ids)) {
    const claims = await claimsOnSameFile({ db: op.tx }, { sha256, notPersonId: of.personId });
    if (claims.length > FEW_SHARE) continue;
    for (const { personId, declarationId } of claims) {
      const claim = await declarationById(op.tx, personId, declarationId);
      if (claim?.state === 'in-review') found.set(declarationId, claim);
    }
  }
  await renew(op, [...found.values()]);
}

/** Always in one order, so that two that renew the same cases do not wait for one another. */
async function renew(op: Operation, waiting: readonly Declaration[]): Promise<void> {
  const ordered = waiting.toSorted((a, b) => (a.declarationId < b.declarationId ? -1 : 1));
  for (const { personId, declarationId, recordId, caseId } of ordered) {
    const record = recordId && (await recordById(op.tx, personId, recordId));
    if (!record || caseId === null) continue;
    const attachments = await attachmentsOf(op.tx, personId, declarationId);
    const risks = await reviewersRisks(
      { db: op.tx },
      {
        personId,
        declarationId,
        recordId: record.recordId,
        title: record.title,
        facts: record.facts,
        evidenceIds: attachments.map((attachment) => attachment.evidenceId),
      },
    );
    const codes = [...new Set(risks.map((risk) => risk.code))];
    const changed = await changeRisks(op, { subjectId: personId, caseId, risks: codes });
    if (changed) op.note({ caseId: asId<'case'>(caseId), risks: codes.length });
  }
}
