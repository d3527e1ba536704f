import { useCallback, useState } from 'react';
import { draftKey, type DraftState, useDraft } from '../../../app/drafts.ts';
import { type Calculation, parseCalculation } from './calculation.ts';
import { calculationIn } from './calculation-link.ts';

export type CalculationHandle = {
  readonly calculation: Calculation;
  readonly set: (next: Calculation) => void;
  /** It came with the address and has not been touched: what is kept here stays as it was. */
  readonly fromLink: boolean;
  readonly state: DraftState;
};

/** Kept on this device, or read from the address for as long as nothing is changed. */
export function useCalculation(packId: string, initial: Calculation): CalculationHandle {
  const [linked, setLinked] = useState(() => calculationIn(location.hash));
  const key = draftKey({ account: 'anyone', form: 'calculator', id: packId });
  const { value, set: keep, state } = useDraft(key, initial, parseCalculation);
  const set = useCallback(
    (next: Calculation) => {
      setLinked(undefined);
      if (location.hash !== '')
        history.replaceState(history.state, '', `${location.pathname}${location.search}`);
      keep(next);
    },
    [keep],
  );
  return { calculation: linked ?? value, set, fromLink: linked !== undefined, state };
}
