import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { PageError } from '../../app/page-states.tsx';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { SectionHead } from '../../ui/layout.tsx';
import { learningWords } from './learning-words.ts';
import {
  type Place,
  type StudyChapter,
  type Uncredited,
  uncreditedQuery,
  useAppeal,
} from './queries.ts';
import { LearningRefusal } from './refusal.tsx';
import { clockText } from './study-time.ts';
import { useTextDraft } from './use-text-draft.ts';

const REASONS = [
  'seen-twice',
  'too-fast',
  'another-stream',
  'another-device',
  'gap',
  'day-full',
  'beyond-end',
  'backwards',
  'window-closed',
  'question-missed',
  'set-aside',
] as const;
const CONTESTABLE: readonly string[] = [
  'too-fast',
  'another-stream',
  'another-device',
  'gap',
  'day-full',
  'question-missed',
  'set-aside',
];

/** Every stretch that was not credited with its reason, and the way to a person. */
export function WhyUncredited(props: {
  readonly place: Place;
  readonly chapter: StudyChapter;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const t = useWords(learningWords);
  const found = useQuery({ ...uncreditedQuery(props.place), enabled: props.open, staleTime: 0 });
  const items = found.data ?? [];
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      title={t('whyTitle')}
      size={480}
      destroyOnHidden
    >
      <p className="jx-secondary">{t('whyLead')}</p>
      {found.isError && <PageError error={found.error} retry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <p>{t('whyNone')}</p>}
      <Stretches items={items} />
      {props.chapter.appeal !== null && (
        <p role="status">
          <b>{t(`appeal.${props.chapter.appeal}`)}</b>
        </p>
      )}
      {props.chapter.appeal !== 'open' && items.some((one) => CONTESTABLE.includes(one.reason)) && (
        <Appeal place={props.place} />
      )}
    </Drawer>
  );
}

export function Stretches({ items }: { readonly items: readonly Uncredited[] }) {
  const t = useWords(learningWords);
  const f = useFormats();
  return (
    <ul className="jx-uncredited">
      {items.map((one) => {
        const reason = REASONS.find((known) => known === one.reason);
        return (
          <li key={`${one.at}-${one.from}-${one.reason}`}>
            <b>{t('whyRange', { from: clockText(one.from), to: clockText(one.to) })}</b>{' '}
            <span className="jx-small jx-secondary">
              {t('whyAt', { time: f.fullInstant(one.at) })}
            </span>
            {reason && <p>{t(`reason.${reason}`)}</p>}
          </li>
        );
      })}
    </ul>
  );
}

function Appeal({ place }: { readonly place: Place }) {
  const t = useWords(learningWords);
  const appeal = useAppeal(place);
  const { text, write, sent } = useTextDraft({
    form: 'study-appeal',
    id: `${place.enrolmentId} ${place.chapterId}`,
  });
  return (
    <section className="jx-appeal">
      <SectionHead title={t('appealHead')} level={3} />
      <label htmlFor="jx-appeal-text">{t('appealLead')}</label>
      <Input.TextArea
        id="jx-appeal-text"
        value={text}
        maxLength={1000}
        rows={4}
        onChange={(event) => write(event.target.value)}
      />
      <LearningRefusal error={appeal.error} />
      {appeal.isSuccess ? (
        <p role="status">{t('appealSent')}</p>
      ) : (
        <Button
          disabled={text.trim().length < 2}
          loading={appeal.isPending}
          onClick={() => appeal.mutate(text.trim(), { onSuccess: sent })}
        >
          {t('appealSend')}
        </Button>
      )}
    </section>
  );
}
