import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from './case-facts.tsx';
import { decideMany, dropFromInbox, type InboxLine } from './queries.ts';
import { reviewErrors } from './review-errors.ts';
import { useDeskSay } from './use-desk-say.ts';

/** A request decides at most this many; the server refuses more. */
const BATCH_MAX = 200;
const OPINION_MAX = 2000;

type BatchOutcome = 'pass' | 'return';

/** Passes or returns several at once where the rulebook lets it, and says whom it leaves out. */
export function BatchBar(props: {
  readonly lines: readonly InboxLine[];
  readonly chosen: ReadonlySet<string>;
  readonly onDone: (stillChosen: ReadonlySet<string>) => void;
}) {
  const { t } = useSay();
  const d = useDeskSay();
  const [opinion, setOpinion] = useState('');
  const chosen = props.lines.filter((line) => props.chosen.has(line.caseId));
  const of = (outcome: BatchOutcome) => chosen.filter((line) => line.batch.includes(outcome));
  const passing = of('pass').slice(0, BATCH_MAX);
  const returning = of('return').slice(0, BATCH_MAX);
  const asking = chosen.filter((line) => line.asks.length > 0).length;
  const barred = chosen.length - of('pass').length - asking;
  const beyond = of('pass').length - passing.length;
  const batch = useBatch(opinion, (left) => {
    props.onDone(left);
    if (left.size === 0) setOpinion('');
  });
  return (
    <div className="jx-batch" role="status">
      <div>
        <b>{t('batchCount', { count: chosen.length })}</b>
        {passing.length > 0 && (
          <Button
            type="primary"
            size="small"
            loading={batch.isPending === 'pass'}
            onClick={() => batch.decide('pass', passing)}
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
            onClick={() => batch.decide('return', returning)}
          >
            {d('batchReturn', { count: returning.length })}
          </Button>
        </>
      )}
      {asking > 0 && <p className="jx-small">{t('batchAsks', { count: asking })}</p>}
      {barred > 0 && <p className="jx-small">{t('batchBarred', { count: barred })}</p>}
      {beyond > 0 && <p className="jx-small">{t('batchBeyond', { count: beyond })}</p>}
      <Outcome batch={batch} />
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
  const codes = [...new Set(failed.flatMap((one) => (one.code === null ? [] : [one.code])))];
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
      const cases = of.lines.map(({ subjectId, caseId, version }) => ({
        subjectId,
        caseId,
        version,
      }));
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
