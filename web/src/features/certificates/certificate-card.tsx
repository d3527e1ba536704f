import { formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { MetaLine, Note, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { certificatesWords } from './certificates-words.ts';
import { type Certificate, certificateQuery } from './queries.ts';

const MARKS = { valid: 'counted', revoked: 'refused', replaced: 'cut' } as const;

/** One certificate: what it says, whether it holds, its file and the link for whoever wants to check. */
export function CertificateCard({ certificate }: { readonly certificate: Certificate }) {
  const t = useWords(certificatesWords);
  const f = useFormats();
  const label = useLabel();
  const [checks, setChecks] = useState(false);
  const { number, personId, certificateId, unit } = certificate;
  const { course } = certificate;
  const figures = certificate.categories.map((figure) => {
    const said = { subject: label(figure.label), counted: f.number(figure.counted) };
    return figure.need === null
      ? t('figures', said)
      : t('figuresNeed', { ...said, need: f.number(figure.need) });
  });
  return (
    <Sheet>
      <div className="jx-certificate-head">
        <div>
          <h2>
            {label(certificate.title)}
            {course !== null && ` ${t('courseNamed', { course: course.title })}`}
          </h2>
          <MetaLine
            items={[
              course === null
                ? f.period(certificate.period.from, certificate.period.to)
                : t('passedOn', { date: f.date(course.on) }),
              <span key="number" className="jx-nowrap">
                {t('number', { number })}
              </span>,
              t.rich('issuedBy', {
                issuer: certificate.issuer,
                date: <span className="jx-nowrap">{f.date(certificate.issuedOn)}</span>,
              }),
            ]}
          />
        </div>
        <StateMark state={MARKS[certificate.status]}>{t(`status.${certificate.status}`)}</StateMark>
      </div>
      <MetaLine
        items={
          course === null
            ? [...figures, t('total', { amount: f.amount(certificate.total.counted, unit) })]
            : figures
        }
      />
      {certificate.status !== 'valid' && <Ended certificate={certificate} />}
      <div className="jx-certificate-actions">
        {certificate.permissions.download && (
          <a
            className="jx-main-link"
            href={`/api/certificates/${personId}/${certificateId}/pdf`}
            download
            aria-label={t('downloadOf', { number })}
          >
            <Icon name="download" size={18} /> {t('download')}
          </a>
        )}
        <Button aria-expanded={checks} onClick={() => setChecks(!checks)}>
          {t('checkLink')}
        </Button>
      </div>
      {checks && <CheckLink certificate={certificate} />}
    </Sheet>
  );
}

function Ended({ certificate }: { readonly certificate: Certificate }) {
  const t = useWords(certificatesWords);
  const f = useFormats();
  const { because, ended, since, unit } = certificate;
  const date = f.date(formatLocalDate(shanghaiDateOf(new Date(since))));
  return (
    <Note tone="refused">
      <p>
        {t('endedOn', { date })}
        {because !== null && t(`because.${because}`)}
        {ended && ended.short !== '0' && t('endedShort', { short: f.amount(ended.short, unit) })}
      </p>
      {ended?.records.map((record) => (
        <p key={record.recordId} className="jx-small">
          {t('endedRecord', {
            title: record.title,
            before: f.amount(record.before, unit),
            after: f.amount(record.after, unit),
          })}
          {record.opinion !== null && ` ${t('endedOpinion', { opinion: record.opinion })}`}
        </p>
      ))}
    </Note>
  );
}

function CheckLink({ certificate }: { readonly certificate: Certificate }) {
  const t = useWords(certificatesWords);
  const { personId, certificateId } = certificate;
  const detail = useQuery(certificateQuery({ personId, certificateId }));
  const [copied, setCopied] = useState<'no' | 'yes' | 'by-hand'>('no');
  if (detail.isError) {
    return <PageError error={detail.error} retry={() => void detail.refetch()} />;
  }
  if (detail.data === undefined) return null;
  const { checkUrl } = detail.data;
  const copy = () =>
    navigator.clipboard.writeText(checkUrl).then(
      () => setCopied('yes'),
      () => setCopied('by-hand'),
    );
  return (
    <div className="jx-check-link">
      <p className="jx-small jx-secondary">{t('checkLead')}</p>
      <div>
        <Input
          readOnly
          value={checkUrl}
          aria-label={t('checkLink')}
          onFocus={(focus) => focus.target.select()}
        />
        <Button onClick={() => void copy()}>{copied === 'yes' ? t('copied') : t('copy')}</Button>
        <a href={checkUrl} target="_blank" rel="noreferrer">
          {t('open')}
        </a>
      </div>
      <p className="jx-small" role="status">
        {copied === 'by-hand' && t('copyBy')}
      </p>
    </div>
  );
}
