import { useQuery } from '@tanstack/react-query';
import { hourScale } from '../hours/hour-amounts.ts';
import { HourBar } from '../hours/hour-bar.tsx';
import { amountsOf, amountUnit, yearNeeds } from '../hours/subjects.ts';
import { useSay } from './case-facts.tsx';
import { certificatesQuery, type Declared } from './queries.ts';

type Veto = NonNullable<Declared['veto']>;

/** What taking back would change, said before it is done: this record, others, the year, the certificate. */
export function CaseVeto({ declared, veto }: { readonly declared: Declared; readonly veto: Veto }) {
  const { t, f, label } = useSay();
  const unit = amountUnit(declared.pack.unit);
  const { subjects, total } = yearNeeds(veto.after);
  const scale = hourScale(
    subjects.map((subject) => subject.amounts),
    'compact',
  );
  const changed = subjects.filter(({ id, requirement }) => {
    const before = veto.before.find((one) => one.id === id);
    return before?.have !== requirement.have;
  });
  const period = f.period(veto.periodFrom, veto.periodTo);
  return (
    <section aria-live="polite">
      <h3>{t('vetoTitle')}</h3>
      <ul className="jx-veto">
        <li>{t('vetoOwn', { amount: f.amount(veto.hours, unit) })}</li>
        {veto.others.map((other) => (
          <li key={other.recordId}>
            {t('vetoOther', {
              title: other.title,
              before: f.amount(other.counted, unit),
              after: f.amount(other.then, unit),
            })}
          </li>
        ))}
        {veto.others.length === 0 && <li>{t('vetoNoOther')}</li>}
        <li>
          {veto.verdictAfter === 'met'
            ? t('vetoStillMet', { period })
            : t(veto.verdictBefore === 'met' ? 'vetoShort' : 'vetoStillShort', {
                period,
                amount: f.amount(total?.short ?? subjects[0]?.requirement.short ?? '0', unit),
              })}
        </li>
        <RevokedCertificates declared={declared} veto={veto} />
      </ul>
      {changed.map(({ id, requirement }) => (
        <div key={id}>
          <div className="jx-small jx-secondary">{label(requirement.label)}</div>
          <HourBar
            subject={label(requirement.label)}
            amounts={amountsOf(requirement)}
            unit={unit}
            scale={scale}
          />
        </div>
      ))}
    </section>
  );
}

/** Any change of what a certificate states ends it; another is issued where the year stays met. */
function RevokedCertificates({ declared, veto }: { declared: Declared; veto: Veto }) {
  const { t } = useSay();
  const found = useQuery(certificatesQuery(declared.declaration.personId));
  const concerned = (found.data?.items ?? []).filter(
    (certificate) => certificate.period.from === veto.periodFrom,
  );
  return concerned.map((certificate) => (
    <li key={certificate.number} className="jx-risk">
      {t('vetoCertificate', { number: certificate.number })}
    </li>
  ));
}
