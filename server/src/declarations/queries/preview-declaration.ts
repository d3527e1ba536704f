import {
  asId,
  calendarYear,
  parseLocalDate,
  type PersonId,
  yearOf,
  type RecordId,
} from '@jixu/kernel';
import { type Form, formsOf } from '@jixu/policy';
import {
  accountingPeriod,
  candidateRecord,
  recordsOf,
  type Statement,
  type StatementLine,
} from '../../hours/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import type { FieldProblem } from '../../platform/operation/refusal.ts';
import { type Attachment, type FormValues } from '../domain/declaration.ts';
import { readForm } from '../domain/form-values.ts';
import { isSameThing, type Risk } from '../domain/contradictions.ts';
import { windowProblem, type WindowProblem } from '../domain/registration-window.ts';
import { refuse } from '../errors.ts';
import type { DeclarationPorts } from '../ports.ts';
import { dayOfHandingInRecord } from './day-of-handing-in.ts';
import { ownRisks } from './risks-of.ts';

/** Stands for the record that does not exist yet; all zeros sorts before every real id. */
const CANDIDATE = asId<'record'>('00000000-0000-7000-8000-000000000000');

export type Preview = {
  readonly problems: readonly FieldProblem[];
  readonly double: {
    readonly title: string;
    readonly on: string;
    readonly recordId: string;
  } | null;
  /** What does not fit together; it may be handed in all the same, unless `double` names another. */
  readonly risks: readonly Risk[];
  /** What it would count in each category that may be chosen; one line where the kind leaves no choice. */
  readonly options: readonly {
    readonly category: string;
    readonly line: StatementLine;
    readonly before: Statement;
    readonly after: Statement;
  }[];
};

/**
 * What a form as filled in so far would count, computed with everything the person has. Fields that are still empty are
 * named as problems; where the facts suffice for an amount it is shown all the same.
 */
export async function previewDeclaration(
  read: Reading,
  ports: DeclarationPorts,
  of: {
    personId: PersonId;
    formId: string;
    category: string | null;
    values: FormValues;
    attachments: readonly Attachment[];
    recordId: RecordId | null;
  },
): Promise<Preview> {
  const rulebook = await ports.rulebooks.rulebookFor(read, of.personId, read.today);
  const form =
    rulebook && formsOf(rulebook.edition).find((candidate) => candidate.id === of.formId);
  if (!rulebook || !form) throw refuse('no_forms');
  const chosen = readForm({ ...of, form, today: read.today, evidenceRequired: false });
  const options: Preview['options'][number][] = [];
  let double: Preview['double'] = null;
  let risks: readonly Risk[] = [];
  let outside: WindowProblem | null = null;
  const handedInOn = await dayOfHandingInRecord(read.db, of, read.today);
  for (const category of categoriesOf(form)) {
    const result = readForm({
      ...of,
      form: lenient(form),
      category,
      today: read.today,
      evidenceRequired: false,
    });
    if (!result.ok || result.facts.on === '') continue;
    const facts = { ...result.facts, evidence: ['preview'] };
    outside = windowProblem(rulebook.edition, form, {
      category: of.category,
      on: facts.on,
      handedInOn,
    });
    const on = parseLocalDate(facts.on);
    const span = on.ok ? accountingPeriod(on.value) : calendarYear(yearOf(read.today));
    const recordId = of.recordId ?? CANDIDATE;
    const candidate = candidateRecord({
      recordId,
      personId: of.personId,
      packId: rulebook.pack.id,
      facts,
      title: result.title,
      at: read.now,
    });
    const shown = await ports.hours.preview(read, {
      personId: of.personId,
      span,
      today: read.today,
      candidate,
    });
    if (shown.line)
      options.push({
        category: shown.line.category,
        line: shown.line,
        before: shown.before,
        after: shown.statement,
      });
    const other = (await recordsOf(read.db, of.personId)).find(
      (record) =>
        record.recordId !== recordId &&
        (record.status === 'pending' || record.status === 'approved') &&
        isSameThing({ ...record, source: record.source.kind }, { facts, title: result.title }),
    );
    risks = await ownRisks(read, {
      ...candidate,
      evidenceIds: of.attachments.map((attachment) => attachment.evidenceId),
    });
    if (other) double = { title: other.title, on: other.facts.on, recordId: other.recordId };
  }
  const problems = chosen.ok ? [] : [...chosen.problems];
  if (outside) problems.push(outside.field);
  return { problems, double, risks, options };
}

function categoriesOf(form: Form): readonly (string | null)[] {
  return 'choose' in form.category ? form.category.choose : [null];
}

/** For a preview a missing title or organiser does not matter; what the arithmetic needs is still demanded. */
function lenient(form: Form): Form {
  return {
    ...form,
    fields: form.fields.map((field) =>
      field.maps === 'title' || field.maps === 'none' || field.maps === 'key'
        ? { ...field, required: false }
        : field,
    ),
  };
}
