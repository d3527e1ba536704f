import { lazy, Suspense } from 'react';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { TrialResult } from './trial-queries.ts';
import { trialWords } from './trial-words.ts';

const Chart = lazy(async () => ({
  default: (await import('../../ui/amount-chart.tsx')).AmountChart,
}));

type Of = { readonly result: TrialResult };

/** Parts of one whole that add up, and how much is lost or gained. */
export function TrialFigures({ result }: Of) {
  const t = useWords(trialWords);
  const f = useFormats();
  const parts = [
    { id: 'same', amount: result.same, word: t('same'), always: true },
    { id: 'less', amount: result.less, word: t('less'), always: result.direction === 'less' },
    { id: 'more', amount: result.more, word: t('more'), always: result.direction === 'more' },
    { id: 'toShort', amount: result.toShort, word: t('toShort'), always: true },
    { id: 'toMet', amount: result.toMet, word: t('toMet'), always: true },
  ].filter((part) => part.always || part.amount > 0);
  return (
    <Sheet>
      <SectionHead
        title={t('results', { people: f.people(result.people) })}
        action={
          <span className="jx-small jx-secondary">
            {t('yearName', { year: result.period.name })}
          </span>
        }
      />
      <dl className="jx-trial-figures">
        {parts.map((part) => (
          <div key={part.id}>
            <dt>
              {part.id === 'toShort' ? (
                <StateMark state="missing">{part.word}</StateMark>
              ) : (
                part.word
              )}
            </dt>
            <dd>
              <b>{f.number(String(part.amount))}</b>
            </dd>
            <dd className="jx-tiny jx-secondary">{f.percent(part.amount, result.people)}</dd>
          </div>
        ))}
      </dl>
      {result.refused > 0 && (
        <Note icon="warning" tone="refused">
          {t('refused', { people: f.people(result.refused) })}
        </Note>
      )}
      {result.buckets.length > 0 && <Buckets result={result} />}
    </Sheet>
  );
}

function Buckets({ result }: { readonly result: TrialResult }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const { buckets, direction } = result;
  const people = buckets.reduce((sum, bucket) => sum + bucket.people, 0);
  const bars = buckets.map((bucket) => ({
    // Amounts above `from`, up to `to`.
    name: t('bucket', { from: String(Number(bucket.from) + 1), to: bucket.to }),
    value: bucket.people,
    said: f.people(bucket.people),
  }));
  const said = { people: f.people(people) };
  return (
    <Suspense fallback={<div className="jx-amount-chart" />}>
      <Chart
        bars={bars}
        label={direction === 'less' ? t('chartLess', said) : t('chartMore', said)}
      />
    </Suspense>
  );
}
