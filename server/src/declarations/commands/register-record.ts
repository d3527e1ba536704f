import {
  asId,
  type DeclarationId,
  type EvidenceId,
  type NodeId,
  type PersonId,
} from '@jixu/kernel';
import { handOn } from '../../evidence/index.ts';
import { assertPersonInScope, assertUnitInScope } from '../../organisations/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { PersonActor } from '../../platform/operation/actor.ts';
import { type Operation, sqlState } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { inSavepoint } from '../../platform/operation/savepoint.ts';
import { REGISTERING_ROLES } from '../access.ts';
import type { Attachment, Declaration, FormValues } from '../domain/declaration.ts';
import { entryKeyOf } from '../domain/entry-key.ts';
import { refuse } from '../errors.ts';
import type { DeclarationPorts } from '../ports.ts';
import { attachmentsOf, putAttachments } from '../store/declaration-store.ts';
import { markRegistered, registeredAs, registrationOf } from '../store/registration-store.ts';
import { discardDraft, existing, saveDraft } from './save-draft.ts';
import { submit } from './submit-declaration.ts';

/** A file that the clerk handed in and that proves this for everybody. */
export type SharedFile = { readonly evidenceId: EvidenceId; readonly slot: string };

export type NewRegistration = {
  readonly unitId: NodeId;
  readonly personId: PersonId;
  readonly declarationId: DeclarationId;
  readonly formId: string;
  readonly category: string | null;
  readonly values: FormValues;
  readonly files: readonly SharedFile[];
  /** At once, or kept as the unit's draft until somebody hands it in. */
  readonly handIn: boolean;
};

export type Registered = {
  readonly outcome: 'registered' | 'unchanged';
  readonly declaration: Declaration;
};

/** The unit writes down something of one of its people. The same again is the same registration. */
export async function registerRecord(
  op: Operation,
  ports: DeclarationPorts,
  of: NewRegistration,
): Promise<Registered> {
  const clerk = await requireClerk(op, of);
  await ports.hours.lock(op, of.personId);
  const entryKey = entryKeyOf(of);
  const same = await registeredAs(op.tx, of.personId, entryKey);
  if (same !== null) {
    return { outcome: 'unchanged', declaration: await existing(op, of.personId, same) };
  }
  const draft = await inSavepoint(
    op,
    (inner) => writeDown(inner, ports, { ...of, enteredBy: clerk.personId, entryKey }),
    // A list that is being brought in wrote the very same at this moment, and was first.
    (error) => (sqlState(error) === '23505' ? 'theirs' : null),
  );
  if (draft === 'theirs') {
    const first = await registeredAs(op.tx, of.personId, entryKey);
    if (first === null) throw refuse('not_editable');
    return { outcome: 'unchanged', declaration: await existing(op, of.personId, first) };
  }
  op.note({ declarationId: of.declarationId, handIn: of.handIn });
  if (!of.handIn) return { outcome: 'registered', declaration: draft };
  return { outcome: 'registered', declaration: await submit(op, ports, draft) };
}

async function writeDown(
  op: Operation,
  ports: DeclarationPorts,
  of: NewRegistration & { readonly enteredBy: PersonId; readonly entryKey: string },
): Promise<Declaration> {
  const attachments = await sharedFiles(op, of.personId, of.files);
  const draft = await saveDraft(op, ports, { ...of, attachments, baseVersion: 0 });
  if (!(await markRegistered(op.tx, of))) throw refuse('not_editable');
  return draft;
}

/** Hands in what the unit kept as a draft, or what came back; files given now are added for those that lack them. */
export async function submitRegistered(
  op: Operation,
  ports: DeclarationPorts,
  of: {
    unitId: NodeId;
    personId: PersonId;
    declarationId: DeclarationId;
    version: number;
    files: readonly SharedFile[];
  },
): Promise<Declaration> {
  await requireRegistered(op, of);
  await ports.hours.lock(op, of.personId);
  const have = await attachmentsOf(op.tx, of.personId, of.declarationId);
  const more = (await sharedFiles(op, of.personId, of.files)).filter(
    (file) => !have.some((one) => one.evidenceId === file.evidenceId),
  );
  const draft = await existing(op, of.personId, of.declarationId);
  if (more.length > 0 && draft.version === of.version) {
    await putAttachments(op.tx, of.personId, of.declarationId, [...have, ...more]);
  }
  return submit(op, ports, of);
}

/** Throws a draft of the unit away; what was handed in stays. */
export async function discardRegistered(
  op: Operation,
  of: { unitId: NodeId; personId: PersonId; declarationId: DeclarationId },
): Promise<void> {
  await requireRegistered(op, of);
  await discardDraft(op, of);
}

async function requireRegistered(
  op: Operation,
  of: { unitId: NodeId; personId: PersonId; declarationId: DeclarationId },
): Promise<void> {
  await requireClerk(op, of);
  const note = await registrationOf(op.tx, of.personId, of.declarationId);
  if (note?.unitId !== of.unitId) throw refuse('no_declaration');
}

/** Nobody writes down for himself under the name of the unit: that is what declaring is for. */
async function requireClerk(
  op: Operation,
  of: { readonly unitId: NodeId; readonly personId: PersonId },
): Promise<PersonActor> {
  if (op.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  const read = readingOf(op);
  await assertUnitInScope(read, REGISTERING_ROLES, of.unitId);
  if (op.actor.personId === of.personId) throw refuse('own_registration');
  await assertPersonInScope(read, REGISTERING_ROLES, of.personId);
  return op.actor;
}

async function sharedFiles(
  op: Operation,
  personId: PersonId,
  files: readonly SharedFile[],
): Promise<readonly Attachment[]> {
  const attachments: Attachment[] = [];
  for (const file of files) {
    const evidenceId = await handOn(op, { evidenceId: asId(file.evidenceId), to: personId });
    attachments.push({ evidenceId, slot: file.slot, ties: [] });
  }
  return attachments;
}
