import { useWords } from '../../../i18n/words.ts';
import { paths } from '../../../app/pages.ts';
import { RulebookChoice } from '../rulebook-list-page.tsx';
import { calculatorWords } from './calculator-words.ts';

/** Without a rulebook in the address: which one applies is the first question. */
export function CalculatorStartPage() {
  const t = useWords(calculatorWords);
  return (
    <RulebookChoice
      subject={t('subject')}
      title={t('choose')}
      lead={t('chooseLead')}
      to={paths.calculator}
    />
  );
}
