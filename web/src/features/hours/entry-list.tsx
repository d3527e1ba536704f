import type { AmountUnit, Formats } from '../../i18n/format.ts';
import { useSignedIn } from '../../app/session.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { hoursPageWords } from './hours-page-words.ts';
import { hoursWords } from './hours-words.ts';
import type { RecordReasons } from './queries.ts';

const KINDS = ['grant', 'recount', 'reversal', 'correction'] as const;

function isKind(text: string): text is (typeof KINDS)[number] {
  return KINDS.some((kind) => kind === text);
}

function isReason(text: string): text is keyof (typeof hoursWords)['zh-CN'] & `reason.${string}` {
  return Object.hasOwn(hoursWords['zh-CN'], text);
}

function isOutcome(
  text: string,
): text is keyof (typeof hoursPageWords)['zh-CN'] & `outcome.${string}` {
  return Object.hasOwn(hoursPageWords['zh-CN'], text);
}

/** The entries of one record in the hour account, oldest first; shown on demand, printed always. */
export function EntryList(props: {
  readonly entries: RecordReasons['entries'];
  readonly format: Formats;
  readonly unit: AmountUnit;
}) {
  const { today } = useSignedIn();
  const t = useWords(hoursPageWords);
  const reasonWords = useWords(hoursWords);
  const label = useLabel();
  const { entries, format: f, unit } = props;
  if (entries.length === 0) return null;
  return (
    <details className="jx-entries">
      <summary>
        {t('account')} <span className="jx-tertiary">{entries.length}</span>
      </summary>
      <p className="jx-small jx-secondary">{t('accountLead')}</p>
      <ol>
        {entries.map((entry) => {
          const key = `reason.${entry.reason}`;
          const outcome = `outcome.${entry.reason}`;
          const reason = isReason(key)
            ? reasonWords(key)
            : isOutcome(outcome)
              ? t(outcome)
              : entry.reason;
          return (
            <li key={entry.seq}>
              <span className="jx-tertiary jx-nowrap">
                {f.weekdayInstant(entry.postedAt, today)}
              </span>
              <span>
                {isKind(entry.kind) && t(`entry.${entry.kind}`)}
                <span className="jx-tiny jx-tertiary"> {t('entryNumber', { seq: entry.seq })}</span>
                <span className="jx-small jx-secondary jx-entry-reason">
                  {t('entryReason', { reason })}
                  {entry.because !== null && ` ${t('entryRules', { what: label(entry.because) })}`}
                </span>
              </span>
              <b className="jx-nowrap">{signed(entry.hours, (wire) => f.amount(wire, unit))}</b>
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** `+ 14 学时`, `− 10 学时`; a recount may take back. */
function signed(wire: string, amount: (wire: string) => string): string {
  if (wire.startsWith('-')) return `− ${amount(wire.slice(1))}`;
  return wire === '0' ? amount(wire) : `+ ${amount(wire)}`;
}
