import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useSignedIn } from '../../app/session.ts';
import { type ChosenUnit, UnitSelect } from '../../app/unit-select.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { type Seal, sealsQuery, useOpening, useSealing } from './seal-queries.ts';
import { sealWords } from './seal-words.ts';
import './seals.css';

const YEARS_BACK = 4;
const REASON_MIN = 2;

/** The years that are closed for good, or until the office that closed them opens them again. */
export function SealsPage() {
  const t = useWords(sealWords);
  const f = useFormats();
  useTitle(t('title'));
  const found = useQuery(sealsQuery);
  const [opening, setOpening] = useState<Seal>();
  const columns = useColumns(setOpening);
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 160, 200]} />;
  const closed = found.data.filter((seal) => seal.openedAt === null).length;
  return (
    <Page
      width="desk"
      above={
        <Link to={paths.reviewOffices} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
      title={closed === 0 ? t('headlineNone') : t('headline', { count: closed })}
      lead={t('lead')}
    >
      <SealForm />
      <SectionHead title={t('list')} count={f.number(String(found.data.length))} />
      <DataTable
        caption={t('list')}
        columns={columns}
        rows={found.data}
        rowKey={(seal) => seal.sealId}
        empty={<EmptyState>{t('empty')}</EmptyState>}
      />
      {opening && <OpenSeal seal={opening} onClose={() => setOpening(undefined)} />}
    </Page>
  );
}

function useRefusal(error: unknown): string | undefined {
  const locale = useLocale();
  if (error === null || error === undefined) return undefined;
  const problem = error instanceof RequestRefused ? error.problem : { code: 'http.unexpected' };
  return problemSentence(problem, locale);
}

function SealForm() {
  const t = useWords(sealWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const thisYear = Number(today.slice(0, 4));
  const [unit, setUnit] = useState<ChosenUnit>();
  const [year, setYear] = useState(thisYear - 1);
  const [missing, setMissing] = useState(false);
  const sealing = useSealing();
  const refusal = useRefusal(sealing.error);
  const press = () => {
    if (unit === undefined) setMissing(true);
    else sealing.mutate({ unitId: unit.id, year });
  };
  const sealed = sealing.data?.seal;
  return (
    <Sheet label={t('sealNew')}>
      <div className="jx-seal-form">
        <Field label={t('unit')} required error={missing ? t('unitNeeded') : undefined}>
          {(wiring) => (
            <UnitSelect
              id={wiring.id}
              value={unit}
              label={t('unit')}
              placeholder={t('unitChoose')}
              onChange={(chosen) => {
                setMissing(false);
                setUnit(chosen);
              }}
            />
          )}
        </Field>
        <Field label={t('year')} hint={t('yearHint')}>
          {(wiring) => (
            <Select
              id={wiring.id}
              value={year}
              options={Array.from({ length: YEARS_BACK + 1 }, (_, back) => ({
                value: thisYear - back,
                label: String(thisYear - back),
              }))}
              onChange={setYear}
            />
          )}
        </Field>
        <Button type="primary" loading={sealing.isPending} onClick={press}>
          {t('doSeal')}
        </Button>
      </div>
      {refusal !== undefined && (
        <div role="alert">
          <Note tone="refused" icon="warning">
            {refusal}
          </Note>
        </div>
      )}
      {sealed && (
        <div role="status">
          <Note icon="check">
            {t('done', { unit: sealed.unitName, period: f.period(sealed.from, sealed.to) })}
          </Note>
        </div>
      )}
    </Sheet>
  );
}

function useColumns(onOpen: (seal: Seal) => void): readonly Column<Seal>[] {
  const t = useWords(sealWords);
  const f = useFormats();
  return [
    { id: 'unit', head: t('unit'), phone: 'subject', cell: (seal) => <b>{seal.unitName}</b> },
    {
      id: 'period',
      head: t('period'),
      phone: 'detail',
      cell: (seal) => f.period(seal.from, seal.to),
    },
    {
      id: 'by',
      head: t('by'),
      phone: 'detail',
      cell: (seal) => (
        <>
          {`${seal.officeName} ${seal.sealedBy}`}
          <div className="jx-small jx-secondary">{f.instant(seal.sealedAt)}</div>
        </>
      ),
    },
    {
      id: 'state',
      head: t('state'),
      phone: 'need',
      cell: (seal) =>
        seal.openedAt === null ? (
          t('sealed')
        ) : (
          <>
            {t('opened')}
            <div className="jx-small jx-secondary">
              {t('openedBy', {
                by: seal.openedBy ?? '',
                at: f.instant(seal.openedAt),
                reason: seal.reason ?? '',
              })}
            </div>
          </>
        ),
    },
    {
      id: 'open',
      head: <span className="jx-visually-hidden">{t('open')}</span>,
      phone: 'detail',
      align: 'end',
      cell: (seal) =>
        seal.permissions.open && (
          <Button size="small" onClick={() => onOpen(seal)}>
            {t('open')}
          </Button>
        ),
    },
  ];
}

function OpenSeal({ seal, onClose }: { readonly seal: Seal; readonly onClose: () => void }) {
  const t = useWords(sealWords);
  const f = useFormats();
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const opening = useOpening();
  const refusal = useRefusal(opening.error);
  const press = () => {
    const text = reason.trim();
    if (text.length < REASON_MIN) setShort(true);
    else opening.mutate({ sealId: seal.sealId, reason: text }, { onSuccess: onClose });
  };
  const error = short ? t('reasonNeeded') : refusal;
  return (
    <Modal
      open
      title={t('openTitle', { unit: seal.unitName, period: f.period(seal.from, seal.to) })}
      okText={t('open')}
      cancelText={t('cancel')}
      confirmLoading={opening.isPending}
      onOk={press}
      onCancel={onClose}
    >
      <p>{t('openLead')}</p>
      <Field label={t('reason')} required error={error}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={reason}
            onChange={(change) => {
              setShort(false);
              setReason(change.target.value);
            }}
          />
        )}
      </Field>
    </Modal>
  );
}
