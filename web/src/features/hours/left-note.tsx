import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { hoursPageWords } from './hours-page-words.ts';
import type { Overview } from './queries.ts';
import { amountUnit } from './subjects.ts';

/** The page shows what counts by the rules of today; what is sealed stays registered as it was. */
export function LeftNote({ overview }: { readonly overview: Overview }) {
  const t = useWords(hoursPageWords);
  const f = useFormats();
  const label = useLabel();
  const { left, pack } = overview;
  if (left === null) return null;
  const unit = amountUnit(pack.unit);
  return (
    <Note icon="lock" tone="warning">
      {t('left', {
        what: label(left.because),
        from: f.date(left.sealedFrom),
        to: f.date(left.sealedLast),
        held: f.amount(left.held, unit),
        would: f.amount(left.would, unit),
      })}
    </Note>
  );
}
