import { useState } from 'react';
import { useWords } from '../../../i18n/words.ts';
import type { Calculation } from './calculation.ts';
import { fragmentOf } from './calculation-link.ts';
import { calculatorWords } from './calculator-words.ts';

/** On paper, or as a link that carries the numbers itself. */
export function SharePart({
  calculation,
  kept,
}: {
  readonly calculation: Calculation;
  readonly kept: string;
}) {
  const t = useWords(calculatorWords);
  const [made, setMade] = useState<{ of: Calculation; link: string; copied: boolean }>();
  const make = async () => {
    const link = `${location.origin}${location.pathname}#${fragmentOf(calculation)}`;
    // Without https browsers refuse the clipboard; the link then stands there to be copied.
    const copied = await copy(link);
    setMade({ of: calculation, link, copied });
  };
  const current = made?.of === calculation ? made : undefined;
  return (
    <div className="jx-calc-share jx-no-print">
      <div>
        <button type="button" className="jx-calc-go" onClick={() => print()}>
          {t('print')}
        </button>
        <button type="button" className="jx-calc-go" onClick={() => void make()}>
          {t('link')}
        </button>
      </div>
      {current !== undefined && (
        <div role="status">
          <p className="jx-small">{current.copied ? t('linkReady') : t('linkHere')}</p>
          <input
            readOnly
            className="jx-calc-input jx-calc-link"
            aria-label={t('linkLabel')}
            value={current.link}
            onFocus={(focus) => focus.target.select()}
          />
        </div>
      )}
      <p className="jx-small jx-tertiary">{kept}</p>
    </div>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
