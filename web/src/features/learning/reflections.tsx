import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { draftKey, useDraft } from '../../app/drafts.ts';
import { PageError } from '../../app/page-states.tsx';
import { useSignedIn } from '../../app/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { MetaLine, Note, SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { learningWords } from './learning-words.ts';
import { reflectionsQuery, useHandInReflection } from './queries.ts';
import { LearningRefusal } from './refusal.tsx';
import './learning.css';

const NOTHING = { title: '', text: '' };

/** Reflections of teachers: written here, counted when handed in; nothing where the place knows none. */
export function Reflections() {
  const t = useWords(learningWords);
  const f = useFormats();
  const found = useQuery(reflectionsQuery);
  const handIn = useHandInReflection();
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || (found.data.rules === null && found.data.items.length === 0)) return null;
  const { rules, items, permissions } = found.data;
  return (
    <section className="jx-learning-part">
      <SectionHead title={t('reflections')} />
      {rules !== null && (
        <p className="jx-secondary">
          {t('reflectLead', {
            min: rules.minCharacters,
            span: rules.span,
            once: t(`once.${rules.once}`),
          })}
        </p>
      )}
      {handIn.isSuccess && <Note icon="check">{t('reflectSent')}</Note>}
      {rules !== null && permissions.includes('hand-in') && (
        <Writing min={rules.minCharacters} handIn={handIn} />
      )}
      {items.length > 0 && (
        <Sheet padding="flush" bleed>
          <ul className="jx-learning-cards">
            {items.map((one) => (
              <li key={one.reflectionId}>
                <div className="jx-learning-card">
                  <div>
                    <h3>{one.title}</h3>
                    <MetaLine
                      items={[one.span, t('reflectOn', { date: f.instantDate(one.handedInAt) })]}
                    />
                    {one.opinion !== null && one.opinion !== '' && (
                      <p>{t('reflectOpinion', { opinion: one.opinion })}</p>
                    )}
                  </div>
                  <div className="jx-learning-do">
                    <StateMark state={one.state === 'taken-back' ? 'refused' : 'counted'}>
                      {t(`reflection.${one.state}`)}
                    </StateMark>
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </section>
  );
}

type Written = { readonly title: string; readonly text: string };

function writtenOf(kept: unknown): Written | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  if (!('title' in kept) || !('text' in kept)) return undefined;
  const { title, text } = kept;
  return typeof title === 'string' && typeof text === 'string' ? { title, text } : undefined;
}

function Writing(props: {
  readonly min: number;
  readonly handIn: ReturnType<typeof useHandInReflection>;
}) {
  const { min, handIn } = props;
  const t = useWords(learningWords);
  const { accountId } = useSignedIn();
  // What is typed stays on this device until it is handed in.
  const key = draftKey({ account: accountId, form: 'reflection', id: 'new' });
  const draft = useDraft<Written>(key, NOTHING, writtenOf);
  const written = draft.value;
  const count = [...written.text.replaceAll(/\s/gu, '')].length;
  const write = (change: Partial<Written>) => draft.set({ ...written, ...change });
  return (
    <Sheet>
      <Field id="reflection-title" label={t('reflectTitle')}>
        {(wiring) => (
          <Input
            {...wiring}
            value={written.title}
            maxLength={100}
            onChange={(event) => write({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        id="reflection-text"
        label={t('reflectText')}
        hint={t(draft.state === 'saved' ? 'reflectSaved' : 'reflectKept')}
      >
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            value={written.text}
            maxLength={20_000}
            autoSize={{ minRows: 8, maxRows: 24 }}
            onChange={(event) => write({ text: event.target.value })}
          />
        )}
      </Field>
      <LearningRefusal error={handIn.error} />
      <div className="jx-learning-do">
        <span className="jx-small jx-secondary" role="status">
          {t('reflectHas', { count, min })}
        </span>
        <Button
          type="primary"
          disabled={count < min || written.title.trim() === ''}
          loading={handIn.isPending}
          onClick={() =>
            handIn.mutate(
              { title: written.title.trim(), text: written.text.trim() },
              { onSuccess: () => void draft.discard() },
            )
          }
        >
          {t('reflectSend')}
        </Button>
      </div>
    </Sheet>
  );
}
