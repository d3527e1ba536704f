import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { presenceQuery, useConfirmPresence, useConsent } from './presence-queries.ts';
import { presenceWords } from './presence-words.ts';
import type { Place } from './queries.ts';
import { LearningRefusal } from './refusal.tsx';

/** Longest side of what is sent; a face needs no more. */
const SIDE_MAX = 960;
const QUALITY = 0.85;

/** Beside a question that waits, where rulebook and operator allow it: a picture instead of an answer. */
export function PresenceOffer(props: {
  readonly place: Place;
  readonly questionId: string;
  readonly onConfirmed: () => void;
}) {
  const t = useWords(presenceWords);
  const own = useQuery(presenceQuery);
  const [open, setOpen] = useState(false);
  if (own.data?.offered !== true) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button type="link" className="jx-why-button" onClick={() => setOpen(true)}>
        {t('offer')}
      </Button>
      <Drawer
        open={open}
        onClose={close}
        title={t(own.data.consentedAt === null ? 'consentTitle' : 'ownTitle')}
        size={480}
        destroyOnHidden
      >
        {own.data.consentedAt === null ? (
          <Consent onDecline={close} />
        ) : (
          <Camera {...props} onBack={close} />
        )}
      </Drawer>
    </>
  );
}

function Consent({ onDecline }: { readonly onDecline: () => void }) {
  const t = useWords(presenceWords);
  const consent = useConsent('give');
  return (
    <div className="jx-check">
      <ul className="jx-presence-terms">
        {(['consentWhat', 'consentSent', 'consentKept', 'consentFree', 'consentBack'] as const).map(
          (line) => (
            <li key={line}>{t(line)}</li>
          ),
        )}
      </ul>
      <LearningRefusal error={consent.error} />
      <div className="jx-learning-row">
        <Button type="primary" loading={consent.isPending} onClick={() => consent.mutate()}>
          {t('agree')}
        </Button>
        <Button onClick={onDecline}>{t('decline')}</Button>
      </div>
    </div>
  );
}

function Camera(props: {
  readonly place: Place;
  readonly questionId: string;
  readonly onConfirmed: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords(presenceWords);
  const confirm = useConfirmPresence(props.place);
  const { video, state } = useCamera();
  const told = confirm.data;
  const over = told !== undefined && (told.outcome === 'same' || told.triesLeft === 0);
  const take = async () => {
    const picture = video.current && (await pictureOf(video.current));
    if (!picture) return;
    confirm.mutate(
      { questionId: props.questionId, picture },
      { onSuccess: ({ outcome }) => outcome === 'same' && props.onConfirmed() },
    );
  };
  if (state === 'none')
    return (
      <div className="jx-check">
        <Note icon="warning" tone="warning">
          {t('noCamera')}
        </Note>
        <Button onClick={props.onBack}>{t('back')}</Button>
      </div>
    );
  return (
    <div className="jx-check">
      <p>{t(state === 'on' ? 'lead' : 'starting')}</p>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- one's own camera has no sound */}
      <video
        ref={video}
        className="jx-presence-view"
        aria-label={t('preview')}
        autoPlay
        playsInline
        muted
      />
      {told !== undefined && (
        <p role="status">
          {told.outcome !== 'same' && told.triesLeft === 0
            ? t('noneLeft')
            : t(told.outcome, { count: told.triesLeft })}
        </p>
      )}
      <LearningRefusal error={confirm.error} />
      <div className="jx-learning-row">
        {!over && (
          <Button
            type="primary"
            disabled={state !== 'on'}
            loading={confirm.isPending}
            onClick={() => void take()}
          >
            {t('take')}
          </Button>
        )}
        <Button onClick={props.onBack}>{t('back')}</Button>
      </div>
    </div>
  );
}

/** The camera runs only while this is in view; nothing of it is kept in the page. */
function useCamera() {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'on' | 'none'>('starting');
  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' } });
        if (gone || !video.current) return stop();
        video.current.srcObject = stream;
        await video.current.play();
        setState('on');
      } catch {
        if (!gone) setState('none');
      }
    };
    void start();
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return { video, state };
}

function pictureOf(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth: width, videoHeight: height } = video;
  const scale = Math.min(1, SIDE_MAX / Math.max(width, height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}
