import { Link } from '@tanstack/react-router';
import { PageError, useSlowText } from '../../app/page-states.tsx';
import { statesWords } from '../../i18n/states-words.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { EmptyState, LoadingSkeleton } from '../../ui/page-state.tsx';
import { CaseChanges } from './case-changes.tsx';
import { CaseClaim } from './case-claim.tsx';
import { AssessmentSubject } from '../assessment/appeal-subject.tsx';
import { LearningSubject } from '../learning/case-subject.tsx';
import { CaseEffect } from './case-effect.tsx';
import { CaseExperts } from './case-experts.tsx';
import { CaseFacts, useSay } from './case-facts.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseHistory } from './case-history.tsx';
import { CaseOpinion, type FieldErrors } from './case-opinion.tsx';
import { AskReopening, ReopeningRequest } from './case-reopening.tsx';
import { CaseRisks } from './case-risks.tsx';
import { SampleChecks } from './sample-checks.tsx';
import { CaseVeto } from './case-veto.tsx';
import type { CaseWork, Check } from './case-work.ts';
import type { InboxLine } from './queries.ts';
import type { ReusableOpinions } from './reusable-opinions.ts';
import type { OpenCase } from './use-case.ts';
import type { Claiming } from './use-claim.ts';
import type { DeskNotice } from './use-decision.ts';
import type { Answering } from './use-reopening.ts';

export type FactsPaneProps = {
  readonly open: OpenCase;
  readonly line: InboxLine | undefined;
  readonly chosen: boolean;
  readonly notice: DeskNotice | undefined;
  /** Where the case of a notice is found. */
  readonly noticeTo: string;
  readonly work: CaseWork;
  readonly errors: FieldErrors;
  readonly opinions: ReusableOpinions;
  readonly onWork: (change: Partial<CaseWork>) => void;
  readonly onCheck: (factId: string, check: Check | undefined) => void;
  readonly claiming: Claiming;
  readonly answering: Answering;
  readonly keysOn: boolean;
};

/** The middle column: what happened last, then the open case from its subject to its history. */
export function FactsPane(props: FactsPaneProps) {
  const { notice } = props;
  const { t } = useSay();
  return (
    <>
      {notice && (
        <div role="status" className="jx-case-notice">
          <Note icon={notice.tone === 'warning' ? 'warning' : 'check'} tone={notice.tone}>
            {notice.text} {notice.again && <Link to={props.noticeTo}>{t('lookAgain')}</Link>}
          </Note>
        </div>
      )}
      <CaseBody {...props} />
    </>
  );
}

function CaseBody(props: FactsPaneProps) {
  const { open, chosen, work } = props;
  const { t } = useSay();
  const states = useWords(statesWords);
  const slow = useSlowText();
  if (!chosen) return <EmptyState>{t('choose')}</EmptyState>;
  if (open.error !== null && open.error !== undefined) {
    return <PageError error={open.error} retry={open.refetch} />;
  }
  if (open.isPending || open.found === undefined) {
    return (
      <div>
        <LoadingSkeleton label={states('loading')} slowText={slow} blocks={[72, 200, 64, 96]} />
      </div>
    );
  }
  const { found, declared, rows } = open;
  const decides = found.permissions.outcomes.length > 0;
  const vetoes = found.permissions.outcomes.includes('veto');
  return (
    <>
      <CaseHead found={found} declared={declared} line={props.line} />
      <CaseClaim found={found} claiming={props.claiming} keysOn={props.keysOn} />
      <ReopeningRequest
        found={found}
        answering={props.answering}
        declared={declared}
        work={work}
        keysOn={props.keysOn}
        onWork={props.onWork}
      />
      {declared && <CaseChanges declared={declared} />}
      <SampleChecks found={found} line={props.line} />
      {!declared && (
        <>
          <LearningSubject subjectId={found.subjectId} caseId={found.caseId} owner={found.owner} />
          <AssessmentSubject subjectId={found.subjectId} owner={found.owner} />
        </>
      )}
      {declared && (
        <CaseFacts
          rows={rows}
          work={work}
          checking={decides}
          onChoose={(fact) => props.onWork({ fact })}
          onCheck={props.onCheck}
        />
      )}
      {declared && <CaseRisks risks={declared.risks} />}
      {declared && <CaseEffect declared={declared} counted={found.counted} rows={rows} />}
      {vetoes && declared?.veto && <CaseVeto declared={declared} veto={declared.veto} />}
      {decides && (
        <CaseOpinion
          found={found}
          declared={declared}
          work={work}
          errors={props.errors}
          opinions={props.opinions}
          onChange={props.onWork}
        />
      )}
      <CaseExperts found={found} />
      <CaseHistory found={found} declared={declared} />
      <AskReopening key={found.caseId} found={found} />
    </>
  );
}
