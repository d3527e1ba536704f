import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { useNarrow } from '../../ui/media.ts';
import { deskWords } from './desk-words.ts';
import { type Statistics, statisticsAddress, statisticsQuery } from './queries.ts';

const AmountChart = lazy(async () => ({
  default: (await import('../../ui/amount-chart.tsx')).AmountChart,
}));
const ScatterChart = lazy(async () => ({
  default: (await import('../../ui/scatter-chart.tsx')).ScatterChart,
}));

type Held = { readonly nodeId: string; readonly offeringId: string; readonly taskId: string };
type Line = Statistics['items'][number] & { readonly number: number };

/** Below it a question hardly tells people apart; the same number stands in the words beside it. */
const TELLS_FROM = 20;
/** Room for "90–100%". */
const NAMES_PX = 84;

/** How each question did, and how people did, once it is over for everybody. */
export function ExamStatistics(held: Held) {
  const t = useWords(deskWords);
  const f = useFormats();
  const found = useQuery(statisticsQuery(held));
  const told = found.data?.told && found.data.items.length > 0 ? found.data : undefined;
  return (
    <>
      <SectionHead
        title={t('statistics')}
        action={
          told && <Button href={statisticsAddress(held, f.locale)}>{t('exportStatistics')}</Button>
        }
      />
      {told ? (
        <Figures figures={told} />
      ) : (
        <p className="jx-secondary">
          {found.data?.told === false ? t('statisticsLater') : t('noStatistics')}
        </p>
      )}
    </>
  );
}

const promptCell = ({ prompt }: Line) => <span className="jx-exam-words">{prompt}</span>;

function Figures({ figures }: { readonly figures: Statistics }) {
  const t = useWords(deskWords);
  const f = useFormats();
  const narrow = useNarrow();
  const lines = figures.items.map((item, at): Line => ({ ...item, number: at + 1 }));
  const placed = lines.flatMap(({ number, share, discrimination }) =>
    discrimination === null ? [] : [{ number, share, discrimination }],
  );
  const columns: readonly Column<Line>[] = [
    {
      id: 'number',
      head: t('number'),
      phone: 'detail',
      phoneHead: true,
      align: 'end',
      cell: (row) => row.number,
    },
    {
      id: 'prompt',
      head: t('prompt'),
      phone: 'subject',
      cell: promptCell,
    },
    { id: 'kind', head: t('kind'), phone: 'hidden', cell: (row) => t(`kind.${row.kind}`) },
    { id: 'asked', head: t('asked'), phone: 'hidden', align: 'end', cell: (row) => row.asked },
    {
      id: 'share',
      head: t('share'),
      phone: 'need',
      phoneHead: true,
      align: 'end',
      cell: (row) => `${row.share}%`,
    },
    {
      id: 'discrimination',
      head: t('discrimination'),
      phone: 'detail',
      phoneHead: true,
      align: 'end',
      cell: (row) => row.discrimination ?? t('tooFew'),
    },
  ];
  return (
    <>
      <div className="jx-exam-charts">
        <Sheet>
          <Suspense fallback={<div className="jx-amount-chart" />}>
            <AmountChart
              label={t('chartScores', { people: f.people(figures.attempts) })}
              names={NAMES_PX}
              bars={figures.bands.map((count, at) => ({
                name: `${at * 10}–${at * 10 + 10}%`,
                value: count,
                said: f.people(count),
              }))}
            />
          </Suspense>
        </Sheet>
        {placed.length > 0 && (
          <Sheet>
            <Suspense fallback={<div className="jx-scatter-chart" />}>
              <ScatterChart
                label={t('chartQuestions')}
                across={{ name: t('share'), min: 0, max: 100 }}
                up={{
                  name: t('discrimination'),
                  min: Math.min(
                    0,
                    ...placed.map((one) => Math.floor(one.discrimination / 20) * 20),
                  ),
                  max: 100,
                }}
                line={{ at: TELLS_FROM, said: String(TELLS_FROM) }}
                named={!narrow || placed.length <= 20}
                between={f.locale === 'zh-CN' ? '、' : ', '}
                points={placed.map(({ number, share, discrimination }) => ({
                  name: String(number),
                  x: share,
                  y: discrimination,
                  said: t('pointSaid', { number, share, discrimination }),
                }))}
              />
            </Suspense>
          </Sheet>
        )}
      </div>
      <p className="jx-small jx-secondary jx-exam-charted">
        {placed.length === 0 ? t('chartTooFew') : t('statisticsLead')}
      </p>
      <DataTable
        caption={t('statistics')}
        dense
        rows={lines}
        rowKey={(row) => `${row.questionId} ${row.version}`}
        columns={columns}
      />
    </>
  );
}
