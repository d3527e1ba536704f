import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { addSentence } from './add-sentence.ts';
import type { CaseWork } from './case-work.ts';
import { useSay } from './case-facts.tsx';
import type { CaseView, Declared } from './queries.ts';
import type { ReusableOpinions } from './reusable-opinions.ts';

export const OPINION_FIELD = 'case-opinion';
export const HOURS_FIELD = 'case-hours';
/** The server's own limit; the field stops where it would refuse. */
const OPINION_MAX = 2000;
/** How many stand under the field; the rest is behind the link. */
const SHOWN_MAX = 3;

export type FieldErrors = { readonly opinion?: string; readonly hours?: string };

/** Hours where they are left to the reviewer, and what the person is to read. */
export function CaseOpinion(props: {
  readonly found: CaseView;
  readonly declared: Declared | undefined;
  readonly work: CaseWork;
  readonly errors: FieldErrors;
  readonly opinions: ReusableOpinions;
  readonly onChange: (change: Partial<CaseWork>) => void;
}) {
  const { found, declared, work, errors, opinions, onChange } = props;
  const { t, f } = useSay();
  const [listed, setListed] = useState(false);
  const needed = found.permissions.opinionRequired.filter(isNamed).map((one) => t(one));
  const vetoes = found.permissions.outcomes.includes('veto');
  const use = (text: string) => onChange({ opinion: addSentence(work.opinion, text) });
  const typed = work.opinion.trim();
  return (
    <section>
      {declared?.form.decision && found.permissions.outcomes.includes('pass') && (
        <DecisionField
          decision={declared.form.decision}
          value={work.hours}
          error={errors.hours}
          onChange={(hours) => onChange({ hours })}
        />
      )}
      <Field
        id={OPINION_FIELD}
        label={
          <span className="jx-opinion-head">
            <b>{vetoes ? t('vetoReason') : t('opinion')}</b>
            {needed.length > 0 && (
              <span className="jx-small jx-tertiary">
                {t('opinionNeeded', { outcomes: f.list(needed) })}
              </span>
            )}
          </span>
        }
        error={errors.opinion}
      >
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={OPINION_MAX}
            value={work.opinion}
            placeholder={t('opinionPlaceholder', { name: found.summary.personName })}
            onChange={(change) => onChange({ opinion: change.target.value })}
          />
        )}
      </Field>
      <div className="jx-opinions">
        {opinions.all.slice(0, SHOWN_MAX).map((opinion, index) => (
          <button key={opinion} type="button" className="jx-chip" onClick={() => use(opinion)}>
            <span className="jx-opinion-text">{opinion}</span>
            <KeyHint>{index + 1}</KeyHint>
          </button>
        ))}
        {typed !== '' && !opinions.all.includes(typed) && (
          <Button type="link" size="small" onClick={() => opinions.keep(typed)}>
            {t('keepOpinion')}
          </Button>
        )}
        <Button type="link" size="small" onClick={() => setListed(true)}>
          {t('reusable')}
        </Button>
      </div>
      <OpinionList
        open={listed}
        opinions={opinions}
        onClose={() => setListed(false)}
        onUse={(opinion) => {
          use(opinion);
          setListed(false);
        }}
      />
    </section>
  );
}

const NAMED = ['pass', 'return', 'reject', 'veto'] as const;

function isNamed(outcome: string): outcome is (typeof NAMED)[number] {
  return NAMED.some((one) => one === outcome);
}

function DecisionField(props: {
  readonly decision: NonNullable<Declared['form']['decision']>;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (hours: string) => void;
}) {
  const { decision, value, error, onChange } = props;
  const { t, f, label } = useSay();
  return (
    <Field
      id={HOURS_FIELD}
      label={<b>{label(decision.label)}</b>}
      hint={
        <>
          {decision.hint && <span>{label(decision.hint)} </span>}
          {decision.max !== null && t('decideMax', { max: f.amount(decision.max) })}
        </>
      }
      error={error}
      required
    >
      {(wiring) => (
        <Input
          {...wiring}
          className="jx-decide-hours"
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          value={value}
          suffix={f.unitWord(value === '' ? '2' : value)}
          onChange={(change) => onChange(change.target.value)}
        />
      )}
    </Field>
  );
}

function OpinionList(props: {
  readonly open: boolean;
  readonly opinions: ReusableOpinions;
  readonly onUse: (opinion: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useSay();
  const { all, remove } = props.opinions;
  return (
    <Drawer
      size={600}
      open={props.open}
      onClose={props.onClose}
      title={t('reusableTitle')}
      placement="right"
      destroyOnHidden
    >
      {all.length === 0 && <p className="jx-secondary">{t('reusableEmpty')}</p>}
      <ul className="jx-opinion-list">
        {all.map((opinion, index) => (
          <li key={opinion}>
            <button type="button" onClick={() => props.onUse(opinion)}>
              <KeyHint>{index + 1}</KeyHint> {opinion}
            </button>
            <button
              type="button"
              className="jx-evidence-tool"
              aria-label={t('removeOpinion', { opinion })}
              onClick={() => remove(opinion)}
            >
              <Icon name="close" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
