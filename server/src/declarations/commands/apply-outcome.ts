import {
  asId,
  assert,
  formatHours,
  parseHours,
  parseRational,
  type PersonId,
  type RecordId,
} from '@jixu/kernel';
import { formsOf } from '@jixu/policy';
import type { Decided } from '../../hours/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { CaseDecision, CaseOwner, ReviewCase } from '../../review/index.ts';
import type { Declaration, DeclarationState } from '../domain/declaration.ts';
import { mayMove } from '../domain/declaration.ts';
import { itemsOf } from '../domain/reopened-items.ts';
import { refuse } from '../errors.ts';
import type { DeclarationPorts } from '../ports.ts';
import { declarationById, moveDeclaration } from '../store/declaration-store.ts';

/** Declarations as the review engine sees them. Everything here happens inside the reviewer's transaction. */
export function declarationOwner(ports: DeclarationPorts): CaseOwner {
  return {
    kind: 'declaration',
    lock: (op, subjectId) => ports.hours.lock(op, subjectId),
    onDecided: (op, reviewed, decision) => applyOutcome(op, ports, reviewed, decision),
  };
}

async function applyOutcome(
  op: Operation,
  ports: DeclarationPorts,
  reviewed: ReviewCase,
  decision: CaseDecision,
): Promise<void> {
  const personId: PersonId = reviewed.subjectId;
  const declarationId = asId<'declaration'>(reviewed.owner.id);
  const declaration = await declarationById(op.tx, personId, declarationId, { lock: true });
  assert(declaration?.recordId, 'declarations: a case without its declaration');
  const recordId = declaration.recordId;
  switch (decision.outcome) {
    case 'pass':
    case 'silent-pass':
    case 'sample-pass':
      if (decision.step.effect !== 'counts' || decision.countedBefore) return;
      await ports.hours.recognise(op, {
        claimId: op.newId<'claim'>(),
        personId,
        recordId,
        decided: decidedBy(ports, declaration, decision),
      });
      return move(op, declaration, 'counted', decision);
    case 'redo':
    case 'keep':
      // The review goes on, or back to an earlier step; the record stays what it is.
      return;
    case 'reopen':
      requireItems(ports, declaration, decision);
      await (decision.countedBefore
        ? ports.hours.reverse(op, {
            claimId: op.newId<'claim'>(),
            personId,
            recordId,
            to: 'withdrawn',
            reason: decision.opinion ?? decision.outcome,
            unseal: true,
          })
        : ports.hours.unseal(op, { personId, recordId }));
      return move(op, declaration, 'returned', decision);
    case 'return':
      requireItems(ports, declaration, decision);
      await takeBack(op, ports, {
        personId,
        recordId,
        decision,
        pendingTo: 'withdrawn',
        countedTo: 'withdrawn',
      });
      return move(op, declaration, 'returned', decision);
    case 'reject':
      await takeBack(op, ports, {
        personId,
        recordId,
        decision,
        pendingTo: 'rejected',
        countedTo: 'revoked',
      });
      return move(op, declaration, 'rejected', decision);
    case 'veto':
      await takeBack(op, ports, {
        personId,
        recordId,
        decision,
        pendingTo: 'rejected',
        countedTo: 'revoked',
      });
      return move(op, declaration, 'vetoed', decision);
    case 'withdraw':
      await takeBack(op, ports, {
        personId,
        recordId,
        decision,
        pendingTo: 'withdrawn',
        countedTo: 'withdrawn',
      });
      return move(op, declaration, 'withdrawn', decision);
  }
}

/** A return names fields and proofs of the very form, or nothing. */
function requireItems(
  ports: DeclarationPorts,
  declaration: Declaration,
  decision: CaseDecision,
): void {
  const edition = ports.rulebooks.library.editionByRef(declaration.packRef);
  const form = edition && formsOf(edition).find((candidate) => candidate.id === declaration.formId);
  const known = form ? itemsOf(form) : [];
  const unknown = decision.items.find((item) => !known.includes(item));
  if (unknown !== undefined) {
    throw refuse('unknown_item', {
      fields: [
        { path: 'body/items', code: 'declarations.unknown_item', detail: { item: unknown } },
      ],
    });
  }
}

async function takeBack(
  op: Operation,
  ports: DeclarationPorts,
  of: {
    personId: PersonId;
    recordId: RecordId;
    decision: CaseDecision;
    pendingTo: 'withdrawn' | 'rejected';
    countedTo: 'withdrawn' | 'revoked';
  },
): Promise<void> {
  const { personId, recordId, decision } = of;
  if (decision.countedBefore) {
    await ports.hours.reverse(op, {
      claimId: op.newId<'claim'>(),
      personId,
      recordId,
      to: of.countedTo,
      reason: decision.opinion ?? decision.outcome,
    });
    return;
  }
  await ports.hours.withdraw(op, {
    personId,
    recordId,
    to: of.pendingTo,
    reason: decision.opinion,
  });
}

async function move(
  op: Operation,
  declaration: Declaration,
  to: DeclarationState,
  decision: CaseDecision,
): Promise<void> {
  assert(mayMove(declaration.state, to), `declarations: ${declaration.state} may not become ${to}`);
  const moved = await moveDeclaration(op.tx, {
    ...declaration,
    from: declaration.state,
    to,
    reopened: reopenedBy(declaration, to, decision),
    at: op.now,
  });
  assert(moved, 'declarations: changed under the lock of its case');
  op.emit({
    type: `declaration.${to}`,
    subjectId: declaration.personId,
    payload: {
      personId: declaration.personId,
      declarationId: declaration.declarationId,
      outcome: decision.outcome,
      countedBefore: decision.countedBefore,
    },
  });
}

/** A return says anew what may change; until the next one that holds, also when the person takes the case back. */
function reopenedBy(
  declaration: Declaration,
  to: DeclarationState,
  decision: CaseDecision,
): readonly string[] | null {
  if (to !== 'returned') return declaration.reopened;
  return decision.items.length > 0 ? decision.items : null;
}

/** Where the pack leaves the hours to a person, the one who makes the record count must give them. */
function decidedBy(
  ports: DeclarationPorts,
  declaration: Declaration,
  decision: CaseDecision,
): Decided | null {
  const edition = ports.rulebooks.library.editionByRef(declaration.packRef);
  const form = edition && formsOf(edition).find((candidate) => candidate.id === declaration.formId);
  if (!form?.decision) return null;
  const given = decision.fields['hours']?.trim() ?? '';
  const problem = (code: string, detail?: Record<string, string>) =>
    refuse('decision_needed', {
      fields: [{ path: 'body/fields/hours', code, ...(detail ? { detail } : {}) }],
    });
  if (given === '') throw problem('declarations.decision_needed');
  const hours = parseHours(given.normalize('NFKC'));
  if (!hours.ok) throw problem('declarations.not_a_number');
  const max = form.decision.max === undefined ? null : parseRational(form.decision.max);
  if (max?.ok && hours.value * max.value.d > max.value.n * 1800) {
    throw problem('declarations.too_large', { max: form.decision.max ?? '' });
  }
  return { hours: formatHours(hours.value), by: form.decision.ask, reason: decision.opinion ?? '' };
}
