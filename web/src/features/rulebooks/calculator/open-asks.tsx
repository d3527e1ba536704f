import {
  factLabel,
  type PackEdition,
  type RecordQuestions,
  termsOf,
  type Undecided,
  type Unit,
  UNITS,
} from '@jixu/policy';
import { type Formats, useFormats } from '../../../i18n/format.ts';
import { type Label, useLabel } from '../../../i18n/label.ts';
import { useWords } from '../../../i18n/words.ts';
import { Note } from '../../../ui/layout.tsx';
import { calculatorWords } from './calculator-words.ts';
import type { CalculatorWords } from './requirement-label.ts';

type Of = {
  readonly edition: PackEdition;
  readonly undecided: readonly Undecided[];
  readonly titleOf: (entryId: string) => string;
  readonly questions: ReadonlyMap<string, RecordQuestions>;
};

/** What the engine has to be told first, and by whom; it never guesses. */
export function OpenAsks({ edition, undecided, titleOf, questions }: Of) {
  const t = useWords(calculatorWords);
  const label = useLabel();
  const f = useFormats();
  // An amount that has not been typed yet is missing in plain sight, on its own row.
  const told = undecided.filter((one) => one.with?.startsWith('qty.') !== true);
  if (told.length === 0) return null;
  return (
    <div className="jx-calc-asks" role="status">
      <Note tone="warning" icon="question">
        <b>{t('unknown')}</b>
        <p>{t('unknownLead')}</p>
        <ul>
          {told.map((one) => {
            const place = placeOf(one);
            return (
              <li key={`${one.id ?? ''} ${one.field ?? ''} ${one.with ?? ''}`}>
                {one.id !== undefined && <b>{titleOf(one.id)} </b>}
                {askSentence(one, { edition, label, t, f, questions: questions.get(one.id ?? '') })}
                <span className="jx-secondary"> {whoSays(one, t)}</span>{' '}
                {place !== null && (
                  <button type="button" className="jx-calc-go" onClick={() => goTo(place)}>
                    {t('goTo')}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      </Note>
    </div>
  );
}

type Saying = {
  readonly edition: PackEdition;
  readonly questions: RecordQuestions | undefined;
  readonly label: (words: Label) => string;
  readonly t: CalculatorWords;
  readonly f: Formats;
};

/** The ask in words: names of the pack, never a member of the input. */
export function askSentence(one: Undecided, saying: Saying): string {
  const { edition, label, t, f, questions } = saying;
  const wanted = one.with ?? one.field ?? '';
  if (wanted === 'decided') return one.why;
  if (wanted === 'category') return t('lacksCategory');
  if (wanted.startsWith('qty.'))
    return t('lacksQuantity', { unit: label(UNITS[wanted.slice(4) as Unit]) });
  if (wanted.startsWith('parameters.')) {
    const id = wanted.slice('parameters.'.length);
    const parameter = edition.document.parameters?.[id];
    return t('lacksParameter', { name: parameter === undefined ? id : label(parameter.label) });
  }
  if (wanted.startsWith('attrs.')) {
    const own = wanted.slice('attrs.'.length);
    const missing = questions?.missing ?? [];
    const names = (missing.includes(own) ? missing : [own]).map((name) =>
      label(termsOf(edition).attribute(name)),
    );
    return names.length > 1
      ? t('either', { list: f.list(names) })
      : t('lacks', { name: names[0] ?? '' });
  }
  return t('lacksFact', { name: label(factLabel(wanted)) });
}

function whoSays(one: Undecided, t: CalculatorWords): string {
  if (one.ask === 'place') return t('placeSets');
  if (one.with === 'decided') return t('asks', { office: t(`office_${one.ask}`) });
  return '';
}

function placeOf(one: Undecided): string | null {
  const wanted = one.field ?? one.with ?? '';
  if (wanted.startsWith('parameters.')) return `parameter-${wanted.slice('parameters.'.length)}`;
  if (wanted.startsWith('person.') || wanted.startsWith('target.'))
    return `about-${wanted.replace(/\[\d+\]/, '')}`;
  return one.id === undefined ? null : `entry-${one.id}`;
}

export function goTo(place: string): void {
  const found = document.getElementById(place);
  found?.scrollIntoView({ block: 'center' });
  found?.focus({ preventScroll: true });
}
