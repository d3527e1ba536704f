import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { Field } from '../../ui/field.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Note } from '../../ui/layout.tsx';
import { useSay } from './case-facts.tsx';
import type { CaseWork } from './case-work.ts';
import { ItemsChoice } from './items-choice.tsx';
import { askToReopen, caseKey, type CaseView, type Declared } from './queries.ts';
import { useReturnItems } from './return-dialog.tsx';
import { reviewErrors } from './review-errors.ts';
import type { Answering } from './use-reopening.ts';
import { useDeskSay } from './use-desk-say.ts';

const REASON_MAX = 2000;
const REASON_MIN = 2;
const ASK_REASON = 'ask-reopen-reason';

/** A request to open again: who asks and why; the office that decides answers here. */
export function ReopeningRequest(props: {
  readonly found: CaseView;
  readonly answering: Answering;
  readonly declared: Declared | undefined;
  readonly work: CaseWork;
  readonly keysOn: boolean;
  readonly onWork: (change: Partial<CaseWork>) => void;
}) {
  const { found, answering, keysOn, work } = props;
  const { f } = useSay();
  const d = useDeskSay();
  const items = useReturnItems(props.declared);
  const asked = found.reopening;
  if (asked === null) return null;
  const decides = found.permissions.decideReopening;
  return (
    <section aria-label={d('reopeningTitle')}>
      <h3>{d('reopeningTitle')}</h3>
      <p>
        {d('reopeningAsked', {
          by: asked.askedBy,
          at: f.weekdayInstant(asked.askedAt),
          reason: asked.reason,
        })}
      </p>
      {!decides && (
        <p className="jx-small jx-secondary">
          {asked.dueOn === null
            ? d('reopeningWaits', { office: asked.officeName })
            : d('reopeningWaitsDue', { office: asked.officeName, due: f.shortDate(asked.dueOn) })}
        </p>
      )}
      {decides && (
        <>
          <Field label={d('reopenOpinion')} error={answering.sentence}>
            {(wiring) => (
              <Input.TextArea
                {...wiring}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={REASON_MAX}
                value={work.opinion}
                onChange={(change) => props.onWork({ opinion: change.target.value })}
              />
            )}
          </Field>
          <ItemsChoice
            items={items}
            chosen={work.items ?? 'all'}
            marked={[]}
            nothing={answering.nothing}
            onChoose={(chosen) => props.onWork({ items: chosen })}
          />
          <div className="jx-reopening-answers">
            <Button
              type="primary"
              loading={answering.isPending}
              onClick={() => answering.answer('reopen')}
            >
              {d('reopenDo')}
              {keysOn && <KeyHint>O</KeyHint>}
            </Button>
            <Button disabled={answering.isPending} onClick={() => answering.answer('keep')}>
              {d('reopenKeep')}
              {keysOn && <KeyHint>N</KeyHint>}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** Where the rulebook lets this office, or the person, ask that a decided case be opened again. */
export function AskReopening({ found }: { readonly found: CaseView }) {
  const { f } = useSay();
  const d = useDeskSay();
  const client = useQueryClient();
  const intent = useIntent();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const { subjectId, caseId } = found;
  const asking = useMutation({
    mutationFn: () => {
      const body = { caseId, reason: reason.trim() };
      const address = { subjectId, caseId };
      return askToReopen({ address, reason: body.reason, key: intent.keyFor(body) });
    },
    onSuccess: async () => {
      intent.settle();
      setOpen(false);
      await client.invalidateQueries({ queryKey: caseKey(caseId) });
    },
  });
  if (!found.permissions.askReopen) {
    return asking.isSuccess ? <Note icon="check">{d('askReopenDone')}</Note> : null;
  }
  const press = () => {
    if (reason.trim().length < REASON_MIN) setShort(true);
    else asking.mutate();
  };
  const refused =
    asking.error instanceof RequestRefused
      ? problemSentence(asking.error.problem, f.locale, reviewErrors)
      : undefined;
  return (
    <section>
      <Button onClick={() => setOpen(true)}>{d('askReopen')}</Button>
      <Modal
        open={open}
        title={d('askReopen')}
        onCancel={() => setOpen(false)}
        // The dialog was opened to write this.
        afterOpenChange={(shown) => {
          if (shown) document.getElementById(ASK_REASON)?.focus();
        }}
        okText={d('askReopenDo')}
        cancelText={d('close')}
        confirmLoading={asking.isPending}
        onOk={press}
      >
        <p>{d('askReopenLead', { who: d('upper') })}</p>
        <Field
          id={ASK_REASON}
          label={d('askReopenReason')}
          required
          error={short ? d('reasonNeeded') : refused}
        >
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
    </section>
  );
}
