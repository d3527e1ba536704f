import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { MetaLine, Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { hourScale } from './hour-amounts.ts';
import { HourBar } from './hour-bar.tsx';
import { LeftNote } from './left-note.tsx';
import { hoursPageWords } from './hours-page-words.ts';
import { hoursWords } from './hours-words.ts';
import { isPending } from './explained-record.ts';
import { type Overview, type OverviewLine, overviewQuery } from './queries.ts';
import { RecordState } from './record-state.tsx';
import { RecordWhy } from './record-why.tsx';
import { amountUnit, sumOfCategories, yearNeeds } from './subjects.ts';
import { waitingOf } from './waiting.ts';
import './hours-page.css';

/** Everything of a year in one table, each amount with its reason behind it. */
export function HoursPage() {
  const t = useWords(hoursPageWords);
  useTitle(t('title'));
  const { accountId } = useSignedIn();
  const search: { readonly year?: number } = useSearch({ strict: false });
  const overview = useQuery(overviewQuery({ personId: accountId, year: search.year }));
  if (overview.isError) {
    return <PageError error={overview.error} retry={() => void overview.refetch()} />;
  }
  if (overview.data === undefined) return <PageLoading blocks={[38, 64, 360]} />;
  return <Year overview={overview.data} year={search.year} />;
}

function Year({
  overview,
  year,
}: {
  readonly overview: Overview;
  readonly year?: number | undefined;
}) {
  const t = useWords(hoursPageWords);
  const f = useFormats();
  const label = useLabel();
  const [opened, setOpened] = useState<string>();
  return (
    <Page
      title={t('title')}
      above={
        <MetaLine
          items={[label(overview.pack.name), f.period(overview.period.from, overview.period.to)]}
        />
      }
      lead={<YearAnswer overview={overview} />}
      actions={<YearChoice overview={overview} />}
    >
      <LeftNote overview={overview} />
      <YearBars overview={overview} />
      <RecordTable caption={t('title')} overview={overview} onOpen={setOpened} opened={opened} />
      <RecordWhy
        personId={overview.personId}
        recordId={opened}
        year={year}
        onClose={() => setOpened(undefined)}
      />
    </Page>
  );
}

/** How the year stands, before any bar or table. */
function YearAnswer({ overview }: { readonly overview: Overview }) {
  const t = useWords(hoursPageWords);
  const f = useFormats();
  const unit = amountUnit(overview.pack.unit);
  const counted = f.amount(overview.totals['total'] ?? '0', unit);
  if (overview.requirements.length === 0) return t('footCounted', { counted });
  if (overview.verdict === 'met') return t('answerMet', { counted });
  const short = f.amount(overview.short, unit);
  const { kind, count, settlesOn } = waitingOf(overview.lines);
  if (count === 0) return t.rich('answerShort', { counted, short });
  const later = f.amount(overview.shortIfPending, unit);
  const date = kind === 'provisional' ? f.shortDate(settlesOn) : '';
  return overview.pendingVerdict === 'met'
    ? t.rich(`answerHopedMet.${kind}`, { counted, short, date })
    : t.rich(`answerHoped.${kind}`, { counted, short, later, date });
}

function YearChoice({ overview }: { readonly overview: Overview }) {
  const t = useWords(hoursPageWords);
  const navigate = useNavigate();
  const shown = Number(overview.period.from.slice(0, 4));
  if (overview.years.length < 2) return null;
  return (
    <Select
      aria-label={t('year')}
      value={shown}
      options={overview.years.map((year) => ({ value: year, label: String(year) }))}
      onChange={(year) => void navigate({ to: paths.hours, search: { year } })}
    />
  );
}

export function YearBars({ overview }: { readonly overview: Overview }) {
  const f = useFormats();
  const label = useLabel();
  const unit = amountUnit(overview.pack.unit);
  const { subjects } = yearNeeds(overview.requirements);
  const scale = hourScale(
    subjects.map((subject) => subject.amounts),
    'compact',
  );
  const equation = sumOfCategories(overview, f.number);
  if (subjects.length === 0) return null;
  return (
    <div className="jx-year-bars">
      {subjects.map(({ id, requirement, amounts }) => (
        <div key={id}>
          <div className="jx-small jx-secondary">{label(requirement.label)}</div>
          <HourBar
            subject={label(requirement.label)}
            amounts={amounts}
            unit={unit}
            waiting={waitingOf(overview.lines).kind}
            scale={{ ...scale, extent: { screen: 0, paper: 0 } }}
          />
          <div className="jx-nowrap">
            {amounts.need === null
              ? f.amount(amounts.counted, unit)
              : f.amountOf(amounts.counted, amounts.need, unit)}
          </div>
        </div>
      ))}
      {equation !== undefined && <div className="jx-small jx-secondary">{equation}</div>}
    </div>
  );
}

export function RecordTable(props: {
  /** Whose records these are, for who hears the page. */
  readonly caption: string;
  readonly overview: Overview;
  readonly opened: string | undefined;
  readonly onOpen: (recordId: string) => void;
}) {
  const { overview, onOpen } = props;
  const t = useWords(hoursPageWords);
  const f = useFormats();
  const h = useWords(hoursWords);
  const columns = useColumns(overview, onOpen);
  const unit = amountUnit(overview.pack.unit);
  const counted = overview.totals['total'] ?? '0';
  const { kind, count } = waitingOf(overview.lines);
  const hoped = overview.requirements.find((requirement) => requirement.id === 'total')?.pending;
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={overview.lines.toSorted((a, b) => (a.on < b.on ? 1 : -1))}
      rowKey={(line) => line.recordId}
      {...(props.opened === undefined ? {} : { current: props.opened })}
      sort={{ column: 'on', direction: 'descending' }}
      empty={<EmptyState>{t('emptyYear', { year: overview.period.from.slice(0, 4) })}</EmptyState>}
      foot={
        count > 0 && hoped !== undefined
          ? t('footBoth', {
              counted: f.amount(counted, unit),
              waits: h(`waits.${kind}`),
              amount: f.amount(hoped, unit),
            })
          : t('footCounted', { counted: f.amount(counted, unit) })
      }
    />
  );
}

function useColumns(
  overview: Overview,
  onOpen: (recordId: string) => void,
): readonly Column<OverviewLine>[] {
  const t = useWords(hoursPageWords);
  const f = useFormats();
  const label = useLabel();
  const unit = amountUnit(overview.pack.unit);
  const subjectOf = (line: OverviewLine) => {
    const found = overview.pack.categories.find((category) => category.id === line.category);
    return found ? label(found.label) : t('noSubject');
  };
  return [
    {
      id: 'on',
      head: t('on'),
      phone: 'detail',
      width: 168,
      cell: (line) => <span className="jx-nowrap">{f.listDate(line.on, overview.today)}</span>,
    },
    { id: 'title', head: t('content'), phone: 'subject', cell: (line) => line.title },
    { id: 'subject', head: t('subject'), phone: 'detail', width: 120, cell: subjectOf },
    {
      id: 'state',
      head: t('state'),
      phone: 'detail',
      width: 128,
      cell: (line) => (
        <RecordState
          status={line.status}
          counted={line.counted}
          settlesOn={line.settlesOn}
          source={line.source}
        />
      ),
    },
    {
      id: 'amount',
      head: t('amount'),
      align: 'end',
      phone: 'need',
      width: 120,
      cell: (line) => {
        const amount = f.amount(isPending(line.status) ? line.ifApproved : line.counted, unit);
        return (
          <Amount strong label={t('whyLabel', { amount })} onOpen={() => onOpen(line.recordId)}>
            {amount}
          </Amount>
        );
      },
    },
  ];
}
