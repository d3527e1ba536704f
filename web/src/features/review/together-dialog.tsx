import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { newId } from '../../app/new-id.ts';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LoadingSkeleton } from '../../ui/page-state.tsx';
import type { InboxFilter } from './queries.ts';
import { RefusalLine } from './refusal-line.tsx';
import {
  type Selected,
  selectionQuery,
  type TogetherOutcome,
  useDecideTogether,
} from './together-queries.ts';
import { togetherWords } from './together-words.ts';

const OPINION_MAX = 2000;
const OPINION_MIN = 2;
const OPINION = 'together-opinion';
const REASONS = ['sample', 'undrawn', 'asks', 'barred', 'claimed', 'reopening'] as const;

export type SeenCase = Selected['cases'][number];

/** Before many are decided by one action: how many, which are left out and why, and the opinion. */
export function TogetherDialog(props: {
  readonly outcome: TogetherOutcome;
  readonly filter: InboxFilter;
  /** Chosen line by line, in the versions that were on the screen; not given: everything that matches. */
  readonly seen: readonly SeenCase[] | undefined;
  readonly opinion: string;
  readonly onClose: () => void;
}) {
  const { outcome, filter, seen, onClose } = props;
  const t = useWords(togetherWords);
  const f = useFormats();
  const navigate = useNavigate();
  const found = useQuery(selectionQuery(filter, outcome));
  const [opinion, setOpinion] = useState(props.opinion);
  const [short, setShort] = useState(false);
  const [bulkId] = useState(newId);
  const deciding = useDecideTogether();
  const named = seen ?? found.data?.cases ?? [];
  const needed = outcome === 'return' || found.data?.opinionRequired === true;
  const press = () => {
    const text = opinion.trim();
    if (named.length === 0) return;
    if (needed && text.length < OPINION_MIN) {
      setShort(true);
      document.getElementById(OPINION)?.focus();
      return;
    }
    const body = { outcome, cases: [...named], ...(text === '' ? {} : { opinion: text }) };
    deciding.mutate(
      { bulkId, body },
      { onSuccess: () => void navigate({ to: `${paths.together}/${bulkId}` }) },
    );
  };
  const count = f.number(String(named.length));
  return (
    <Modal
      open
      width={600}
      title={t(`title.${outcome}`)}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {named.length > 0 && (
            <Button type="primary" loading={deciding.isPending} onClick={press}>
              {t(`do.${outcome}`, { count })}
            </Button>
          )}
        </>
      }
    >
      {found.data === undefined ? (
        found.isError ? (
          <RefusalLine error={found.error} />
        ) : (
          <LoadingSkeleton label={t('looking')} slowText={t('looking')} blocks={[24, 72]} />
        )
      ) : (
        <div className="jx-together">
          <p className="jx-together-count">
            {named.length === 0 ? t('nothing') : t(`count.${outcome}`, { count })}
          </p>
          {named.length > 0 && <p className="jx-small jx-secondary">{t('seenNow')}</p>}
          <LeftOut selected={found.data} whole={seen === undefined} />
          {named.length > 0 && (
            <Field
              id={OPINION}
              label={t('opinion')}
              required={needed}
              error={short ? t('opinionNeeded') : undefined}
            >
              {(wiring) => (
                <Input.TextArea
                  {...wiring}
                  autoSize={{ minRows: 2, maxRows: 6 }}
                  maxLength={OPINION_MAX}
                  value={opinion}
                  onChange={(change) => {
                    setShort(false);
                    setOpinion(change.target.value);
                  }}
                />
              )}
            </Field>
          )}
          <RefusalLine error={deciding.error} />
        </div>
      )}
    </Modal>
  );
}

/** Which of what matches is not part of it. What was chosen line by line needs no such list. */
function LeftOut({ selected, whole }: { readonly selected: Selected; readonly whole: boolean }) {
  const t = useWords(togetherWords);
  const f = useFormats();
  const left = REASONS.filter((reason) => selected.leftOut[reason] > 0);
  if (!whole) return null;
  return (
    <>
      {left.length > 0 && (
        <>
          <p>{t('leftOut')}</p>
          <ul className="jx-together-left">
            {left.map((reason) => (
              <li key={reason}>
                <Icon name="warning" size={14} />
                {t(`left.${reason}`, { count: selected.leftOut[reason] })}
              </li>
            ))}
          </ul>
        </>
      )}
      {selected.beyond > 0 && (
        <p className="jx-small">{t('beyond', { count: f.number(String(selected.beyond)) })}</p>
      )}
      {selected.more && <p className="jx-small">{t('more')}</p>}
    </>
  );
}
