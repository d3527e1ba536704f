import {
  articleOf,
  type EvaluationRecord,
  type EvaluationStep,
  type PackEdition,
  type RecordQuestions,
  sentence,
  termsOf,
  type Undecided,
  type Unit,
  UNITS,
} from '@jixu/policy';
import { Link } from '@tanstack/react-router';
import { paths, ruleAddress } from '../../../app/pages.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useLabel } from '../../../i18n/label.ts';
import { useLocale } from '../../../i18n/locale.ts';
import { useWords } from '../../../i18n/words.ts';
import { type Fact, Sheet } from '../../../ui/layout.tsx';
import type { CountReason, ExplainedRecord, ExplanationLabels } from '../../hours/explanation.ts';
import { Why } from '../../hours/why.tsx';
import type { Entry } from './calculation.ts';
import { calculatorWords } from './calculator-words.ts';
import { cutOf, kindOf } from './entry-row.tsx';
import { askSentence } from './open-asks.tsx';
import type { CalculatorWords } from './requirement-label.ts';

export type WhyOf = {
  readonly edition: PackEdition;
  readonly entry: Entry;
  readonly line: EvaluationRecord;
  readonly undecided: Undecided | undefined;
  readonly questions: RecordQuestions | undefined;
  /** Titles of all entries, for "who used the cap" and "the same work as". */
  readonly titleOf: (entryId: string) => string;
};

/** The reason behind one number, short: arithmetic, article, and how sure we are of it. */
export function WhyCard(props: WhyOf & { readonly onOpen: () => void }) {
  const { edition, line, undecided, onOpen } = props;
  const t = useWords(calculatorWords);
  const label = useLabel();
  const locale = useLocale();
  const f = useFormats();
  const heading = useHeading(props);
  const steps = stepsOf(props).filter((step) => step.step !== 'count' && !isPlain(step));
  const rule = decidingRule(line);
  const article = rule === undefined ? null : articleOf(edition, rule);
  return (
    <Sheet label={heading}>
      <div className="jx-calc-why-head">
        <h2>{heading}</h2>
        {rule !== undefined && (
          <Link to={`${paths.rulebooks}/${edition.id}`} hash={rule} className="jx-rules-link">
            {rule}
          </Link>
        )}
      </div>
      {undecided !== undefined && (
        <p>{askSentence(undecided, { edition, label, t, f, questions: props.questions })}</p>
      )}
      {steps.map((step, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- steps have no identity but their place
        <p key={at}>{sentence(step, edition, locale)}</p>
      ))}
      {article !== null && (
        <>
          <p className="jx-law jx-small jx-secondary">{label(article.paraphrase)}</p>
          <p className="jx-tiny jx-tertiary">
            {label(article.document)} {article.article}
            {article.grade !== 'primary' && ` ${t(`grade_${article.grade}`)}`}
          </p>
        </>
      )}
      <button type="button" className="jx-calc-go jx-no-print" onClick={onOpen}>
        {t('whyAll')}
      </button>
    </Sheet>
  );
}

/** The whole chain, in the drawer that every amount of the product opens. */
export function WhyDrawer(
  props: WhyOf & {
    readonly open: boolean;
    readonly onClose: () => void;
    readonly onEdit: () => void;
  },
) {
  const { edition, entry, line, titleOf } = props;
  const t = useWords(calculatorWords);
  const label = useLabel();
  const locale = useLocale();
  const pending = line.ifApproved !== undefined;
  const steps = stepsOf(props);
  const record: ExplainedRecord = {
    id: entry.id,
    counted: line.ifApproved ?? line.counted,
    category: line.category ?? '',
    reason: isReason(line.reason) ? line.reason : 'excluded',
    steps: steps.map(plainStep),
  };
  return (
    <Why
      open={props.open}
      onClose={props.onClose}
      subject={titleOf(entry.id)}
      record={record}
      facts={factsOf(edition, entry, { label, t })}
      labels={labelsOf(props, steps, { label, locale, t })}
      unit={edition.unit}
      pending={pending}
      pack={edition.ref}
      wayOn={
        <div className="jx-calc-why-foot">
          <button type="button" className="jx-calc-go" onClick={props.onEdit}>
            {t('edit')}
          </button>
          <Link to={`${paths.rulebooks}/${edition.id}`} hash={decidingRule(line) ?? ''}>
            {t('toRules')}
          </Link>
        </div>
      }
    />
  );
}

function useHeading({ edition, line, undecided }: WhyOf): string {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const amount = (hours: string) => f.amount(hours, edition.unit);
  const cut = cutOf(line);
  if (undecided !== undefined) return t('whyWaiting');
  if (line.ifApproved !== undefined) return t('whyPending', { amount: amount(line.ifApproved) });
  if (line.counted === '0') return t('whyNothing');
  const gross = line.steps?.find(({ step }) => step === 'unit' || step === 'grant')?.out;
  if (cut !== '0' && gross !== undefined)
    return t('whyCut', { from: f.number(gross), to: amount(line.counted) });
  return t('whyTitle', { amount: amount(line.counted) });
}

/** Printed hours that count as printed: nothing happened to them. */
function isPlain(step: EvaluationStep): boolean {
  return step.step === 'unit' && [`${step.out} hours`, `${step.out} credits`].includes(step.in);
}

/** The last step that took something away names the rule that a person would ask about. */
function decidingRule(line: EvaluationRecord): string | undefined {
  const steps = (line.steps ?? []).filter(({ step }) => step !== 'count');
  const taking = steps.findLast((step) => step.cut !== undefined || step.step === 'refuse');
  return (taking ?? steps[0])?.rule;
}

/** Other entries are named as the page names them. */
function stepsOf({ line, titleOf }: WhyOf): readonly EvaluationStep[] {
  return (line.steps ?? []).map((step) =>
    step.kept === undefined ? step : { ...step, kept: titleOf(step.kept) },
  );
}

/** A grant and a decision have no quantity to multiply; the formula beside them says it in words. */
function plainStep(step: EvaluationStep) {
  return step.step === 'decided' ? { ...step, step: 'unit', in: `${step.out} hours` } : step;
}

function isReason(text: string): text is CountReason {
  return text !== '';
}

function labelsOf(
  { edition, titleOf, line }: WhyOf,
  steps: readonly EvaluationStep[],
  {
    label,
    locale,
    t,
  }: {
    readonly label: (words: { 'zh-CN': string; en: string }) => string;
    readonly locale: 'zh-CN' | 'en';
    readonly t: CalculatorWords;
  },
): ExplanationLabels {
  const rules: Record<string, ExplanationLabels['rules'][string]> = {};
  const caps: Record<string, string> = {};
  const records: Record<string, string> = {};
  const formulas: Record<number, string> = {};
  for (const [at, step] of steps.entries()) {
    const article = articleOf(edition, step.rule);
    if (article !== null)
      rules[step.rule] = {
        text: label(article.paraphrase),
        article: label(article.paraphrase),
        document: `${label(article.document)} ${article.article}`,
        grade: article.grade,
        href: ruleAddress(edition.id, step.rule),
      };
    if (step.cap !== undefined) {
      caps[step.cap.id] =
        step.cap.id === 'item' ? t('capItem') : label(termsOf(edition).cap(step.cap.id));
      for (const id of step.cap.usedBy) records[id] = titleOf(id);
    }
    if (step.step === 'grant' || step.step === 'unit' || step.step === 'decided')
      formulas[at] = sentence(step, edition, locale);
  }
  records[line.id] = titleOf(line.id);
  return { rules, caps, records, formulas };
}

function factsOf(
  edition: PackEdition,
  entry: Entry,
  {
    label,
    t,
  }: {
    readonly label: (words: { 'zh-CN': string; en: string }) => string;
    readonly t: CalculatorWords;
  },
): readonly Fact[] {
  const terms = termsOf(edition);
  const quantities = Object.entries(entry.qty).flatMap(([unit, value]) =>
    isUnit(unit) ? [`${value} ${label(UNITS[unit])}`] : [],
  );
  return [
    {
      id: 'kind',
      name: t('facts'),
      value: [label(terms.kind(kindOf(edition, entry))), ...quantities].join(' '),
    },
    ...Object.entries(entry.attrs).map(([name, value]) => ({
      id: name,
      name: label(terms.attribute(name)),
      value:
        edition.attributes[name]?.type === 'text'
          ? t('work', { number: value })
          : label(terms.value(name, value)),
    })),
  ];
}

function isUnit(text: string): text is Unit {
  return Object.hasOwn(UNITS, text);
}
