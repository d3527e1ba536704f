import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { exchangeWords } from './exchange-words.ts';
import { type Sender, type Senders, sendersQuery } from './queries.ts';
import { AddDrawer, SenderDrawer } from './sender-drawers.tsx';
import './exchange.css';

type Words = Translate<(typeof exchangeWords)['zh-CN']>;

/** Who may push records here, and the credentials for it. */
export function PlatformsPage() {
  const t = useWords(exchangeWords);
  useTitle(t('title'));
  const found = useQuery(sendersQuery);
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 44, 300]} />;
  return <Senders senders={found.data} />;
}

function Senders({ senders }: { readonly senders: Senders }) {
  const t = useWords(exchangeWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const label = useLabel();
  const [adding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string>();
  const [fresh, setFresh] = useState(false);
  const open = senders.senders.find((one) => one.senderId === openId);
  const kindName = (id: string): string => {
    const kind = senders.kinds.find((one) => one.id === id);
    return kind === undefined ? '' : label(kind.label);
  };
  const show = (senderId: string, isFresh: boolean) => {
    setOpenId(senderId);
    setFresh(isFresh);
  };
  return (
    <Page
      width="desk"
      title={t('title')}
      lead={t('lead')}
      actions={
        senders.offices.length > 0 && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      <DataTable
        caption={t('caption')}
        columns={columnsOf({ t, f, today, kindName }, (senderId) => show(senderId, false))}
        rows={senders.senders}
        rowKey={(row) => row.senderId}
        empty={<EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>}
      />
      <AddDrawer
        senders={senders}
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={(senderId) => {
          setAdding(false);
          show(senderId, true);
        }}
      />
      <SenderDrawer
        senders={senders}
        sender={open}
        fresh={fresh}
        onClose={() => setOpenId(undefined)}
      />
    </Page>
  );
}

function columnsOf(
  said: {
    readonly t: Words;
    readonly f: Formats;
    readonly today: string;
    readonly kindName: (id: string) => string;
  },
  open: (senderId: string) => void,
): readonly Column<Sender>[] {
  const { t, f, today, kindName } = said;
  return [
    {
      id: 'name',
      head: t('name'),
      phone: 'subject',
      cell: (row) => (
        <Link
          to={`${paths.platforms}/${row.senderId}`}
          search={row.held > 0 ? { state: 'quarantined' } : {}}
          aria-label={t('open', { name: row.name })}
        >
          {row.name}
        </Link>
      ),
    },
    {
      id: 'kinds',
      head: t('kinds'),
      phone: 'detail',
      cell: (row) => row.kinds.map(kindName).join(t('comma')),
    },
    {
      id: 'last',
      head: t('lastReceived'),
      phone: 'hidden',
      cell: (row) =>
        row.lastReceivedAt === null ? (
          <span className="jx-tertiary">{t('never')}</span>
        ) : (
          f.weekdayInstant(row.lastReceivedAt, today)
        ),
    },
    {
      id: 'state',
      head: t('state'),
      phone: 'need',
      cell: (row) => (
        <span className="jx-sender-state">
          <StateMark state={row.state === 'active' ? 'counted' : 'cut'}>
            {t(`state.${row.state}`)}
          </StateMark>
          {row.held > 0 && <StateMark state="review">{t('held', { count: row.held })}</StateMark>}
        </span>
      ),
    },
    {
      id: 'change',
      head: <span className="jx-visually-hidden">{t('manage')}</span>,
      phone: 'detail',
      align: 'end',
      cell: (row) =>
        row.permissions.includes('change') && (
          <Button size="small" onClick={() => open(row.senderId)}>
            {t('manage')}
          </Button>
        ),
    },
  ];
}
