import { useWords } from '../../i18n/words.ts';
import { MetaLine } from '../../ui/layout.tsx';
import { learningWords } from './learning-words.ts';
import { clockText, type Stretch, sumOf } from './study-time.ts';

/** A chapter from its beginning to its end: credited, waiting for an answer, not seen. */
export function CreditStrip(props: {
  readonly lengthMs: number;
  readonly credited: readonly Stretch[];
  readonly held: readonly Stretch[];
}) {
  const t = useWords(learningWords);
  const { lengthMs, credited, held } = props;
  const width = (ms: number) => `${((ms / Math.max(1, lengthMs)) * 100).toFixed(2)}%`;
  const piece = (one: Stretch, kind: string) => (
    <span
      key={`${kind}-${one.from}`}
      className={`jx-credit-${kind}`}
      style={{ left: width(one.from), width: width(one.to - one.from) }}
    />
  );
  return (
    <div className="jx-credit">
      <div className="jx-credit-strip" aria-hidden="true">
        {credited.map((one) => piece(one, 'counted'))}
        {held.map((one) => piece(one, 'held'))}
      </div>
      <MetaLine
        items={[
          t('creditedOf', { have: clockText(sumOf(credited)), all: clockText(lengthMs) }),
          ...(held.length > 0 ? [t('heldOf', { time: clockText(sumOf(held)) })] : []),
        ]}
      />
    </div>
  );
}
