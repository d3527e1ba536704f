import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { MetaLine, Note, Page } from '../../ui/layout.tsx';
import { LeftNote } from './left-note.tsx';
import { RecordTable, YearBars } from './hours-page.tsx';
import { personQuery } from './people-queries.ts';
import { peopleWords } from './people-words.ts';
import { type Overview, overviewQuery } from './queries.ts';
import { RecordWhy } from './record-why.tsx';
import { amountUnit } from './subjects.ts';
import { waitingOf } from './waiting.ts';
import './people.css';

/** The hours of someone one answers for: the same numbers and reasons the person sees, to read only. */
export function PersonHoursPage(props: {
  /** What came of the year; another room's part. */
  readonly certificate: (of: {
    readonly personId: string;
    readonly year: number | undefined;
  }) => React.ReactNode;
}) {
  const t = useWords(peopleWords);
  const { personId = '' }: { readonly personId?: string } = useParams({ strict: false });
  const search: { readonly year?: number } = useSearch({ strict: false });
  const person = useQuery(personQuery(personId));
  const overview = useQuery(overviewQuery({ personId, year: search.year }));
  const [opened, setOpened] = useState<string>();
  const name = person.data?.name ?? '';
  useTitle(name === '' ? t('title') : t('personTitle', { name }));
  const failed = person.error ?? overview.error;
  if (failed !== null) {
    const retry = () => {
      void person.refetch();
      void overview.refetch();
    };
    return <PageError error={failed} retry={retry} />;
  }
  if (person.data === undefined || overview.data === undefined) {
    return <PageLoading blocks={[38, 64, 360]} />;
  }
  const { unit } = person.data;
  return (
    <Page
      width="desk"
      above={
        <Link to={paths.people} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
      title={t('personTitle', { name })}
      lead={<YearSentence overview={overview.data} />}
      actions={<YearChoice overview={overview.data} personId={personId} />}
    >
      <PersonFacts
        items={[
          person.data.documentMask,
          ...(unit ? [unit.name] : []),
          ...(unit?.staffNumber ? [unit.staffNumber] : []),
        ]}
        overview={overview.data}
      />
      <LeftNote overview={overview.data} />
      <YearBars overview={overview.data} />
      {props.certificate({ personId, year: search.year })}
      <RecordTable
        caption={t('personTitle', { name })}
        overview={overview.data}
        onOpen={setOpened}
        opened={opened}
      />
      <div className="jx-people-note">
        <Note icon="lock">{t('readOnly')}</Note>
      </div>
      <RecordWhy
        personId={personId}
        recordId={opened}
        year={search.year}
        readOnly
        onClose={() => setOpened(undefined)}
      />
    </Page>
  );
}

function PersonFacts(props: { readonly items: readonly string[]; readonly overview: Overview }) {
  const label = useLabel();
  return (
    <div className="jx-person-facts">
      <MetaLine items={[...props.items, label(props.overview.pack.name)]} />
    </div>
  );
}

function YearSentence({ overview }: { readonly overview: Overview }) {
  const t = useWords(peopleWords);
  const f = useFormats();
  const unit = amountUnit(overview.pack.unit);
  const period = f.period(overview.period.from, overview.period.to);
  const short = f.amount(overview.short, unit);
  const { kind, count, settlesOn } = waitingOf(overview.lines);
  const date = kind === 'provisional' ? f.shortDate(settlesOn) : '';
  if (overview.verdict === 'met') {
    return t('personMet', { period, counted: f.amount(overview.totals['total'] ?? '0', unit) });
  }
  if (count === 0) return t('personShort', { period, short });
  if (overview.pendingVerdict === 'met') {
    return t(`personThenMet.${kind}`, { period, short, count, date });
  }
  const after = f.amount(overview.shortIfPending, unit);
  return t(`personShortThen.${kind}`, { period, short, count, after, date });
}

function YearChoice({ overview, personId }: { overview: Overview; personId: string }) {
  const t = useWords(peopleWords);
  const navigate = useNavigate();
  if (overview.years.length < 2) return null;
  return (
    <Select
      aria-label={t('year')}
      value={Number(overview.period.from.slice(0, 4))}
      options={overview.years.map((year) => ({ value: year, label: String(year) }))}
      onChange={(year) => void navigate({ to: `${paths.people}/${personId}`, search: { year } })}
    />
  );
}
