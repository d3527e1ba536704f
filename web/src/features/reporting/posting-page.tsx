import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Enclosed, ObjectionFile } from './objection-file.tsx';
import { Objections } from './objections.tsx';
import { type PostingPage as Answered, postingQuery, useObject } from './queries.ts';
import { Refusal } from './refusal.tsx';
import { summaryWords } from './summary-words.ts';
import './reporting.css';

type Line = Answered['lines'][number];

/** What a unit shows of its year: everyone's hours, and a place to object. */
export function PostingPage() {
  const t = useWords(summaryWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const params: { readonly unitId?: string; readonly postingId?: string } = useParams({
    strict: false,
  });
  const { unitId = '', postingId = '' } = params;
  const found = useInfiniteQuery(postingQuery(unitId, postingId));
  useTitle(t('postings'));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  const first = found.data?.pages[0];
  if (first === undefined) return <PageLoading blocks={[38, 300]} />;
  const { posting } = first;
  const last = f.weekdayDate(posting.lastOn);
  const people = f.people(first.people);
  return (
    <Page
      title={t('postingTitle', { unit: first.unitName, year: posting.year })}
      lead={t(posting.lastOn >= today ? 'postingLead' : 'postingEnded', { people, last })}
    >
      {posting.record !== null && (
        <Sheet>
          <p>
            {t('postingClosed', {
              objections: posting.record.objections,
              upheld: posting.record.upheld,
              dismissed: posting.record.dismissed,
            })}
          </p>
        </Sheet>
      )}
      <Lines first={first} lines={found.data?.pages.flatMap((page) => page.lines) ?? []} />
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <Objections unitId={unitId} postingId={postingId} objections={first.objections} />
      {first.permissions.object && <ObjectForm unitId={unitId} postingId={postingId} />}
    </Page>
  );
}

function Lines(props: { readonly first: Answered; readonly lines: readonly Line[] }) {
  const t = useWords(summaryWords);
  const { lines } = props;
  return (
    <DataTable<Line>
      caption={t('caption')}
      dense
      columns={useLineColumns(props.first)}
      rows={lines}
      rowKey={(line) => `${line.unitName} ${line.name} ${lines.indexOf(line)}`}
    />
  );
}

function useLineColumns(first: Answered): readonly Column<Line>[] {
  const t = useWords(summaryWords);
  const f = useFormats();
  const label = useLabel();
  const unit = first.unit === 'credit' ? 'credit' : 'hour';
  const amount = (id: string, name: string): Column<Line> => ({
    id,
    head: name,
    align: 'end',
    phone: 'hidden',
    cell: (line) => f.number(line.totals[id] ?? '0'),
  });
  return [
    {
      id: 'name',
      head: t('name'),
      phone: 'subject',
      cell: (line) =>
        line.own ? (
          <b>
            {line.name} <span className="jx-small jx-secondary">{t('own')}</span>
          </b>
        ) : (
          line.name
        ),
    },
    { id: 'place', head: t('place'), phone: 'detail', cell: (line) => line.unitName },
    ...first.categories.map(({ id, label: name }) => amount(id, label(name))),
    {
      id: 'state',
      head: t('state'),
      phone: 'detail',
      cell: (line) =>
        line.outcome === 'met' ? (
          <StateMark state="counted">{t('met')}</StateMark>
        ) : (
          <StateMark state={line.outcome === 'hoped' ? 'review' : 'missing'}>
            {`${t('missing')} ${f.amount(line.short, unit)}`}
          </StateMark>
        ),
    },
    {
      id: 'total',
      head: t('total'),
      align: 'end',
      phone: 'need',
      cell: (line) => <b>{f.amount(line.totals['total'] ?? '0', unit)}</b>,
    },
  ];
}

function ObjectForm(props: { readonly unitId: string; readonly postingId: string }) {
  const t = useWords(summaryWords);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const [enclosed, setEnclosed] = useState<Enclosed>();
  const object = useObject(props.unitId, props.postingId);
  const missing = asked && text.trim() === '';
  const send = () => {
    setAsked(true);
    if (text.trim() === '') return;
    object.mutate(
      { text: text.trim(), evidenceId: enclosed?.evidenceId ?? null },
      {
        onSuccess: () => {
          setText('');
          setAsked(false);
          setEnclosed(undefined);
        },
      },
    );
  };
  return (
    <>
      <SectionHead title={t('object')} />
      <Sheet>
        <label htmlFor="objection">{t('objectLabel')}</label>
        <Input.TextArea
          id="objection"
          rows={3}
          maxLength={1_000}
          value={text}
          aria-invalid={missing}
          {...(missing && { status: 'error' as const })}
          onChange={(change) => setText(change.target.value)}
        />
        {missing && (
          <p role="alert" className="jx-small jx-reporting-refused">
            {t('objectNeeded')}
          </p>
        )}
        <ObjectionFile enclosed={enclosed} onEnclosed={setEnclosed} />
        <p className="jx-reporting-send">
          <Button type="primary" loading={object.isPending} onClick={send}>
            {t('objectSend')}
          </Button>
        </p>
        <p role="status">{object.isSuccess && t('objected')}</p>
        <Refusal error={object.error} />
      </Sheet>
    </>
  );
}
