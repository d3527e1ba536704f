import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { officeCasesQuery, officesQuery, useTakeOver } from './office-queries.ts';
import { officeWords } from './office-words.ts';
import type { InboxLine } from './queries.ts';
import { TakeOverDialog } from './take-over-dialog.tsx';
import { useDeskSay } from './use-desk-say.ts';
import './offices.css';

/** What waits at an office below, and what of it may be taken over because it is late or nobody is there. */
export function OfficeCasesPage() {
  const t = useWords(officeWords);
  const { officeId = '' }: { readonly officeId?: string } = useParams({ strict: false });
  const offices = useQuery(officesQuery);
  const found = useQuery(officeCasesQuery(officeId));
  const office = offices.data?.find((one) => one.officeId === officeId);
  // An office without anything open leaves the list; the page still says whose it is.
  const [name, setName] = useState('');
  if (office !== undefined && office.officeName !== name) setName(office.officeName);
  useTitle(name);
  const taking = useTakeOver();
  const [taken, setTaken] = useState<string>();
  const [asked, setAsked] = useState<InboxLine>();
  const d = useDeskSay();
  // Nobody is there to be asked: everything that waits may be taken over.
  const empty = office?.people.every((person) => person.awayUntil !== null) === true;
  const columns = useColumns({
    takeable: (line) => line.kind === 'step' && (empty || (line.workingDaysLeft ?? 0) < 0),
    pending: taking.isPending ? taking.variables.caseId : undefined,
    onTake: (line) => {
      taking.reset();
      setAsked(line);
    },
  });
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 300]} />;
  return (
    <Page
      width="desk"
      above={
        <Link to={paths.reviewOffices} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
      title={
        name === ''
          ? t('headlineNone')
          : t('casesTitle', { office: name, count: found.data.length })
      }
      lead={t('casesLead')}
    >
      {taken !== undefined && (
        <div role="status">
          <Note icon="check">
            {t('takenOver', { name: taken })} <Link to={paths.inbox}>{t('toInbox')}</Link>
          </Note>
        </div>
      )}
      {asked !== undefined && (
        <TakeOverDialog
          lead={d('takeOverWhy', { office: name })}
          pending={taking.isPending}
          error={taking.error}
          onTake={(reason) => {
            const { subjectId, caseId, summary } = asked;
            taking.mutate(
              { subjectId, caseId, reason },
              {
                onSuccess: () => {
                  setTaken(summary.personName);
                  setAsked(undefined);
                },
              },
            );
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      <DataTable
        caption={name}
        columns={columns}
        rows={found.data}
        rowKey={(line) => line.caseId}
        empty={<EmptyState>{t('casesNone')}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(of: {
  readonly takeable: (line: InboxLine) => boolean;
  readonly pending: string | undefined;
  readonly onTake: (line: InboxLine) => void;
}): readonly Column<InboxLine>[] {
  const t = useWords(officeWords);
  const f = useFormats();
  const label = useLabel();
  return [
    {
      id: 'person',
      head: t('person'),
      phone: 'subject',
      cell: (line) => <b>{line.summary.personName}</b>,
    },
    {
      id: 'what',
      head: t('what'),
      phone: 'detail',
      cell: (line) => (
        <>
          {label(line.summary.formLabel)}
          <div className="jx-small jx-secondary">{line.number}</div>
        </>
      ),
    },
    {
      id: 'by',
      head: t('by'),
      phone: 'detail',
      cell: (line) => (
        <>
          {line.claim?.name ?? t('none')}
          {line.escalatesOn !== null && (
            <div className="jx-small jx-secondary">
              {t('movesUp', { date: f.shortDate(line.escalatesOn) })}
            </div>
          )}
          {line.reasons.includes('review.moved_up') && (
            <div className="jx-small jx-secondary">{t('movedUp')}</div>
          )}
        </>
      ),
    },
    {
      id: 'waiting',
      head: t('waiting'),
      phone: 'need',
      align: 'end',
      cell: (line) =>
        line.workingDaysLeft !== null && line.workingDaysLeft < 0 ? (
          <span className="jx-risk">{t('late', { days: -line.workingDaysLeft })}</span>
        ) : (
          t('waitingDays', { days: line.workingDaysUsed })
        ),
    },
    {
      id: 'take',
      head: <span className="jx-visually-hidden">{t('takeOver')}</span>,
      phone: 'detail',
      align: 'end',
      cell: (line) =>
        of.takeable(line) && (
          <Button size="small" loading={of.pending === line.caseId} onClick={() => of.onTake(line)}>
            {t('takeOver')}
          </Button>
        ),
    },
  ];
}
