import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { declareWords } from './declare-words.ts';
import type { DraftFile } from './draft-content.ts';

/** A small picture of the file, from the device while it has the bytes, then from the server. */
export function FileThumb(props: { readonly file: DraftFile; readonly personId: string }) {
  const { file, personId } = props;
  const t = useWords(declareWords);
  const here = useObjectAddress(file.blob);
  const isImage = file.mediaType.startsWith('image/');
  const there =
    file.evidenceId === null ? undefined : `/api/evidence/${personId}/${file.evidenceId}`;
  const picture = isImage ? (here ?? (there && `${there}/preview`)) : undefined;
  const opens = here ?? (there && (isImage ? `${there}/preview` : `${there}/file`));
  const face = picture ? <img src={picture} alt="" /> : <Icon name="file" size={28} />;
  if (opens === undefined) return <span className="jx-file-thumb">{face}</span>;
  return (
    <a
      className="jx-file-thumb"
      href={opens}
      target="_blank"
      rel="noreferrer"
      aria-label={`${t('open')} ${file.name}`}
    >
      {face}
    </a>
  );
}

function useObjectAddress(blob: Blob | null): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (blob === null) {
      setAddress(undefined);
      return undefined;
    }
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}
