import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import type { Preview } from './queries.ts';
import { registeringWords } from './registering-words.ts';

type Risk = Preview['risks'][number];

/** What does not fit together, said before it is handed in; the record that counts is named. */
export function OwnRisks({ risks }: { readonly risks: readonly Risk[] }) {
  const t = useWords(registeringWords);
  if (risks.length === 0) return null;
  return (
    <section aria-label={t('risks')} className="jx-own-risks">
      {risks.map((risk) => (
        <Note key={JSON.stringify(risk)} tone="warning" icon="warning">
          <RiskSentence risk={risk} />
        </Note>
      ))}
    </section>
  );
}

function RiskSentence({ risk }: { readonly risk: Risk }) {
  const t = useWords(registeringWords);
  const f = useFormats();
  const text = (name: string) => String(risk.detail[name] ?? '');
  const day = (name: string) => (text(name) === '' ? '' : f.date(text(name)));
  const number = text('number') === '' ? '' : t('numbered', { number: text('number') });
  const other = { title: text('title'), date: day('on'), number };
  switch (risk.code) {
    case 'declarations.risk_own_same_work':
      return t('risk.own_same_work', other);
    case 'declarations.risk_own_same_title':
      return t('risk.own_same_title', other);
    case 'declarations.risk_already_pushed':
      return t('risk.already_pushed', { title: other.title, date: other.date });
    case 'declarations.risk_own_same_file':
      return t('risk.own_same_file', { ...other, name: text('name') });
    case 'declarations.risk_own_similar_picture':
      return t('risk.own_similar_picture', { ...other, name: text('name') });
    case 'declarations.risk_overlapping_days':
      return t('risk.overlapping_days', {
        title: other.title,
        number,
        from: day('from'),
        to: day('to'),
      });
    case 'declarations.risk_hours_beyond_day':
      return t('risk.hours_beyond_day', {
        title: other.title,
        date: other.date,
        hours: text('hours'),
      });
    case 'declarations.risk_more_than_the_days':
      return t('risk.more_than_the_days', { hours: text('hours'), days: text('days') });
    default:
      // A newer server may know more than this page.
      return t('risk.other');
  }
}
