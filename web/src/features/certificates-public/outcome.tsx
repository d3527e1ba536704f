import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { type Fact, Facts, Note } from '../../ui/layout.tsx';
import { checkWords } from './check-words.ts';
import type { Checked, PublicCertificate } from './queries.ts';
import './check.css';

const ICONS: Readonly<Record<Checked['result'], IconName>> = {
  valid: 'shield',
  revoked: 'shield-crossed',
  replaced: 'shield',
  'not-issued-by-us': 'warning',
};

const HEADINGS = {
  valid: 'valid',
  revoked: 'revoked',
  replaced: 'replaced',
  'not-issued-by-us': 'foreign',
} as const;

/** The answer in its first line, and what to do with it in the second. */
export function Verdict({ checked }: { readonly checked: Checked }) {
  const t = useWords(checkWords);
  return (
    <div className={`jx-check-verdict jx-check-${checked.result}`} role="status">
      <div>
        <Icon name={ICONS[checked.result]} size={40} />
        <div>
          <h1>{t(HEADINGS[checked.result])}</h1>
          <p>
            <VerdictLine checked={checked} />
          </p>
        </div>
      </div>
    </div>
  );
}

function VerdictLine({ checked }: { readonly checked: Checked }) {
  const t = useWords(checkWords);
  const f = useFormats();
  const { certificate, reason } = checked;
  if (certificate === null) {
    return reason === 'number_mistyped' ? t('foreignNumber') : t('foreignBy');
  }
  const date = f.instantDate(certificate.since);
  if (checked.result === 'revoked') {
    return t.rich('revokedSince', { date, why: <Because certificate={certificate} /> });
  }
  if (checked.result === 'replaced') return t.rich('replacedSince', { date });
  return t('validBy', { issuer: certificate.issuer });
}

function Because({ certificate }: { readonly certificate: PublicCertificate }) {
  const t = useWords(checkWords);
  if (certificate.because === 'hours-corrected') return t('becauseHours');
  return certificate.because === 'rules-or-facts-changed' ? t('becauseRules') : null;
}

/** What our record says, line by line, to be laid beside the paper. */
export function CertificateFacts({ certificate }: { readonly certificate: PublicCertificate }) {
  const t = useWords(checkWords);
  const f = useFormats();
  const label = useLabel();
  const { total, unit, period, course } = certificate;
  const subjects = certificate.categories.map((one) =>
    t('subjectAmount', { label: label(one.label), amount: f.number(one.counted) }),
  );
  const since = f.instantDate(certificate.since);
  const status = {
    valid: t('statusValid', { date: since }),
    revoked: t('statusRevoked', { date: since }),
    replaced: t('statusReplaced', { date: since }),
  }[certificate.status];
  const facts: Fact[] = [
    { id: 'holder', name: t('holder'), value: certificate.holder },
    { id: 'document', name: t('document'), value: label(certificate.title) },
    ...(course === null
      ? [{ id: 'period', name: t('period'), value: f.period(period.from, period.to) }]
      : [
          { id: 'course', name: t(course.part), value: course.title },
          { id: 'passed', name: t('passedOn'), value: f.date(course.on) },
        ]),
    {
      id: 'hours',
      name: unit === 'hour' ? t('hours') : t('credits'),
      value: (
        <>
          {f.amount(total.counted, unit)}
          {total.need !== null && (
            <span className="jx-tertiary">
              {' / '}
              {t('need', { amount: f.number(total.need) })}
            </span>
          )}
        </>
      ),
    },
    { id: 'subjects', name: t('subjects'), value: subjects.join(t('between')) },
    { id: 'issued', name: t('issuedOn'), value: f.date(certificate.issuedOn) },
    { id: 'status', name: t('status'), value: status },
    {
      id: 'number',
      name: t('number'),
      value: <span className="jx-check-number">{certificate.number}</span>,
    },
  ];
  return <Facts ruled facts={facts} />;
}

/** When we were asked, and the address that only our own page has. */
export function AskedLine({ checked }: { readonly checked: Pick<Checked, 'askedAt' | 'host'> }) {
  const t = useWords(checkWords);
  const f = useFormats();
  const at = f.fullInstant(checked.askedAt);
  const here = location.host;
  return (
    <>
      <p className="jx-small jx-secondary jx-check-asked">
        {t.rich('asked', { at, host: <b>{checked.host}</b> })}
      </p>
      {here !== checked.host && (
        <Note tone="warning" icon="warning">
          {t.rich('otherHost', { here: <b>{here}</b>, host: <b>{checked.host}</b> })}
        </Note>
      )}
    </>
  );
}
