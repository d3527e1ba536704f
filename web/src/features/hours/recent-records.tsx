import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Amount } from '../../ui/amount.tsx';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { homeWords } from './home-words.ts';
import type { Overview } from './queries.ts';
import { amountUnit } from './subjects.ts';
import './home.css';

const SHOWN = 4;

/** The last records that counted, each amount with its reason. */
export function RecentRecords(props: {
  readonly overview: Overview;
  readonly onOpen: (recordId: string) => void;
}) {
  const { overview, onOpen } = props;
  const t = useWords(homeWords);
  const f = useFormats();
  const label = useLabel();
  const unit = amountUnit(overview.pack.unit);
  const counted = overview.lines
    .filter((line) => line.status === 'approved')
    .toSorted((a, b) => (a.on < b.on ? 1 : -1));
  return (
    <section>
      <SectionHead
        title={t('recentTitle')}
        action={<Link to={paths.hours}>{t('recentAll', { count: overview.lines.length })}</Link>}
      />
      <Sheet padding="flush">
        {counted.length === 0 && <p className="jx-sheet-line jx-secondary">{t('recentNone')}</p>}
        {counted.slice(0, SHOWN).map((line) => {
          const category = overview.pack.categories.find((one) => one.id === line.category);
          const amount = f.amount(line.counted, unit);
          return (
            <div key={line.recordId} className="jx-recent">
              <span className="jx-secondary jx-nowrap">{f.shortDate(line.on)}</span>
              <span>{line.title}</span>
              <span className="jx-secondary jx-nowrap">{category && label(category.label)}</span>
              <Amount strong label={t('whyLabel', { amount })} onOpen={() => onOpen(line.recordId)}>
                {amount}
              </Amount>
            </div>
          );
        })}
      </Sheet>
    </section>
  );
}
