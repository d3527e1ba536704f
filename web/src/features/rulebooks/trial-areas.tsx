import { ruleAddress } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import type { Trial, TrialResult } from './trial-queries.ts';
import { trialWords } from './trial-words.ts';

/** Widest bar in px. */
const BAR_MAX = 108;

/** The places directly below, hardest hit first; the last line adds them up. */
export function TrialAreas({ result }: { readonly result: TrialResult }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const { areas, direction } = result;
  const lost = direction === 'less';
  const moved = (of: { less: number; more: number }) => (lost ? of.less : of.more);
  const flipped = (of: { toShort: number; toMet: number }) => (lost ? of.toShort : of.toMet);
  const most = Math.max(1, ...areas.map(flipped));
  const number = (amount: number) => f.number(String(amount));
  const sum = (of: (area: (typeof areas)[number]) => number) =>
    number(areas.reduce((total, area) => total + of(area), 0));
  return (
    <Sheet padding="flush">
      <table className="jx-trial-table jx-trial-areas">
        <caption className="jx-visually-hidden">{t('areasCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('area')}</th>
            <th scope="col">{t('people')}</th>
            <th scope="col">{lost ? t('areaLess') : t('areaMore')}</th>
            <th scope="col">{lost ? t('areaToShort') : t('areaToMet')}</th>
          </tr>
        </thead>
        <tbody>
          {areas.map((area) => (
            <tr key={area.areaId}>
              <th scope="row">{area.name}</th>
              <td>{number(area.people)}</td>
              <td>{number(moved(area))}</td>
              <td>
                <b>{number(flipped(area))}</b>
                {flipped(area) > 0 && (
                  <span
                    aria-hidden="true"
                    className="jx-trial-flip"
                    style={{ width: Math.ceil((flipped(area) / most) * BAR_MAX) }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td>{sum((area) => area.people)}</td>
            <td>{sum(moved)}</td>
            <td>
              <b>{sum(flipped)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </Sheet>
  );
}

/** Which articles spoke last where a record counts something else. */
export function TrialRules({ trial, result }: { trial: Trial; result: TrialResult }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const label = useLabel();
  if (result.rules.length === 0) return null;
  return (
    <section className="jx-trial-rules">
      <SectionHead title={t('rules')} />
      <Sheet padding="flush">
        <table className="jx-trial-table">
          <caption className="jx-visually-hidden">{t('rulesCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rule')}</th>
              <th scope="col">{t('records')}</th>
              <th scope="col">{t('hours')}</th>
            </tr>
          </thead>
          <tbody>
            {result.rules.map((one) => (
              <tr key={one.rule}>
                <th scope="row">
                  {one.paraphrase !== null && label(one.paraphrase)}{' '}
                  {trial.pack !== null && (
                    <a href={ruleAddress(trial.pack.id, one.rule)}>{one.rule}</a>
                  )}
                </th>
                <td>{f.number(String(one.records))}</td>
                <td>{signed(one.hours)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </section>
  );

  function signed(hours: string): string {
    return hours.startsWith('-') ? `−${f.number(hours.slice(1))}` : `+${f.number(hours)}`;
  }
}
