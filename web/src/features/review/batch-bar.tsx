import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from './case-facts.tsx';
import { decideMany, dropFromInbox, type InboxFilter, type InboxLine } from './queries.ts';
import { reviewErrors } from './review-errors.ts';
import { TogetherDialog } from './together-dialog.tsx';
import { togetherWords } from './together-words.ts';
import { useDeskSay } from './use-desk-say.ts';

/** A request decides at most this many at once; more is work that goes on by itself. */
const BATCH_MAX = 200;
const OPINION_MAX = 2000;

type BatchOutcome = 'pass' | 'return';

/** Passes or returns several at once where the rulebook lets it, and says whom it leaves out. */
export function BatchBar(props: {
  readonly lines: readonly InboxLine[];
  readonly chosen: ReadonlySet<string>;
  readonly filter: InboxFilter;
  /** Everything that matches, whether it is listed or not. */
  readonly whole: boolean;
  readonly onListed: () => void;
  readonly onDone: (stillChosen: ReadonlySet<string>) => void;
}) {
  const { t } = useSay();
  const d = useDeskSay();
  const [opinion, setOpinion] = useState('');
  const [asked, setAsked] = useState<BatchOutcome>();
  const chosen = props.lines.filter((line) => props.chosen.has(line.caseId));
  const of = (outcome: BatchOutcome) => chosen.filter((line) => line.batch.includes(outcome));
  const passing = of('pass');
  const returning = of('return');
  const asking = chosen.filter((line) => line.asks.length > 0).length;
  const barred = chosen.length - passing.length - asking;
  const batch = useBatch(opinion, (left) => {
    props.onDone(left);
    if (left.size === 0) setOpinion('');
  });
  const press = (outcome: BatchOutcome, lines: readonly InboxLine[]) => {
    if (lines.length > BATCH_MAX) setAsked(outcome);
    else batch.decide(outcome, lines);
  };
  const dialog = asked !== undefined && (
    <TogetherDialog
      outcome={asked}
      filter={props.filter}
      seen={props.whole ? undefined : seenOf(of(asked))}
      opinion={opinion}
      onClose={() => setAsked(undefined)}
    />
  );
  if (props.whole) {
    return (
      <WholeBar onAsk={setAsked} onListed={props.onListed}>
        {dialog}
      </WholeBar>
    );
  }
  return (
    <div className="jx-batch" role="status">
      {dialog}
      <div className="jx-batch-head">
        <b>{t('batchCount', { count: chosen.length })}</b>
        {passing.length > 0 && (
          <Button
            type="primary"
            size="small"
            loading={batch.isPending === 'pass'}
            onClick={() => press('pass', passing)}
          >
            {t('batchPass', { count: passing.length })}
          </Button>
        )}
      </div>
      {returning.length > 0 && (
        <>
          <Field label={d('batchOpinion')} error={batch.opinionError}>
            {(wiring) => (
              <Input.TextArea
                {...wiring}
                autoSize={{ minRows: 1, maxRows: 4 }}
                maxLength={OPINION_MAX}
                value={opinion}
                onChange={(change) => setOpinion(change.target.value)}
              />
            )}
          </Field>
          <Button
            size="small"
            loading={batch.isPending === 'return'}
            onClick={() => press('return', returning)}
          >
            {d('batchReturn', { count: returning.length })}
          </Button>
        </>
      )}
      {asking > 0 && <p className="jx-small">{t('batchAsks', { count: asking })}</p>}
      {barred > 0 && <p className="jx-small">{t('batchBarred', { count: barred })}</p>}
      <Outcome batch={batch} />
    </div>
  );
}

function seenOf(lines: readonly InboxLine[]) {
  return lines.map(({ subjectId, caseId, version }) => ({ subjectId, caseId, version }));
}

/** Everything that matches is chosen: which of it that is, the dialog says before anything is decided. */
function WholeBar(props: {
  readonly onAsk: (outcome: BatchOutcome) => void;
  readonly onListed: () => void;
  readonly children: React.ReactNode;
}) {
  const w = useWords(togetherWords);
  return (
    <div className="jx-batch" role="status">
      {props.children}
      <p className="jx-small">{w('allChosenLead')}</p>
      <div className="jx-batch-head">
        <Button type="primary" size="small" onClick={() => props.onAsk('pass')}>
          {w('passAll')}
        </Button>
        <Button size="small" onClick={() => props.onAsk('return')}>
          {w('returnAll')}
        </Button>
        <Button type="link" size="small" onClick={props.onListed}>
          {w('chooseListed')}
        </Button>
      </div>
    </div>
  );
}

type Batch = ReturnType<typeof useBatch>;

function Outcome({ batch }: { readonly batch: Batch }) {
  const { t, f } = useSay();
  const d = useDeskSay();
  const { results, error, outcome } = batch;
  const failed = results.filter((one) => !one.ok);
  const done = results.length - failed.length;
  // What the field says already is not said again.
  const codes = [...new Set(failed.flatMap((one) => (one.code === null ? [] : [one.code])))].filter(
    (code) => code !== 'review.opinion_required',
  );
  const whole = outcome === 'return' ? d('batchReturned', { done }) : t('batchDone', { done });
  const part =
    outcome === 'return'
      ? d('batchReturnedPart', { done, left: failed.length })
      : t('batchPart', { done, left: failed.length });
  return (
    <>
      {results.length > 0 && <p className="jx-small">{failed.length === 0 ? whole : part}</p>}
      {codes.map((code) => (
        <p key={code} className="jx-small jx-risk">
          <Icon name="warning" size={14} /> {problemSentence({ code }, f.locale, reviewErrors)}
        </p>
      ))}
      {error instanceof RequestRefused && (
        <p className="jx-small jx-risk" role="alert">
          {problemSentence(error.problem, f.locale, reviewErrors)}
        </p>
      )}
    </>
  );
}

function useBatch(opinion: string, onDone: (left: ReadonlySet<string>) => void) {
  const { f } = useSay();
  const client = useQueryClient();
  const intent = useIntent();
  const mutation = useMutation({
    mutationFn: (of: { outcome: BatchOutcome; lines: readonly InboxLine[] }) => {
      const cases = seenOf(of.lines);
      const text = of.outcome === 'return' ? opinion.trim() : '';
      const body = { outcome: of.outcome, cases, ...(text === '' ? {} : { opinion: text }) };
      return decideMany({ body, key: intent.keyFor(body) });
    },
    onSuccess: ({ results }) => {
      intent.settle();
      dropFromInbox(client, new Set(results.filter((one) => one.ok).map((one) => one.caseId)));
      onDone(new Set(results.filter((one) => !one.ok).map((one) => one.caseId)));
      void client.invalidateQueries({ queryKey: ['review', 'case'] });
    },
  });
  const results = mutation.data?.results ?? [];
  const unsaid = results.some((one) => one.code === 'review.opinion_required');
  return {
    isPending: mutation.isPending ? mutation.variables.outcome : undefined,
    outcome: mutation.variables?.outcome,
    error: mutation.error,
    results,
    opinionError: unsaid
      ? problemSentence({ code: 'review.opinion_required' }, f.locale, reviewErrors)
      : undefined,
    decide: (outcome: BatchOutcome, lines: readonly InboxLine[]) =>
      mutation.mutate({ outcome, lines }),
  };
}
