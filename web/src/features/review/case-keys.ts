import type { CaseWork, Check } from './case-work.ts';
import type { KeyMap } from './desk-keys.ts';
import type { Outcome } from './queries.ts';
import type { OpenCase } from './use-case.ts';
import type { Claiming } from './use-claim.ts';
import type { Answering } from './use-reopening.ts';

/** What the keys do with the open case; what is not offered is left to the browser. */
export function caseKeys(of: {
  readonly open: OpenCase;
  readonly work: CaseWork;
  readonly change: (changed: Partial<CaseWork>) => void;
  readonly check: (factId: string, checked: Check | undefined) => void;
  readonly decide: (outcome: Outcome) => void;
  readonly claiming: Claiming;
  readonly answering: Answering;
}): KeyMap {
  const { open, work, change, check, decide, claiming, answering } = of;
  const may = open.found?.permissions;
  const offered = (outcome: Outcome) =>
    may?.outcomes.includes(outcome) === true ? () => decide(outcome) : undefined;
  const answers = (outcome: 'reopen' | 'keep') =>
    may?.decideReopening === true ? () => answering.answer(outcome) : undefined;
  const claimKey = () => {
    if (may?.unclaim === true) return claiming.unclaim;
    if (may?.takeOver === true) return () => claiming.askTakeOver(true);
    return may?.claim === true ? claiming.claim : undefined;
  };
  const step = (by: 1 | -1) => () => {
    const { rows } = open;
    const place = rows.findIndex((row) => row.id === work.fact);
    const next = rows[Math.min(rows.length - 1, Math.max(0, place + by))];
    if (next) change({ fact: next.id });
  };
  const mark = (checked: Check) => () => {
    const row = open.rows.find((one) => one.id === work.fact) ?? open.rows[0];
    if (row?.given !== true) return;
    check(row.id, work.checks[row.id] === checked ? undefined : checked);
  };
  return {
    a: offered('pass'),
    r: offered('return'),
    x: offered('reject') ?? offered('veto'),
    d: offered('redo'),
    c: claimKey(),
    o: answers('reopen'),
    n: answers('keep'),
    ArrowDown: step(1),
    ArrowUp: step(-1),
    ' ': mark('agreed'),
    e: mark('wrong'),
  };
}
