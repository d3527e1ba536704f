import { assert, noHours, parseHours } from '@jixu/kernel';
import {
  certificateOf,
  courseCertificateOf,
  type EvaluationStep,
  type PackEdition,
  type Words,
} from '@jixu/policy';
import type { Statement, StatementLine } from '../../hours/index.ts';
import type { CertificateFigures, CertificateKind, Course } from './certificate.ts';
import { figuresOf } from './figures.ts';

/** What would be printed today; null: the rulebook has no paper for this. */
export type Paper = {
  readonly kind: CertificateKind;
  readonly closing: Words;
  /** Letters of a series of numbers of its own; null: the common one. */
  readonly series: string | null;
  readonly figures: CertificateFigures;
  readonly earned: boolean;
};

/** A met requirement is proved by a certificate; a yearly verification is reported by a statement (年度验证证明). */
export function periodPaper({ rulebook, certain }: Statement): Paper | null {
  const rule = certificateOf(rulebook.edition);
  // Where the rulebook gives out no paper for a period, one given out under an older edition stays.
  if (rule === null || rule.when === 'record-counted') return null;
  return {
    kind: rule.when === 'year-verified' ? 'statement' : 'certificate',
    closing: rule.closing,
    series: null,
    figures: { ...figuresOf(rulebook.edition, certain), title: rule.title },
    earned: certain.verdict === 'met',
  };
}

/** Which part of a rulebook's paper for single courses a record falls under. */
const PARTS = { course: 'course', assessment: 'exam' } as const;

/**
 * 合格证 of one course or examination. It says that it was passed and what it is worth by itself: what other records leave
 * of a yearly maximum neither shortens the paper nor takes it back.
 */
export function coursePaper(statement: Statement, recordId: string): Paper | null {
  const { edition } = statement.rulebook;
  const rule = courseCertificateOf(edition);
  if (rule === null) return null;
  const line = statement.lines.find((one) => one.record.recordId === recordId);
  const worth = line === undefined ? '0' : worthOf(line);
  const category = line?.category ?? '';
  const base = { kind: 'course', closing: rule.closing, series: rule.series } as const;
  const part = Object.entries(PARTS).find(([source]) => source === line?.record.source.kind)?.[1];
  if (line?.record.status !== 'approved' || part === undefined || !isSome(worth))
    return { ...base, figures: courseFigures(edition, { title: rule.title }), earned: false };
  const asked = rule.categories === null || rule.categories.includes(category);
  if (!rule.of.includes(part) || !asked) return null;
  const { title, facts } = line.record;
  const course: Course = { title, on: facts.on, part };
  const figures = courseFigures(edition, { title: rule.title, course, category, worth });
  return { ...base, figures, earned: true };
}

const OWN_STEPS: readonly EvaluationStep['step'][] = ['grant', 'unit', 'decided', 'round'];

/** By the rules for this record alone: before repeats, the years it is spread over, and maxima. */
function worthOf(line: StatementLine): string {
  return line.steps.findLast((step) => OWN_STEPS.includes(step.step))?.out ?? line.counted;
}

function isSome(text: string): boolean {
  const parsed = parseHours(text);
  assert(parsed.ok, 'certificates: not an amount');
  return parsed.value > noHours;
}

function courseFigures(
  edition: PackEdition,
  of: {
    readonly title: Words;
    readonly course?: Course;
    readonly category?: string;
    readonly worth?: string;
  },
): CertificateFigures {
  const { title, course, category = '', worth = '0' } = of;
  const found = edition.categories.find((one) => one.id === category);
  const label = found?.name ?? found?.label ?? title;
  const figure = { need: null, counted: worth, met: course !== undefined };
  return {
    unit: edition.unit,
    categories: [{ ...figure, id: category, label }],
    total: { ...figure, id: 'total', label },
    title,
    ...(course ? { course } : {}),
  };
}
