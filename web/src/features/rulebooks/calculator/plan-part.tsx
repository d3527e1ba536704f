import { formatRational } from '@jixu/kernel';
import { type Offer, type PackEdition, termsOf } from '@jixu/policy';
import { type Formats, useFormats } from '../../../i18n/format.ts';
import { type Label, useLabel } from '../../../i18n/label.ts';
import { isQuantityUnit, quantityText } from '../../../i18n/units.ts';
import { useWords } from '../../../i18n/words.ts';
import { Sheet } from '../../../ui/layout.tsx';
import { calculatorWords } from './calculator-words.ts';
import type { Plan } from './compute.ts';

type Of = {
  readonly edition: PackEdition;
  readonly plan: { readonly certain: Plan; readonly ifPending: Plan };
  readonly hasPending: boolean;
  /** The period has ended: what is missing stays missing. */
  readonly over: boolean;
};

/** The least that closes the gap: for sure, and if everything under review passes. */
export function PlanPart({ edition, plan, hasPending, over }: Of) {
  const t = useWords(calculatorWords);
  if (plan.certain.answer.verdict === 'met') return null;
  return (
    <Sheet label={t('planTitle')}>
      <h2>{t('planTitle')}</h2>
      <Ways edition={edition} plan={plan.certain} over={over} />
      {hasPending && (
        <>
          <h3 className="jx-calc-plan-if">{t('planPending')}</h3>
          {plan.ifPending.answer.verdict === 'met' ? (
            <p>{t('planPendingMet')}</p>
          ) : (
            <Ways edition={edition} plan={plan.ifPending} over={over} />
          )}
        </>
      )}
      <p className="jx-tiny jx-tertiary">{t('planNote')}</p>
    </Sheet>
  );
}

function Ways({
  edition,
  plan,
  over,
}: {
  readonly edition: PackEdition;
  readonly plan: Plan;
  readonly over: boolean;
}) {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const label = useLabel();
  const { answer, lines } = plan;
  if (over) return <p>{t('planClosed')}</p>;
  if (lines.length === 0)
    return (
      <p>
        {answer.short.length === 0 || answer.why?.startsWith('not known')
          ? t('planUnknown')
          : t('planNone')}
      </p>
    );
  const amount = f.amount(plan.hours, edition.unit);
  return (
    <>
      <p>{answer.verdict === 'short' ? t('planSum', { amount }) : t('planSumShort', { amount })}</p>
      <ul className="jx-calc-plan">
        {lines.map(({ offer, instead }) => (
          <li key={offer.id}>
            <span className="jx-tertiary">
              {offer.record.category !== null &&
                label(termsOf(edition).category(offer.record.category))}
            </span>
            <div>
              <b>{offerText(edition, offer, { f, label })}</b>
              {instead.length > 0 && (
                <span className="jx-small jx-secondary">
                  {t('planInstead', {
                    list: instead
                      .map((other) => offerText(edition, other, { f, label }))
                      .join(f.locale === 'zh-CN' ? '；' : '; '),
                  })}
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className="jx-small jx-secondary">
        {answer.optimal
          ? t('planProof')
          : t('planBound', { amount: f.amount(answer.atLeast, edition.unit) })}
      </p>
    </>
  );
}

/** `培训 2 天（脱产）`: the kind, how much of it, and what it must be. */
export function offerText(
  edition: PackEdition,
  { record }: Offer,
  { f, label }: { readonly f: Formats; readonly label: (words: Label) => string },
): string {
  const terms = termsOf(edition);
  const quantities = Object.entries(record.qty).flatMap(([unit, value]) => {
    if (value === undefined || !isQuantityUnit(unit)) return [];
    const text = f.number(formatRational(value));
    // In English the vocabulary says "credit hours", which is what a course is measured in.
    return [
      unit === 'hours'
        ? f.amount(formatRational(value), 'hour')
        : quantityText(text, unit, f.locale),
    ];
  });
  const said = Object.entries(record.attrs).map(([name, value]) => {
    const attribute = edition.attributes[name];
    return attribute?.type === 'choice'
      ? label(terms.value(name, String(value)))
      : label(terms.attribute(name));
  });
  const zh = f.locale === 'zh-CN';
  const [first = '', ...others] = quantities;
  const what = [label(terms.kind(record.kind)), first].join(zh ? ' ' : ': ');
  const rest = [...others, ...said];
  if (rest.length === 0) return what;
  return zh ? `${what}（${rest.join('、')}）` : `${what} (${rest.join(', ')})`;
}
