import { addHours } from '@jixu/kernel';
import { useState } from 'react';
import { Amount } from '../../ui/amount.tsx';
import { MetaLine } from '../../ui/layout.tsx';
import { explainedRecord, labelsOf } from '../hours/explained-record.ts';
import { hourScale } from '../hours/hour-amounts.ts';
import { HourBar } from '../hours/hour-bar.tsx';
import { amountsOf, amountUnit } from '../hours/subjects.ts';
import { Why } from '../hours/why.tsx';
import { hoursOf, wireOf } from '../hours/wire-hours.ts';
import { type FactRow } from './fact-rows.ts';
import { useSay } from './case-facts.tsx';
import type { Declared } from './queries.ts';

type Effect = NonNullable<Declared['effect']>;
type Props = {
  readonly declared: Declared;
  readonly counted: boolean;
  readonly rows: readonly FactRow[];
};

/** What passing would do, before anyone decides: this record, the bar, and the whole year. */
export function CaseEffect({ declared, counted, rows }: Props) {
  const { t } = useSay();
  const { effect } = declared;
  return (
    <section>
      <h3>{counted ? t('now') : t('after')}</h3>
      {effect === null ? (
        <p className="jx-secondary">{t('noEffect')}</p>
      ) : (
        <Effects declared={declared} effect={effect} counted={counted} rows={rows} />
      )}
    </section>
  );
}

function Effects({ declared, effect, counted, rows }: Props & { readonly effect: Effect }) {
  const { t, f, label } = useSay();
  const [open, setOpen] = useState(false);
  const unit = amountUnit(declared.pack.unit);
  const requirement =
    effect.after.find((one) => one.id === effect.category) ??
    effect.after.find((one) => one.id === 'total');
  const amounts = requirement && amountsOf(requirement);
  const own = effect.hours;
  return (
    <div className="jx-effect">
      <div>
        <div className="jx-small jx-tertiary">{t('own')}</div>
        <b className="jx-effect-amount">
          {own === '0' ? t('countsNothing') : t('counts', { amount: f.amount(own, unit) })}
        </b>{' '}
        <Amount onOpen={() => setOpen(true)}>{t('how')}</Amount>
        <Converted effect={effect} />
        {effect.undecided && <p className="jx-small jx-risk">{t('undecided')}</p>}
        {!counted && (
          <p className="jx-small jx-secondary">
            {effect.shortAfter === '0'
              ? t('thenMet')
              : t('stillShort', { amount: f.amount(effect.shortAfter, unit) })}
          </p>
        )}
      </div>
      {requirement && amounts && requirement.unit === null && (
        <div>
          <MetaLine items={[barWords(requirement)]} />
          <HourBar
            subject={label(requirement.label)}
            amounts={amounts}
            unit={unit}
            scale={hourScale([amounts], 'compact')}
          />
        </div>
      )}
      <EffectWhy
        declared={declared}
        effect={effect}
        counted={counted}
        rows={rows}
        open={open}
        onClose={() => setOpen(false)}
      />
    </div>
  );

  /** `专业 36 → 40 / 42 学时`; what is counted already stays one number. */
  function barWords(of: NonNullable<typeof requirement>): string {
    const then = counted ? of.have : wireOf(addHours(hoursOf(of.have), hoursOf(own)));
    const after = of.need === null ? f.amount(then, unit) : f.amountOf(then, of.need, unit);
    const subject = label(of.label);
    return counted || own === '0'
      ? `${subject} ${after}`
      : t('bar', { subject, before: f.number(of.have), after });
  }
}

/** What the record is worth before a cap, where a cap took something. */
function Converted({ effect }: { readonly effect: Effect }) {
  const { t, f } = useSay();
  const cut = effect.steps.flatMap((step) => (step.cut === undefined ? [] : [step.cut]));
  if (cut.length === 0) return null;
  const sum = addHours(...cut.map(hoursOf));
  const worth = wireOf(addHours(hoursOf(effect.hours), sum));
  return (
    <div className="jx-small jx-secondary">
      {t('converted', { worth: f.number(worth), cut: f.number(wireOf(sum)) })}
    </div>
  );
}

function EffectWhy(
  props: Props & { readonly effect: Effect; readonly open: boolean; readonly onClose: () => void },
) {
  const { declared, effect, counted, rows } = props;
  const { f, label } = useSay();
  const line = {
    recordId: declared.declaration.recordId ?? declared.declaration.declarationId,
    category: effect.category,
    counted: effect.hours,
    ifApproved: effect.hours,
    reason: effect.reason,
    reasonIfApproved: effect.reason,
  };
  return (
    <Why
      open={props.open}
      onClose={props.onClose}
      record={explainedRecord(line, effect.steps, !counted)}
      pending={!counted}
      unit={amountUnit(declared.pack.unit)}
      facts={rows
        .filter((row) => row.given)
        .map((row) => ({ id: row.id, name: row.name, value: row.value }))}
      labels={labelsOf(effect.steps, {
        locale: f.locale,
        packId: declared.pack.id,
        others: effect.others,
        item: label(declared.form.label),
      })}
      pack={declared.pack.ref}
      subject={<span>{declared.declaration.title}</span>}
      wayOn={null}
    />
  );
}
