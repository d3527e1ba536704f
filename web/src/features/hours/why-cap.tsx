import { addHours, noHours, TICKS_PER_HOUR } from '@jixu/kernel';
import { type AmountUnit, useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { SegmentBar } from '../../ui/segment-bar.tsx';
import { cellStep } from '../../ui/segment-geometry.ts';
import { MarkShape } from '../../ui/state-mark.tsx';
import type { ExplanationLabels } from './explanation.ts';
import { hoursWords } from './hours-words.ts';
import type { ChainLink } from './why-chain.ts';

/** Of many records that used a cap, so many are named. */
const NAMED = 3;

/** The cap as an hour bar: who used it before, what this record gets, what is cut. */
export function WhyCap(props: {
  readonly link: Extract<ChainLink, { kind: 'cap' }>;
  readonly labels: ExplanationLabels;
  readonly unit: AmountUnit;
  readonly pending: boolean;
}) {
  const t = useWords(hoursWords);
  const f = useFormats();
  const { bar, cap, of } = props.link;
  const { unit, pending } = props;
  const amounts = {
    counted: pending ? bar.used : addHours(bar.used, bar.own),
    review: pending ? bar.own : noHours,
    need: bar.limit,
    cut: bar.cut,
  };
  const names = cap.usedBy
    .map((id) => props.labels.records[id])
    .filter((name) => name !== undefined);
  const used = f.number(cap.usedBefore);
  const cut = of.cut ?? '0';
  return (
    <>
      <div className="jx-why-bar">
        <SegmentBar
          amounts={amounts}
          perCell={cellStep([amounts], TICKS_PER_HOUR) * TICKS_PER_HOUR}
          label={t('capBar', {
            limit: f.amount(cap.limit, unit),
            used,
            counted: f.number(of.out),
            cut: f.number(cut),
          })}
        />
      </div>
      <ul className="jx-why-shares">
        {cap.usedBefore !== '0' && (
          <li>
            <MarkShape state="counted" />
            <span>{usedWords()}</span>
            <span>{used}</span>
          </li>
        )}
        <li>
          <MarkShape state={pending ? 'review' : 'counted'} />
          <span>
            {cap.usedBefore === '0'
              ? t('capThisShort')
              : t('capThis', { limit: f.number(cap.limit), used })}
          </span>
          <b>{f.number(of.out)}</b>
        </li>
        {cut !== '0' && (
          <li>
            <MarkShape state="cut" />
            <span>{t('capCut', { in: f.number(of.in), out: f.number(of.out) })}</span>
            <span>{f.number(cut)}</span>
          </li>
        )}
      </ul>
    </>
  );

  function usedWords(): string {
    if (names.length === 0) return t('capUsedAlone');
    if (names.length <= NAMED) return t('capUsed', { names: f.list(names) });
    return t('capUsedMore', { names: f.list(names.slice(0, NAMED)), count: names.length });
  }
}
