import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { mendsCertificates, paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page, SectionHead } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { deskCertificatesWords } from './desk-words.ts';
import { howToMend, mendedInOrganisations, whyNot } from './obstacle-sentences.ts';
import { obstacleWords } from './obstacle-words.ts';
import {
  type Certificate,
  certificatesOfOthersQuery,
  type CertificateState,
  type Obstacle,
  obstaclesQuery,
  STATES,
} from './queries.ts';
import './certificates.css';

type Words = Translate<(typeof deskCertificatesWords)['zh-CN']>;

const MARKS = { valid: 'counted', revoked: 'refused', replaced: 'cut' } as const;

/** What cannot be printed first, because somebody has to act; then what was given out. */
export function DeskCertificatesPage() {
  const t = useWords(deskCertificatesWords);
  const f = useFormats();
  useTitle(t('title'));
  const search: { readonly state?: string } = useSearch({ strict: false });
  const state = STATES.find((one) => one === search.state);
  const mends = mendsCertificates(useSignedIn());
  const obstacles = useQuery({ ...obstaclesQuery, enabled: mends });
  const list = useInfiniteQuery(certificatesOfOthersQuery(state));
  const failed = obstacles.error ?? list.error;
  if (failed !== null) {
    const retry = () => {
      if (mends) void obstacles.refetch();
      void list.refetch();
    };
    return <PageError error={failed} retry={retry} />;
  }
  if (list.data === undefined || (mends && obstacles.data === undefined)) {
    return <PageLoading blocks={[38, 44, 400]} />;
  }
  const kept = obstacles.data?.items ?? [];
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <Page
      width="desk"
      title={
        kept.length === 0 ? t('title') : t('titleObstacles', { people: peopleOf(kept, f.people) })
      }
      lead={t('lead')}
    >
      {kept.length > 0 && <ObstacleTable rows={kept} more={obstacles.data?.more === true} />}
      {kept.length > 0 && (
        <div className="jx-certificates-given">
          <SectionHead title={t('list')} />
        </div>
      )}
      <States state={state} />
      <CertificateTable rows={rows} narrowed={state !== undefined} />
      <div className="jx-certificates-foot">
        {rows.length > 0 && <span role="status">{t('shown', { count: rows.length })}</span>}
        {list.hasNextPage && (
          <Button
            type="link"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
      </div>
    </Page>
  );
}

function peopleOf(kept: readonly Obstacle[], people: (count: number) => string): string {
  return people(new Set(kept.map((one) => one.personId)).size);
}

function States({ state }: { readonly state: CertificateState | undefined }) {
  const t = useWords(deskCertificatesWords);
  const navigate = useNavigate();
  const go = (next: CertificateState | undefined) =>
    void navigate({
      to: paths.deskCertificates,
      search: next === undefined ? {} : { state: next },
    });
  return (
    <div className="jx-certificates-states">
      <FilterChip on={state === undefined} onToggle={() => go(undefined)}>
        {t('all')}
      </FilterChip>
      {STATES.map((one) => (
        <FilterChip
          key={one}
          on={state === one}
          removable
          onToggle={() => go(state === one ? undefined : one)}
        >
          {t(`state.${one}`)}
        </FilterChip>
      ))}
    </div>
  );
}

function PersonLink(props: {
  readonly personId: string;
  readonly name: string;
  readonly from: string;
}) {
  const t = useWords(deskCertificatesWords);
  return (
    <Link
      to={`${paths.people}/${props.personId}`}
      search={{ year: Number(props.from.slice(0, 4)) }}
      aria-label={t('personOf', { name: props.name })}
    >
      {props.name}
    </Link>
  );
}

function obstacleColumns(of: {
  readonly t: Words;
  readonly words: Translate<(typeof obstacleWords)['zh-CN']>;
  readonly f: Formats;
  readonly today: string;
}): readonly Column<Obstacle>[] {
  const { t, words, f, today } = of;
  return [
    {
      id: 'name',
      head: t('name'),
      phone: 'subject',
      cell: (row) => <PersonLink personId={row.personId} name={row.name} from={row.period.from} />,
    },
    {
      id: 'why',
      head: t('why'),
      phone: 'detail',
      cell: (row) => <span className="jx-certificates-words">{whyNot(words, row)}</span>,
    },
    {
      id: 'mend',
      head: t('mend'),
      phone: 'detail',
      cell: (row) => (
        <span className="jx-certificates-words">
          {howToMend(words, row.code)}{' '}
          {mendedInOrganisations(row.code) && (
            <Link to={paths.organisations}>{words('toOrganisations')}</Link>
          )}
        </span>
      ),
    },
    {
      id: 'since',
      head: t('since'),
      phone: 'hidden',
      cell: (row) => f.instant(row.since, today),
    },
    {
      id: 'period',
      head: t('subject'),
      phone: 'need',
      cell: (row) =>
        row.course === null
          ? f.period(row.period.from, row.period.to)
          : t('courseNamed', { course: row.course }),
    },
  ];
}

function ObstacleTable(props: { readonly rows: readonly Obstacle[]; readonly more: boolean }) {
  const t = useWords(deskCertificatesWords);
  const words = useWords(obstacleWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const columns = obstacleColumns({ t, words, f, today });
  return (
    <DataTable
      caption={t('obstacles')}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => `${row.personId} ${row.packId} ${row.period.from} ${row.course ?? ''}`}
      {...(props.more ? { foot: t('obstaclesMore', { count: props.rows.length }) } : {})}
    />
  );
}

function certificateColumns(t: Words, f: Formats): readonly Column<Certificate>[] {
  return [
    {
      id: 'name',
      head: t('name'),
      phone: 'subject',
      cell: (row) => (
        <PersonLink personId={row.personId} name={row.holderName} from={row.period.from} />
      ),
    },
    { id: 'unit', head: t('unit'), phone: 'hidden', cell: (row) => row.unitName },
    {
      id: 'period',
      head: t('subject'),
      phone: 'detail',
      cell: (row) =>
        row.course === null
          ? f.period(row.period.from, row.period.to)
          : t('courseNamed', { course: row.course.title }),
    },
    {
      id: 'number',
      head: t('number'),
      phone: 'detail',
      cell: (row) => <span className="jx-number jx-nowrap">{row.number}</span>,
    },
    { id: 'issued', head: t('issuedOn'), phone: 'hidden', cell: (row) => f.date(row.issuedOn) },
    {
      id: 'download',
      head: t('download'),
      phone: 'detail',
      cell: (row) =>
        row.permissions.download ? (
          <a
            href={`/api/certificates/${row.personId}/${row.certificateId}/pdf`}
            download
            aria-label={t('downloadOf', { name: row.holderName, number: row.number })}
          >
            {t('download')}
          </a>
        ) : (
          '—'
        ),
    },
    {
      id: 'status',
      head: t('status'),
      phone: 'need',
      cell: (row) => <StateMark state={MARKS[row.status]}>{t(`status.${row.status}`)}</StateMark>,
    },
  ];
}

function CertificateTable(props: {
  readonly rows: readonly Certificate[];
  readonly narrowed: boolean;
}) {
  const t = useWords(deskCertificatesWords);
  const f = useFormats();
  const columns = certificateColumns(t, f);
  return (
    <DataTable
      caption={t('list')}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.certificateId}
      empty={
        props.narrowed ? (
          <EmptyState title={t('noneTitle')}>{t('none')}</EmptyState>
        ) : (
          <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
        )
      }
    />
  );
}
