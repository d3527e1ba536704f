import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useTitle } from '../../app/use-title.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page } from '../../ui/layout.tsx';
import { ProposalAnswer } from './proposal-answer.tsx';
import { TrialAreas, TrialRules } from './trial-areas.tsx';
import { TrialChanges } from './trial-changes.tsx';
import { trialErrors } from './trial-errors-words.ts';
import { TrialFigures } from './trial-figures.tsx';
import { Findings } from './trial-findings.tsx';
import { TrialPeople } from './trial-people.tsx';
import { TrialProgress } from './trial-progress.tsx';
import {
  stepTrial,
  type Trial,
  trialExportAddress,
  trialQuery,
  type TrialResult,
  type TrialStep,
} from './trial-queries.ts';
import { trialWords } from './trial-words.ts';
import './trial.css';

type Words = Translate<(typeof trialWords)['zh-CN']>;

/** A change of the rules, tried on everyone: whom it moves, by what, and the way to put it into force. */
export function TrialPage() {
  const { trialId = '' } = useParams({ strict: false });
  const { year }: { readonly year?: number } = useSearch({ strict: false });
  const t = useWords(trialWords);
  const found = useQuery(trialQuery(trialId, year));
  useTitle(found.data ? t('trialNumber', { number: found.data.number }) : t('title'));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[60, 90, 320, 240]} />;
  return <TrialBody trial={found.data} />;
}

function TrialBody({ trial }: { readonly trial: Trial }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const label = useLabel();
  const { result, pack } = trial;
  const unit = pack?.unit === 'credit' ? 'credit' : 'hour';
  const counted = trial.countedAt;
  return (
    <Page
      width="desk"
      title={headline(trial, t, f)}
      above={
        <nav className="jx-trial-trail">
          <Link to={paths.rules}>{t('title')}</Link>
          {pack !== null && <span>{label(pack.name)}</span>}
          <span>{t('trialNumber', { number: trial.number })}</span>
          {trial.proposal !== null && (
            <span>{t('proposedBy', { department: trial.proposal.department })}</span>
          )}
          {trial.takenUpFrom !== null && (
            <Link to={`${paths.rules}/trials/${trial.takenUpFrom.trialId}`}>
              {t('takenUpFrom', { number: trial.takenUpFrom.number })}
            </Link>
          )}
        </nav>
      }
      lead={
        counted !== null && result !== null && trial.state !== 'published'
          ? t('readOnly', { at: f.instant(counted), year: result.period.name })
          : trial.madeBy === null
            ? ''
            : t('by', { name: trial.madeBy })
      }
      actions={<Steps trial={trial} />}
    >
      <TrialProgress trial={trial} />
      <TrialChanges trial={trial} />
      <Checked trial={trial} />
      {result !== null && (
        <>
          <Years trial={trial} result={result} />
          <div className="jx-trial-two">
            <TrialFigures result={result} />
            <TrialAreas result={result} />
          </div>
          <TrialPeople
            key={`${result.period.name} ${trial.state}`}
            trial={trial}
            result={result}
            unit={unit}
          />
          <TrialRules trial={trial} result={result} />
        </>
      )}
      <Foot trial={trial} />
    </Page>
  );
}

/** The subject in the first second. */
function headline(trial: Trial, t: Words, f: Formats): string {
  const { result } = trial;
  if (trial.kind === 'release') return t('headRelease');
  if (trial.state === 'published') return t('headPublished');
  if (trial.state === 'dropped') return t('headDropped');
  if (trial.state === 'taken-up') return t('headTakenUp');
  if (trial.state === 'declined') return t('headDeclined');
  if (trial.state === 'checking') return t('headChecking');
  if (trial.state === 'faulty') {
    return t('headFaulty', {
      count: trial.findings.filter((one) => one.severity === 'error').length,
    });
  }
  if (result === null) return t('headCounting');
  const [only] = trial.changes;
  const how = t(`how.${trial.changes.length === 1 && only ? only.kind : 'several'}`);
  const said = (people: number) => ({ how, people: f.people(people) });
  if (result.toShort > 0) return t('headToShort', said(result.toShort));
  if (result.toMet > 0) return t('headToMet', said(result.toMet));
  if (result.less > 0) return t('headLess', said(result.less));
  if (result.more > 0) return t('headMore', said(result.more));
  if (result.moved > 0) return t('headMoved', said(result.moved));
  return t('headNobody', { how });
}

function Years({ trial, result }: { readonly trial: Trial; readonly result: TrialResult }) {
  const t = useWords(trialWords);
  const navigate = useNavigate();
  if (trial.years.length < 2) return null;
  return (
    <div className="jx-trial-filters" role="group" aria-label={t('years')}>
      {trial.years.map((year) => (
        <FilterChip
          key={year}
          on={String(year) === result.period.name}
          onToggle={() => void navigate({ to: '.', search: { year } })}
        >
          {t('yearName', { year })}
        </FilterChip>
      ))}
    </div>
  );
}

/** What lint and the examples said of a new edition. */
function Checked({ trial }: { readonly trial: Trial }) {
  const t = useWords(trialWords);
  const { checked, permissions } = trial;
  return (
    <>
      {trial.findings.length > 0 && <Findings findings={trial.findings} />}
      {permissions.includes('correct') && (
        <p className="jx-trial-note">
          <Link to={`${paths.rules}/${trial.placeId}/edition`} search={{ trial: trial.trialId }}>
            {t('mend')}
          </Link>
        </p>
      )}
      {checked !== null && checked.examples > 0 && (
        <p className="jx-trial-note">{t('ownExamples', { count: checked.examples })}</p>
      )}
      {checked !== null && checked.changed.length > 0 && (
        <details className="jx-trial-note">
          <summary>{t('changedExamples', { count: checked.changed.length })}</summary>
          <ul lang="en" className="jx-small">
            {checked.changed.map((one) => (
              <li key={`${one.id} ${one.name}`}>
                <b>{one.id}</b> {one.name}: {one.differences.join('; ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Steps({ trial }: { readonly trial: Trial }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const client = useQueryClient();
  const intent = useIntent();
  const [asks, setAsks] = useState(false);
  const { trialId, permissions, result } = trial;
  const may = (step: Trial['permissions'][number]) => permissions.includes(step);
  const mutation = useMutation({
    mutationFn: (step: TrialStep) =>
      stepTrial(trialId, step, intent.keyFor({ trialId, step, state: trial.state })),
    onSuccess: (after) => {
      intent.settle();
      setAsks(false);
      // At once, so that nothing asks for what is no longer there to be asked.
      client.setQueriesData({ queryKey: ['rule-changes', 'trial', trialId] }, after);
    },
    onSettled: () => {
      for (const part of ['trial', 'trials', 'places'])
        void client.invalidateQueries({ queryKey: ['rule-changes', part] });
    },
  });
  const busy = mutation.isPending;
  const { error } = mutation;
  const problem = error instanceof RequestRefused ? error.problem : { code: 'platform.failed' };
  return (
    <>
      {error !== null && (
        <span role="alert">{problemSentence(problem, f.locale, trialErrors)}</span>
      )}
      {result !== null && trial.toBeTold > 0 && trial.state !== 'dropped' && (
        <Button
          href={trialExportAddress(trialId, Number(result.period.name), f.locale)}
          download
          icon={<Icon name="download" size={16} />}
        >
          {t('export')}
        </Button>
      )}
      {may('drop') && (
        <Button loading={busy} onClick={() => mutation.mutate('withdrawal')}>
          {t('drop')}
        </Button>
      )}
      {may('submit') && (
        <Button type="primary" loading={busy} onClick={() => mutation.mutate('submission')}>
          {trial.side === 'department' ? t('propose') : t('submit')}
        </Button>
      )}
      <ProposalAnswer trial={trial} />
      {may('publish') && (
        <Button type="primary" onClick={() => setAsks(true)}>
          {t('publish')}
        </Button>
      )}
      <Modal
        open={asks}
        title={t('publish')}
        okText={t('publish')}
        cancelText={t('cancel')}
        confirmLoading={busy}
        onOk={() => mutation.mutate('publication')}
        onCancel={() => setAsks(false)}
      >
        {t('askPublish', {
          people: f.people(trial.toBeTold),
          certificates: f.number(String(result?.certificates ?? 0)),
        })}
      </Modal>
    </>
  );
}

function decided(trial: Trial, said: { readonly name: string; readonly at: string }, t: Words) {
  const taken = trial.proposal?.takenUpAs;
  if (taken) {
    const { number, state } = taken;
    return t('takenUpAs', { ...said, number, state: t(`state.${state}`) });
  }
  if (trial.state === 'declined')
    return t('declinedBy', { ...said, reason: trial.proposal?.answer ?? '' });
  return trial.state === 'published' ? t('publishedBy', said) : t('droppedBy', said);
}

/** A department's own people moved; the bureau decides. */
function ProposalFoot({ trial }: { readonly trial: Trial }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const people = f.people(trial.toBeTold);
  const { side, state, proposal } = trial;
  const department = proposal?.department ?? '';
  const forDepartment = state === 'submitted' ? t('waitsBureau') : t('footPropose', { people });
  return (
    <div className="jx-trial-foot">
      <Note icon="lock">
        {side === 'bureau' ? t('footProposal', { department }) : forDepartment}
        {side === 'department' && trial.reviewers.length > 0 && (
          <span className="jx-secondary">{t('reviewers', { names: f.list(trial.reviewers) })}</span>
        )}
      </Note>
    </div>
  );
}

/** Who has to look at it next, or who has. */
function Foot({ trial }: { readonly trial: Trial }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const { decidedAt, decidedBy } = trial;
  if (decidedAt !== null && decidedBy !== null) {
    return (
      <div className="jx-trial-foot">
        <Note icon="check">
          {decided(trial, { name: decidedBy, at: f.fullInstant(decidedAt) }, t)}
        </Note>
      </div>
    );
  }
  if (trial.kind === 'release') {
    return (
      <div className="jx-trial-foot">
        <Note icon="check">{t('byRelease', { at: f.fullInstant(trial.madeAt) })}</Note>
      </div>
    );
  }
  if (trial.result === null) return null;
  if (trial.proposal !== null) return <ProposalFoot trial={trial} />;
  const reviewers =
    trial.reviewers.length === 0
      ? t('noReviewer')
      : t('reviewers', { names: f.list(trial.reviewers) });
  const waits = trial.state === 'submitted' && trial.own;
  return (
    <div className="jx-trial-foot">
      <Note icon="lock">
        {trial.kind === 'version'
          ? t('footQuestion')
          : waits
            ? t('waits')
            : t('foot', { people: f.people(trial.toBeTold) })}
        {trial.kind !== 'version' && <span className="jx-secondary">{reviewers}</span>}
      </Note>
    </div>
  );
}
