import { useState } from 'react';
import type { InboxFilter } from './queries.ts';

export type Chosen = {
  /** Undefined: nobody chooses several. */
  readonly cases: ReadonlySet<string> | undefined;
  /** Everything that matches, whether it is listed or not. */
  readonly whole: boolean;
  readonly choose: (cases: ReadonlySet<string> | undefined) => void;
  readonly takeWhole: (whole: boolean) => void;
};

/** Which cases are decided together. Everything that matches one filter is not everything that matches the next. */
export function useChosen(filter: InboxFilter): Chosen {
  const matched = JSON.stringify(filter);
  const [cases, setCases] = useState<ReadonlySet<string>>();
  const [wholeOf, setWholeOf] = useState<string>();
  return {
    cases,
    whole: wholeOf === matched,
    choose: (next) => {
      setWholeOf(undefined);
      setCases(next);
    },
    takeWhole: (whole) => setWholeOf(whole ? matched : undefined),
  };
}
