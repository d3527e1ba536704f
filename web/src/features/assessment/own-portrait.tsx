import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import { RequestRefused } from '../../app/request.ts';
import { useStep } from '../../app/use-step.ts';
import { useFormats } from '../../i18n/format.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, SectionHead, Sheet } from '../../ui/layout.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { portraitWords } from './portrait-words.ts';
import { type MyDetail, ROOT, takePortraitBack, uploadPortrait } from './queries.ts';

type Portrait = NonNullable<MyDetail['portrait']>;
const words = assessmentErrorsWords;
const TYPES = 'image/jpeg,image/png';

export function ownPortraitAddress(offeringId: string): string {
  return `/api/my/assessments/${offeringId}/portrait`;
}

/** The photograph for the ticket: handed in with consent, looked at, changed, taken back. */
export function OwnPortrait(props: {
  readonly offeringId: string;
  readonly portrait: Portrait | null;
}) {
  const { offeringId, portrait } = props;
  if (portrait === null) return null;
  return <Shown key={portrait.portraitId} offeringId={offeringId} portrait={portrait} />;
}

function Shown(props: { readonly offeringId: string; readonly portrait: Portrait }) {
  const t = useWords(portraitWords);
  const { offeringId, portrait } = props;
  const [act, setAct] = useState<'change' | 'back'>();
  const given = portrait.portraitId !== null;
  const { handIn } = portrait.permissions;
  return (
    <>
      <SectionHead title={t('title')} />
      <Sheet>
        <div className="jx-exam-portrait">
          {given ? (
            <img
              key={portrait.portraitId}
              src={ownPortraitAddress(offeringId)}
              alt={t('own')}
              className="jx-exam-portrait-shown"
            />
          ) : (
            <span className="jx-exam-portrait-shown" aria-hidden="true" />
          )}
          <div className="jx-exam-portrait-facts">
            <Told portrait={portrait} />
            {handIn && (!given || act === 'change') && (
              <HandIn offeringId={offeringId} portrait={portrait} />
            )}
            {act === 'back' && (
              <TakeBack offeringId={offeringId} onDone={() => setAct(undefined)} />
            )}
            {!handIn && <p className="jx-small jx-secondary">{t('settled')}</p>}
            {given && act === undefined && (
              <p className="jx-exam-acts">
                {handIn && <Button onClick={() => setAct('change')}>{t('another')}</Button>}
                <Button onClick={() => setAct('back')}>{t('takeBack')}</Button>
              </p>
            )}
          </div>
        </div>
      </Sheet>
    </>
  );
}

function Told({ portrait }: { readonly portrait: Portrait }) {
  const t = useWords(portraitWords);
  const f = useFormats();
  const { givenAt, until, required } = portrait;
  if (givenAt === null)
    return required ? <Note icon="warning">{t('needed')}</Note> : <p>{t('none')}</p>;
  return (
    <p>
      {t('given', { at: f.weekdayInstant(givenAt) })}{' '}
      {until === null
        ? t('untilTold')
        : t('until', { date: f.date(formatLocalDate(shanghaiDateOf(new Date(until)))) })}
    </p>
  );
}

/** Agreeing comes first and is asked for each picture: it is for this exam alone. */
function HandIn(props: { readonly offeringId: string; readonly portrait: Portrait }) {
  const t = useWords(portraitWords);
  const f = useFormats();
  const { offeringId, portrait } = props;
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [agreed, setAgreed] = useState(false);
  const [reminded, setReminded] = useState(false);
  const [share, setShare] = useState<number>();
  const send = useMutation({
    mutationFn: (file: File) =>
      uploadPortrait(offeringId, { file, wording: portrait.wording, onProgress: setShare }),
    onSuccess: async () => {
      setAgreed(false);
      await client.invalidateQueries({ queryKey: [ROOT] });
    },
    onSettled: () => setShare(undefined),
  });
  const choose = () => {
    setReminded(!agreed);
    if (agreed) input.current?.click();
  };
  return (
    <>
      <p className="jx-small jx-secondary">{t('wanted')}</p>
      <label className="jx-exam-agree">
        <input
          type="checkbox"
          checked={agreed}
          aria-describedby={reminded && !agreed ? 'portrait-agree' : undefined}
          onChange={(event) => setAgreed(event.target.checked)}
        />
        <span>{t('agree')}</span>
      </label>
      <p className="jx-small jx-secondary">{t('back')}</p>
      {reminded && !agreed && (
        <p role="alert" id="portrait-agree" className="jx-field-error">
          {t('agreeFirst')}
        </p>
      )}
      <input
        ref={input}
        type="file"
        className="jx-visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept={TYPES}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) send.mutate(file);
          event.target.value = '';
        }}
      />
      <p>
        <Button loading={send.isPending} onClick={choose}>
          {t('choose')}
        </Button>
      </p>
      {share !== undefined && (
        <p role="status" className="jx-small">
          {share < 1 ? t('sending', { percent: f.percent(share, 1) }) : t('working')}
        </p>
      )}
      {send.error !== null && (
        <p role="alert" className="jx-field-error">
          {problemSentence(
            send.error instanceof RequestRefused ? send.error.problem : { code: 'platform.failed' },
            f.locale,
            words,
          )}
        </p>
      )}
    </>
  );
}

function TakeBack(props: { readonly offeringId: string; readonly onDone: () => void }) {
  const t = useWords(portraitWords);
  const step = useStep({
    act: (_what: 'back', key) => takePortraitBack(props.offeringId, key),
    onDone: props.onDone,
    touches: [ROOT],
    words,
  });
  return (
    <div role="group" aria-label={t('takeBack')}>
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      <p>{t('takeBackAsk')}</p>
      <p className="jx-exam-acts">
        <Button danger loading={step.isPending} onClick={() => step.run('back')}>
          {t('takeBackYes')}
        </Button>
        <Button onClick={props.onDone}>{t('takeBackNo')}</Button>
      </p>
    </div>
  );
}
