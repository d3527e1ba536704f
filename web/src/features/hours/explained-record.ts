import { ruleAddress } from '../../app/pages.ts';
import type { Locale } from '../../i18n/locale.ts';
import type {
  CountReason,
  ExplainedRecord,
  ExplanationLabels,
  RuleWords,
  SourceGrade,
} from './explanation.ts';
import { hoursWords } from './hours-words.ts';
import type { RecordReasons, RuleStep } from './queries.ts';

function isReason(text: string): text is CountReason {
  return Object.hasOwn(hoursWords['zh-CN'], `reason.${text}`);
}

function gradeOf(text: string): SourceGrade {
  return text === 'primary' || text === 'secondary' ? text : 'reconstructed';
}

/** A paraphrase names a cap best; a heading carries no full stop. */
function asHeading(sentence: string): string {
  return sentence.replace(/[。.]$/, '');
}

/** The rules behind the steps, in the reader's language, each leading to its article on the public page of the pack. */
export function labelsOf(
  steps: readonly RuleStep[],
  of: {
    readonly locale: Locale;
    readonly packId: string;
    readonly others: readonly { readonly recordId: string; readonly title: string }[];
    /** What the form of the record is called, where it has one. */
    readonly item: string | undefined;
  },
): ExplanationLabels {
  const { locale, packId, others, item } = of;
  const rules: Record<string, RuleWords> = {};
  const caps: Record<string, string> = {};
  for (const step of steps) {
    const paraphrase = step.paraphrase[locale];
    if (paraphrase === '') continue;
    rules[step.rule] = {
      text: paraphrase,
      article: paraphrase,
      document: [step.document[locale], step.article].filter(Boolean).join(' '),
      grade: gradeOf(step.grade),
      href: ruleAddress(packId, step.rule),
    };
    if (step.cap) caps[step.cap.id] = asHeading(paraphrase);
  }
  const records = Object.fromEntries(others.map((other) => [other.recordId, other.title]));
  return { rules, caps, records, ...(item === undefined ? {} : { item }) };
}

/** What the drawer shows: of a pending record what it would count, of any other what it counts. */
export function explainedRecord(
  line: Pick<
    RecordReasons['line'],
    'recordId' | 'category' | 'counted' | 'ifApproved' | 'reason' | 'reasonIfApproved'
  >,
  steps: readonly RuleStep[],
  pending: boolean,
): ExplainedRecord {
  const reason = pending ? line.reasonIfApproved : line.reason;
  return {
    id: line.recordId,
    counted: pending ? line.ifApproved : line.counted,
    category: line.category ?? '',
    reason: isReason(reason) ? reason : 'excluded',
    steps,
  };
}

export function isPending(status: string): boolean {
  return status === 'pending';
}
