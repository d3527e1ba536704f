import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { SectionHead } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { deskCertificatesWords } from './desk-words.ts';
import { type CourseCertificate, certificatesOfCourseQuery } from './queries.ts';
import './certificates.css';

type Words = Translate<(typeof deskCertificatesWords)['zh-CN']>;

const MARKS = { valid: 'counted', revoked: 'refused', replaced: 'cut' } as const;

function columnsOf(t: Words, f: Formats): readonly Column<CourseCertificate>[] {
  return [
    { id: 'name', head: t('name'), phone: 'subject', cell: (row) => row.holderName },
    {
      id: 'passed',
      head: t('passedOn'),
      phone: 'hidden',
      cell: (row) => row.course && f.date(row.course.on),
    },
    {
      id: 'number',
      head: t('number'),
      phone: 'detail',
      cell: (row) => <span className="jx-number jx-nowrap">{row.number}</span>,
    },
    { id: 'issued', head: t('issuedOn'), phone: 'detail', cell: (row) => f.date(row.issuedOn) },
    {
      id: 'status',
      head: t('status'),
      phone: 'need',
      cell: (row) => <StateMark state={MARKS[row.status]}>{t(`status.${row.status}`)}</StateMark>,
    },
  ];
}

/** What was given out for a course that one's organisation keeps; nothing where there is none yet. */
export function KeptCourseCertificates({ courseId }: { readonly courseId: string }) {
  const t = useWords(deskCertificatesWords);
  const f = useFormats();
  const list = useInfiniteQuery(certificatesOfCourseQuery(courseId));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) return null;
  const columns = columnsOf(t, f);
  return (
    <section className="jx-certificates-given">
      <SectionHead title={t('list')} />
      <DataTable
        caption={t('list')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.number}
        foot={
          list.hasNextPage && (
            <Button
              type="link"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('more')}
            </Button>
          )
        }
      />
    </section>
  );
}
