import type { DeclarationId, PersonId } from '@jixu/kernel';
import { formsOf } from '@jixu/policy';
import { requireOwn } from '../../evidence/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Rulebook } from '../../rulebooks/index.ts';
import {
  type Attachment,
  type Declaration,
  EDITABLE,
  type FormValues,
  viaOf,
} from '../domain/declaration.ts';
import { keptAsHandedIn } from '../domain/reopened-items.ts';
import { refuse } from '../errors.ts';
import type { DeclarationPorts } from '../ports.ts';
import {
  declarationById,
  deleteDraft,
  insertDraft,
  putAttachments,
  submissionsOf,
  updateDraft,
} from '../store/declaration-store.ts';

export type Draft = {
  readonly personId: PersonId;
  readonly declarationId: DeclarationId;
  readonly formId: string;
  readonly category: string | null;
  readonly values: FormValues;
  readonly attachments: readonly Attachment[];
  /** The version that the device last saw; 0 for a new draft. */
  readonly baseVersion: number;
  /** The unit's clerk, where the unit writes it down for the person. */
  readonly enteredBy?: PersonId;
};

/**
 * Keeps a draft as it is, complete or not. The id is made by the device, so that a repeat after a lost connection is
 * the same draft; a version that another device has overtaken is refused with nothing lost on either side.
 */
export async function saveDraft(
  op: Operation,
  ports: DeclarationPorts,
  draft: Draft,
): Promise<Declaration> {
  const rulebook = await rulebookOf(op, ports, draft.personId);
  if (!formsOf(rulebook.edition).some((form) => form.id === draft.formId)) throw refuse('no_forms');
  await requireFiles(op, draft);
  const before = await declarationById(op.tx, draft.personId, draft.declarationId, { lock: true });
  const pack = { packId: rulebook.pack.id, packRef: rulebook.edition.ref };
  if (before === null) {
    await insertDraft(op.tx, {
      ...draft,
      ...pack,
      unitId: rulebook.unitId,
      enteredBy: draft.enteredBy ?? draft.personId,
      at: op.now,
    });
  } else {
    if (!EDITABLE.includes(before.state))
      throw refuse('not_editable', { detail: { state: before.state } });
    requireOwnHand(op, before);
    if (before.version !== draft.baseVersion) {
      throw refuse('draft_changed', { detail: { version: before.version } });
    }
    await requireKept(op, rulebook, before, draft);
    await updateDraft(op.tx, { ...draft, ...pack, version: before.version, at: op.now });
  }
  await putAttachments(op.tx, draft.personId, draft.declarationId, draft.attachments);
  return existing(op, draft.personId, draft.declarationId);
}

/** After a return that names what is wrong, the rest stays as it was found right. */
async function requireKept(
  op: Operation,
  rulebook: Rulebook,
  before: Declaration,
  draft: Draft,
): Promise<void> {
  if (before.reopened === null) return;
  const handedIn = (await submissionsOf(op.tx, before.personId, before.declarationId)).at(-1);
  const form = formsOf(rulebook.edition).find((one) => one.id === draft.formId);
  if (!handedIn || !form) return;
  const problems = keptAsHandedIn({ handedIn, now: draft, reopened: before.reopened, form });
  if (problems.length > 0) throw refuse('not_reopened', { fields: problems });
}

async function requireFiles(op: Operation, draft: Draft): Promise<void> {
  const ids = draft.attachments.map((attachment) => attachment.evidenceId);
  const places = draft.attachments.map(({ evidenceId, slot }) => `${evidenceId} ${slot}`);
  if (new Set(places).size !== places.length) throw refuse('attached_twice');
  if (ids.length > 0) await requireOwn(op, draft.personId, ids);
}

export async function rulebookOf(
  op: Operation,
  ports: DeclarationPorts,
  personId: PersonId,
): Promise<Rulebook> {
  const rulebook = await ports.rulebooks.rulebookFor({ db: op.tx }, personId, op.today);
  if (!rulebook) throw refuse('no_forms');
  return rulebook;
}

export async function existing(
  op: Operation,
  personId: PersonId,
  declarationId: DeclarationId,
): Promise<Declaration> {
  const declaration = await declarationById(op.tx, personId, declarationId);
  if (!declaration) throw refuse('no_declaration');
  return declaration;
}

export async function discardDraft(
  op: Operation,
  of: { personId: PersonId; declarationId: DeclarationId },
): Promise<void> {
  const before = await declarationById(op.tx, of.personId, of.declarationId, { lock: true });
  if (!before) throw refuse('no_declaration');
  if (before.state !== 'draft') throw refuse('not_editable', { detail: { state: before.state } });
  requireOwnHand(op, before);
  await deleteDraft(op.tx, of.personId, of.declarationId);
}

/** What the unit is still writing is the unit's; once it was handed in and comes back, both may mend it. */
export function requireOwnHand(op: Operation, declaration: Declaration): void {
  const byPerson = op.actor.kind === 'person' && op.actor.personId === declaration.personId;
  if (byPerson && declaration.state === 'draft' && viaOf(declaration) === 'unit') {
    throw refuse('entered_by_unit');
  }
}
