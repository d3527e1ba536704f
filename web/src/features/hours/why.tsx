import { Drawer } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { useNarrow } from '../../ui/media.ts';
import { Icon } from '../../ui/icon.tsx';
import { hoursWords } from './hours-words.ts';
import { WhyBody, type WhyBodyProps } from './why-body.tsx';
import tokens from '../../ui/theme/tokens.json' with { type: 'json' };
import './why.css';

export type WhyProps = WhyBodyProps & {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Pending, and it counts by itself on that day. */
  readonly settlesOn?: string | null;
  /** The record's title and its state mark. */
  readonly subject: ReactNode;
  /** What a person may do now; there is always at least a way to contest. */
  readonly wayOn: ReactNode;
  /** Below the chain: what else is on record about this amount. */
  readonly more?: ReactNode;
};

/** The drawer behind every amount: 600 px, a full sheet on phones. */
export function Why(props: WhyProps) {
  const { open, onClose, settlesOn = null, subject, wayOn, more, ...body } = props;
  const t = useWords(hoursWords);
  const f = useFormats();
  const narrow = useNarrow();
  useReturnFocus(open);
  // On paper the open reason is the page; see why.css.
  useEffect(() => {
    document.documentElement.classList.toggle('jx-why-open', open);
    return () => document.documentElement.classList.remove('jx-why-open');
  }, [open]);
  const amount = f.amount(body.record.counted, body.unit ?? 'hour');
  const title =
    body.record.counted === '0'
      ? t('whyNothing')
      : !body.pending
        ? t('whyCounted', { amount })
        : settlesOn === null
          ? t('whyIfApproved', { amount })
          : t('whyProvisional', { amount, date: f.shortDate(settlesOn) });
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="right"
      size={narrow ? '100%' : tokens.jixu.layout.whyDrawer}
      closable={false}
      destroyOnHidden
      focusable={{ trap: true, focusTriggerAfterClose: false }}
      rootClassName="jx-why"
      aria-label={title}
      footer={wayOn}
      title={
        <div className="jx-why-head">
          <div>
            <div className="jx-why-kicker">{t('whyKicker')}</div>
            <h2>{title}</h2>
            <div className="jx-why-subject">{subject}</div>
          </div>
          <button type="button" className="jx-why-close" onClick={onClose} aria-label={t('close')}>
            <Icon name="close" size={20} />
          </button>
        </div>
      }
    >
      {/* What scrolls must be reachable for the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="jx-why-scroll" role="region" aria-label={title} tabIndex={0}>
        <WhyBody {...body} />
        {more}
      </div>
    </Drawer>
  );
}
