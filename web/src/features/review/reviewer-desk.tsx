import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { DeskAside } from '../../app/shells/desk-aside.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useNarrow } from '../../ui/media.ts';
import { SplitDesk } from '../../ui/split-desk.tsx';
import { EvidenceViewer } from '../evidence/evidence-viewer.tsx';
import { addSentence } from './add-sentence.ts';
import { BatchBar } from './batch-bar.tsx';
import { CaseActions } from './case-actions.tsx';
import { useSay } from './case-facts.tsx';
import { HOURS_FIELD, OPINION_FIELD } from './case-opinion.tsx';
import { FactsPane } from './case-panes.tsx';
import { type CaseWork, type Check, useCaseWorks } from './case-work.ts';
import { useDeskKeys, useKeysSwitch } from './desk-keys.ts';
import { uncheckedCount } from './fact-rows.ts';
import { InboxQueue } from './inbox-queue.tsx';
import { InboxSearch } from './inbox-search.tsx';
import { KeysHelp } from './keys-help.tsx';
import type { CaseAddress, InboxLine, InboxState, Outcome } from './queries.ts';
import { useReusableOpinions } from './reusable-opinions.ts';
import { useCase } from './use-case.ts';
import { type DeskNotice, useDecision } from './use-decision.ts';
import { type InboxSearch as AddressSearch, useInbox } from './use-inbox.ts';
import './desk.css';

/** What waits for a decision. */
export function InboxPage() {
  return <ReviewerDesk state="open" base={paths.inbox} />;
}

/** What counts already and may still be taken back by the office that verifies. */
export function VerificationPage() {
  return <ReviewerDesk state="standing" base={paths.verification} />;
}

type DeskProps = { readonly state: InboxState; readonly base: string };

/** Queue, facts, evidence: one screen on which cases come and go while the place in the queue stays. */
function ReviewerDesk({ state, base }: DeskProps) {
  const { t } = useSay();
  const narrow = useNarrow();
  const { accountId, today } = useSignedIn();
  const desk = useOpenCase({ state, base });
  const { inbox, open, work, address } = desk;
  const [keysOn, setKeysOn] = useKeysSwitch();
  const [help, setHelp] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const field = useRef<InputRef>(null);
  const opinions = useReusableOpinions(accountId);
  const title = state === 'open' ? t('inboxTitle') : t('standingTitle');
  useTitle(title);
  useDeskKeys(
    {
      ...desk.keys,
      '/': () => field.current?.focus(),
      '?': () => setHelp(true),
      ...Object.fromEntries(
        opinions.all.map((opinion, index) => [
          String(index + 1),
          () => desk.change({ opinion: addSentence(work.opinion, opinion) }),
        ]),
      ),
    },
    keysOn,
  );
  const focus = useMemo(
    () => open.rows.find((row) => row.id === work.fact)?.focus,
    [open.rows, work.fact],
  );
  const search = (
    <InboxSearch
      value={inbox.filter.search}
      title={title}
      onSearch={inbox.setSearch}
      keysOn={keysOn}
      field={field}
    />
  );
  if (inbox.error !== null) return <PageError error={inbox.error} retry={inbox.refetch} />;
  const batchable = inbox.lines.some((line) => line.batch.includes('pass'));
  return (
    <>
      <h1 className="jx-visually-hidden">{title}</h1>
      <DeskAside>{search}</DeskAside>
      <SplitDesk
        caseOpen={address !== undefined}
        onBack={desk.close}
        names={{
          queue: title,
          facts: t('facts'),
          evidence: t('evidence'),
          back: title,
          actions: t('actions'),
        }}
        queue={
          <>
            <InboxQueue
              inbox={inbox}
              currentId={address?.caseId}
              onOpen={desk.go}
              batch={chosen && { chosen, onChange: setChosen }}
              onBatch={batchable ? (on) => setChosen(on ? new Set() : undefined) : undefined}
              search={narrow && search}
            />
            {chosen && <BatchBar lines={inbox.lines} chosen={chosen} onDone={setChosen} />}
          </>
        }
        facts={
          <FactsPane
            open={open}
            line={desk.line}
            chosen={address !== undefined}
            notice={desk.notice}
            noticeTo={desk.notice ? `${base}/${desk.notice.subjectId}/${desk.notice.caseId}` : base}
            work={work}
            errors={desk.deciding.errors}
            opinions={opinions}
            onWork={desk.change}
            onCheck={desk.check}
          />
        }
        evidence={
          address && open.declared ? (
            <EvidenceViewer key={address.caseId} files={open.files} focus={focus} today={today} />
          ) : null
        }
        actions={
          address && open.found && !open.isPending ? (
            <CaseActions
              found={open.found}
              deciding={desk.deciding}
              unchecked={uncheckedCount(open.rows, work.checks)}
              keysOn={keysOn}
              onDecide={desk.decide}
              onSkip={() => desk.move(1)}
              onKeys={() => setHelp(true)}
            />
          ) : null
        }
      />
      <KeysHelp
        open={help}
        onClose={() => setHelp(false)}
        vetoes={state === 'standing'}
        keysOn={keysOn}
        onSwitch={setKeysOn}
      />
    </>
  );
}

/** The open case, what one does with it, and which comes next. */
function useOpenCase({ state, base }: DeskProps) {
  const inbox = useInbox(state, base);
  const navigate = useNavigate();
  const search: AddressSearch = useSearch({ strict: false });
  const narrow = useNarrow();
  const works = useCaseWorks();
  const [notice, setNotice] = useState<DeskNotice>();
  const address = useAddress();
  const { lines } = inbox;
  const at = lines.findIndex((line) => line.caseId === address?.caseId);
  const line = lines[at];
  const open = useCase(address, line);
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
  const deciding = useDecision({
    movedOn: (decidedId, told) => {
      setNotice(told);
      const place = lines.findIndex((one) => one.caseId === decidedId);
      const rest = lines.filter((one) => one.caseId !== decidedId);
      // On a phone the queue is the way on; at a desk the next case is.
      const next = narrow ? undefined : (rest[Math.max(0, place)] ?? rest.at(-1));
      show(next, true);
    },
    changed: setNotice,
    refused: (errors) => focusField(errors),
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
    if (open.found && !open.isPending) deciding.decide({ found: open.found, outcome, work });
  };
  const check = (factId: string, checked: Check | undefined) => {
    const { [factId]: _before, ...others } = work.checks;
    const row = open.rows.find((one) => one.id === factId);
    const wrong = checked === 'wrong' && row !== undefined;
    change({
      fact: factId,
      checks: checked === undefined ? others : { ...others, [factId]: checked },
      ...(wrong ? { opinion: addSentence(work.opinion, wrongText(row.name)) } : {}),
    });
  };
  const { t } = useSay();
  const wrongText = (name: string) => t('wrongField', { field: name });
  const offered = (outcome: Outcome) =>
    open.found?.permissions.outcomes.includes(outcome) ? () => decide(outcome) : undefined;
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
    go,
    move,
    close: () => show(undefined, true),
    keys: {
      a: offered('pass'),
      r: offered('return'),
      x: offered('reject') ?? offered('veto'),
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: step(1),
      ArrowUp: step(-1),
      ' ': mark('agreed'),
      e: mark('wrong'),
    },
  };
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
