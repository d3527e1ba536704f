import { useEffect, useRef } from 'react';
import { useWords } from '../../../i18n/words.ts';
import { type Begin, linkCourseware, type Said } from './courseware-link.ts';
import { scormWords } from './scorm-words.ts';

/** What content may do besides being shown; its own origin is the one for courseware, never ours. */
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-modals allow-downloads';

/** A package on its own address, and the talk with the page around it. One mount is one session. */
export function CoursewareFrame(props: {
  readonly title: string;
  readonly origin: string;
  readonly frameUrl: string;
  readonly begin: Begin;
  readonly onSaid: (said: Said) => void;
}) {
  const { origin, frameUrl, begin, title } = props;
  const t = useWords(scormWords);
  const element = useRef<HTMLIFrameElement>(null);
  const onSaid = useRef(props.onSaid);
  useEffect(() => {
    onSaid.current = props.onSaid;
  });
  useEffect(() => {
    const frame = element.current;
    if (frame === null) return undefined;
    const unlink = linkCourseware({
      page: window,
      frame: () => frame.contentWindow,
      origin,
      begin,
      onSaid: (said) => onSaid.current(said),
    });
    // Only now, so that nobody speaks before somebody listens.
    frame.src = frameUrl;
    return unlink;
  }, [origin, frameUrl, begin]);
  return (
    <iframe
      ref={element}
      className="jx-courseware"
      title={t('frame', { title })}
      sandbox={SANDBOX}
      allow="autoplay; fullscreen"
      referrerPolicy="no-referrer"
    />
  );
}
