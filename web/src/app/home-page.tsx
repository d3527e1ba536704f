import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CertificateLine } from '../features/certificates/certificate-line.tsx';
import { DeclarableKinds } from '../features/declarations/declarable-kinds.tsx';
import { UnderWay } from '../features/declarations/under-way.tsx';
import { HomeCourses } from '../features/learning/home-courses.tsx';
import { homeWords } from '../features/hours/home-words.ts';
import { PendingGains } from '../features/hours/pending-gains.tsx';
import { type Overview, overviewQuery } from '../features/hours/queries.ts';
import { RecentRecords } from '../features/hours/recent-records.tsx';
import { RecordWhy } from '../features/hours/record-why.tsx';
import { yearNeeds } from '../features/hours/subjects.ts';
import { YearNeeds } from '../features/hours/year-needs.tsx';
import { useFormats } from '../i18n/format.ts';
import { useLabel } from '../i18n/label.ts';
import { useWords } from '../i18n/words.ts';
import { MetaLine, SectionHead, Sheet } from '../ui/layout.tsx';
import { useNarrow } from '../ui/media.ts';
import { PageError, PageLoading } from './page-states.tsx';
import { useSignedIn } from './session.ts';
import { shellWords } from './shell-words.ts';
import { useTitle } from './use-title.ts';
import './home-page.css';

/** The learner's first page: what is missing by when, how to close it, what is under way. */
export function HomePage() {
  const t = useWords(shellWords);
  useTitle(t('home'));
  const { accountId } = useSignedIn();
  const overview = useQuery(overviewQuery({ personId: accountId }));
  if (overview.isError) {
    return <PageError error={overview.error} retry={() => void overview.refetch()} />;
  }
  if (overview.data === undefined) return <PageLoading blocks={[22, 480, 180]} />;
  return <Home overview={overview.data} />;
}

function Home({ overview }: { readonly overview: Overview }) {
  const t = useWords(homeWords);
  const f = useFormats();
  const label = useLabel();
  const narrow = useNarrow();
  const [opened, setOpened] = useState<string>();
  const meta = [
    label(overview.pack.name),
    f.period(overview.period.from, overview.period.to),
    ...(narrow || overview.unitName === '' ? [] : [overview.unitName]),
  ];
  return (
    <div className="jx-page jx-page-learner jx-home">
      <div className="jx-home-meta">
        <MetaLine items={meta} />
        {!narrow && (
          <span className="jx-small jx-secondary">
            {t('today', { date: f.weekdayDate(overview.today) })}
          </span>
        )}
      </div>
      <Sheet padding="flush" bleed>
        <div className="jx-home-main">
          <YearNeeds overview={overview} onOpen={setOpened} />
          <CloseGap overview={overview} onOpen={setOpened} />
        </div>
      </Sheet>
      <div className="jx-home-two">
        <UnderWay
          unit={overview.pack.unit}
          hoursOf={(recordId) =>
            overview.lines.find((line) => line.recordId === recordId)?.ifApproved
          }
        />
        <RecentRecords overview={overview} onOpen={setOpened} />
      </div>
      <CertificateLine />
      <RecordWhy
        personId={overview.personId}
        recordId={opened}
        onClose={() => setOpened(undefined)}
      />
    </div>
  );
}

function CloseGap(props: {
  readonly overview: Overview;
  readonly onOpen: (recordId: string) => void;
}) {
  const { overview } = props;
  const t = useWords(homeWords);
  const met = overview.verdict === 'met';
  const short = yearNeeds(overview.requirements).subjects.filter(
    ({ requirement }) => requirement.status !== 'met',
  );
  return (
    <section className="jx-close-gap">
      <div>
        <SectionHead title={met ? t('closeTitleMet') : t('closeTitle')} />
        <p className="jx-small jx-secondary">{met ? t('closeMet') : t('closeLead')}</p>
      </div>
      <PendingGains overview={overview} onOpen={props.onOpen} />
      <HomeCourses short={short.map(({ id }) => id)} />
      {overview.permissions.declare && (
        <DeclarableKinds
          short={short.map(({ id, requirement }) => ({ id, label: requirement.label }))}
        />
      )}
    </section>
  );
}
