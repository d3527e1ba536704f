import { useState } from 'react';

export type Check = 'agreed' | 'wrong';

/** What a reviewer has done with one case so far; nothing of it is sent before deciding. */
export type CaseWork = {
  readonly opinion: string;
  /** Hours where the rulebook leaves them to the reviewer. */
  readonly hours: string;
  readonly checks: Readonly<Record<string, Check>>;
  /** The fact that is compared now. */
  readonly fact: string | undefined;
  /** What a return opens; undefined: as the facts were marked. */
  readonly items: readonly string[] | 'all' | undefined;
};

const UNTOUCHED: CaseWork = {
  opinion: '',
  hours: '',
  checks: {},
  fact: undefined,
  items: undefined,
};

/** Somebody began with it. */
export function isTouched(work: CaseWork): boolean {
  return work.opinion.trim() !== '' || work.hours !== '' || Object.keys(work.checks).length > 0;
}

export type CaseWorks = {
  readonly of: (caseId: string) => CaseWork;
  readonly change: (caseId: string, change: Partial<CaseWork>) => void;
};

/** Going to another case and back loses nothing that was typed. */
export function useCaseWorks(): CaseWorks {
  const [works, setWorks] = useState<Readonly<Record<string, CaseWork>>>({});
  return {
    of: (caseId) => works[caseId] ?? UNTOUCHED,
    change: (caseId, change) =>
      setWorks((all) => ({ ...all, [caseId]: { ...(all[caseId] ?? UNTOUCHED), ...change } })),
  };
}
