import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { SectionHead } from '../../ui/layout.tsx';
import type { UnitSummary } from './queries.ts';
import { summaryWords } from './summary-words.ts';

type Content = UnitSummary['live'];
type UnitRow = Content['byUnit'][number];
type CategoryRow = Content['byCategory'][number];
type KindRow = Content['byKind'][number];

/** The parts of a year; the totals of the first table add up. */
export function SummaryTables({ content }: { readonly content: Content }) {
  const t = useWords(summaryWords);
  const f = useFormats();
  const label = useLabel();
  const unit = content.unit === 'credit' ? 'credit' : 'hour';
  const count = (
    id: 'people' | 'met' | 'hoped' | 'short',
    phone: Column<UnitRow>['phone'],
  ): Column<UnitRow> => ({
    id,
    head: t(id),
    align: 'end',
    phone,
    phoneHead: true,
    cell: (row) => f.people(row[id]),
  });
  const { counts } = content;
  return (
    <>
      <SectionHead title={t('byUnit')} />
      <DataTable<UnitRow>
        caption={t('byUnit')}
        dense
        columns={[
          { id: 'unit', head: t('unit'), phone: 'subject', cell: (row) => row.unitName },
          count('people', 'detail'),
          count('met', 'need'),
          count('hoped', 'detail'),
          count('short', 'detail'),
        ]}
        rows={content.byUnit}
        rowKey={(row) => row.unitName}
        totals={[
          t('total'),
          f.people(counts.people),
          f.people(counts.met),
          f.people(counts.hoped),
          f.people(counts.short),
        ]}
      />
      <SectionHead title={t('byCategory')} />
      <DataTable<CategoryRow>
        caption={t('byCategory')}
        dense
        columns={[
          {
            id: 'category',
            head: t('category'),
            phone: 'subject',
            cell: (row) => label(row.label),
          },
          {
            id: 'counted',
            head: t('counted'),
            align: 'end',
            phone: 'need',
            phoneHead: true,
            cell: (row) => f.amount(row.counted, unit),
          },
          {
            id: 'pending',
            head: t('pending'),
            align: 'end',
            phone: 'detail',
            phoneHead: true,
            cell: (row) => f.amount(row.pending, unit),
          },
        ]}
        rows={content.byCategory}
        rowKey={(row) => row.id}
      />
      {content.byKind.length > 0 && (
        <>
          <SectionHead title={t('byKind')} />
          <DataTable<KindRow>
            caption={t('byKind')}
            dense
            columns={[
              { id: 'kind', head: t('kind'), phone: 'subject', cell: (row) => label(row.label) },
              {
                id: 'people',
                head: t('people'),
                align: 'end',
                phone: 'detail',
                cell: (row) => f.people(row.people),
              },
              {
                id: 'hours',
                head: t('hours'),
                align: 'end',
                phone: 'need',
                cell: (row) => f.amount(row.hours, unit),
              },
            ]}
            rows={content.byKind}
            rowKey={(row) => row.label['zh-CN']}
          />
        </>
      )}
    </>
  );
}
