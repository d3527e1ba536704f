import type { InputRef } from 'antd';
import { useMemo, useRef, useState } from 'react';
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
import { FactsPane } from './case-panes.tsx';
import { useDeskKeys, useKeysSwitch } from './desk-keys.ts';
import { type FactRow, uncheckedCount } from './fact-rows.ts';
import { InboxQueue, toggleOrder } from './inbox-queue.tsx';
import { InboxSearch } from './inbox-search.tsx';
import { KeysHelp } from './keys-help.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { useReusableOpinions } from './reusable-opinions.ts';
import { type Chosen, useChosen } from './use-chosen.ts';
import { choosing, type DeskProps, focusOpinion, useOpenCase } from './use-open-case.ts';
import './desk.css';

/** What waits for a decision. */
export function InboxPage() {
  return <ReviewerDesk state="open" base={paths.inbox} />;
}

/** What counts already and may still be taken back by the office that verifies. */
export function VerificationPage() {
  return <ReviewerDesk state="standing" base={paths.verification} />;
}

/** Queue, facts, evidence: one screen on which cases come and go while the place in the queue stays. */
function ReviewerDesk({ state, base }: DeskProps) {
  const { t } = useSay();
  const narrow = useNarrow();
  const { accountId, today } = useSignedIn();
  const desk = useOpenCase({ state, base });
  const { claiming, answering } = desk;
  const { inbox, open, work, address } = desk;
  const [keysOn, setKeysOn] = useKeysSwitch();
  const [help, setHelp] = useState(false);
  const chosenNow = useChosen(desk.inbox.filter);
  const { cases: chosen, choose } = chosenNow;
  const field = useRef<InputRef>(null);
  const opinions = useReusableOpinions(accountId);
  const title = state === 'open' ? t('inboxTitle') : t('standingTitle');
  useTitle(title);
  const batchable = inbox.lines.some((line) => line.batch.length > 0);
  useDeskKeys(
    {
      ...desk.keys,
      '/': () => field.current?.focus(),
      '?': () => setHelp(true),
      s: () => toggleOrder(inbox),
      b: batchable ? () => choose(chosen === undefined ? new Set() : undefined) : undefined,
      v: choosing(chosen, desk.line, choose),
      w: focusOpinion,
      ...Object.fromEntries(
        opinions.all.map((opinion, index) => [
          String(index + 1),
          () => desk.change({ opinion: addSentence(work.opinion, opinion) }),
        ]),
      ),
    },
    keysOn,
  );
  const focus = useFocus(open.rows, work.fact);
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
          <Queue desk={desk} chosen={chosenNow} batchable={batchable} search={narrow && search} />
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
            claiming={claiming}
            answering={answering}
            keysOn={keysOn}
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
      <Returning desk={desk} />
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

/** What waits, and what is said of those that are decided together. */
function Queue(props: {
  readonly desk: ReturnType<typeof useOpenCase>;
  readonly chosen: Chosen;
  readonly batchable: boolean;
  readonly search: React.ReactNode;
}) {
  const { inbox, address, go } = props.desk;
  const { cases, whole, choose, takeWhole } = props.chosen;
  return (
    <>
      <InboxQueue
        inbox={inbox}
        currentId={address?.caseId}
        onOpen={go}
        batch={cases && { chosen: cases, onChange: choose, whole, onWhole: () => takeWhole(true) }}
        onBatch={props.batchable ? (on) => choose(on ? new Set() : undefined) : undefined}
        search={props.search}
      />
      {cases && (
        <BatchBar
          lines={inbox.lines}
          chosen={cases}
          filter={inbox.filter}
          whole={whole}
          onListed={() => takeWhole(false)}
          onDone={choose}
        />
      )}
    </>
  );
}

function Returning({ desk }: { readonly desk: ReturnType<typeof useOpenCase> }) {
  const { found, declared } = desk.open;
  if (!desk.returning || found === undefined) return null;
  return (
    <ReturnDialog
      found={found}
      declared={declared}
      work={desk.work}
      deciding={desk.deciding}
      onWork={desk.change}
      onReturn={desk.returnItems}
      onClose={desk.closeReturn}
    />
  );
}

/** Where on the evidence the fact stands that is compared now. */
function useFocus(rows: readonly FactRow[], fact: string | undefined) {
  return useMemo(() => rows.find((row) => row.id === fact)?.focus, [rows, fact]);
}
