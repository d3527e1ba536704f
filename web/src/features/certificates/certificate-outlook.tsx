import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PageError } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { howToMend, mendedInOrganisations, whyNot } from './obstacle-sentences.ts';
import { obstacleWords } from './obstacle-words.ts';
import { type CertificateOutlook, outlookQuery } from './queries.ts';
import './certificates.css';

type Props = {
  readonly personId: string;
  readonly year?: number | undefined;
  /** The holder is told what comes by itself; an office is told what to do. */
  readonly reader: 'holder' | 'office';
};

const MARKS = {
  issued: 'counted',
  printing: 'review',
  obstacle: 'review',
  short: 'missing',
  undecided: 'missing',
  none: 'missing',
} as const;

/** Why there is a certificate of the year, or why there is none yet. */
export function CertificateOutlookSheet({ personId, year, reader }: Props) {
  const t = useWords(obstacleWords);
  const f = useFormats();
  const found = useQuery(outlookQuery({ personId, year }));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  const outlook = found.data;
  // The holder sees the certificate itself below.
  if (outlook === undefined || (outlook.state === 'issued' && reader === 'holder')) return null;
  const title = t('outlookTitle', { period: f.period(outlook.period.from, outlook.period.to) });
  return (
    <div className="jx-outlook">
      <Sheet label={title}>
        <SectionHead
          title={title}
          action={<StateMark state={MARKS[outlook.state]}>{t(`mark.${outlook.state}`)}</StateMark>}
        />
        <p>
          <Sentence outlook={outlook} reader={reader} />
        </p>
        <WayOn outlook={outlook} reader={reader} />
      </Sheet>
    </div>
  );
}

function Sentence({ outlook, reader }: { outlook: CertificateOutlook; reader: Props['reader'] }) {
  const t = useWords(obstacleWords);
  const f = useFormats();
  const { short, obstacle } = outlook;
  if (outlook.state === 'issued') return t.rich('issued', { number: outlook.number ?? '' });
  if (obstacle !== null) return t('obstacle', { why: whyNot(t, obstacle) });
  // The page of the office says at its top how much is missing.
  if (short !== null && reader === 'office') return t('shortOffice');
  if (short !== null) {
    const unit = short.unit === 'credit' ? 'credit' : 'hour';
    const of = { short: f.amount(short.short, unit), count: short.pendingCount };
    if (short.pendingCount === 0) return t.rich('short', of);
    return short.shortIfPending === '0'
      ? t.rich('shortThenMet', of)
      : t.rich('shortThen', { ...of, later: f.amount(short.shortIfPending, unit) });
  }
  if (outlook.state === 'printing') return t('printing');
  return outlook.state === 'undecided' ? t('undecided') : t('none');
}

function WayOn({ outlook, reader }: { outlook: CertificateOutlook; reader: Props['reader'] }) {
  const t = useWords(obstacleWords);
  const { obstacle } = outlook;
  if (obstacle !== null) {
    return reader === 'holder' ? (
      <p className="jx-small jx-secondary">{t('obstacleOwn')}</p>
    ) : (
      <p className="jx-small jx-secondary">
        {howToMend(t, obstacle.code)}{' '}
        {mendedInOrganisations(obstacle.code) && (
          <Link to={paths.organisations}>{t('toOrganisations')}</Link>
        )}
      </p>
    );
  }
  if (reader !== 'holder') return null;
  if (outlook.state === 'short') return <Link to={paths.home}>{t('seeMissing')}</Link>;
  if (outlook.state === 'undecided') return <Link to={paths.home}>{t('seeUndecided')}</Link>;
  return null;
}
