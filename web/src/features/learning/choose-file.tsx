import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../app/new-id.ts';
import { upload } from '../../app/upload.ts';
import { useWords } from '../../i18n/words.ts';
import { learningWords } from './learning-words.ts';
import { offerWords } from './offer-words.ts';
import type { Chapter, KeptCourse } from './queries.ts';
import { LearningRefusal } from './refusal.tsx';
import { PackageFacts } from './scorm/package-facts.tsx';
import { IN_PIECES_FROM, type Sending, sendInPieces } from './send-in-pieces.ts';
import { clockText } from './study-time.ts';
import { uploadsQuery } from './upload-queries.ts';
import { uploadWords } from './upload-words.ts';

type Media = KeptCourse['media'][number];

function isMedia(value: unknown): value is Media {
  return typeof value === 'object' && value !== null && 'mediaId' in value && 'kind' in value;
}

const ACCEPTED: Readonly<Record<Chapter['kind'], string>> = {
  video: '.mp4,.m4v,.webm,.m4a,.zip',
  audio: '.mp4,.m4v,.webm,.m4a',
  document: '.pdf',
  scorm: '.zip',
  page: '',
};

function limitOf(kind: Chapter['kind']): 'document' | 'recording' | 'scorm' {
  return kind === 'document' || kind === 'scorm' ? kind : 'recording';
}

type Of = {
  readonly file: File;
  readonly nodeId: string;
  readonly tell: (sending: Sending) => void;
  readonly signal: AbortSignal;
};

/** A small file in one request; a larger one in pieces, so that a cut line does not begin it anew. */
async function send(of: Of): Promise<Media | undefined> {
  if (of.file.size > IN_PIECES_FROM) return sendInPieces(of);
  const kept = await upload({
    address: `/api/kept-courses/media?node=${of.nodeId}`,
    file: of.file,
    name: of.file.name,
    idempotencyKey: newId(),
    onProgress: (share) => of.tell({ step: 'sending', share }),
    signal: of.signal,
  });
  return isMedia(kept) ? kept : undefined;
}

/** The file of a chapter: chosen, sent with its progress, stopped, and what it is once it is there. */
export function ChooseFile(props: {
  readonly nodeId: string;
  readonly chapter: Chapter;
  readonly media: Media | undefined;
  readonly onMedia: (media: Media) => void;
}) {
  const { nodeId, media } = props;
  const t = useWords(learningWords);
  const tOffer = useWords(offerWords);
  const tUpload = useWords(uploadWords);
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const under = useRef<AbortController>(null);
  const [sending, setSending] = useState<Sending>();
  const [stopped, setStopped] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => () => under.current?.abort(), []);
  const start = async (file: File) => {
    const abort = new AbortController();
    under.current = abort;
    setError(undefined);
    setStopped(false);
    setSending({ step: 'sending', share: 0 });
    // While it waits, the bar stays where it stood.
    const tell = (next: Sending) =>
      setSending((now) => (next.step === 'waiting' && now ? { ...next, share: now.share } : next));
    try {
      const kept = await send({ file, nodeId, tell, signal: abort.signal });
      if (kept) props.onMedia(kept);
    } catch (problem) {
      if (abort.signal.aborted) setStopped(true);
      else setError(problem);
    } finally {
      setSending(undefined);
      void client.invalidateQueries({ queryKey: uploadsQuery.queryKey });
    }
  };
  return (
    <div className="jx-choose-file">
      <input
        ref={input}
        type="file"
        accept={ACCEPTED[props.chapter.kind]}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void start(file);
          event.target.value = '';
        }}
      />
      {sending === undefined ? (
        <Button onClick={() => input.current?.click()}>
          {t(media ? 'edit_fileAgain' : 'edit_file')}
        </Button>
      ) : (
        <UnderWay sending={sending} onStop={() => under.current?.abort()} />
      )}
      {stopped && <p role="status">{tUpload('stopped')}</p>}
      <p className="jx-small jx-secondary">{tOffer(`limit.${limitOf(props.chapter.kind)}`)}</p>
      {media && media.courseware !== null && (
        <PackageFacts media={media} courseware={media.courseware} />
      )}
      {media && media.courseware === null && (
        <span className="jx-small">
          {media.lengthMs === null
            ? t('edit_fileOnly', { name: media.name })
            : t('edit_fileFacts', { name: media.name, time: clockText(media.lengthMs) })}
        </span>
      )}
      <LearningRefusal error={error} />
    </div>
  );
}

/** How far it is, and what it waits for; read out when the step changes, not at each percent. */
function UnderWay(props: { readonly sending: Sending; readonly onStop: () => void }) {
  const { step, share } = props.sending;
  const t = useWords(learningWords);
  const tUpload = useWords(uploadWords);
  const percent = Math.floor(share * 100);
  const moving = step === 'sending' || step === 'comparing';
  return (
    <>
      <progress
        className="jx-upload"
        max={1}
        {...(step === 'reading' ? {} : { value: share })}
        aria-label={t('edit_file')}
      />
      <div className="jx-learning-row">
        {moving && <span className="jx-small">{tUpload(step, { percent })}</span>}
        <span className="jx-small" role="status">
          {!moving && tUpload(step)}
        </span>
        <Button size="small" onClick={props.onStop}>
          {tUpload('stop')}
        </Button>
      </div>
    </>
  );
}
