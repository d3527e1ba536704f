import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { MetaLine, Note, Page } from '../../ui/layout.tsx';
import { BatchRows } from './batch-rows.tsx';
import { intakeErrors } from './intake-errors.ts';
import { intakeWords } from './intake-words.ts';
import {
  type Batch,
  type BatchAddress,
  batchQuery,
  type BatchStep,
  kindQuery,
  PEOPLE,
  problemsAddress,
  takeStep,
  works,
} from './queries.ts';
import './intake.css';

/** One uploaded list: how far it is, what is wrong row by row, and the next step. */
export function BatchPage() {
  const t = useWords(intakeWords);
  const { unitId = '', batchId = '' }: Partial<BatchAddress> = useParams({ strict: false });
  const found = useQuery(batchQuery({ unitId, batchId }));
  const kindId = found.data?.kind ?? '';
  const kind = useQuery({ ...kindQuery(kindId), enabled: kindId !== '' });
  useTitle(t('title'));
  const failed = kind.error ?? found.error;
  if (failed !== null) {
    return <PageError error={failed} retry={() => void found.refetch()} />;
  }
  if (kind.data === undefined || found.data === undefined) {
    return <PageLoading blocks={[38, 44, 400]} />;
  }
  const batch = found.data;
  return (
    <Page
      width="desk"
      title={batch.fileName}
      above={
        <Link to={paths.importing} search={searchOf(batch)} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('backToList')}
        </Link>
      }
      lead={<Lead batch={batch} />}
      actions={<Steps batch={batch} />}
    >
      <BatchNotes batch={batch} />
      {batch.rowsRead > 0 && batch.state !== 'reading' && (
        <BatchRows batch={batch} kind={kind.data} />
      )}
    </Page>
  );
}

/** Back to where lists of the same kind are handed in. */
function searchOf(batch: Batch): { readonly kind?: string } {
  return batch.kind === PEOPLE ? {} : { kind: batch.kind };
}

function Lead({ batch }: { readonly batch: Batch }) {
  const t = useWords(intakeWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const { counts, happened } = batch;
  const sentence = () => {
    switch (batch.state) {
      case 'reading':
        return t('readingLead', { count: batch.rowsRead });
      case 'refused':
        return t('notOpened');
      case 'checked':
        return t('checkedLead', {
          rows: batch.rowsRead,
          ready: counts.ready,
          bad: counts.bad,
          duplicate: counts.duplicate,
        });
      case 'applying':
        return t('applyingLead', { done: counts.applied, all: counts.applied + counts.ready });
      case 'done':
        if (batch.kind !== PEOPLE) return t('doneRecords', happened);
        return t('doneLead', {
          created: happened.created,
          updated: happened.updated,
          unchanged: happened.unchanged,
          matching: happened['sent-for-matching'],
        });
      case 'cancelled':
        return t('cancelledLead', { applied: counts.applied });
      case 'undoing':
        return t('undoingLead');
      case 'undone':
        return t('undoneLead', { undone: counts.undone, kept: counts.kept });
    }
  };
  const done = counts.applied + counts.undone + counts.kept;
  return (
    <span role="status">
      {sentence()}
      <MetaLine items={[f.weekdayInstant(batch.uploadedAt, today), t(`state.${batch.state}`)]} />
      {works(batch) && (
        <progress
          className="jx-intake-progress"
          aria-label={t('progress')}
          {...(batch.state === 'reading' ? {} : { max: Math.max(1, batch.rowsRead), value: done })}
        />
      )}
    </span>
  );
}

function BatchNotes({ batch }: { readonly batch: Batch }) {
  const t = useWords(intakeWords);
  const f = useFormats();
  const { counts, expected, refusal, stopped } = batch;
  const sentence = (code: string, params: Readonly<Record<string, string | number>> = {}) =>
    problemSentence({ code, params }, f.locale, intakeErrors);
  return (
    <div className="jx-intake-notes">
      {refusal !== null && (
        <Note icon="warning" tone="refused">
          {sentence(refusal.code, refusal.detail)}{' '}
          <Link to={paths.importing} search={searchOf(batch)}>
            {t('anotherFile')}
          </Link>
        </Note>
      )}
      {stopped !== null && (
        <Note icon="warning" tone="warning">
          {sentence(stopped)}
        </Note>
      )}
      {batch.state === 'checked' && counts.ready > 0 && (
        <Note icon="person">
          {batch.kind === PEOPLE
            ? t('expected', {
                created: expected.created,
                updated: expected.updated,
                unchanged: expected.unchanged,
                matching: expected['sent-for-matching'],
              })
            : t('expectedRecords', expected)}
        </Note>
      )}
      {batch.kind !== PEOPLE && batch.state === 'done' && (
        <Note icon="check">
          <Link to={paths.records}>{t('toRecords')}</Link>
        </Note>
      )}
      {batch.state === 'done' && counts.bad > 0 && (
        <Note icon="warning" tone="warning">
          {t('stillBad', { bad: counts.bad })}
        </Note>
      )}
      {batch.secondPerson.needed && (
        <Note icon="lock" tone="warning">
          {t('second', { changed: batch.secondPerson.changed })}
        </Note>
      )}
      {batch.ignoredHeaders.length > 0 && (
        <p className="jx-small jx-secondary">
          {t('ignored', { names: f.list(batch.ignoredHeaders) })}
        </p>
      )}
    </div>
  );
}

function Steps({ batch }: { readonly batch: Batch }) {
  const t = useWords(intakeWords);
  const f = useFormats();
  const client = useQueryClient();
  const intent = useIntent();
  const [asks, setAsks] = useState(false);
  const { unitId, batchId, permissions, counts } = batch;
  const mutation = useMutation({
    mutationFn: (step: BatchStep) =>
      takeStep({ unitId, batchId }, step, intent.keyFor({ batchId, step, counts })),
    onSuccess: (after) => {
      intent.settle();
      setAsks(false);
      client.setQueryData(batchQuery({ unitId, batchId }).queryKey, after);
      for (const room of ['intake', 'organisations', 'people', 'hours', 'registrations']) {
        void client.invalidateQueries({ queryKey: [room] });
      }
    },
  });
  const { error } = mutation;
  const sentence =
    error === null
      ? undefined
      : problemSentence(
          error instanceof RequestRefused ? error.problem : { code: 'platform.failed' },
          f.locale,
          intakeErrors,
        );
  return (
    <>
      {sentence !== undefined && !asks && <span role="alert">{sentence}</span>}
      {(counts.bad > 0 || counts.kept > 0) && batch.sourceKept && (
        <Button
          href={problemsAddress({ unitId, batchId }, f.locale)}
          download
          icon={<Icon name="download" size={16} />}
        >
          {t('problems')}
        </Button>
      )}
      {permissions.cancel && (
        <Button disabled={mutation.isPending} onClick={() => mutation.mutate('cancellation')}>
          {t('cancel')}
        </Button>
      )}
      {permissions.undo && (
        <Button danger onClick={() => setAsks(true)}>
          {t('undo')}
        </Button>
      )}
      {permissions.confirm && (
        <Button
          type="primary"
          loading={mutation.isPending}
          onClick={() => mutation.mutate('confirmation')}
        >
          {t('confirm', { count: counts.ready })}
        </Button>
      )}
      <Modal
        open={asks}
        title={t('undoTitle')}
        okText={t('undoYes')}
        cancelText={t('undoNo')}
        okButtonProps={{ danger: true, loading: mutation.isPending }}
        onOk={() => mutation.mutate('undo')}
        onCancel={() => setAsks(false)}
      >
        <p>{batch.kind === PEOPLE ? t('undoWhat') : t('undoRecords')}</p>
        {sentence !== undefined && <p role="alert">{sentence}</p>}
      </Modal>
    </>
  );
}
