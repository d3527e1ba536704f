import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { PageError, PageLoading, PageOfOthers } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useSignedIn } from '../../app/session.ts';
import { type ChosenUnit, UnitSelect, useOnlyUnit } from '../../app/unit-select.tsx';
import { useTitle } from '../../app/use-title.ts';
import { NBSP, useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MetaLine, Note, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { useNarrow } from '../../ui/media.ts';
import { intakeErrors } from './intake-errors.ts';
import { intakeWords } from './intake-words.ts';
import {
  type Batch,
  batchesQuery,
  type IntakeKind,
  kindQuery,
  openBatch,
  PEOPLE,
  QUESTIONS,
  templateAddress,
} from './queries.ts';
import './intake.css';

/** A limit as people's computers show sizes; the server takes a little more. */
function wholeMegabytes(bytes: number): string {
  return `${Math.floor(bytes / 1_048_576)}${NBSP}MB`;
}

/** Template, upload, and the imports of before. */
export function StartImportPage() {
  const t = useWords(intakeWords);
  useTitle(t('title'));
  const asked: { readonly kind?: string } = useSearch({ strict: false });
  const { audiences } = useSignedIn();
  const registers = audiences.includes('employer') || audiences.includes('operator');
  const own = registers || asked.kind?.startsWith(QUESTIONS) === true;
  const kind = useQuery({ ...kindQuery(asked.kind ?? PEOPLE), enabled: own });
  if (!own) return <PageOfOthers whose="importing" />;
  if (kind.isError) return <PageError error={kind.error} retry={() => void kind.refetch()} />;
  if (kind.data === undefined) return <PageLoading blocks={[38, 200, 160]} />;
  return <StartImport kind={kind.data} />;
}

function StartImport({ kind }: { readonly kind: IntakeKind }) {
  const t = useWords(intakeWords);
  const f = useFormats();
  const only = useOnlyUnit();
  const label = useLabel();
  const people = kind.id === PEOPLE;
  const bankId = kind.id.startsWith(QUESTIONS) ? kind.id.slice(QUESTIONS.length) : undefined;
  const back =
    bankId !== undefined
      ? { to: `${paths.examDesk}/banks/${bankId}`, label: t('backQuestions') }
      : people
        ? { to: paths.register, label: t('back') }
        : { to: paths.records, label: t('backRecords') };
  const search: { readonly unit?: string; readonly unitName?: string } = useSearch({
    strict: false,
  });
  const given = search.unit === undefined ? only : { id: search.unit, name: search.unitName ?? '' };
  const [chosen, setChosen] = useState<ChosenUnit>();
  const unit = chosen ?? given;
  return (
    <Page
      width="desk"
      title={people ? t('title') : label(kind.name)}
      lead={people ? t('lead') : t(bankId === undefined ? 'leadRecords' : 'leadQuestions')}
      above={
        <Link to={back.to} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {back.label}
        </Link>
      }
    >
      <div className="jx-intake">
        <Sheet label={t('step1')}>
          <SectionHead title={t('step1')} />
          <Button
            href={templateAddress(kind.id, f.locale)}
            download
            icon={<Icon name="download" size={16} />}
          >
            {t('template')}
          </Button>
          <Columns kind={kind} />
        </Sheet>
        <Sheet label={t('step2')}>
          <SectionHead title={t('step2')} />
          {/* A bank is one organisation's: there is nothing to choose. */}
          {bankId === undefined ? (
            <Field id="intake-unit" label={t('unit')}>
              {(wiring) => (
                <UnitSelect
                  id={wiring.id}
                  value={unit}
                  onChange={setChosen}
                  offered="register-people"
                  label={t('unit')}
                  placeholder={t('chooseUnit')}
                />
              )}
            </Field>
          ) : (
            unit && <MetaLine items={[`${t('unit')} ${unit.name}`]} />
          )}
          <Upload kind={kind} unit={unit} />
        </Sheet>
      </div>
      {unit && <Recent unit={unit} kind={kind.id} />}
    </Page>
  );
}

function Columns({ kind }: { readonly kind: IntakeKind }) {
  const t = useWords(intakeWords);
  const f = useFormats();
  const label = useLabel();
  // On a phone the list would stand between the template and the upload.
  const narrow = useNarrow();
  return (
    <details className="jx-intake-columns" open={!narrow}>
      <summary>{t('columns')}</summary>
      <ul className="jx-plain-rows">
        {kind.columns.map((column) => (
          <li key={column.id}>
            <b>{label(column.heading)}</b>
            <span className="jx-small jx-secondary">
              {column.required ? t('required') : t('optional')}
              {column.also.length > 0 && (
                <span className="jx-intake-also">
                  {t('also', { names: f.list(column.also.slice(0, 3)) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Upload(props: { readonly kind: IntakeKind; readonly unit: ChosenUnit | undefined }) {
  const { kind, unit } = props;
  const t = useWords(intakeWords);
  const f = useFormats();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number>();
  const [missing, setMissing] = useState(false);
  const mutation = useMutation({
    mutationFn: ({ file, unitId, key }: { file: File; unitId: string; key: string }) =>
      openBatch({
        kind: kind.id,
        unit: unitId,
        file,
        key,
        onProgress: setShare,
        signal: new AbortController().signal,
      }),
    onSuccess: ({ unitId, batchId }) =>
      void navigate({ to: `${paths.importing}/${unitId}/${batchId}` }),
    onSettled: () => setShare(undefined),
  });
  const send = (file: File | undefined) => {
    setMissing(unit === undefined);
    if (file === undefined || unit === undefined) return;
    // A chosen file is one intent; automatic repeats of this mutation carry the same key.
    mutation.mutate({ file, unitId: unit.id, key: crypto.randomUUID() });
  };
  const { error } = mutation;
  return (
    <div
      className="jx-intake-drop"
      onDragOver={(drag) => drag.preventDefault()}
      onDrop={(drop) => {
        drop.preventDefault();
        send(drop.dataTransfer.files[0]);
      }}
    >
      <input
        ref={input}
        type="file"
        className="jx-visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept=".xlsx,.csv"
        onChange={(change) => {
          send(change.target.files?.[0]);
          change.target.value = '';
        }}
      />
      <Button type="primary" loading={mutation.isPending} onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <span className="jx-small jx-secondary">{t('dropHere')}</span>
      <p className="jx-small jx-secondary">
        {t('chooseHint', { size: wholeMegabytes(kind.bytesMax) })}
      </p>
      <p role="status">{share !== undefined && t('uploading', { percent: f.percent(share, 1) })}</p>
      {missing && <p role="alert">{t('noUnit')}</p>}
      {error !== null && (
        <div role="alert">
          <Note icon="warning" tone="refused">
            {problemSentence(
              error instanceof RequestRefused ? error.problem : { code: 'platform.failed' },
              f.locale,
              intakeErrors,
            )}
          </Note>
        </div>
      )}
    </div>
  );
}

function Recent({ unit, kind }: { readonly unit: ChosenUnit; readonly kind: string }) {
  const t = useWords(intakeWords);
  const found = useInfiniteQuery(batchesQuery(unit.id, kind));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  const batches = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Sheet label={t('recent')}>
      <SectionHead title={t('recent')} />
      {found.data !== undefined && batches.length === 0 && (
        <p className="jx-secondary">{t('recentNone')}</p>
      )}
      <ul className="jx-plain-rows">
        {batches.map((batch) => (
          <RecentRow key={batch.batchId} batch={batch} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button type="link" onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Sheet>
  );
}

function RecentRow({ batch }: { readonly batch: Batch }) {
  const t = useWords(intakeWords);
  const f = useFormats();
  const { today } = useSignedIn();
  return (
    <li>
      <Link
        to={`${paths.importing}/${batch.unitId}/${batch.batchId}`}
        aria-label={t('open', { name: batch.fileName })}
      >
        {batch.fileName}
      </Link>
      <MetaLine
        items={[
          f.weekdayInstant(batch.uploadedAt, today),
          t('rows', { count: batch.rowsRead }),
          t(`state.${batch.state}`),
        ]}
      />
    </li>
  );
}
