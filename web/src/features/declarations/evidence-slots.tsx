import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { FieldError } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNarrow } from '../../ui/media.ts';
import { declarationErrorsWords } from './declaration-errors-words.ts';
import { declareWords } from './declare-words.ts';
import type { DraftContent, DraftFile } from './draft-content.ts';
import { FileThumb } from './file-thumb.tsx';
import type { EvidenceSlot, Form } from './queries.ts';
import type { TurnedAway, Transfer, Uploads } from './use-uploads.ts';
import './evidence.css';

/** Files that fit no named place; every form takes them. */
export const OTHER_SLOT = 'other';

export function slotFieldId(slot: string): string {
  return `evidence-${slot}`;
}

type SlotsProps = {
  readonly form: Form;
  /** Whether files that fit no named place may be given. */
  readonly other?: boolean;
  readonly personId: string;
  readonly content: DraftContent;
  readonly uploads: Uploads;
  readonly errorOf: (path: string) => string | undefined;
};

/** One place for each proof the rulebook names, and one for anything else. */
export function EvidenceSlots(props: SlotsProps) {
  const { form, personId, content, uploads, errorOf } = props;
  const t = useWords(declareWords);
  const label = useLabel();
  const other = { id: OTHER_SLOT, label: undefined, required: false, hint: null };
  const slots =
    props.other === false ? form.evidence.map((slot) => slot) : [...form.evidence, other];
  usePaste(slots, content, uploads);
  if (slots.length === 0) return null;
  return (
    <fieldset className="jx-evidence">
      <legend>{t('evidence')}</legend>
      {slots.map((slot) => (
        <Slot
          key={slot.id}
          slot={slot.id}
          name={slot.label === undefined ? t('slotOther') : label(slot.label)}
          required={slot.required}
          hint={slot.hint === null ? undefined : label(slot.hint)}
          personId={personId}
          files={content.files.filter((file) => file.slot === slot.id)}
          orderOf={(file) => content.files.indexOf(file) + 1}
          uploads={uploads}
          error={errorOf(`evidence/${slot.id}`)}
        />
      ))}
      {form.noEvidence && <p className="jx-small jx-secondary">{label(form.noEvidence)}</p>}
    </fieldset>
  );
}

/** A pasted screenshot goes to the first place that still needs something. */
function usePaste(
  slots: readonly Pick<EvidenceSlot, 'id' | 'required'>[],
  content: DraftContent,
  uploads: Uploads,
) {
  const add = uploads.add;
  useEffect(() => {
    const onPaste = (paste: ClipboardEvent) => {
      const files = [...(paste.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      const last = slots.at(-1);
      if (last === undefined) return;
      paste.preventDefault();
      const wanted = firstOpenSlot(
        slots.filter((slot) => slot.id !== OTHER_SLOT),
        content,
      );
      add(slots.some((slot) => slot.id === wanted) ? wanted : last.id, files);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [slots, content, add]);
}

export function firstOpenSlot(
  slots: readonly Pick<EvidenceSlot, 'id' | 'required'>[],
  content: Pick<DraftContent, 'files'>,
): string {
  const open = slots.filter((slot) => !content.files.some((file) => file.slot === slot.id));
  return (open.find((slot) => slot.required) ?? open[0])?.id ?? OTHER_SLOT;
}

type SlotProps = {
  readonly slot: string;
  readonly name: string;
  readonly required: boolean;
  readonly hint: string | undefined;
  readonly personId: string;
  readonly files: readonly DraftFile[];
  readonly orderOf: (file: DraftFile) => number;
  readonly uploads: Uploads;
  readonly error: string | undefined;
};

function Slot(props: SlotProps) {
  const { slot, name, files, uploads, error } = props;
  const t = useWords(declareWords);
  const [over, setOver] = useState(false);
  const away = uploads.turnedAway.filter((one) => one.slot === slot);
  const problemId = `${slotFieldId(slot)}-error`;
  return (
    // Dropping is a convenience of the mouse; the buttons inside do the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={`jx-slot${over ? ' jx-slot-over' : ''}${error === undefined ? '' : ' jx-slot-wrong'}`}
      id={slotFieldId(slot)}
      tabIndex={-1}
      role="group"
      aria-label={name}
      {...(error === undefined ? {} : { 'aria-describedby': problemId })}
      onDragOver={(drag) => {
        if (![...drag.dataTransfer.types].includes('Files')) return;
        drag.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(drop) => {
        drop.preventDefault();
        setOver(false);
        uploads.add(slot, [...drop.dataTransfer.files]);
      }}
    >
      <div className="jx-slot-head">
        <b>{name}</b>
        <span className="jx-small jx-tertiary">
          {props.required ? t('slotRequired') : t('optional')}
        </span>
      </div>
      {props.hint !== undefined && <p className="jx-small jx-secondary">{props.hint}</p>}
      {files.map((file) => (
        <FileRow
          key={file.id}
          file={file}
          order={props.orderOf(file)}
          personId={props.personId}
          transfer={uploads.transfers.get(file.id)}
          onRetry={() => uploads.retry(file.id)}
          onRemove={() => uploads.remove(file.id)}
        />
      ))}
      {away.map((one) => (
        <AwayRow key={one.id} away={one} onDismiss={() => uploads.dismiss(one.id)} />
      ))}
      {over ? (
        <p className="jx-slot-drop">{t('dropActive', { slot: name })}</p>
      ) : (
        <SlotButtons
          slot={slot}
          again={files.length > 0}
          onFiles={(chosen) => uploads.add(slot, chosen)}
        />
      )}
      {error !== undefined && <FieldError id={problemId}>{error}</FieldError>}
    </div>
  );
}

const ACCEPT = 'image/*,application/pdf,.pdf,.heic,.ofd,.zip,.rar';

function SlotButtons(props: {
  readonly slot: string;
  readonly again: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const t = useWords(declareWords);
  const narrow = useNarrow();
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    props.onFiles([...(input.files ?? [])]);
    // The same photo may be chosen again after it was removed.
    input.value = '';
  };
  return (
    <div className="jx-slot-buttons">
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        tabIndex={-1}
        onChange={(change) => take(change.target)}
      />
      <input
        ref={files}
        type="file"
        accept={ACCEPT}
        multiple
        hidden
        tabIndex={-1}
        data-slot={props.slot}
        onChange={(change) => take(change.target)}
      />
      {narrow && (
        <Button icon={<Icon name="camera" />} onClick={() => camera.current?.click()}>
          {props.again ? t('choosePhotoAgain') : t('choosePhoto')}
        </Button>
      )}
      <Button icon={<Icon name="file" size={18} />} onClick={() => files.current?.click()}>
        {t('chooseFile')}
      </Button>
      {!narrow && <span className="jx-small jx-tertiary">{t('dropHere')}</span>}
    </div>
  );
}

function FileRow(props: {
  readonly file: DraftFile;
  /** Its number among all proofs, as the reviewer sees them. */
  readonly order: number;
  readonly personId: string;
  readonly transfer: Transfer | undefined;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
}) {
  const { file, transfer } = props;
  const t = useWords(declareWords);
  const f = useFormats();
  const done = file.done.map((one) => t(`done.${one}`));
  const stuck = transfer?.state === 'waiting' || transfer?.state === 'refused';
  return (
    <div className="jx-file">
      <FileThumb file={file} personId={props.personId} />
      <div className="jx-file-words">
        <div className="jx-file-name">
          {t('fileOrder', { order: props.order, name: file.name })}
        </div>
        <div className="jx-small jx-secondary">{f.list([f.fileSize(file.bytes), ...done])}</div>
        <TransferLine file={file} transfer={transfer} />
      </div>
      <div className="jx-file-actions">
        {stuck && (
          <Button type="link" onClick={props.onRetry}>
            {t('retry')}
          </Button>
        )}
        <Button type="link" onClick={props.onRemove} aria-label={`${t('remove')} ${file.name}`}>
          {t('remove')}
        </Button>
      </div>
    </div>
  );
}

function TransferLine(props: {
  readonly file: DraftFile;
  readonly transfer: Transfer | undefined;
}) {
  const { file, transfer } = props;
  const t = useWords(declareWords);
  const locale = useLocale();
  if (file.evidenceId !== null) {
    return (
      <div className="jx-small jx-file-done">
        <Icon name="check" size={16} /> {t('uploaded')}
      </div>
    );
  }
  if (transfer?.state === 'refused') {
    return (
      <FieldError>{problemSentence(transfer.problem, locale, declarationErrorsWords)}</FieldError>
    );
  }
  if (transfer?.state === 'waiting') return <div className="jx-small">{t('waiting')}</div>;
  const share = transfer?.state === 'sending' ? transfer.share : 0;
  const percent = `${Math.round(share * 100)}%`;
  return (
    <div className="jx-small" role="status">
      {t('sending', { percent })}
      <progress className="jx-file-progress" max={1} value={share} aria-hidden="true" />
    </div>
  );
}

function AwayRow(props: { readonly away: TurnedAway; readonly onDismiss: () => void }) {
  const { away } = props;
  const t = useWords(declareWords);
  const f = useFormats();
  const name = away.name;
  return (
    <div className="jx-file" role="alert">
      <div className="jx-file-words">
        <FieldError>
          {away.code === 'too_large'
            ? t('away.too_large', { name, size: f.fileSize(away.bytes) })
            : t(`away.${away.code}`, { name })}
        </FieldError>
      </div>
      <Button type="link" onClick={props.onDismiss}>
        {t('ok')}
      </Button>
    </div>
  );
}
