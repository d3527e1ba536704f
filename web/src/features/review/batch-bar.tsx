import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from './case-facts.tsx';
import { decideMany, dropFromInbox, type InboxLine } from './queries.ts';
import { reviewErrors } from './review-errors.ts';

/** A request decides at most this many; the server refuses more. */
const BATCH_MAX = 200;

/** Passes several at once where the rulebook lets it, and says whom it leaves out. */
export function BatchBar(props: {
  readonly lines: readonly InboxLine[];
  readonly chosen: ReadonlySet<string>;
  readonly onDone: (stillChosen: ReadonlySet<string>) => void;
}) {
  const { t, f } = useSay();
  const client = useQueryClient();
  const intent = useIntent();
  const chosen = props.lines.filter((line) => props.chosen.has(line.caseId));
  const passing = chosen.filter((line) => line.batch.includes('pass')).slice(0, BATCH_MAX);
  const asking = chosen.filter((line) => line.asks.length > 0).length;
  const barred = chosen.filter((line) => !line.batch.includes('pass')).length - asking;
  const beyond = chosen.length - passing.length - asking - barred;
  const mutation = useMutation({
    mutationFn: () => {
      const cases = passing.map(({ subjectId, caseId, version }) => ({
        subjectId,
        caseId,
        version,
      }));
      const body = { outcome: 'pass' as const, cases };
      return decideMany({ body, key: intent.keyFor(body) });
    },
    onSuccess: ({ results }) => {
      intent.settle();
      const done = new Set(results.filter((one) => one.ok).map((one) => one.caseId));
      dropFromInbox(client, done);
      props.onDone(new Set(results.filter((one) => !one.ok).map((one) => one.caseId)));
      void client.invalidateQueries({ queryKey: ['review', 'case'] });
    },
  });
  const results = mutation.data?.results ?? [];
  const failed = results.filter((one) => !one.ok);
  const codes = [...new Set(failed.flatMap((one) => (one.code === null ? [] : [one.code])))];
  const { error } = mutation;
  return (
    <div className="jx-batch" role="status">
      <div>
        <b>{t('batchCount', { count: chosen.length })}</b>
        {passing.length > 0 && (
          <Button
            type="primary"
            size="small"
            loading={mutation.isPending}
            onClick={() => mutation.mutate()}
          >
            {t('batchPass', { count: passing.length })}
          </Button>
        )}
      </div>
      {asking > 0 && <p className="jx-small">{t('batchAsks', { count: asking })}</p>}
      {barred > 0 && <p className="jx-small">{t('batchBarred', { count: barred })}</p>}
      {beyond > 0 && <p className="jx-small">{t('batchBeyond', { count: beyond })}</p>}
      {results.length > 0 && (
        <p className="jx-small">
          {failed.length === 0
            ? t('batchDone', { done: results.length })
            : t('batchPart', { done: results.length - failed.length, left: failed.length })}
        </p>
      )}
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
    </div>
  );
}
