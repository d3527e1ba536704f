import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { draftKey, useDraft } from '../../app/drafts.ts';
import { newId } from '../../app/new-id.ts';
import { useSignedIn } from '../../app/session.ts';
import { useStep } from '../../app/use-step.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { appealWords } from './appeal-words.ts';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { appealResult, myAppealQuery, ROOT } from './queries.ts';

const MARKS = { open: 'review', granted: 'counted', refused: 'cut' } as const;

/** Asking to have a result looked at again, and where that stands; nothing where the exam gives no days for it. */
export function ResultAppeal({ attemptId }: { readonly attemptId: string }) {
  const t = useWords(appealWords);
  const f = useFormats();
  const found = useQuery(myAppealQuery(attemptId));
  const { appeal, until, permissions } = found.data ?? {};
  if (found.data === undefined || (appeal === null && until === null)) return null;
  return (
    <>
      <SectionHead title={t('title')} />
      <Sheet>
        {appeal && (
          <>
            <p>
              <StateMark state={MARKS[appeal.state]} strong>
                {t(`state.${appeal.state}`)}
              </StateMark>
            </p>
            <ol className="jx-exam-track">
              <li>
                {t('made', { at: f.fullInstant(appeal.madeAt) })}
                <blockquote>{appeal.text}</blockquote>
              </li>
              {appeal.state === 'open' ? (
                <li>
                  {t('with', { office: appeal.officeName })}
                  {appeal.dueOn !== null && (
                    <span className="jx-small jx-secondary">
                      {' '}
                      {t('due', { on: f.date(appeal.dueOn) })}
                    </span>
                  )}
                </li>
              ) : (
                <li>
                  {appeal.state === 'granted'
                    ? t('granted', { before: appeal.before, after: appeal.after ?? '' })
                    : t('refused')}
                  {appeal.decidedAt !== null && (
                    <span className="jx-small jx-secondary">
                      {' '}
                      {f.fullInstant(appeal.decidedAt)}
                    </span>
                  )}
                  {appeal.opinion !== null && <blockquote>{appeal.opinion}</blockquote>}
                </li>
              )}
            </ol>
          </>
        )}
        {permissions?.appeal === true && <Ask attemptId={attemptId} until={until ?? null} />}
        {appeal === null && permissions?.appeal === false && until != null && (
          <p>{t('over', { at: f.weekdayInstant(until) })}</p>
        )}
      </Sheet>
    </>
  );
}

const textOf = (kept: unknown) => (typeof kept === 'string' ? kept : undefined);

function Ask(props: { readonly attemptId: string; readonly until: string | null }) {
  const t = useWords(appealWords);
  const f = useFormats();
  const [appealId] = useState(newId);
  const { accountId } = useSignedIn();
  const key = draftKey({ account: accountId, form: 'exam-appeal', id: props.attemptId });
  const draft = useDraft(key, '', textOf);
  const text = draft.value;
  const step = useStep({
    act: (given: string, intent) =>
      appealResult({ attemptId: props.attemptId, appealId }, given, intent),
    onDone: () => void draft.discard(),
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  return (
    <div className="jx-form">
      <p>
        {t('lead')} {props.until !== null && t('until', { at: f.weekdayInstant(props.until) })}
      </p>
      <Field id="appeal-text" label={t('why')} hint={t('whyHint')} error={step.fields['text']}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={3}
            maxLength={1_000}
            value={text}
            onChange={(event) => draft.set(event.target.value)}
          />
        )}
      </Field>
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      <p className="jx-form-actions">
        <Button
          loading={step.isPending}
          disabled={text.trim().length < 2}
          onClick={() => step.run(text.trim())}
        >
          {t('ask')}
        </Button>
      </p>
    </div>
  );
}
