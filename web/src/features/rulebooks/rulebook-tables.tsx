import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Sheet } from '../../ui/layout.tsx';
import type { PackPage } from './queries.ts';
import { RuleLink } from './rule-link.tsx';
import { rulebooksWords } from './rulebooks-words.ts';

type Of = { readonly pack: PackPage };
type Requirement = PackPage['requirements'][number];

/** The first thing anyone wants to know: how much, of what, in which time. */
export function RequirementTable({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const label = useLabel();
  return (
    <section className="jx-rules-part" id="part-asks">
      <h2>{t('asks')}</h2>
      {pack.requirements.length === 0 ? (
        <p className="jx-secondary">{t('noRequirement')}</p>
      ) : (
        <Sheet padding="flush">
          <table className="jx-rules-table">
            <thead>
              <tr>
                <th scope="col">{t('subject_')}</th>
                <th scope="col" className="jx-number">
                  {t('need')}
                </th>
                <th scope="col">{t('per')}</th>
                <th scope="col">{t('basis')}</th>
              </tr>
            </thead>
            <tbody>
              {pack.requirements.map((one, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- one id may stand for two groups of people
                <tr key={`${one.id}-${place}`}>
                  <th scope="row">{label(one.label)}</th>
                  <td className="jx-number">
                    <Need one={one} />
                  </td>
                  <td>
                    <Span one={one} />
                  </td>
                  <td>
                    <RuleLink rule={one.rule} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </section>
  );
}

function Need({ one }: { readonly one: Requirement }) {
  const t = useWords(rulebooksWords);
  const f = useFormats();
  if (one.need === null) return '—';
  if (one.unit === 'courses') return t('courses', { count: one.need });
  if (one.unit === 'years') return t('years', { count: one.need });
  return <b>{f.amount(one.need, one.unit)}</b>;
}

function Span({ one }: { readonly one: Requirement }) {
  const t = useWords(rulebooksWords);
  const spans = {
    year: t('perYear'),
    average: t('perAverage'),
    period: t('perPeriod'),
  };
  return (
    <>
      {one.need === null ? t('perYearsSince') : spans[one.per]}
      {one.conditional && <span className="jx-rules-aside">{t('some')}</span>}
      <Reading reading={one.reading} />
    </>
  );
}

/** One of two ways to read the source: said wherever it decides whether a number holds. */
function Reading({ reading }: { readonly reading: Requirement['reading'] }) {
  const t = useWords(rulebooksWords);
  const label = useLabel();
  if (reading === null) return null;
  const choice = label(reading.choice);
  return (
    <span className="jx-rules-aside">
      {reading.isDefault ? t('readingUsual', { choice }) : t('reading', { choice })}
    </span>
  );
}

export function CapTable({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const f = useFormats();
  const label = useLabel();
  if (pack.caps.length === 0) return null;
  return (
    <section className="jx-rules-part">
      <h2>{t('caps')}</h2>
      <Sheet padding="flush">
        <table className="jx-rules-table">
          <thead>
            <tr>
              <th scope="col">{t('capTitle')}</th>
              <th scope="col" className="jx-number">
                {t('caps')}
              </th>
              <th scope="col">{t('basis')}</th>
            </tr>
          </thead>
          <tbody>
            {pack.caps.map((cap, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- one id may stand for two readings
              <tr key={`${cap.id}-${place}`}>
                <th scope="row">
                  {label(cap.label)}
                  <Reading reading={cap.reading} />
                </th>
                <td className="jx-number">
                  {f.amount(cap.hours, pack.unit)}{' '}
                  <span className="jx-tertiary">
                    {cap.per === 'year' ? t('capYear') : t('capPeriod')}
                  </span>
                </td>
                <td>
                  <RuleLink rule={cap.rule} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </section>
  );
}
