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

type Happening = RecordReasons['trail'][number];
type Entry = RecordReasons['entries'][number];

type Props = {
  readonly reasons: Pick<RecordReasons, 'trail' | 'entries' | 'line'>;
  readonly format: Formats;
  readonly unit: AmountUnit;
};

/** What happened to one record and who did it, oldest first; shown on demand, printed always. */
export function RecordTrail({ reasons, format: f, unit }: Props) {
  const { today } = useSignedIn();
  const t = useWords(hoursPageWords);
  const { trail, entries } = reasons;
  return (
    <details className="jx-entries">
      <summary>
        {t('trail')} <span className="jx-tertiary">{trail.length}</span>
      </summary>
      <p className="jx-small jx-secondary">{t('accountLead')}</p>
      <ol>
        {trail.map((happened) => {
          const posted = entries.filter((entry) => happened.entries.includes(entry.seq));
          return (
            <li key={`${happened.at} ${happened.what} ${happened.entries.join(' ')}`}>
              <span className="jx-tertiary jx-nowrap">{f.weekdayInstant(happened.at, today)}</span>
              <span>
                <WhatHappened happened={happened} posted={posted} via={reasons.line.via} />
                <DoneBy happened={happened} />
                {posted.map((entry) => (
                  <EntryReason key={entry.seq} entry={entry} />
                ))}
              </span>
              <b className="jx-nowrap">
                {posted.map((entry) => (
                  <div key={entry.seq}>{signed(entry.hours, (wire) => f.amount(wire, unit))}</div>
                ))}
              </b>
            </li>
          );
        })}
      </ol>
    </details>
  );
}

const VIAS = ['self', 'unit', 'platform', 'provider', 'industry', 'transfer'] as const;

function WhatHappened(props: {
  readonly happened: Happening;
  readonly posted: readonly Entry[];
  readonly via: string;
}) {
  const t = useWords(hoursPageWords);
  const { what } = props.happened;
  if (what === 'lodged') {
    const via = VIAS.find((one) => one === props.via);
    return t('lodged', { via: via === undefined ? props.via : t(`via.${via}`) });
  }
  if (what !== 'posted') return t(`status.${what}`);
  const kinds = [...new Set(props.posted.map((entry) => entry.kind))].filter(isKind);
  return (
    <>
      {kinds.map((kind) => (
        <span key={kind}>{t(`entry.${kind}`)} </span>
      ))}
    </>
  );
}

function DoneBy({ happened }: { readonly happened: Happening }) {
  const t = useWords(hoursPageWords);
  const { by, operation } = happened;
  if (by === null) return null;
  const sentence =
    by.kind === 'person'
      ? t('by.person', { office: by.office, name: by.name })
      : operation === 'review.pass-by-silence'
        ? t('by.silence')
        : t(`by.${by.kind}`);
  return <span className="jx-small jx-secondary jx-entry-reason">{sentence}</span>;
}

function EntryReason({ entry }: { readonly entry: Entry }) {
  const t = useWords(hoursPageWords);
  const reasonWords = useWords(hoursWords);
  const label = useLabel();
  const key = `reason.${entry.reason}`;
  const outcome = `outcome.${entry.reason}`;
  const reason = isReason(key) ? reasonWords(key) : isOutcome(outcome) ? t(outcome) : '';
  return (
    <span className="jx-small jx-secondary jx-entry-reason">
      <span className="jx-tiny jx-tertiary">{t('entryNumber', { seq: entry.seq })} </span>
      {reason !== '' && t('entryReason', { reason })}
      {entry.because !== null && ` ${t('entryRules', { what: label(entry.because) })}`}
    </span>
  );
}

/** `+ 14 学时`, `− 10 学时`; a recount may take back. */
function signed(wire: string, amount: (wire: string) => string): string {
  if (wire.startsWith('-')) return `− ${amount(wire.slice(1))}`;
  return wire === '0' ? amount(wire) : `+ ${amount(wire)}`;
}
