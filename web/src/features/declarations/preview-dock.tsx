import { Button } from 'antd';
import { useState } from 'react';
import { explainedRecord, labelsOf } from '../hours/explained-record.ts';
import { hourScale } from '../hours/hour-amounts.ts';
import { HourBar } from '../hours/hour-bar.tsx';
import { amountUnit } from '../hours/subjects.ts';
import { Why } from '../hours/why.tsx';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Amount } from '../../ui/amount.tsx';
import { BottomDock, type Fact } from '../../ui/layout.tsx';
import { useNarrow } from '../../ui/media.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { barOf, effectOn, hopedFor } from './category-choice.tsx';
import { declareWords } from './declare-words.ts';
import type { Preview, PreviewOption } from './queries.ts';
import type { LivePreview } from './use-preview.ts';

export type PreviewDockProps = {
  readonly live: LivePreview;
  readonly category: string | null;
  readonly title: string;
  /** What the form is called. */
  readonly kind: string;
  /** Who gets it first. */
  readonly office: string | null;
  readonly facts: readonly Fact[];
  readonly submitting: boolean;
  readonly onKeep: () => void;
  readonly onSubmit: () => void;
};

/** At the foot of the form: what it would count, and the one thing to press. */
export function PreviewDock(props: PreviewDockProps) {
  const { live, category } = props;
  const t = useWords(declareWords);
  const option = chosenOption(live.preview, category);
  return (
    <BottomDock label={t('dock')}>
      <div className="jx-declare-dock">
        <div aria-live="polite" aria-busy={live.working}>
          {live.preview && option ? (
            <Expected {...props} preview={live.preview} option={option} />
          ) : (
            <p className="jx-secondary">
              {live.failed ? t('dockFailed') : live.working ? t('dockWorking') : t('dockEmpty')}
            </p>
          )}
        </div>
        <div className="jx-dock-buttons">
          <Button onClick={props.onKeep}>{t('saveDraft')}</Button>
          <Button type="primary" loading={props.submitting} onClick={props.onSubmit}>
            {submitWords()}
          </Button>
        </div>
      </div>
    </BottomDock>
  );

  function submitWords(): string {
    if (props.submitting) return t('submitting');
    return props.office === null ? t('submit') : t('submitTo', { office: props.office });
  }
}

/** Without a choice made, the better of the two would promise too much: nothing is shown until one is chosen. */
function chosenOption(
  preview: Preview | undefined,
  category: string | null,
): PreviewOption | undefined {
  if (preview === undefined) return undefined;
  if (category !== null) return preview.options.find((one) => one.category === category);
  return preview.options.length === 1 ? preview.options[0] : undefined;
}

function Expected(
  props: PreviewDockProps & { readonly preview: Preview; readonly option: PreviewOption },
) {
  const { preview, option } = props;
  const t = useWords(declareWords);
  const f = useFormats();
  const label = useLabel();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const unit = amountUnit(preview.pack.unit);
  const effect = effectOn(option, option.category);
  const subject = preview.pack.categories.find((one) => one.id === option.category);
  const name = subject ? label(subject.label) : '';
  const headline = option.undecided
    ? t('ifDecided')
    : option.hours === '0'
      ? t('ifNothing')
      : t('ifApproved', { amount: f.amount(option.hours, unit) });
  return (
    <>
      <div className="jx-dock-line">
        <b>{headline}</b>
        <Amount onOpen={() => setOpen(true)}>{t('how')}</Amount>
      </div>
      {effect && (
        <div className="jx-dock-line">
          <HourBar
            subject={name}
            amounts={barOf(effect.after)}
            unit={unit}
            scale={hourScale([barOf(effect.after)], narrow ? 'phone' : 'learner')}
          />
          <span className="jx-small jx-nowrap">
            {effect.after.need === null
              ? t.rich('dockHaveOpen', { subject: name, have: f.number(hopedFor(effect.after)) })
              : t.rich('dockHave', {
                  subject: name,
                  have: f.number(hopedFor(effect.after)),
                  need: f.number(effect.after.need),
                })}
          </span>
        </div>
      )}
      <OptionWhy {...props} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function OptionWhy(props: {
  readonly preview: Preview;
  readonly option: PreviewOption;
  readonly title: string;
  readonly kind: string;
  readonly facts: readonly Fact[];
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { preview, option, open } = props;
  const t = useWords(declareWords);
  const locale = useLocale();
  const record = explainedRecord(
    {
      recordId: 'preview',
      category: option.category,
      counted: option.hours,
      ifApproved: option.hours,
      reason: option.reason,
      reasonIfApproved: option.reason,
    },
    option.steps,
    true,
  );
  return (
    <Why
      open={open}
      onClose={props.onClose}
      record={record}
      pending
      unit={amountUnit(preview.pack.unit)}
      facts={props.facts}
      labels={labelsOf(option.steps, {
        locale,
        packId: preview.pack.id,
        others: option.others,
        item: props.kind,
      })}
      pack={preview.pack.ref}
      subject={
        <>
          <span>{props.title}</span>
          <StateMark state="review">{t('preview')}</StateMark>
        </>
      }
      wayOn={
        <Button type="primary" onClick={props.onClose}>
          {t('goOn')}
        </Button>
      }
    />
  );
}
