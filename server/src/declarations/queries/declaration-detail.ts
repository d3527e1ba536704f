import { asId, type DeclarationId, parseLocalDate, type PersonId } from '@jixu/kernel';
import { type Form, formsOf, type PackEdition } from '@jixu/policy';
import { evidenceOf, sameFile } from '../../evidence/index.ts';
import {
  accountingPeriod,
  candidateRecord,
  recordById,
  type Statement,
  type StatementLine,
} from '../../hours/index.ts';
import { factsOf, personCards } from '../../identity/index.ts';
import { nodeCards } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { caseView, type CaseView, maySeeCase } from '../../review/index.ts';
import type { Risk } from '../domain/contradictions.ts';
import type { Attachment, Declaration } from '../domain/declaration.ts';
import { readForm } from '../domain/form-values.ts';
import { type Change, changesBetween } from '../domain/reopened-items.ts';
import { refuse } from '../errors.ts';
import type { DeclarationPorts } from '../ports.ts';
import {
  attachmentsOf,
  declarationById,
  type Submission,
  submissionsOf,
} from '../store/declaration-store.ts';
import { registrationOf } from '../store/registration-store.ts';
import { ownRisks, reviewersRisks } from './risks-of.ts';

export type FileFacts = {
  readonly evidenceId: string;
  readonly slot: string;
  readonly ties: Attachment['ties'];
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly pages: number | null;
  readonly uploadedAt: Date;
  readonly alsoUsedByOthers: number;
};

export type Effect = {
  readonly line: StatementLine;
  readonly before: Statement;
  readonly after: Statement;
};

/** What taking a counted record back would do: the statement as it stands and as it would be. */
export type Veto = { readonly before: Statement; readonly after: Statement };

export type DeclarationDetail = {
  readonly declaration: Declaration;
  readonly own: boolean;
  readonly edition: PackEdition;
  readonly form: Form;
  readonly person: {
    readonly name: string;
    readonly documentMask: string;
    readonly unitName: string;
    readonly title: string | null;
  };
  readonly files: readonly FileFacts[];
  readonly submissions: readonly Submission[];
  /** What the last round changed against the one before it. */
  readonly changes: readonly Change[];
  /** What it counts or would count now; null for a draft whose facts do not suffice. */
  readonly effect: Effect | null;
  /** For an office only, and only while the record counts. */
  readonly veto: Veto | null;
  readonly risks: readonly Risk[];
  /** Who wrote it down, where that was the unit. */
  readonly registration: RegisteredBy | null;
  /** For an office: the case too, so that opening one is one request. */
  readonly reviewed: CaseView | null;
};

export type RegisteredBy = {
  readonly unitName: string;
  readonly name: string;
  readonly at: Date;
  readonly objection: { readonly text: string; readonly at: Date } | null;
};

/** Everything about one declaration, for the person or for an office that its case passes. */
export async function declarationDetail(
  read: Reading,
  ports: DeclarationPorts,
  personId: PersonId,
  declarationId: DeclarationId,
): Promise<DeclarationDetail> {
  const declaration = await declarationById(read.db, personId, declarationId);
  const own = read.actor.kind === 'person' && read.actor.personId === personId;
  if (!declaration) throw refuse('no_declaration');
  if (!own) {
    const seen =
      declaration.caseId !== null &&
      (await maySeeCase(read, read.actor, personId, declaration.caseId));
    if (!seen) throw refuse('no_declaration');
  }
  const edition = editionOf(ports, declaration);
  const form = formsOf(edition).find((candidate) => candidate.id === declaration.formId);
  if (!form) throw refuse('no_forms');
  const attachments = await attachmentsOf(read.db, personId, declarationId);
  const files = await filesOf(read, personId, attachments, own);
  const submissions = await submissionsOf(read.db, personId, declarationId);
  const effect = await effectOf(read, ports, declaration, form, attachments);
  return {
    declaration,
    own,
    edition,
    form,
    person: await personOf(read, declaration),
    files,
    submissions,
    changes: lastChanges(submissions),
    effect,
    veto: own ? null : await vetoOf(read, ports, declaration),
    risks: await risksOf(read, declaration, { own, effect, attachments }),
    registration: await registeredBy(read, declaration),
    reviewed:
      own || declaration.caseId === null
        ? null
        : await caseView(read, personId, declaration.caseId),
  };
}

function lastChanges(submissions: readonly Submission[]): readonly Change[] {
  const [before, after] = submissions.slice(-2);
  return before && after ? changesBetween(before, after) : [];
}

function editionOf(ports: DeclarationPorts, declaration: Declaration): PackEdition {
  const { library } = ports.rulebooks;
  const edition =
    library.editionByRef(declaration.packRef) ?? library.pack(declaration.packId)?.editions.at(-1);
  if (!edition) throw refuse('no_forms');
  return edition;
}

async function filesOf(
  read: Reading,
  personId: PersonId,
  attachments: readonly Attachment[],
  own: boolean,
): Promise<readonly FileFacts[]> {
  const found = await evidenceOf(
    read,
    personId,
    attachments.map((attachment) => attachment.evidenceId),
  );
  const files: FileFacts[] = [];
  for (const attachment of attachments) {
    const file = found.find((one) => one.evidenceId === attachment.evidenceId);
    if (!file) continue;
    files.push({
      ...attachment,
      name: file.name,
      mediaType: file.mediaType,
      bytes: file.bytes,
      pages: file.pages,
      uploadedAt: file.uploadedAt,
      alsoUsedByOthers: own
        ? 0
        : await sameFile(read, { sha256: file.sha256, notPersonId: personId }),
    });
  }
  return files;
}

async function personOf(
  read: Reading,
  declaration: Declaration,
): Promise<DeclarationDetail['person']> {
  const card = (await personCards(read, [declaration.personId])).get(declaration.personId);
  const unit = (await nodeCards(read, [declaration.unitId])).get(declaration.unitId);
  const facts = await factsOf(read, declaration.personId, read.today);
  return {
    name: card?.name ?? '',
    documentMask: card?.documentMask ?? '',
    unitName: unit?.name ?? '',
    title: facts.titles?.at(-1)?.level ?? null,
  };
}

async function registeredBy(
  read: Reading,
  { personId, declarationId }: Declaration,
): Promise<RegisteredBy | null> {
  const note = await registrationOf(read.db, personId, declarationId);
  if (!note) return null;
  const unit = (await nodeCards(read, [note.unitId])).get(note.unitId);
  const clerk = (await personCards(read, [note.registeredBy])).get(note.registeredBy);
  return {
    unitName: unit?.name ?? '',
    name: clerk?.name ?? '',
    at: note.registeredAt,
    objection: note.objection,
  };
}

/** With the stored record once it is lodged, else with the draft as it stands. */
async function effectOf(
  read: Reading,
  ports: DeclarationPorts,
  declaration: Declaration,
  form: Form,
  attachments: readonly Attachment[],
): Promise<Effect | null> {
  const { personId } = declaration;
  const stored = declaration.recordId
    ? await recordById(read.db, personId, declaration.recordId)
    : null;
  const lodged =
    stored && (stored.status === 'pending' || stored.status === 'approved') ? stored : null;
  const result = lodged
    ? null
    : readForm({
        form,
        values: declaration.values,
        category: declaration.category,
        attachments,
        today: read.today,
        evidenceRequired: false,
      });
  if (!lodged && !result?.ok) return null;
  const candidate =
    lodged ??
    (result?.ok
      ? candidateRecord({
          recordId: declaration.recordId ?? asId<'record'>(declaration.declarationId),
          personId,
          packId: declaration.packId,
          facts: result.facts,
          title: result.title,
          at: read.now,
        })
      : null);
  const on = candidate && parseLocalDate(candidate.facts.on);
  if (!candidate || !on?.ok) return null;
  const shown = await ports.hours.preview(read, {
    personId,
    span: accountingPeriod(on.value),
    today: read.today,
    candidate,
  });
  return shown.line ? { line: shown.line, before: shown.before, after: shown.statement } : null;
}

/** Caps and same-work make one record depend on others, so that a veto may free hours elsewhere. */
async function vetoOf(
  read: Reading,
  ports: DeclarationPorts,
  declaration: Declaration,
): Promise<Veto | null> {
  const { personId, recordId } = declaration;
  const record = recordId && (await recordById(read.db, personId, recordId));
  if (!record || record.status !== 'approved') return null;
  const on = parseLocalDate(record.facts.on);
  if (!on.ok) return null;
  const { before, statement } = await ports.hours.preview(read, {
    personId,
    span: accountingPeriod(on.value),
    today: read.today,
    candidate: { ...record, status: 'revoked' },
  });
  return { before, after: statement };
}

/** For the person before handing in: what contradicts it. For an office: the same, and what others claim. */
async function risksOf(
  read: Reading,
  declaration: Declaration,
  of: {
    readonly own: boolean;
    readonly effect: Effect | null;
    readonly attachments: readonly Attachment[];
  },
): Promise<readonly Risk[]> {
  const record = of.effect?.line.record;
  if (!record) return [];
  const question = {
    personId: declaration.personId,
    declarationId: declaration.declarationId,
    recordId: record.recordId,
    title: record.title,
    facts: record.facts,
    evidenceIds: of.attachments.map((attachment) => attachment.evidenceId),
  };
  return of.own ? ownRisks(read, question) : reviewersRisks(read, question);
}
