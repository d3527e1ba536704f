import type { ReactNode } from 'react';
import { type AmountUnit, type Formats, useFormats } from '../../i18n/format.ts';
import { parseQuantity, quantityText } from '../../i18n/units.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { type Fact, Facts, Note } from '../../ui/layout.tsx';
import { ReasonChain, type ReasonStep } from '../../ui/reason-chain.tsx';
import type { ExplainedRecord, ExplainedStep, ExplanationLabels } from './explanation.ts';
import { hoursWords } from './hours-words.ts';
import { WhyCap } from './why-cap.tsx';
import { type ChainLink, whyChain } from './why-chain.ts';
import { WhySource } from './why-source.tsx';

export type WhyBodyProps = {
  readonly record: ExplainedRecord;
  /** What was declared, each fact with its proof where there is one. */
  readonly facts: readonly Fact[];
  readonly labels: ExplanationLabels;
  readonly unit?: AmountUnit;
  /** Under review: the amount holds only if it passes. */
  readonly pending: boolean;
  /** `gd-teachers@2021.1#9f3c71ab`. */
  readonly pack: string;
  /** The number is not what it was at filing: when, how much, and why it moved. */
  readonly changed?: {
    readonly filedOn: string;
    readonly was: string;
    readonly reason?: ReactNode;
  };
};

type Words = Translate<(typeof hoursWords)['zh-CN']>;
type Context = { readonly props: WhyBodyProps; readonly t: Words; readonly f: Formats };

/** Facts → rule → arithmetic → cap → source, also printed and embedded outside the drawer. */
export function WhyBody(props: WhyBodyProps) {
  const t = useWords(hoursWords);
  const f = useFormats();
  const chain = whyChain(props.record);
  const context = { props, t, f };
  const lastNumber = chain.findLastIndex((link) => link.kind !== 'source');
  const steps = chain.map((link, index): ReasonStep => {
    const step = stepOf(link, context);
    const note = index === lastNumber ? <ChangedNote {...context} /> : null;
    return {
      ...step,
      id: `${index}-${link.kind}`,
      children: (
        <>
          {step.children}
          {note}
        </>
      ),
    };
  });
  return <ReasonChain steps={steps} decidingLabel={t('deciding')} />;
}

function stepOf(link: ChainLink, { props, t, f }: Context): Omit<ReasonStep, 'id'> {
  const { labels, unit = 'hour', record } = props;
  switch (link.kind) {
    case 'facts':
      return { title: t('facts'), children: <Facts facts={props.facts} /> };
    case 'rule':
      return {
        title: t('rule'),
        children: (
          <>
            <p>{labels.rules[link.rule]?.text ?? t('reason.counted')}</p>
            <div className="jx-tiny jx-tertiary">{link.rule}</div>
          </>
        ),
      };
    case 'arithmetic':
      return {
        title: t('arithmetic'),
        deciding: link.deciding,
        children: (
          <p className="jx-why-formula">
            {labels.formulas?.[link.step] ?? formula(link, { props, t, f })}
          </p>
        ),
      };
    case 'cap': {
      const limit = f.amount(link.cap.limit, unit);
      const name = labels.caps[link.cap.id] ?? t('capName', { limit });
      return {
        title: t('capHeading', { name }),
        deciding: link.deciding,
        children: <WhyCap link={link} labels={labels} unit={unit} pending={props.pending} />,
      };
    }
    case 'other':
      return {
        title: stepTitle(link.of, t),
        deciding: link.deciding,
        children: (
          <>
            <p>{labels.rules[link.of.rule]?.text ?? t(`reason.${record.reason}`)}</p>
            <p className="jx-why-formula">{change(link.of, f, unit)}</p>
          </>
        ),
      };
    case 'result':
      return {
        title: t('resultHeading'),
        deciding: link.deciding,
        children: <p>{t(`reason.${record.reason}`)}</p>,
      };
    case 'source':
      return {
        title: t('sourceHeading'),
        children: <WhySource rules={link.rules} labels={labels} pack={props.pack} />,
      };
  }
}

/** `1 篇 × 14 学时 = 14 学时`, or the bare change where no whole price per unit exists. */
function formula(
  link: Extract<ChainLink, { kind: 'arithmetic' }>,
  { props, t, f }: Context,
): ReactNode {
  const unit = props.unit ?? 'hour';
  const { value, unit: counted } = parseQuantity(link.of.in);
  const result = <b>{f.amount(link.of.out, unit)}</b>;
  if (counted === undefined || link.each === undefined) {
    return (
      <>
        {f.number(value)}
        <Sign>→</Sign>
        {result}
      </>
    );
  }
  const name = counted === 'items' ? props.labels.item : undefined;
  const plain = quantityText(f.number(value), counted, f.locale);
  const amount = name === undefined ? plain : t('itemsOf', { name, amount: plain });
  const sameUnit = (counted === 'hours' || counted === 'credits') && link.each === '1';
  if (sameUnit) return result;
  return (
    <>
      {amount}
      <Sign>×</Sign>
      {f.amount(link.each, unit)}
      <Sign>=</Sign>
      {result}
    </>
  );
}

function change(step: ExplainedStep, f: Formats, unit: AmountUnit): ReactNode {
  return (
    <>
      {f.number(parseQuantity(step.in).value)}
      <Sign>→</Sign>
      <b>{f.amount(step.out, unit)}</b>
    </>
  );
}

/** Signs stand wider than the amounts they join. */
function Sign({ children }: { readonly children: string }) {
  return <span className="jx-why-sign">{children}</span>;
}

const NAMED_STEPS = ['validity', 'same-work', 'spread', 'period', 'decided'] as const;

function stepTitle(step: ExplainedStep, t: Words): string {
  const name = NAMED_STEPS.find((known) => known === step.step) ?? 'other';
  return t(`step.${name}`);
}

function ChangedNote({ props, t, f }: Context) {
  const { changed, record, unit = 'hour' } = props;
  if (!changed) return null;
  const date = f.shortDate(changed.filedOn);
  const amount = f.amount(changed.was, unit);
  return (
    <div className="jx-why-note">
      <Note>
        {changed.reason === undefined
          ? t('changedBare', { date, amount, now: f.amount(record.counted, unit) })
          : t.rich('changed', { date, amount, reason: changed.reason })}
      </Note>
    </div>
  );
}
