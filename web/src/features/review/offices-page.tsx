import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { PageList } from '../../app/page-list.tsx';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Columns, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { AbsenceDrawer, PromiseDrawer } from './office-drawers.tsx';
import { type Office, officesQuery } from './office-queries.ts';
import { officeWords } from './office-words.ts';
import './offices.css';

const Chart = lazy(async () => ({
  default: (await import('../../ui/amount-chart.tsx')).AmountChart,
}));
const NAMES_PX = 180;
/** The fullest; the table has them all. */
const CHARTED_MAX = 10;
const AGES = ['age.0', 'age.1', 'age.2', 'age.3'] as const;

type Opened = { readonly what: 'promise' | 'absence'; readonly officeId: string };

/** How much waits where, for how long, and who is there; for one's own office and those below. */
export function OfficesPage() {
  const t = useWords(officeWords);
  const f = useFormats();
  useTitle(t('title'));
  const found = useQuery(officesQuery);
  const [opened, setOpened] = useState<Opened>();
  const columns = useColumns(setOpened);
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 160, 300]} />;
  const offices = found.data;
  const shown = offices.find((office) => office.officeId === opened?.officeId);
  const sum = (of: (office: Office) => number) =>
    offices.reduce((total, office) => total + of(office), 0);
  const open = sum((office) => office.open);
  const overdue = sum((office) => office.overdue);
  const words = { open: f.number(String(open)), overdue: f.number(String(overdue)) };
  return (
    <Page
      width="desk"
      above={t('title')}
      title={t(open === 0 ? 'headlineNone' : overdue === 0 ? 'headlineFine' : 'headline', words)}
      lead={t('lead')}
    >
      {open > 0 && <Charts offices={offices} />}
      <SectionHead title={t('table')} count={f.number(String(offices.length))} />
      <DataTable
        caption={t('table')}
        columns={columns}
        rows={offices}
        rowKey={(office) => office.officeId}
        empty={<EmptyState>{t('empty')}</EmptyState>}
      />
      <PageList
        pages={[
          { to: paths.samples, title: t('toSamples'), lead: t('toSamplesLead') },
          { to: paths.seals, title: t('toSeals'), lead: t('toSealsLead') },
        ]}
      />
      {opened?.what === 'promise' && shown && (
        <PromiseDrawer office={shown} onClose={() => setOpened(undefined)} />
      )}
      {opened?.what === 'absence' && shown && (
        <AbsenceDrawer office={shown} onClose={() => setOpened(undefined)} />
      )}
    </Page>
  );
}

function Charts({ offices }: { readonly offices: readonly Office[] }) {
  const t = useWords(officeWords);
  const f = useFormats();
  const said = (count: number) => t('amount', { count: f.number(String(count)) });
  const loads = offices
    .filter((office) => office.open > 0)
    .toSorted((a, b) => b.open - a.open)
    .slice(0, CHARTED_MAX)
    .map((office) => ({ name: office.officeName, value: office.open, said: said(office.open) }));
  const ages = AGES.map((name, index) => {
    const value = offices.reduce((sum, office) => sum + (office.ages[index] ?? 0), 0);
    return { name: t(name), value, said: said(value) };
  });
  return (
    <Suspense fallback={<div className="jx-amount-chart" />}>
      <Columns
        first={
          <Sheet>
            <Chart bars={loads} label={t('loadChart')} names={NAMES_PX} />
          </Sheet>
        }
        second={
          <Sheet>
            <Chart bars={ages} label={t('ageChart')} />
          </Sheet>
        }
      />
    </Suspense>
  );
}

function useColumns(onOpen: (opened: Opened) => void): readonly Column<Office>[] {
  const t = useWords(officeWords);
  const f = useFormats();
  return [
    {
      id: 'office',
      head: t('office'),
      phone: 'subject',
      cell: (office) => (
        <>
          <b>{office.officeName}</b>{' '}
          {office.mine && <span className="jx-small jx-secondary">{t('mine')}</span>}
        </>
      ),
    },
    {
      id: 'people',
      head: t('people'),
      phone: 'detail',
      cell: (office) =>
        office.people.length === 0 ? (
          <span className="jx-risk">{t('nobody')}</span>
        ) : (
          f.list(
            office.people.map((person) =>
              person.awayUntil === null
                ? person.name
                : t('away', { name: person.name, until: f.shortDate(person.awayUntil) }),
            ),
          )
        ),
    },
    {
      id: 'promise',
      head: t('promise'),
      phone: 'detail',
      cell: (office) =>
        office.promisedWorkingDays === null
          ? t('notPromised')
          : t('promised', { days: office.promisedWorkingDays }),
    },
    {
      id: 'oldest',
      head: t('oldest'),
      phone: 'detail',
      cell: (office) =>
        office.oldestAt === null ? t('none') : t('since', { date: f.instantDate(office.oldestAt) }),
    },
    {
      id: 'open',
      head: t('open'),
      phone: 'detail',
      align: 'end',
      cell: (office) => <OpenCell office={office} />,
    },
    {
      id: 'overdue',
      head: t('overdue'),
      phone: 'need',
      align: 'end',
      cell: (office) =>
        office.overdue === 0 ? (
          t('noneLate')
        ) : (
          <span className="jx-risk">
            {t('lateCount', { count: f.number(String(office.overdue)) })}
          </span>
        ),
    },
    {
      id: 'act',
      head: <span className="jx-visually-hidden">{t('people')}</span>,
      phone: 'detail',
      align: 'end',
      cell: (office) => <Acts office={office} onOpen={onOpen} />,
    },
  ];
}

function OpenCell({ office }: { readonly office: Office }) {
  const t = useWords(officeWords);
  const f = useFormats();
  const more = [
    ...(office.nudged > 0 ? [t('nudged', { count: office.nudged })] : []),
    ...(office.reopenings > 0 ? [t('reopenings', { count: office.reopenings })] : []),
    ...(office.claimed > 0 ? [t('claimed', { count: office.claimed })] : []),
    ...(office.standing > 0 ? [t('standing', { count: office.standing })] : []),
  ];
  return (
    <>
      {t('openCount', { count: f.number(String(office.open)) })}
      {more.length > 0 && <div className="jx-small jx-secondary">{f.list(more)}</div>}
    </>
  );
}

function Acts(props: { readonly office: Office; readonly onOpen: (opened: Opened) => void }) {
  const { office, onOpen } = props;
  const t = useWords(officeWords);
  return (
    <span className="jx-office-acts">
      {office.mine ? (
        <Link to={paths.inbox}>{t('toInbox')}</Link>
      ) : (
        <Link to={`${paths.reviewOffices}/${office.officeId}`}>{t('seeCases')}</Link>
      )}
      {office.mine && (
        <Button size="small" onClick={() => onOpen({ what: 'promise', officeId: office.officeId })}>
          {t('setPromise')}
        </Button>
      )}
      {office.people.length > 0 && (
        <Button size="small" onClick={() => onOpen({ what: 'absence', officeId: office.officeId })}>
          {t('setAbsence')}
        </Button>
      )}
    </span>
  );
}
