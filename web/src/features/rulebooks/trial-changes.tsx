import { ruleAddress } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { type Label, useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/layout.tsx';
import type { Trial } from './trial-queries.ts';
import { trialWords } from './trial-words.ts';

type Change = Trial['changes'][number];

/** What is now, what is tried, and the article that both rest on. */
export function TrialChanges({ trial }: { readonly trial: Trial }) {
  return trial.changes.map((change) => (
    <Compared key={change.rule ?? change.kind} change={change} trial={trial} />
  ));
}

function Compared({ change, trial }: { readonly change: Change; readonly trial: Trial }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const label = useLabel();
  const said = (value: Label | string | null) => {
    if (value === null) return t('leftOpen');
    if (typeof value !== 'string') return label(value);
    return change.kind === 'edition' ? t('edition', { version: value }) : value;
  };
  const heads = {
    reading: [t('nowReading') + (change.usual ? t('usual') : ''), t('triedReading')],
    parameter: [t('nowValue'), t('triedValue')],
    edition: [t('nowEdition'), t('triedEdition')],
  } as const;
  const [now, tried] = heads[change.kind];
  const { rule, paraphrase } = change;
  return (
    <div className="jx-trial-change">
      <Sheet>
        <span className="jx-small jx-secondary">{now}</span>
        <b>{said(change.before)}</b>
      </Sheet>
      <Icon name="chevron-right" size={16} />
      <Sheet tone="chosen">
        <span className="jx-small jx-secondary">{tried}</span>
        <b>{said(change.after)}</b>
        {change.kind === 'edition' && trial.checked !== null && (
          <span className="jx-small jx-secondary">
            {t('from', { date: f.date(trial.checked.firstOn) })}
          </span>
        )}
      </Sheet>
      {rule !== null && (
        <p className="jx-trial-basis">
          <span className="jx-small jx-secondary">
            {change.label === null ? t('basis') : t('basisOf', { rule: label(change.label) })}
          </span>
          {paraphrase !== null && label(paraphrase)}{' '}
          {trial.pack !== null && <a href={ruleAddress(trial.pack.id, rule)}>{rule}</a>}
        </p>
      )}
    </div>
  );
}
