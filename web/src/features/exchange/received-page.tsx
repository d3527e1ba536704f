import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useStep } from '../../app/use-step.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { type Label, useLabel } from '../../i18n/label.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { exchangeWords } from './exchange-words.ts';
import {
  closeReceived,
  matchReceived,
  type Received,
  receivedQuery,
  type ReceivedState,
  sendersQuery,
} from './queries.ts';
import './exchange.css';

type Words = Translate<(typeof exchangeWords)['zh-CN']>;

const TOUCHES = ['exchange'];
const STATES: readonly ReceivedState[] = ['quarantined', 'recorded', 'taken-back', 'dismissed'];
const MARKS = {
  recorded: 'counted',
  quarantined: 'review',
  dismissed: 'cut',
  'taken-back': 'refused',
} as const;

/** What a platform sent; what could not be placed is settled here, and what was wrong taken back. */
export function ReceivedPage() {
  const t = useWords(exchangeWords);
  const { senderId = '' }: { readonly senderId?: string } = useParams({ strict: false });
  const asked: { readonly state?: string } = useSearch({ strict: false });
  const state = STATES.find((one) => one === asked.state);
  const senders = useQuery(sendersQuery);
  const found = useInfiniteQuery(receivedQuery(senderId, state));
  const sender = senders.data?.senders.find((one) => one.senderId === senderId);
  const name = sender?.name ?? '';
  useTitle(name === '' ? t('title') : name);
  const error = senders.error ?? found.error;
  if (error !== null) return <PageError error={error} retry={() => void found.refetch()} />;
  if (senders.data === undefined || found.data === undefined)
    return <PageLoading blocks={[38, 44, 300]} />;
  return (
    <Page
      width="desk"
      title={name}
      lead={t('received')}
      above={
        <Link to={paths.platforms} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
    >
      <StateFilters senderId={senderId} state={state} />
      <Records
        senderId={senderId}
        name={name}
        narrowed={state !== undefined}
        rows={found.data.pages.flatMap((page) => page.items)}
        kinds={senders.data.kinds}
      />
      {found.hasNextPage && (
        <Button
          type="link"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Page>
  );
}

function StateFilters(props: {
  readonly senderId: string;
  readonly state: ReceivedState | undefined;
}) {
  const t = useWords(exchangeWords);
  const navigate = useNavigate();
  const go = (state: ReceivedState | undefined) =>
    void navigate({
      to: `${paths.platforms}/${props.senderId}`,
      search: state === undefined ? {} : { state },
      replace: true,
    });
  return (
    <div className="jx-received-filters">
      <FilterChip on={props.state === undefined} onToggle={() => go(undefined)}>
        {t('all')}
      </FilterChip>
      {STATES.map((state) => (
        <FilterChip key={state} on={props.state === state} onToggle={() => go(state)}>
          {t(`record.${state}`)}
        </FilterChip>
      ))}
    </div>
  );
}

type Closing = { readonly how: 'dismiss' | 'take-back'; readonly row: Received };

function Records(props: {
  readonly senderId: string;
  readonly name: string;
  readonly narrowed: boolean;
  readonly rows: readonly Received[];
  readonly kinds: readonly { readonly id: string; readonly label: Label }[];
}) {
  const t = useWords(exchangeWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const label = useLabel();
  const [closing, setClosing] = useState<Closing>();
  const [told, setTold] = useState<string>();
  const match = useStep({
    act: (externalId: string, key) => matchReceived(props.senderId, externalId, key),
    onDone: () => setTold(t('matched')),
    touches: TOUCHES,
  });
  const kindName = (id: string | null): string => {
    const kind = props.kinds.find((one) => one.id === id);
    return kind === undefined ? '—' : label(kind.label);
  };
  return (
    <>
      {match.sentence !== undefined && (
        <div role="alert" className="jx-told">
          <Note icon="warning">{match.sentence}</Note>
        </div>
      )}
      {told !== undefined && match.sentence === undefined && (
        <div role="status" className="jx-told">
          <Note icon="check">{told}</Note>
        </div>
      )}
      <DataTable
        caption={t('receivedCaption', { name: props.name })}
        columns={columnsOf(
          { t, f, today, kindName },
          {
            match: (row) => match.run(row.externalId),
            close: setClosing,
          },
        )}
        rows={props.rows}
        rowKey={(row) => row.externalId}
        empty={
          props.narrowed ? (
            <EmptyState title={t('noneTitle')}>{t('none')}</EmptyState>
          ) : (
            <EmptyState title={t('noneTitle')}>{t('nothingYet')}</EmptyState>
          )
        }
      />
      <CloseDialogue
        senderId={props.senderId}
        closing={closing}
        onClose={() => setClosing(undefined)}
      />
    </>
  );
}

function columnsOf(
  said: {
    readonly t: Words;
    readonly f: Formats;
    readonly today: string;
    readonly kindName: (id: string | null) => string;
  },
  act: { readonly match: (row: Received) => void; readonly close: (closing: Closing) => void },
): readonly Column<Received>[] {
  const { t, f, today, kindName } = said;
  const known = (text: string) =>
    text === '' ? <span className="jx-tertiary">{t('forgotten')}</span> : text;
  return [
    { id: 'who', head: t('who'), phone: 'subject', cell: (row) => known(row.name) },
    {
      id: 'document',
      head: t('document'),
      phone: 'hidden',
      cell: (row) => <span className="jx-secondary">{row.documentMask ?? '—'}</span>,
    },
    { id: 'what', head: t('what'), phone: 'detail', cell: (row) => known(row.title) },
    { id: 'kind', head: t('kind'), phone: 'hidden', cell: (row) => kindName(row.kind) },
    {
      id: 'on',
      head: t('on'),
      phone: 'hidden',
      cell: (row) => (row.on === null ? '—' : f.date(row.on)),
    },
    {
      id: 'received',
      head: t('receivedAt'),
      phone: 'hidden',
      cell: (row) => f.weekdayInstant(row.receivedAt, today),
    },
    {
      id: 'outcome',
      head: t('outcome'),
      phone: 'need',
      cell: (row) => (
        <div>
          <StateMark state={MARKS[row.state]}>{t(`record.${row.state}`)}</StateMark>
          {row.problem !== null && row.state === 'quarantined' && (
            <div className="jx-small jx-secondary">{problemWord(t, row.problem)}</div>
          )}
        </div>
      ),
    },
    {
      id: 'act',
      head: '',
      phone: 'detail',
      align: 'end',
      cell: (row) => (
        <span className="jx-page-actions">
          {row.permissions.map((permission) => (
            <Button
              key={permission}
              size="small"
              onClick={() =>
                permission === 'match' ? act.match(row) : act.close({ how: permission, row })
              }
            >
              {t(permission)}
            </Button>
          ))}
        </span>
      ),
    },
  ];
}

const PROBLEMS = [
  'exchange.person_unknown',
  'exchange.name_differs',
  'exchange.id_number_malformed',
  'exchange.id_number_birth_date',
  'exchange.id_number_check',
] as const;

function problemWord(t: Words, problem: string): string {
  const known = PROBLEMS.find((one) => one === problem);
  return known === undefined ? '' : t(`problem.${known}`);
}

function CloseDialogue(props: {
  readonly senderId: string;
  readonly closing: Closing | undefined;
  readonly onClose: () => void;
}) {
  const { closing } = props;
  const t = useWords(exchangeWords);
  const [reason, setReason] = useState('');
  const leave = () => {
    setReason('');
    props.onClose();
  };
  const step = useStep({
    act: (of: { how: 'dismiss' | 'take-back'; externalId: string; reason: string }, key) =>
      closeReceived(props.senderId, of.how, { externalId: of.externalId, reason: of.reason }, key),
    onDone: leave,
    touches: [...TOUCHES, 'people', 'hours'],
  });
  const how = closing?.how ?? 'dismiss';
  return (
    <Modal
      open={closing !== undefined}
      title={t(`${how}Title`)}
      okText={t(how)}
      cancelText={t('keep')}
      okButtonProps={{
        danger: true,
        loading: step.isPending,
        disabled: reason.trim().length < 2,
      }}
      onOk={() =>
        closing && step.run({ how, externalId: closing.row.externalId, reason: reason.trim() })
      }
      onCancel={() => {
        step.forget();
        leave();
      }}
    >
      <p>{t(`${how}What`)}</p>
      <Field id="close-reason" label={t('reason')} hint={t('reasonHint')} error={step.sentence}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            maxLength={500}
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
