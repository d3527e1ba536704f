import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Amount } from '../../ui/amount.tsx';
import { MetaLine, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { isPending } from './explained-record.ts';
import { homeWords } from './home-words.ts';
import type { Overview } from './queries.ts';
import { amountUnit } from './subjects.ts';
import { waitingOf } from './waiting.ts';
import './home.css';

/** What is under review or provisional and what each would add, with the sum it leads to. */
export function PendingGains(props: {
  readonly overview: Overview;
  readonly onOpen: (recordId: string) => void;
}) {
  const { overview, onOpen } = props;
  const t = useWords(homeWords);
  const f = useFormats();
  const label = useLabel();
  const unit = amountUnit(overview.pack.unit);
  const pending = overview.lines.filter((line) => isPending(line.status));
  if (pending.length === 0) return null;
  const { kind } = waitingOf(pending);
  const head = t(`wait.${kind}`);
  const met = overview.pendingVerdict === 'met';
  return (
    <Sheet tone="chosen" label={head}>
      <h3>{head}</h3>
      <ul className="jx-gains">
        {pending.map((line) => {
          const category = overview.pack.categories.find((one) => one.id === line.category);
          const amount = f.amount(line.ifApproved, unit);
          return (
            <li key={line.recordId} className="jx-small">
              <MetaLine
                items={[
                  ...(category ? [label(category.label)] : []),
                  line.title,
                  ...(line.settlesOn === null
                    ? []
                    : [t('settles', { date: f.shortDate(line.settlesOn) })]),
                ]}
              />
              <Amount label={t('whyLabel', { amount })} onOpen={() => onOpen(line.recordId)}>
                {amount}
              </Amount>
            </li>
          );
        })}
      </ul>
      <div className="jx-gains-sum jx-small">
        <StateMark state="review">
          {met
            ? t(`allPassMet.${kind}`)
            : t(`allPassShort.${kind}`, { short: f.amount(overview.shortIfPending, unit) })}
        </StateMark>
      </div>
    </Sheet>
  );
}
