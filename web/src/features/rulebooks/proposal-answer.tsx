import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { trialErrors } from './trial-errors-words.ts';
import { declineTrial, takeUpTrial, type Trial } from './trial-queries.ts';
import { trialWords } from './trial-words.ts';

/** What the bureau does with a department's proposal: count it on everybody, or say why not. */
export function ProposalAnswer({ trial }: { readonly trial: Trial }) {
  const t = useWords(trialWords);
  const locale = useLocale();
  const client = useQueryClient();
  const navigate = useNavigate();
  const intent = useIntent();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const { trialId } = trial;
  const answering = useMutation({
    mutationFn: (why: string | null) =>
      why === null
        ? takeUpTrial(trialId, intent.keyFor({ trialId, taken: true }))
        : declineTrial(trialId, why, intent.keyFor({ trialId, why })),
    onSuccess: (after) => {
      intent.settle();
      setAsks(false);
      if (after.trialId !== trialId)
        void navigate({ to: `${paths.rules}/trials/${after.trialId}` });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['rule-changes'] }),
  });
  const { error } = answering;
  const problem = error instanceof RequestRefused ? error.problem : { code: 'platform.failed' };
  const said = error === null ? undefined : problemSentence(problem, locale, trialErrors);
  if (!trial.permissions.includes('take-up')) return null;
  return (
    <>
      {said !== undefined && !asks && <span role="alert">{said}</span>}
      <Button onClick={() => setAsks(true)}>{t('decline')}</Button>
      <Button type="primary" loading={answering.isPending} onClick={() => answering.mutate(null)}>
        {t('takeUp')}
      </Button>
      <Modal
        open={asks}
        title={t('declineTitle')}
        okText={t('decline')}
        cancelText={t('cancel')}
        confirmLoading={answering.isPending}
        onOk={() => answering.mutate(reason)}
        onCancel={() => setAsks(false)}
      >
        <Field label={t('declineWhy')} required error={asks ? said : undefined}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              maxLength={500}
              rows={3}
              value={reason}
              onChange={(typed) => setReason(typed.target.value)}
            />
          )}
        </Field>
      </Modal>
    </>
  );
}
