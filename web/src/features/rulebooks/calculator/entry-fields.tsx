import { type RecordQuestions, termsOf, UNITS, valuesOf, VIAS } from '@jixu/policy';
import { useFormats } from '../../../i18n/format.ts';
import { useLabel } from '../../../i18n/label.ts';
import { useWords } from '../../../i18n/words.ts';
import type { Entry } from './calculation.ts';
import { calculatorWords } from './calculator-words.ts';
import { Choose, Day, NumberInput, SmallField } from './controls.tsx';
import { type EntryRowProps, measureOf } from './entry-props.ts';
import { isQuantity } from './evaluation-input.ts';

type Props = EntryRowProps & {
  readonly questions: RecordQuestions;
  /** All of them; otherwise only those without which nothing can be answered. */
  readonly open: boolean;
  readonly children?: React.ReactNode;
};

/** What the rules still have to know about it: the pack's own attributes, no others. */
export function EntryFields(props: Props) {
  const { entry, questions, open, undecided } = props;
  const decides = undecided?.with === 'decided' || (open && entry.decided !== undefined);
  const asked = questions.attributes.filter((name) => open || questions.missing.includes(name));
  const category = questions.categories.length > 1 && (open || entry.category === undefined);
  if (!open && !decides && !category && asked.length === 0) return null;
  return (
    <div className="jx-calc-fields jx-no-print">
      {category && <CategoryField {...props} />}
      {open && questions.measures.length > 1 && <Measure {...props} />}
      {asked.map((name) => (
        <AttributeField key={name} {...props} name={name} />
      ))}
      {decides && <DecidedField {...props} />}
      {props.children}
    </div>
  );
}

function CategoryField({ edition, entry, questions, title, onChange }: Props) {
  const t = useWords(calculatorWords);
  const label = useLabel();
  const terms = termsOf(edition);
  return (
    <Choose
      of={title}
      label={t('category')}
      value={entry.category}
      {...(entry.category === undefined ? { empty: t('notSaid') } : {})}
      options={questions.categories.map((id) => ({
        value: id,
        label: label(terms.category(id)),
      }))}
      onChange={(category) => onChange(category === undefined ? entry : { ...entry, category })}
    />
  );
}

/** Hours that a person sets, where the rulebook says who but not how many. */
function DecidedField({ entry, title, onChange }: Props) {
  const t = useWords(calculatorWords);
  const { decided, ...undone } = entry;
  return (
    <SmallField label={t('decided')}>
      <NumberInput
        of={title}
        label={t('decided')}
        value={decided}
        wrong={decided !== undefined && !isQuantity(decided) ? t('notNumber') : undefined}
        onChange={(value) => onChange(value === undefined ? undone : { ...entry, decided: value })}
      />
    </SmallField>
  );
}

function Measure({ entry, questions, title, onChange }: Props) {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const label = useLabel();
  const chosen = measureOf(questions, entry.qty);
  return (
    <Choose
      of={title}
      label={t('measure')}
      value={chosen?.join(' ')}
      options={questions.measures.map((units) => ({
        value: units.join(' '),
        label: t('byUnit', { unit: f.list(units.map((unit) => label(UNITS[unit]))) }),
      }))}
      onChange={(value) => {
        const units = (value ?? '').split(' ');
        const kept = Object.entries(entry.qty).filter(([unit]) => units.includes(unit));
        const [first] = units;
        const typed = Object.values(entry.qty)[0];
        // The number moves with the choice, so that nothing has to be typed twice.
        const moved = kept.length > 0 || first === undefined ? [] : [[first, typed ?? ''] as const];
        onChange({ ...entry, qty: Object.fromEntries([...kept, ...moved]) });
      }}
    />
  );
}

const WORKS = ['1', '2', '3', '4'];

function AttributeField(props: Props & { readonly name: string }) {
  const { edition, entry, name, title, onChange } = props;
  const t = useWords(calculatorWords);
  const label = useLabel();
  const terms = termsOf(edition);
  const { [name]: value, ...others } = entry.attrs;
  const set = (next: string | undefined) =>
    onChange({ ...entry, attrs: next === undefined ? others : { ...others, [name]: next } });
  if (name === 'via') return <Source {...props} />;
  const attribute = edition.attributes[name];
  if (attribute === undefined) return null;
  const said = label(terms.attribute(name));
  if (attribute.type === 'rank')
    return (
      <SmallField label={t('rank')}>
        <NumberInput
          of={title}
          label={t('rank')}
          whole
          placeholder="1"
          value={value}
          wrong={value !== undefined && !/^[1-9]\d{0,2}$/.test(value) ? t('notNumber') : undefined}
          onChange={set}
        />
      </SmallField>
    );
  const options = {
    'yes-no': () => [
      { value: 'true', label: t('yes') },
      { value: 'false', label: t('no') },
    ],
    choice: () =>
      valuesOf(entry.kind, name, attribute).map((each) => ({
        value: each,
        label: label(terms.value(name, each)),
      })),
    // Which programme it was is nobody's business; that two entries share one is.
    text: () => WORKS.map((number) => ({ value: number, label: t('work', { number }) })),
  };
  return (
    <Choose
      of={title}
      label={said}
      value={value}
      empty={t('notSaid')}
      options={options[attribute.type]()}
      onChange={set}
    />
  );
}

function Source({ entry, title, onChange }: Props) {
  const t = useWords(calculatorWords);
  const label = useLabel();
  return (
    <Choose
      of={title}
      label={t('source')}
      value={entry.via ?? 'self'}
      options={Object.entries(VIAS).map(([value, words]) => ({ value, label: label(words) }))}
      onChange={(via) => onChange(via === undefined ? entry : { ...entry, via })}
    />
  );
}

/** What seldom matters: when it was, whether it has been recognised, whether it is the same work as another. */
export function EntryMore({ entry, lastDay, others, title, onChange }: EntryRowProps) {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const without = (name: 'on' | 'sameAs'): Entry => {
    const { on, sameAs, ...rest } = entry;
    if (name === 'on') return sameAs === undefined ? rest : { ...rest, sameAs };
    return on === undefined ? rest : { ...rest, on };
  };
  return (
    <>
      <Day
        of={title}
        label={t('day')}
        hint={t('dayHint', { date: f.date(lastDay) })}
        value={entry.on}
        onChange={(on) => onChange(on === undefined ? without('on') : { ...entry, on })}
      />
      <Choose
        of={title}
        label={t('status')}
        value={entry.status}
        options={[
          { value: 'approved', label: t('approved') },
          { value: 'pending', label: t('pending') },
        ]}
        onChange={(status) =>
          onChange({ ...entry, status: status === 'pending' ? 'pending' : 'approved' })
        }
      />
      {others.length > 0 && (
        <Choose
          of={title}
          label={t('sameAs')}
          value={entry.sameAs}
          empty={t('sameNone')}
          options={others.map(({ id, title: name }) => ({ value: id, label: name }))}
          onChange={(sameAs) =>
            onChange(sameAs === undefined ? without('sameAs') : { ...entry, sameAs })
          }
        />
      )}
    </>
  );
}
