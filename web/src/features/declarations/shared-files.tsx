import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { RequestRefused } from '../../app/request.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { FieldError } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { declarationErrorsWords } from './declaration-errors-words.ts';
import { slotFieldId } from './evidence-slots.tsx';
import { type SharedFile, sendSharedFile } from './registering-queries.ts';
import { registeringWords } from './registering-words.ts';

export type SharedSlot = {
  readonly id: string;
  readonly label: { readonly 'zh-CN': string; readonly en: string };
  readonly required?: boolean;
};

const ACCEPT = 'image/*,application/pdf,.pdf,.heic,.ofd,.zip,.rar';

/** One place for each proof; a file put there proves it for everybody concerned. */
export function SharedFiles(props: {
  readonly slots: readonly SharedSlot[];
  readonly files: readonly SharedFile[];
  readonly onChange: (files: readonly SharedFile[]) => void;
  readonly errorOf?: (path: string) => string | undefined;
}) {
  const { slots, files, onChange } = props;
  return slots.map((slot) => (
    <SlotOfAll
      key={slot.id}
      slot={slot}
      files={files.filter((file) => file.slot === slot.id)}
      error={props.errorOf?.(`evidence/${slot.id}`)}
      onAdd={(file) => onChange([...files, file])}
      onRemove={(gone) => onChange(files.filter((file) => file !== gone))}
    />
  ));
}

function SlotOfAll(props: {
  readonly slot: SharedSlot;
  readonly files: readonly SharedFile[];
  readonly error: string | undefined;
  readonly onAdd: (file: SharedFile) => void;
  readonly onRemove: (file: SharedFile) => void;
}) {
  const { slot, files, onAdd, onRemove } = props;
  const t = useWords(registeringWords);
  const f = useFormats();
  const label = useLabel();
  const input = useRef<HTMLInputElement>(null);
  const sending = useMutation({
    mutationFn: async (file: File): Promise<SharedFile> => ({
      ...(await sendSharedFile(file)),
      slot: slot.id,
      name: file.name,
    }),
    onSuccess: onAdd,
  });
  const refused =
    sending.error === null
      ? props.error
      : problemSentence(
          sending.error instanceof RequestRefused
            ? sending.error.problem
            : { code: 'platform.failed' },
          f.locale,
          declarationErrorsWords,
        );
  return (
    <div
      id={slotFieldId(slot.id)}
      tabIndex={-1}
      className="jx-shared-slot"
      role="group"
      aria-label={label(slot.label)}
    >
      <span>
        <b>{label(slot.label)}</b>{' '}
        <span className="jx-small jx-tertiary">
          {slot.required === false ? t('optional') : t('required')}
        </span>
      </span>
      {files.map((file) => (
        <span key={file.evidenceId} className="jx-shared-file">
          <Icon name="file" size={16} /> {file.name}
          <Button
            type="link"
            size="small"
            aria-label={t('removeFile', { name: file.name })}
            icon={<Icon name="close" size={16} />}
            onClick={() => onRemove(file)}
          />
        </span>
      ))}
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        accept={ACCEPT}
        data-slot={slot.id}
        onChange={(change) => {
          const file = change.target.files?.[0];
          if (file) sending.mutate(file);
          change.target.value = '';
        }}
      />
      <Button loading={sending.isPending} onClick={() => input.current?.click()}>
        {sending.isPending ? t('sending') : t('addFile')}
      </Button>
      {refused !== undefined && <FieldError>{refused}</FieldError>}
    </div>
  );
}
