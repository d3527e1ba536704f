import { addHours, noHours } from '@jixu/kernel';
import {
  articleOf,
  type EvaluationRecord,
  type PackEdition,
  termsOf,
  type Unit,
  UNITS,
} from '@jixu/policy';
import { useState } from 'react';
import { useFormats } from '../../../i18n/format.ts';
import { useLabel } from '../../../i18n/label.ts';
import { useWords } from '../../../i18n/words.ts';
import { Amount } from '../../../ui/amount.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { hoursOf, wireOf } from '../../hours/wire-hours.ts';
import type { Entry } from './calculation.ts';
import { calculatorWords } from './calculator-words.ts';
import { NumberInput } from './controls.tsx';
import { EntryFields, EntryMore } from './entry-fields.tsx';
import { type EntryRowProps, measureOf } from './entry-props.ts';
import { isQuantity } from './evaluation-input.ts';

export function cutOf(line: EvaluationRecord): string {
  const cuts = (line.steps ?? []).map((step) =>
    step.step === 'cap' && step.cut !== undefined ? hoursOf(step.cut) : noHours,
  );
  return wireOf(addHours(...cuts));
}

/** What it was, how much of it, what it counts; what else may be said about it opens below. */
export function EntryRow(props: EntryRowProps) {
  const { edition, entry, line, questions, title } = props;
  const t = useWords(calculatorWords);
  const f = useFormats();
  const label = useLabel();
  const [open, setOpen] = useState(props.fresh);
  const terms = termsOf(edition);
  const kind = label(terms.kind(kindOf(edition, entry)));
  const rule = line?.steps?.[0]?.rule;
  const article = rule === undefined ? null : articleOf(edition, rule);
  const said = useSaid(edition, entry);
  const details = [
    ...(questions !== undefined && questions.categories.length > 1 ? [t('category')] : []),
    ...(questions?.attributes.map((name) =>
      name === 'via' ? t('source') : label(terms.attribute(name)),
    ) ?? []),
    t('dayShort'),
    t('status'),
  ];
  return (
    <li className="jx-calc-entry jx-keep-together" id={`entry-${entry.id}`} tabIndex={-1}>
      <div className="jx-calc-line">
        <div className="jx-calc-name">
          <b>{kind}</b>
          {said.length > 0 && <span className="jx-calc-said">{f.list(said)}</span>}
          {article !== null && <span className="jx-calc-rule">{label(article.paraphrase)}</span>}
        </div>
        <Quantities {...props} />
        <Counted {...props} />
        <button
          type="button"
          className="jx-calc-remove jx-no-print"
          aria-label={t('remove', { kind: title })}
          onClick={props.onRemove}
        >
          <Icon name="close" size={18} />
        </button>
      </div>
      {questions !== undefined && (
        <EntryFields {...props} questions={questions} open={open}>
          {open && <EntryMore {...props} />}
        </EntryFields>
      )}
      <button
        type="button"
        className="jx-calc-more jx-no-print"
        aria-expanded={open}
        aria-label={`${title} ${t('more')}`}
        onClick={() => setOpen(!open)}
      >
        {open ? t('more') : t('moreList', { list: f.list(details) })}
        <Icon name={open ? 'arrow-up' : 'chevron-down'} size={14} />
      </button>
    </li>
  );
}

/** What has been said about it, in a line: a closed row hides no answer. */
function useSaid(edition: PackEdition, entry: Entry): readonly string[] {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const label = useLabel();
  const terms = termsOf(edition);
  const attributes = Object.entries(entry.attrs).flatMap(([name, value]) => {
    const attribute = edition.attributes[name];
    if (attribute === undefined) return [];
    if (attribute.type === 'rank') return [t('rankIs', { rank: value })];
    if (attribute.type === 'choice') return [label(terms.value(name, value))];
    const named = label(terms.attribute(name));
    const answer =
      attribute.type === 'text' ? t('work', { number: value }) : label(terms.value(name, value));
    return [f.locale === 'zh-CN' ? `${named}：${answer}` : `${named}: ${answer}`];
  });
  return [...attributes, ...(entry.on === undefined ? [] : [f.date(entry.on)])];
}

export function kindOf(edition: PackEdition, entry: Entry) {
  const found = [...edition.kinds.keys()].find((kind) => kind === entry.kind);
  return found ?? 'other';
}

/** Absent means one of these. */
const ONE: ReadonlySet<Unit> = new Set(['items', 'courses', 'sessions', 'years']);

function Quantities({ entry, questions, title, onChange }: EntryRowProps) {
  const t = useWords(calculatorWords);
  const label = useLabel();
  const units = questions === undefined ? [] : (measureOf(questions, entry.qty) ?? []);
  return (
    <div className="jx-calc-quantities">
      {units.map((unit) => {
        const value = entry.qty[unit];
        const { [unit]: _, ...others } = entry.qty;
        return (
          <NumberInput
            key={unit}
            of={title}
            label={label(UNITS[unit])}
            unit={label(UNITS[unit])}
            placeholder={ONE.has(unit) ? '1' : ''}
            value={value}
            wrong={value !== undefined && !isQuantity(value) ? t('notNumber') : undefined}
            onChange={(next) =>
              onChange({
                ...entry,
                qty: next === undefined ? others : { ...entry.qty, [unit]: next },
              })
            }
          />
        );
      })}
    </div>
  );
}

function Counted({ edition, line, undecided, title, onWhy }: EntryRowProps) {
  const t = useWords(calculatorWords);
  const f = useFormats();
  if (line === undefined) return <div className="jx-calc-counted">—</div>;
  const { unit } = edition;
  const amount = f.amount(line.counted, unit);
  const pending = line.ifApproved !== undefined;
  const cut = cutOf(line);
  const text =
    undecided === undefined
      ? pending
        ? t('ifApproved', { amount: f.amount(line.ifApproved ?? '0', unit) })
        : line.counted === '0'
          ? t('nothing')
          : amount
      : t('waiting');
  return (
    <div className="jx-calc-counted" aria-live="polite">
      <Amount strong onOpen={onWhy} label={`${title} ${t('whyLabel', { amount: text })}`}>
        {text}
      </Amount>
      {cut !== '0' && line.counted !== '0' && (
        <span className="jx-small jx-tertiary">{t('cutShort', { amount: f.number(cut) })}</span>
      )}
    </div>
  );
}
