import {
  type DeclarationId,
  type EvidenceId,
  parseLocalDate,
  type PersonId,
  yearOf,
  withCheckDigit,
} from '@jixu/kernel';
import { type Form, formsOf } from '@jixu/policy';
import { evidenceOf, takeTurns } from '../../evidence/index.ts';
import {
  accountingPeriod,
  candidateRecord,
  type HourRecord,
  type RecordFacts,
  type RecordPreview,
  recordsOf,
  type StatementLine,
} from '../../hours/index.ts';
import { personCards } from '../../identity/index.ts';
import { nodeCards } from '../../organisations/index.ts';
import { nextInSeries } from '../../platform/db/series.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Rulebook } from '../../rulebooks/index.ts';
import { openCase } from '../../review/index.ts';
import { reviewRoute } from '../domain/review-route.ts';
import { type Attachment, type Declaration, EDITABLE, viaOf } from '../domain/declaration.ts';
import { isSameThing } from '../domain/contradictions.ts';
import { readForm } from '../domain/form-values.ts';
import { windowProblem } from '../domain/registration-window.ts';
import { refuse } from '../errors.ts';
import type { DeclarationPorts } from '../ports.ts';
import type { Risk } from '../domain/contradictions.ts';
import { reviewersRisks, tellsFewOfOneFile } from '../queries/risks-of.ts';
import {
  attachmentsOf,
  declarationById,
  insertSubmission,
  submitDeclaration,
} from '../store/declaration-store.ts';
import { dayOfHandingIn } from '../queries/day-of-handing-in.ts';
import { existing, requireOwnHand, rulebookOf } from './save-draft.ts';

/**
 * Hands a draft in: the fields are read, doubles refused, the facts lodged as pending, the case opened at the first
 * office, the preview kept as what the person was shown. The instant of this operation decides the year.
 */
export async function submit(
  op: Operation,
  ports: DeclarationPorts,
  of: { personId: PersonId; declarationId: DeclarationId; version: number },
): Promise<Declaration> {
  const declaration = await lockEditable(op, of);
  const rulebook = await rulebookOf(op, ports, of.personId);
  const form = formOf(rulebook, declaration.formId);
  const attachments = await attachmentsOf(op.tx, of.personId, of.declarationId);
  const read = readForm({
    form,
    values: declaration.values,
    category: declaration.category,
    attachments,
    today: op.today,
    evidenceRequired: true,
    via: viaOf(declaration),
  });
  if (!read.ok) throw refuse('invalid_values', { fields: read.problems });
  const closed = windowProblem(rulebook.edition, form, {
    category: declaration.category,
    on: read.facts.on,
    handedInOn: await dayOfHandingIn(op.tx, declaration, op.today),
  });
  if (closed) {
    const { code, field } = closed;
    throw refuse(code, { fields: [field], ...(field.detail ? { detail: field.detail } : {}) });
  }
  await ports.hours.lock(op, of.personId);
  await refuseDoubles(op, declaration, form, read.facts, read.title);
  const recordId = declaration.recordId ?? op.newId<'record'>();
  const line = await expectation(op, ports, declaration, {
    facts: read.facts,
    title: read.title,
    recordId,
  });
  const preview: RecordPreview = {
    hours: line?.ifApproved ?? '0',
    category: line?.category ?? '',
    reason: line?.reasonIfApproved ?? 'kind-not-listed',
    at: op.now.toISOString(),
  };
  const record = await ports.hours.lodge(op, {
    recordId,
    personId: of.personId,
    source: { kind: 'declaration', id: of.declarationId },
    unitId: rulebook.unitId,
    packId: rulebook.pack.id,
    facts: read.facts,
    title: read.title,
    preview,
  });
  return handIn(op, { declaration, rulebook, form, attachments, record, preview });
}

async function lockEditable(
  op: Operation,
  of: { personId: PersonId; declarationId: DeclarationId; version: number },
): Promise<Declaration> {
  const declaration = await declarationById(op.tx, of.personId, of.declarationId, { lock: true });
  if (!declaration) throw refuse('no_declaration');
  if (!EDITABLE.includes(declaration.state))
    throw refuse('not_editable', { detail: { state: declaration.state } });
  requireOwnHand(op, declaration);
  if (declaration.version !== of.version)
    throw refuse('draft_changed', { detail: { version: declaration.version } });
  return declaration;
}

function formOf(rulebook: Rulebook, formId: string): Form {
  const form = formsOf(rulebook.edition).find((candidate) => candidate.id === formId);
  if (!form) throw refuse('no_forms');
  return form;
}

/** The same work, or the same title on the same day, already handed in or counted: refused, naming the other one. */
async function refuseDoubles(
  op: Operation,
  declaration: Declaration,
  form: Form,
  facts: RecordFacts,
  title: string,
): Promise<void> {
  for (const other of await recordsOf(op.tx, declaration.personId)) {
    if (other.recordId === declaration.recordId) continue;
    if (other.status !== 'pending' && other.status !== 'approved') continue;
    if (!isSameThing({ ...other, source: other.source.kind }, { facts, title })) continue;
    const maps = facts.key !== undefined && other.facts.key === facts.key ? 'key' : 'title';
    const field = form.fields.find((candidate) => candidate.maps === maps)?.id ?? maps;
    throw refuse('duplicate', {
      detail: { title: other.title, on: other.facts.on, recordId: other.recordId },
      fields: [
        {
          path: `values/${field}`,
          code: 'declarations.duplicate',
          detail: { title: other.title, on: other.facts.on },
        },
      ],
    });
  }
}

async function expectation(
  op: Operation,
  ports: DeclarationPorts,
  declaration: Declaration,
  of: { facts: RecordFacts; title: string; recordId: HourRecord['recordId'] },
): Promise<StatementLine | null> {
  const on = parseLocalDate(of.facts.on);
  if (!on.ok)
    throw refuse('invalid_values', {
      fields: [{ path: 'values/on', code: 'declarations.not_a_date' }],
    });
  const candidate = candidateRecord({
    ...of,
    personId: declaration.personId,
    packId: declaration.packId,
    at: op.now,
  });
  const shown = await ports.hours.preview(
    { db: op.tx },
    {
      personId: declaration.personId,
      span: accountingPeriod(on.value),
      today: op.today,
      candidate,
    },
  );
  return shown.line;
}

async function handIn(
  op: Operation,
  of: {
    declaration: Declaration;
    rulebook: Rulebook;
    form: Form;
    attachments: readonly Attachment[];
    record: HourRecord;
    preview: RecordPreview;
  },
): Promise<Declaration> {
  const { declaration, rulebook } = of;
  const { personId, declarationId } = declaration;
  const caseId = op.newId<'case'>();
  const round = declaration.number === null ? 1 : declaration.round + 1;
  const number = declaration.number ?? (await newNumber(op, rulebook));
  const submitted = await submitDeclaration(op.tx, {
    ...declaration,
    number,
    round,
    unitId: rulebook.unitId,
    packRef: rulebook.edition.ref,
    recordId: of.record.recordId,
    caseId,
    preview: of.preview,
    at: op.now,
  });
  if (!submitted) throw refuse('not_editable', { detail: { state: declaration.state } });
  await insertSubmission(op.tx, {
    ...declaration,
    round,
    attachments: of.attachments,
    preview: of.preview,
    caseId,
    at: op.now,
  });
  // Last of the locks; of two who hand in one file at the same moment the second sees the first, and both are told.
  const evidenceIds = of.attachments.map((attachment) => attachment.evidenceId);
  await takeTurns(op, personId, evidenceIds);
  const risks = await risksOf(op, { ...of, evidenceIds });
  await openCase(op, {
    caseId,
    subjectId: personId,
    owner: { kind: 'declaration', id: declarationId },
    unitId: rulebook.unitId,
    number,
    summary: await summaryOf(op, of),
    route: reviewRoute(rulebook, of.form, viaOf(declaration)),
    openedBy: op.actor.kind === 'person' ? op.actor.personId : personId,
    // Codes for the order of the list; the sentences are made when somebody looks.
    risks: [...new Set(risks.map((risk) => risk.code))],
  });
  op.emit({
    type: 'declaration.submitted',
    subjectId: personId,
    payload: { personId, declarationId, caseId, number, round, files: of.attachments.length },
  });
  if (tellsFewOfOneFile(risks)) {
    const payload = { personId, declarationId };
    op.emit({ type: 'declaration.same_file', subjectId: personId, payload });
  }
  if (round === 1 && viaOf(declaration) === 'unit') {
    const { enteredBy: registeredBy, unitId } = declaration;
    const title = of.record.title;
    const payload = { personId, declarationId, registeredBy, unitId, number, title };
    op.emit({ type: 'declaration.registered', subjectId: personId, payload });
  }
  return existing(op, personId, declarationId);
}

async function newNumber(op: Operation, rulebook: Rulebook): Promise<string> {
  const year = yearOf(op.today);
  const serial = await nextInSeries(op.tx, `declaration:${rulebook.numberPrefix}:${year}`);
  return withCheckDigit(`${rulebook.numberPrefix}-${year}-${String(serial).padStart(6, '0')}`);
}

async function risksOf(
  op: Operation,
  of: {
    readonly declaration: Declaration;
    readonly record: HourRecord;
    readonly evidenceIds: readonly EvidenceId[];
  },
): Promise<readonly Risk[]> {
  const { personId, declarationId } = of.declaration;
  return reviewersRisks(
    { db: op.tx },
    {
      personId,
      declarationId,
      recordId: of.record.recordId,
      title: of.record.title,
      facts: of.record.facts,
      evidenceIds: of.evidenceIds,
    },
  );
}

/** Words and amounts for lists of the reviewer; the numbers are as of the submission. */
async function summaryOf(
  op: Operation,
  of: {
    declaration: Declaration;
    rulebook: Rulebook;
    form: Form;
    record: HourRecord;
    preview: RecordPreview;
    attachments: readonly Attachment[];
  },
): Promise<Record<string, unknown>> {
  const read = { db: op.tx };
  const { personId } = of.declaration;
  const person = (await personCards(read, [personId])).get(personId);
  const unit = (await nodeCards(read, [of.rulebook.unitId])).get(of.rulebook.unitId);
  const files = await evidenceOf(
    read,
    personId,
    of.attachments.map((attachment) => attachment.evidenceId),
  );
  return {
    personName: person?.name ?? '',
    personPinyin: person?.pinyin ?? '',
    unitName: unit?.name ?? '',
    formLabel: of.form.label,
    categoryLabel: of.rulebook.edition.categories.find(
      (category) => category.id === of.preview.category,
    )?.label ?? { 'zh-CN': '', en: '' },
    title: of.record.title,
    hours: of.preview.hours,
    unit: of.rulebook.edition.unit,
    files: files.length,
  };
}
