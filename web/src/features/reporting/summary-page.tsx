import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { UnitSelect } from '../../app/unit-select.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { Postings } from './postings.tsx';
import { summaryQuery, type UnitSummary, useCloseSummary } from './queries.ts';
import { Refusal } from './refusal.tsx';
import { SummaryTables } from './summary-tables.tsx';
import { summaryWords } from './summary-words.ts';
import './reporting.css';

type AddressSearch = {
  readonly unit?: string;
  readonly unitName?: string;
  readonly year?: number;
};

/** The years that can be summed up: this one and what came before. */
const YEARS_BACK = 6;

/** A unit's year: by unit, subject and activity, closed with a day and shown to its people. */
export function SummaryPage() {
  const t = useWords(summaryWords);
  useTitle(t('title'));
  const session = useSignedIn();
  const search: AddressSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const thisYear = Number(session.today.slice(0, 4));
  const year = search.year ?? thisYear;
  const ofUnit = session.audiences.some((one) => one === 'employer' || one === 'reader');
  const own = ofUnit ? session.office : undefined;
  const unit = search.unit === undefined ? own : { id: search.unit, name: search.unitName ?? '' };
  const go = (next: AddressSearch) => void navigate({ to: paths.summary, search: next });
  const choice = (
    <div className="jx-reporting-choice jx-no-print">
      <UnitSelect
        value={unit}
        label={t('unit')}
        placeholder={t('unit')}
        onChange={(chosen) =>
          go({ year, ...(chosen && { unit: chosen.id, unitName: chosen.name }) })
        }
      />
      <Select
        aria-label={t('year')}
        value={year}
        options={Array.from({ length: YEARS_BACK }, (_, back) => ({
          value: thisYear - back,
          label: String(thisYear - back),
        }))}
        onChange={(chosen) => go({ ...search, year: chosen })}
      />
    </div>
  );
  if (unit === undefined) {
    return (
      <Page width="desk" title={t('title')} lead={t('chooseUnit')}>
        {choice}
      </Page>
    );
  }
  return <OfUnit key={`${unit.id} ${year}`} unitId={unit.id} year={year} choice={choice} />;
}

function OfUnit(props: {
  readonly unitId: string;
  readonly year: number;
  readonly choice: React.ReactNode;
}) {
  const { unitId, year, choice } = props;
  const t = useWords(summaryWords);
  const f = useFormats();
  const found = useQuery(summaryQuery(unitId, year));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 60, 300]} />;
  const { live, closed } = found.data;
  const { people, met } = live.counts;
  return (
    <Page
      width="desk"
      title={t('headline', { year, people: f.people(people), met })}
      lead={live.unitName}
      actions={<Documents unitId={unitId} year={year} closed={closed} />}
    >
      {choice}
      <Closing unitId={unitId} year={year} summary={found.data} />
      {people === 0 ? <EmptyState>{t('nobody')}</EmptyState> : <SummaryTables content={live} />}
      <Postings unitId={unitId} year={year} summary={found.data} />
    </Page>
  );
}

function Documents(props: {
  readonly unitId: string;
  readonly year: number;
  readonly closed: UnitSummary['closed'];
}) {
  const { unitId, year, closed } = props;
  const t = useWords(summaryWords);
  const locale = useLocale();
  const query = new URLSearchParams(
    closed === null ? { year: String(year) } : { summaryId: closed.summaryId },
  );
  const sheet = new URLSearchParams([...query, ['locale', locale]]);
  return (
    <>
      <Button
        href={`/api/units/${unitId}/summary/export?${sheet.toString()}`}
        download
        icon={<Icon name="download" size={16} />}
      >
        {t('export')}
      </Button>
      <Button
        href={`/api/units/${unitId}/summary/print?${query.toString()}`}
        download
        icon={<Icon name="file" size={16} />}
      >
        {t('print')}
      </Button>
    </>
  );
}

/** How the year is closed, or that it is not; the button that closes it. */
function Closing(props: {
  readonly unitId: string;
  readonly year: number;
  readonly summary: UnitSummary;
}) {
  const { unitId, year, summary } = props;
  const t = useWords(summaryWords);
  const f = useFormats();
  const close = useCloseSummary(unitId);
  const { closed, permissions } = summary;
  return (
    <div className="jx-reporting-closing" role="status">
      <Note icon={closed === null ? 'clock' : 'lock'}>
        {closed === null ? (
          <p>{t('notClosed')}</p>
        ) : (
          <>
            <p>
              {t('closedBy', {
                date: f.date(closed.closedOn),
                name: closed.closedBy,
                sequence: closed.sequence,
              })}
            </p>
            <p className="jx-small jx-secondary jx-reporting-digest">
              {t('digest', { digest: closed.digest })}
            </p>
            <p className="jx-small jx-secondary">{t('liveBelow')}</p>
          </>
        )}
        {permissions.close && (
          <Button
            type={closed === null ? 'primary' : 'default'}
            loading={close.isPending}
            onClick={() => close.mutate(year)}
          >
            {closed === null ? t('close', { year }) : t('closeAgain')}
          </Button>
        )}
      </Note>
      <Refusal error={close.error} />
    </div>
  );
}
