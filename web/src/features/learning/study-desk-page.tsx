import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { type ChosenUnit, UnitSelect } from '../../app/unit-select.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/locale.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { AmountChart } from '../../ui/amount-chart.tsx';
import { FilterChip } from '../../ui/chip.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page, Sheet } from '../../ui/layout.tsx';
import { useNarrow } from '../../ui/media.ts';
import { EmptyState } from '../../ui/page-state.tsx';
import {
  type AnomalyLine,
  anomaliesQuery,
  exportAddress,
  type Overview,
  overviewQuery,
  STATES,
} from './desk-queries.ts';
import { learningWords } from './learning-words.ts';
import { knownReason } from './looked-at.tsx';
import { StudyPeople } from './study-desk-people.tsx';
import { studyDeskWords } from './study-desk-words.ts';
import './learning.css';

const VIEWS = ['units', 'courses', 'people', 'anomalies'] as const;
type View = (typeof VIEWS)[number];
export type DeskSearch = {
  readonly view?: string;
  readonly unit?: string;
  readonly unitName?: string;
  readonly group?: string;
  readonly q?: string;
  readonly state?: string;
};
type Words = Translate<(typeof studyDeskWords)['zh-CN']>;

/** So many bars say something; the table has all of them. */
const BARS = 12;
/** Room for the names beside the bars. */
const NAMES_PX = { phone: 110, desk: 200 } as const;

/** Who takes part, how far they are, with what result; filters are in the address. */
export function StudyDeskPage() {
  const t = useWords(studyDeskWords);
  useTitle(t('title'));
  const navigate = useNavigate();
  const { audiences } = useSignedIn();
  const search: DeskSearch = useSearch({ strict: false });
  const views = VIEWS.filter((view) => view !== 'anomalies' || audiences.includes('authority'));
  const view: View = views.find((one) => one === search.view) ?? 'units';
  const go = (next: DeskSearch) => void navigate({ to: paths.studyDesk, search: next });
  const { unit, unitName } = search;
  const chosen: ChosenUnit | undefined =
    unit === undefined ? undefined : { id: unit, name: unitName ?? '' };
  const within = unit === undefined ? {} : { unit, unitName: unitName ?? '' };
  return (
    <Page width="desk" title={t('title')} lead={t('lead')}>
      <div className="jx-study-desk">
        <div className="jx-learning-filter" role="group" aria-label={t('views')}>
          {views.map((one) => (
            <FilterChip key={one} on={one === view} onToggle={() => go({ ...within, view: one })}>
              {t(`view.${one}`)}
            </FilterChip>
          ))}
          {view !== 'anomalies' && (
            <UnitSelect
              value={chosen}
              clearable
              label={t('unit')}
              placeholder={t('unit')}
              onChange={(next) =>
                go(next === undefined ? { view } : { view, unit: next.id, unitName: next.name })
              }
            />
          )}
        </div>
        {view === 'people' && <StudyPeople search={search} go={go} />}
        {view === 'anomalies' && <Anomalies search={search} go={go} />}
        {(view === 'units' || view === 'courses') && (
          <Participation view={view} {...(unit === undefined ? {} : { unit })} />
        )}
      </div>
    </Page>
  );
}

function Participation(of: { readonly view: 'units' | 'courses'; readonly unit?: string }) {
  const t = useWords(studyDeskWords);
  const locale = useLocale();
  const scope = of.unit === undefined ? {} : { unit: of.unit };
  const found = useInfiniteQuery(overviewQuery(scope));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[200, 320]} />;
  const by = of.view === 'units' ? 'unit' : 'course';
  const units = found.data.pages.flatMap((page) => page.units);
  const courses = found.data.pages.flatMap((page) => page.courses);
  const lines = of.view === 'units' ? units : courses;
  if (lines.length === 0) return <EmptyState>{t('none')}</EmptyState>;
  return (
    <>
      {of.view === 'units' ? <Units units={units} /> : <Courses courses={courses} />}
      {found.data.pages.at(-1)?.more[of.view] === true && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <p>
        <Button href={exportAddress({ ...scope, by, locale })}>{t('export')}</Button>
      </p>
    </>
  );
}

function Units({ units }: { readonly units: Overview['units'] }) {
  const t = useWords(studyDeskWords);
  const names = useNarrow() ? NAMES_PX.phone : NAMES_PX.desk;
  const columns: Column<Overview['units'][number]>[] = [
    { id: 'unit', head: t('colUnit'), phone: 'subject', cell: (one) => one.name },
    {
      id: 'people',
      head: t('colPeople'),
      align: 'end',
      phone: 'detail',
      phoneHead: true,
      cell: (one) => one.people,
    },
    {
      id: 'taking',
      head: t('colTaking'),
      align: 'end',
      phone: 'detail',
      phoneHead: true,
      cell: (one) => one.taking,
    },
    {
      id: 'finished',
      head: t('colFinished'),
      align: 'end',
      phone: 'need',
      phoneHead: true,
      cell: (one) => one.finished,
    },
  ];
  return (
    <>
      <Sheet>
        <AmountChart
          label={t('chartUnits')}
          names={names}
          full={1}
          bars={units.slice(0, BARS).map((one) => ({
            name: one.name,
            value: one.people === 0 ? 0 : one.taking / one.people,
            said: t('share', one),
          }))}
        />
      </Sheet>
      <DataTable
        caption={t('view.units')}
        columns={columns}
        rows={units}
        rowKey={(one) => one.unitId}
      />
    </>
  );
}

function Courses({ courses }: { readonly courses: Overview['courses'] }) {
  const t = useWords(studyDeskWords);
  const names = useNarrow() ? NAMES_PX.phone : NAMES_PX.desk;
  const number = (
    id: 'studying' | 'provisional' | 'done',
    head: string,
  ): Column<Overview['courses'][number]> => ({
    id,
    head,
    align: 'end',
    phone: 'detail',
    phoneHead: true,
    cell: (one) => one[id],
  });
  const columns: Column<Overview['courses'][number]>[] = [
    { id: 'course', head: t('colCourse'), phone: 'subject', cell: (one) => one.title },
    number('studying', t('colStudying')),
    number('provisional', t('colProvisional')),
    number('done', t('colDone')),
    {
      id: 'results',
      head: t('colResults'),
      align: 'end',
      phone: 'need',
      cell: (one) =>
        one.passed + one.failed === 0
          ? ''
          : t('results', { passed: one.passed, notPassed: one.failed }),
    },
  ];
  return (
    <>
      <Sheet>
        <AmountChart
          label={t('chartCourses')}
          names={names}
          bars={courses.slice(0, BARS).map((one) => ({
            name: one.title,
            value: one.done + one.provisional,
            said: String(one.done + one.provisional),
          }))}
        />
      </Sheet>
      <DataTable
        caption={t('view.courses')}
        columns={columns}
        rows={courses}
        rowKey={(one) => one.courseId}
      />
    </>
  );
}

function columnsOfAnomalies(
  t: Words,
  reasonOf: (reason: string) => string,
  dateOf: (instant: string) => string,
): Column<AnomalyLine>[] {
  return [
    { id: 'name', head: t('colName'), phone: 'subject', width: 140, cell: (one) => one.personName },
    { id: 'unit', head: t('colUnit'), phone: 'detail', cell: (one) => one.unitName },
    { id: 'course', head: t('colCourse'), phone: 'detail', cell: (one) => one.course },
    {
      id: 'reasons',
      head: t('colReasons'),
      phone: 'detail',
      cell: (one) => one.reasons.map(reasonOf).join(t('between')),
    },
    {
      id: 'found',
      head: t('colFound'),
      phone: 'hidden',
      width: 140,
      cell: (one) => dateOf(one.foundAt),
    },
    { id: 'state', head: t('colState'), phone: 'need', width: 120, cell: (one) => stateOf(t, one) },
  ];
}

function stateOf(t: Words, { state }: AnomalyLine): string {
  const known = STATES.find((one) => one === state);
  return known === undefined ? '' : t(`state.${known}`);
}

function Anomalies(props: {
  readonly search: DeskSearch;
  readonly go: (next: DeskSearch) => void;
}) {
  const { search, go } = props;
  const t = useWords(studyDeskWords);
  const said = useWords(learningWords);
  const f = useFormats();
  const navigate = useNavigate();
  const state = STATES.find((one) => one === search.state);
  const found = useInfiniteQuery(anomaliesQuery(state === undefined ? {} : { state }));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[44, 320]} />;
  const rows = found.data.pages.flatMap((one) => one.items);
  const reasonOf = (text: string) => {
    const reason = knownReason(text);
    return reason === undefined ? '' : said(`anomaly.${reason}`);
  };
  return (
    <>
      <div className="jx-learning-filter">
        <FilterChip on={state === undefined} onToggle={() => go({ view: 'anomalies' })}>
          {t('state.all')}
        </FilterChip>
        {STATES.map((one) => (
          <FilterChip
            key={one}
            on={one === state}
            onToggle={() => go({ view: 'anomalies', state: one })}
          >
            {t(`state.${one}`)}
          </FilterChip>
        ))}
      </div>
      {rows.length === 0 ? (
        <EmptyState>{t('noAnomalies')}</EmptyState>
      ) : (
        <DataTable
          caption={t('view.anomalies')}
          columns={columnsOfAnomalies(t, reasonOf, (at) => f.instantDate(at))}
          rows={rows}
          rowKey={(one) => one.anomalyId}
          onOpen={(one) => void navigate({ to: `${paths.inbox}/${one.personId}/${one.caseId}` })}
        />
      )}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
