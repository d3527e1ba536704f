import { useCallback } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { declareWords } from './declare-words.ts';
import type { DraftFile } from './draft-content.ts';

/** A small picture of the file: from the device while only it has the bytes, then from the server. */
export function FileThumb(props: { readonly file: DraftFile; readonly personId: string }) {
  const { file, personId } = props;
  const t = useWords(declareWords);
  const isImage = file.mediaType.startsWith('image/');
  if (file.evidenceId === null) {
    return (
      <span className="jx-file-thumb">
        {isImage && file.blob ? <LocalPicture blob={file.blob} /> : <Icon name="file" size={28} />}
      </span>
    );
  }
  const address = `/api/evidence/${personId}/${file.evidenceId}/${isImage ? 'preview' : 'file'}`;
  return (
    <a
      className="jx-file-thumb"
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={`${t('open')} ${file.name}`}
    >
      {isImage ? <img src={address} alt="" /> : <Icon name="file" size={28} />}
    </a>
  );
}

function LocalPicture({ blob }: { readonly blob: Blob }) {
  const show = useCallback(
    (picture: HTMLImageElement) => {
      const address = URL.createObjectURL(blob);
      picture.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [blob],
  );
  return <img ref={show} alt="" />;
}
