import { type RefObject, useEffect, useState } from 'react';

/** What the server says of a recording that comes in pieces (HLS). */
const IN_PIECES = 'application/vnd.apple.mpegurl';
/** A piece that does not come is asked for again so often before the player gives up. */
const RECOVERIES_MAX = 20;

/** Where a file of a course is fetched; in pieces, the first is the playlist of all. */
export function mediaAddress(media: { mediaId: string; mediaType: string | null }): string {
  const at = `/api/course-media/${media.mediaId}`;
  return media.mediaType === IN_PIECES ? `${at}/pieces/f0.m3u8` : at;
}

/**
 * Plays a recording in pieces: by hls.js, which is fetched for it alone, where the browser lets a page feed its player;
 * else by the browser itself. What is credited is read off the player as of any other. False: it cannot be played.
 */
export function usePieces(
  element: RefObject<HTMLVideoElement | null>,
  media: { readonly mediaId: string; readonly mediaType: string | null } | null,
): { readonly src: string | undefined; readonly playable: boolean } {
  const [playable, setPlayable] = useState(true);
  const address = media === null ? undefined : mediaAddress(media);
  const pieces = media?.mediaType === IN_PIECES;
  const fed = pieces && 'MediaSource' in window;
  useEffect(() => {
    if (!fed || address === undefined) return undefined;
    let stopped = false;
    let stop = (): void => undefined;
    const begin = async () => {
      const { default: Hls, ErrorTypes, Events } = await import('hls.js');
      const video = element.current;
      if (stopped || !video) return;
      const hls = new Hls({ enableWorker: false });
      let recoveries = 0;
      hls.on(Events.ERROR, (_event, { fatal, type }) => {
        if (!fatal) return;
        recoveries += 1;
        // A cut connection is waited out: what was fetched plays on, and the rest follows.
        if (recoveries > RECOVERIES_MAX) setPlayable(false);
        else if (type === ErrorTypes.NETWORK_ERROR) hls.startLoad();
        else if (type === ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
        else setPlayable(false);
      });
      hls.loadSource(address);
      hls.attachMedia(video);
      stop = () => hls.destroy();
    };
    void begin().catch(() => setPlayable(false));
    return () => {
      stopped = true;
      stop();
    };
  }, [address, element, fed]);
  return { src: fed ? undefined : address, playable };
}
