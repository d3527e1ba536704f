import { useRef } from 'react';
import { useWords } from '../../i18n/words.ts';
import { offerWords } from './offer-words.ts';
import { usePieces } from './use-pieces.ts';

/** A recording in pieces, for whoever decides about the course; nothing of it is counted. */
export function PiecesPreview(props: {
  readonly media: { readonly mediaId: string; readonly mediaType: string };
  readonly title: string;
}) {
  const t = useWords(offerWords);
  const element = useRef<HTMLVideoElement>(null);
  const { src, playable } = usePieces(element, props.media);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are shown as text beside it */}
      <video
        ref={element}
        className="jx-player jx-player-video"
        controls
        playsInline
        preload="metadata"
        src={src}
        aria-label={props.title}
      />
      {!playable && <p className="jx-small">{t('notPlayable')}</p>}
    </>
  );
}
