import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { prepareImage } from '../../app/prepare-image.ts';
import { RequestRefused } from '../../app/request.ts';
import { upload } from '../../app/upload.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Refusal } from './refusal.tsx';
import { summaryWords } from './summary-words.ts';

export type Enclosed = { readonly evidenceId: string; readonly name: string };

const OF_ONE_FILE = '.jpg,.jpeg,.png,.webp,.heic,.pdf,.ofd,.zip,.rar,image/*,application/pdf';
const AS_THEY_ARE = /\.(ofd|zip|rar)$/i;

/** One file that shows what an objection says; sent at once, laid before the unit with the objection. */
export function ObjectionFile(props: {
  readonly enclosed: Enclosed | undefined;
  readonly onEnclosed: (enclosed: Enclosed | undefined) => void;
}) {
  const { enclosed, onEnclosed } = props;
  const t = useWords(summaryWords);
  const f = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const intent = useIntent();
  const [share, setShare] = useState(0);
  const sending = useMutation({
    mutationFn: async (chosen: File): Promise<Enclosed> => {
      setShare(0);
      const file = await prepared(chosen);
      const answer = await upload({
        address: '/api/evidence',
        file,
        name: file.name,
        idempotencyKey: intent.keyFor({ name: chosen.name, at: chosen.lastModified }),
        onProgress: setShare,
        signal: new AbortController().signal,
      });
      return { evidenceId: evidenceIdOf(answer), name: file.name };
    },
    onSuccess: (file) => {
      intent.settle();
      onEnclosed(file);
    },
    onError: () => intent.settle(),
  });
  return (
    <div className="jx-reporting-file">
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('enclose')}
        accept={OF_ONE_FILE}
        onChange={(change) => {
          const [chosen] = change.target.files ?? [];
          change.target.value = '';
          if (chosen) sending.mutate(chosen);
        }}
      />
      {enclosed === undefined ? (
        <>
          <Button
            icon={<Icon name="plus" size={16} />}
            loading={sending.isPending}
            onClick={() => input.current?.click()}
          >
            {sending.isPending ? t('enclosing', { share: f.percent(share, 1) }) : t('enclose')}
          </Button>
          <span className="jx-small jx-secondary">{t('encloseLead')}</span>
        </>
      ) : (
        <>
          <span role="status">{t('enclosed', { name: enclosed.name })}</span>
          <Button size="small" onClick={() => onEnclosed(undefined)}>
            {t('encloseNot')}
          </Button>
        </>
      )}
      <Refusal error={sending.error} />
    </div>
  );
}

/** A photo is turned and made small first; the rest goes as it is, and the server says what it does not take. */
async function prepared(file: File): Promise<File> {
  if (AS_THEY_ARE.test(file.name)) return file;
  const result = await prepareImage(file);
  return result.ok ? result.file : file;
}

function evidenceIdOf(answer: unknown): string {
  const id =
    typeof answer === 'object' && answer !== null && 'evidenceId' in answer
      ? answer.evidenceId
      : undefined;
  if (typeof id !== 'string') throw new RequestRefused({ status: 200, code: 'http.unexpected' });
  return id;
}
