import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { answerOf, api, keyed } from '../../app/api.ts';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';
import { useFormats } from '../../i18n/format.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/layout.tsx';
import { declarationErrorsWords } from './declaration-errors-words.ts';
import { declarationWords } from './declaration-words.ts';
import { type ReviewCase, useRefresh } from './queries.ts';

const REASON_MIN = 2;
const REASON_MAX = 2000;

/** What the person may ask of the office: to be reminded, once, and to open again what is decided. */
export function CaseRequests({ reviewed }: { readonly reviewed: ReviewCase }) {
  return (
    <>
      <Nudge reviewed={reviewed} />
      {reviewed.permissions.askReopen && <AskReopen reviewed={reviewed} />}
    </>
  );
}

function useSentence(error: unknown): string | undefined {
  const { locale } = useFormats();
  if (error === null || error === undefined) return undefined;
  const problem = error instanceof RequestRefused ? error.problem : { code: 'http.unexpected' };
  return problemSentence(problem, locale, declarationErrorsWords);
}

function Nudge({ reviewed }: { readonly reviewed: ReviewCase }) {
  const t = useWords(declarationWords);
  const f = useFormats();
  const intent = useIntent();
  const refresh = useRefresh();
  const { caseId, permissions, stations } = reviewed;
  const now = stations.find((one) => one.state === 'now');
  const nudging = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/review/cases/{caseId}/nudge', {
          params: {
            path: { caseId },
            header: keyed(intent.keyFor({ caseId, since: now?.since ?? '' })),
          },
        }),
      ),
    onSettled: async () => {
      intent.settle();
      await refresh();
    },
  });
  const refused = useSentence(nudging.error);
  if (now?.nudgedAt) {
    return (
      <span className="jx-small jx-secondary">{t('nudged', { at: f.instant(now.nudgedAt) })}</span>
    );
  }
  if (permissions.nudgeFrom === null) return null;
  return (
    <span className="jx-track-nudge">
      {permissions.nudge ? (
        <Button loading={nudging.isPending} onClick={() => nudging.mutate()}>
          {t('nudge')}
        </Button>
      ) : (
        <span className="jx-small jx-secondary">
          {t('nudgeFrom', { date: f.shortDate(permissions.nudgeFrom) })}
        </span>
      )}
      {refused !== undefined && (
        <span role="alert" className="jx-small">
          {refused}
        </span>
      )}
    </span>
  );
}

function AskReopen({ reviewed }: { readonly reviewed: ReviewCase }) {
  const t = useWords(declarationWords);
  const intent = useIntent();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const { subjectId, caseId } = reviewed;
  const asking = useMutation({
    mutationFn: () => {
      const body = { reason: reason.trim() };
      return answerOf(
        api.POST('/api/review/cases/{subjectId}/{caseId}/reopening', {
          params: {
            path: { subjectId, caseId },
            header: keyed(intent.keyFor({ caseId, ...body })),
          },
          body,
        }),
      );
    },
    onSuccess: async () => {
      intent.settle();
      setOpen(false);
      await refresh();
    },
  });
  const refused = useSentence(asking.error);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('askReopen')}</Button>
      <Modal
        open={open}
        title={t('askReopen')}
        okText={t('askReopenDo')}
        cancelText={t('keep')}
        confirmLoading={asking.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => {
          if (reason.trim().length < REASON_MIN) setShort(true);
          else asking.mutate();
        }}
      >
        <p>{t('askReopenLead')}</p>
        <Field label={t('askReopenReason')} required error={short ? t('askReopenShort') : refused}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={REASON_MAX}
              value={reason}
              onChange={(change) => {
                setShort(false);
                setReason(change.target.value);
              }}
            />
          )}
        </Field>
      </Modal>
    </>
  );
}

/** A request that waits: what was asked and who answers. */
export function ReopeningAsked({ reviewed }: { readonly reviewed: ReviewCase }) {
  const t = useWords(declarationWords);
  const f = useFormats();
  const asked = reviewed.reopening;
  if (asked === null) return null;
  return (
    <Note icon="clock">
      {t('reopeningAsked', {
        by: asked.askedBy,
        at: f.instant(asked.askedAt),
        reason: asked.reason,
        office: asked.officeName,
      })}
    </Note>
  );
}
