import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page, SectionHead } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { officeWords } from './office-words.ts';
import { ratioText } from './ratio.ts';
import { RefusalLine } from './refusal-line.tsx';
import { type Draw, drawsQuery, useDrawing, type Waiting } from './sample-queries.ts';
import { samplesWords } from './samples-words.ts';
import './offices.css';

/** What waits to be drawn from, and every drawing with what became of its samples. */
export function SamplesPage() {
  const t = useWords(samplesWords);
  const tOffices = useWords(officeWords);
  useTitle(t('title'));
  const found = useQuery(drawsQuery);
  const drawing = useDrawing();
  const offered = useWaitingColumns(drawing);
  const kept = useDrawColumns();
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 200, 200]} />;
  const { waiting, items } = found.data;
  const open = items.reduce((sum, draw) => sum + draw.samplesOpen, 0);
  const people = waiting.reduce((sum, one) => sum + one.people, 0);
  const cases = waiting.reduce((sum, one) => sum + one.cases, 0);
  const title = () => {
    if (cases > 0) return t('headlineWaiting', { people, cases });
    return open > 0 ? t('headlineOpen', { count: open }) : t('headlineDone');
  };
  const offices = [...new Set(waiting.map((one) => one.officeId))];
  const [only, another] = offices;
  const together = waiting.length > 1 && another === undefined ? only : undefined;
  return (
    <Page
      width="desk"
      above={
        <Link to={paths.reviewOffices} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {tOffices('title')}
        </Link>
      }
      title={title()}
      lead={t('lead')}
    >
      <RefusalLine error={drawing.error} />
      {drawing.data?.draws.map((draw) => (
        <div key={draw.drawId} role="status">
          <Note icon="check">
            {t('drawn', { drawn: draw.drawn, population: draw.population })}{' '}
            <Link to={`${paths.samples}/${draw.drawId}`}>{t('see')}</Link>
          </Note>
        </div>
      ))}
      <SectionHead
        title={t('waiting')}
        action={
          together !== undefined && (
            <Button
              loading={drawing.isPending}
              onClick={() => drawing.mutate({ officeId: together })}
            >
              {t('drawAll')}
            </Button>
          )
        }
      />
      <DataTable
        caption={t('waiting')}
        columns={offered}
        rows={waiting}
        rowKey={(one) => `${one.officeId} ${one.unitId} ${one.stepLabel['zh-CN']}`}
        empty={<EmptyState>{t('waitingNone')}</EmptyState>}
      />
      <SectionHead title={t('draws')} />
      <DataTable
        caption={t('draws')}
        columns={kept}
        rows={items}
        rowKey={(draw) => draw.drawId}
        empty={<EmptyState>{t('drawsNone')}</EmptyState>}
      />
    </Page>
  );
}

function useWaitingColumns(drawing: ReturnType<typeof useDrawing>): readonly Column<Waiting>[] {
  const t = useWords(samplesWords);
  const label = useLabel();
  return [
    { id: 'unit', head: t('unit'), phone: 'subject', cell: (one) => <b>{one.unitName}</b> },
    {
      id: 'step',
      head: t('step'),
      phone: 'detail',
      cell: (one) => `${one.officeName} ${label(one.stepLabel)}`,
    },
    {
      id: 'rule',
      head: t('rule'),
      phone: 'detail',
      cell: (one) => (
        <>
          {t(one.of === 'people' ? 'ruleOf.people' : 'ruleOf.cases', {
            ratio: ratioText(one.ratio),
          })}
          {one.onSite && <div className="jx-small jx-secondary">{t('onSite')}</div>}
        </>
      ),
    },
    {
      id: 'count',
      head: t('count'),
      phone: 'detail',
      cell: (one) => t('peopleCases', { people: one.people, cases: one.cases }),
    },
    {
      id: 'would',
      head: t('wouldDraw'),
      phone: 'need',
      align: 'end',
      cell: (one) =>
        t(one.of === 'people' ? 'would.people' : 'would.cases', { count: one.wouldDraw }),
    },
    {
      id: 'draw',
      head: <span className="jx-visually-hidden">{t('draw')}</span>,
      phone: 'detail',
      align: 'end',
      cell: ({ officeId, unitId, unitName }) => (
        <Button
          size="small"
          type="primary"
          aria-label={t('drawUnit', { unit: unitName })}
          loading={drawing.isPending && drawing.variables.unitId === unitId}
          onClick={() => drawing.mutate({ officeId, unitId })}
        >
          {t('draw')}
        </Button>
      ),
    },
  ];
}

function useDrawColumns(): readonly Column<Draw>[] {
  const t = useWords(samplesWords);
  const f = useFormats();
  const label = useLabel();
  const parts = (of: readonly (readonly [number, string])[]) => {
    const said = of.filter(([count]) => count > 0).map(([, text]) => text);
    return said.length === 0 ? t('none') : f.list(said);
  };
  return [
    {
      id: 'at',
      head: t('at'),
      phone: 'subject',
      cell: (draw) => (
        <>
          <Link to={`${paths.samples}/${draw.drawId}`}>{f.instant(draw.at)}</Link>
          <div className="jx-small jx-secondary">{draw.drawnBy}</div>
        </>
      ),
    },
    {
      id: 'step',
      head: t('step'),
      phone: 'detail',
      cell: (draw) => `${draw.officeName} ${label(draw.stepLabel)}`,
    },
    {
      id: 'result',
      head: t('result'),
      phone: 'detail',
      align: 'end',
      cell: (draw) => t('drawnOf', { drawn: draw.drawn, population: draw.population }),
    },
    {
      id: 'others',
      head: t('others'),
      phone: 'detail',
      cell: (draw) =>
        parts([
          [draw.othersOpen, t('othersOpen', { count: draw.othersOpen })],
          [draw.othersDone, t('othersDone', { count: draw.othersDone })],
        ]),
    },
    {
      id: 'samples',
      head: t('samples'),
      phone: 'need',
      cell: (draw) =>
        parts([
          [draw.samplesOpen, t('samplesOpen', { count: draw.samplesOpen })],
          [draw.samplesPassed, t('samplesPassed', { count: draw.samplesPassed })],
          [draw.samplesFailed, t('samplesFailed', { count: draw.samplesFailed })],
        ]),
    },
  ];
}
