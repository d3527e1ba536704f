import {
  factLabel,
  type PackEdition,
  termsOf,
  type Undecided,
  type Unit,
  UNITS,
} from '@jixu/policy';
import { useLabel } from '../../../i18n/label.ts';
import { useWords } from '../../../i18n/words.ts';
import { Note } from '../../../ui/layout.tsx';
import { calculatorWords } from './calculator-words.ts';
import type { CalculatorWords } from './requirement-label.ts';

type Of = {
  readonly edition: PackEdition;
  readonly undecided: readonly Undecided[];
  readonly titleOf: (entryId: string) => string;
};

/** What the engine has to be told first, and by whom; it never guesses. */
export function OpenAsks({ edition, undecided, titleOf }: Of) {
  const t = useWords(calculatorWords);
  const label = useLabel();
  if (undecided.length === 0) return null;
  return (
    <div className="jx-calc-asks" role="status">
      <Note tone="warning" icon="question">
        <b>{t('unknown')}</b>
        <p>{t('unknownLead')}</p>
        <ul>
          {undecided.map((one) => {
            const place = placeOf(one);
            return (
              <li key={`${one.id ?? ''} ${one.field ?? ''} ${one.with ?? ''}`}>
                {one.id !== undefined && <b>{titleOf(one.id)} </b>}
                {askSentence(edition, one, label, t)}
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

/** The ask in words: names of the pack, never a member of the input. */
export function askSentence(
  edition: PackEdition,
  one: Undecided,
  label: (words: { 'zh-CN': string; en: string }) => string,
  t: CalculatorWords,
): string {
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
    const name = wanted.slice('attrs.'.length);
    return t('lacks', { name: label(termsOf(edition).attribute(name)) });
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

function goTo(place: string): void {
  const found = document.getElementById(place);
  found?.scrollIntoView({ block: 'center' });
  found?.focus({ preventScroll: true });
}
