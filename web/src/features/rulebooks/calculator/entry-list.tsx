import { type Evaluation, type PackEdition, termsOf } from '@jixu/policy';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useFormats } from '../../../i18n/format.ts';
import { useLabel } from '../../../i18n/label.ts';
import { useWords } from '../../../i18n/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Sheet } from '../../../ui/layout.tsx';
import { type Calculation, ENTRIES_MAX, type Entry, nextEntryId } from './calculation.ts';
import { calculatorWords } from './calculator-words.ts';
import type { Computed } from './compute.ts';
import { EntryRow } from './entry-row.tsx';

export type EntryListProps = {
  readonly edition: PackEdition;
  readonly calculation: Calculation;
  /** Null while what is filled in cannot be evaluated. */
  readonly computed: Computed | null;
  readonly lastDay: string;
  readonly titleOf: (entryId: string) => string;
  readonly onChange: (next: Calculation) => void;
  readonly onWhy: (entryId: string) => void;
};

/** What was learnt and done, under the subject it goes to. */
export function EntryList(props: EntryListProps) {
  const { edition, calculation, computed, onChange } = props;
  const t = useWords(calculatorWords);
  const label = useLabel();
  const [gone, setGone] = useState<{ entry: Entry; at: number }>();
  const [added, setAdded] = useState<string>();
  const { entries } = calculation;
  const categoryOf = (entry: Entry) =>
    computed?.evaluation.records.find(({ id }) => id === entry.id)?.category ??
    entry.category ??
    computed?.questions.get(entry.id)?.categories[0];
  const groups = edition.categories.map((category) => ({
    category,
    entries: entries.filter((entry) => categoryOf(entry) === category.id),
  }));
  const placed = new Set(groups.flatMap((group) => group.entries));
  const rest = entries.filter((entry) => !placed.has(entry));
  const remove = (entry: Entry) => {
    setGone({ entry, at: entries.indexOf(entry) });
    onChange({ ...calculation, entries: entries.filter((each) => each !== entry) });
  };
  const put = (entry: Entry) =>
    onChange({
      ...calculation,
      entries: entries.map((each) => (each.id === entry.id ? entry : each)),
    });
  const row = (entry: Entry) => (
    <EntryRow
      key={entry.id}
      entry={entry}
      edition={edition}
      questions={computed?.questions.get(entry.id)}
      line={computed?.evaluation.records.find(({ id }) => id === entry.id)}
      undecided={computed?.evaluation.undecided.find(({ id }) => id === entry.id)}
      others={entries
        .filter((other) => other.id !== entry.id && other.kind === entry.kind)
        .map(({ id }) => ({ id, title: props.titleOf(id) }))}
      title={props.titleOf(entry.id)}
      lastDay={props.lastDay}
      fresh={added === entry.id}
      onChange={put}
      onRemove={() => remove(entry)}
      onWhy={() => props.onWhy(entry.id)}
    />
  );
  return (
    <Sheet padding="flush">
      {entries.length === 0 && <p className="jx-calc-none jx-secondary">{t('none')}</p>}
      {groups
        .filter((group) => group.entries.length > 0)
        .map((group) => (
          <section key={group.category.id} className="jx-calc-group">
            <h2>{label(group.category.name ?? group.category.label)}</h2>
            <ul>{group.entries.map(row)}</ul>
          </section>
        ))}
      {rest.length > 0 && <ul className="jx-calc-group">{rest.map(row)}</ul>}
      {gone !== undefined && !entries.includes(gone.entry) && (
        <p className="jx-calc-gone jx-no-print" role="status">
          {t('removed', { kind: label(termsOf(edition).kind(kindIn(edition, gone.entry.kind))) })}{' '}
          <button
            type="button"
            className="jx-calc-go"
            onClick={() => {
              onChange({ ...calculation, entries: entries.toSpliced(gone.at, 0, gone.entry) });
              setGone(undefined);
            }}
          >
            {t('undo')}
          </button>
        </p>
      )}
      <AddEntry {...props} onAdded={setAdded} />
    </Sheet>
  );
}

function kindIn(edition: PackEdition, kind: string) {
  return [...edition.kinds.keys()].find((each) => each === kind) ?? 'other';
}

/** The subject that lacks most is where a new entry most likely goes. */
function likelyCategory(
  categories: readonly string[],
  evaluation: Evaluation | undefined,
): string | undefined {
  const short = evaluation?.requirements.find(
    (one) => categories.includes(one.id) && one.short !== null && one.short !== '0',
  );
  return short?.id ?? categories[0];
}

const NAMED = 5;

function AddEntry(props: EntryListProps & { readonly onAdded: (entryId: string) => void }) {
  const { edition, calculation, computed, onChange, onAdded } = props;
  const t = useWords(calculatorWords);
  const f = useFormats();
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const terms = termsOf(edition);
  const kinds = [...edition.kinds.values()];
  const names = kinds.map(({ kind }) => label(terms.kind(kind)));
  const full = calculation.entries.length >= ENTRIES_MAX;
  const add = (kind: string) => {
    const chosen = kinds.find((each) => each.kind === kind);
    if (chosen === undefined) return;
    const id = nextEntryId(calculation.entries);
    const category = likelyCategory(chosen.categories, computed?.evaluation);
    const choice = chosen.categories.length > 1 && category !== undefined ? { category } : {};
    const entry: Entry = { id, kind, qty: {}, attrs: {}, status: 'approved', ...choice };
    onAdded(id);
    onChange({ ...calculation, entries: [...calculation.entries, entry] });
    setOpen(false);
    // The new row stands once this has been drawn; its first control is what comes next.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`#entry-${id} input, #entry-${id} select`)?.focus(),
      ),
    );
  };
  return (
    <div className="jx-calc-add jx-no-print">
      {open ? (
        <Select
          className="jx-calc-kinds"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed
          autoFocus
          defaultOpen
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('addTitle')}
          placeholder={t('addTitle')}
          value={null}
          options={kinds.map(({ kind }) => ({ value: kind, label: label(terms.kind(kind)) }))}
          onChange={(kind: string | null) => kind !== null && add(kind)}
          onBlur={() => setOpen(false)}
        />
      ) : (
        <Button disabled={full} icon={<Icon name="plus" size={18} />} onClick={() => setOpen(true)}>
          {t('add')}
        </Button>
      )}
      <span className="jx-small jx-secondary">
        {full
          ? t('tooMany', { max: ENTRIES_MAX })
          : t(names.length > NAMED ? 'kindsMore' : 'kindsIn', {
              list: f.list(names.slice(0, NAMED)),
              count: names.length,
            })}
      </span>
    </div>
  );
}
