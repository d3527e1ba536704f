import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSignedIn } from '../../app/session.ts';
import { useNarrow } from '../../ui/media.ts';
import { addSentence } from './add-sentence.ts';
import { caseKeys } from './case-keys.ts';
import { useSay } from './case-facts.tsx';
import { HOURS_FIELD, OPINION_FIELD } from './case-opinion.tsx';
import { type CaseWork, type Check, isTouched, useCaseWorks } from './case-work.ts';
import type { CaseAddress, InboxLine, InboxState, Outcome } from './queries.ts';
import { useCase } from './use-case.ts';
import { useClaim } from './use-claim.ts';
import { type DeskNotice, useDecision } from './use-decision.ts';
import { searchOf, useInbox } from './use-inbox.ts';
import { useReopening } from './use-reopening.ts';

export type DeskProps = { readonly state: InboxState; readonly base: string };

/** The open case, what one does with it, and which comes next. */
export function useOpenCase({ state, base }: DeskProps) {
  const inbox = useInbox(state, base);
  const navigate = useNavigate();
  const search = searchOf(useSearch({ strict: false }));
  const narrow = useNarrow();
  const works = useCaseWorks();
  const { name } = useSignedIn();
  const [notice, setNotice] = useState<DeskNotice>();
  const [returning, setReturning] = useState(false);
  const address = useAddress();
  const { lines } = inbox;
  const at = lines.findIndex((line) => line.caseId === address?.caseId);
  const line = lines[at];
  const open = useCase(address, line, state === 'open');
  const caseId = address?.caseId ?? '';
  const work = works.of(caseId);
  const change = (changed: Partial<CaseWork>) => works.change(caseId, changed);
  const show = (to: InboxLine | undefined, replace: boolean) => {
    void navigate({
      to: to === undefined ? base : `${base}/${to.subjectId}/${to.caseId}`,
      search,
      replace,
    });
  };
  const movedOn = (decidedId: string, told: DeskNotice) => {
    setNotice(told);
    setReturning(false);
    claiming.decided(decidedId);
    const place = lines.findIndex((one) => one.caseId === decidedId);
    const rest = lines.filter((one) => one.caseId !== decidedId);
    // On a phone the queue is the way on; at a desk the next case is.
    const next = narrow ? undefined : (rest[Math.max(0, place)] ?? rest.at(-1));
    show(next, true);
  };
  const claiming = useClaim({ found: open.found, name, touched: isTouched(work) });
  const deciding = useDecision({
    movedOn,
    changed: (told) => {
      setReturning(false);
      setNotice(told);
    },
    refused: (errors) => {
      if (!returning) focusField(errors);
    },
  });
  const answering = useReopening({
    found: open.found,
    opinion: work.opinion,
    items: work.items ?? 'all',
    movedOn,
  });
  useOpenFirst(lines, address, narrow, show);
  useCurrentInView(address?.caseId);
  const go = (to: InboxLine) => {
    setNotice(undefined);
    deciding.forget();
    show(to, !narrow);
  };
  const move = (by: 1 | -1) => {
    const next = lines[at < 0 ? 0 : at + by];
    if (next) go(next);
    else if (by === 1 && inbox.left > 0) inbox.fetchMore();
  };
  const decide = (outcome: Outcome) => {
    // Nobody decides about facts that are not on the screen yet.
    if (!open.found || open.isPending) return;
    // A return says what is to be mended; anything else is done with one press.
    if (outcome === 'return') {
      deciding.forget();
      setReturning(true);
    } else deciding.decide({ found: open.found, outcome, work });
  };
  const { t } = useSay();
  const check = (factId: string, checked: Check | undefined) => {
    const { [factId]: _before, ...others } = work.checks;
    const row = open.rows.find((one) => one.id === factId);
    const wrong = checked === 'wrong' && row !== undefined;
    change({
      fact: factId,
      checks: checked === undefined ? others : { ...others, [factId]: checked },
      ...(wrong
        ? { opinion: addSentence(work.opinion, t('wrongField', { field: row.name })) }
        : {}),
    });
  };
  const keys = caseKeys({ open, work, change, check, decide, claiming, answering });
  return {
    inbox,
    open,
    address,
    line,
    work,
    notice,
    deciding,
    change,
    check,
    decide,
    claiming,
    answering,
    returning,
    returnItems: (items: readonly string[]) => {
      if (open.found) deciding.decide({ found: open.found, outcome: 'return', work, items });
    },
    closeReturn: () => {
      deciding.forget();
      setReturning(false);
    },
    go,
    move,
    close: () => show(undefined, true),
    keys: { ...keys, j: () => move(1), k: () => move(-1) },
  };
}

/** Takes the open case to those that are decided together, or out of them. */
export function choosing(
  chosen: ReadonlySet<string> | undefined,
  line: InboxLine | undefined,
  choose: (next: ReadonlySet<string>) => void,
): (() => void) | undefined {
  if (chosen === undefined || line === undefined) return undefined;
  return () => {
    const next = new Set(chosen);
    if (!next.delete(line.caseId)) next.add(line.caseId);
    choose(next);
  };
}

export function focusOpinion(): void {
  document.getElementById(OPINION_FIELD)?.focus();
}

function useAddress(): CaseAddress | undefined {
  const params: Partial<CaseAddress> = useParams({ strict: false });
  const { subjectId, caseId } = params;
  return useMemo(
    () => (subjectId === undefined || caseId === undefined ? undefined : { subjectId, caseId }),
    [subjectId, caseId],
  );
}

function focusField(errors: { readonly opinion?: string; readonly hours?: string }): void {
  const id =
    errors.hours !== undefined ? HOURS_FIELD : errors.opinion !== undefined ? OPINION_FIELD : '';
  const field = document.getElementById(id);
  field?.focus({ preventScroll: true });
  // After the bar below has grown by the sentence that it shows as well.
  requestAnimationFrame(() => field?.scrollIntoView({ block: 'center' }));
}

/** At a desk the first case lies open; on a phone the queue does. */
function useOpenFirst(
  lines: readonly InboxLine[],
  address: CaseAddress | undefined,
  narrow: boolean,
  show: (to: InboxLine | undefined, replace: boolean) => void,
): void {
  const first = lines[0];
  const idle = address === undefined && !narrow && first !== undefined;
  useEffect(() => {
    if (idle) show(first, true);
    // The case that is first now; `show` is made anew on every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [idle, first?.caseId]);
}

/** After a reload and while moving by key the open case stays in sight. */
function useCurrentInView(caseId: string | undefined): void {
  const seen = useRef<string>(undefined);
  useEffect(() => {
    if (caseId === undefined || seen.current === caseId) return;
    const row = document.querySelector(`[data-case="${caseId}"]`);
    if (row === null) return;
    seen.current = caseId;
    row.scrollIntoView({ block: 'nearest' });
  });
}
