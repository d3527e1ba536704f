import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useStep } from '../../app/use-step.ts';
import type { Body } from '../../app/api.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { deskWords } from './desk-words.ts';
import { PictureFields, type TypedPicture } from './picture-fields.tsx';
import { type Question, retireQuestion, ROOT, saveQuestion } from './queries.ts';

const LETTERS = 'ABCDEFGH';
const KINDS = ['single', 'multiple', 'true-false', 'fill', 'order', 'short'] as const;
const BLANK = '____';
type Kind = (typeof KINDS)[number];

/** What is typed; it becomes a question when it is saved. */
type Typed = {
  readonly kind: Kind;
  readonly prompt: string;
  readonly options: readonly string[];
  readonly right: readonly number[];
  readonly holds: boolean;
  readonly blanks: readonly string[];
  readonly guide: string;
  readonly explanation: string;
  readonly tags: string;
  readonly difficulty: number;
  readonly pictures: readonly TypedPicture[];
};

function typedFrom(question: Question | undefined): Typed {
  const key = question?.key;
  return {
    kind: question?.kind ?? 'single',
    prompt: question?.shown.prompt ?? '',
    options:
      question && question.shown.options.length > 0 ? question.shown.options : ['', '', '', ''],
    right: key && 'options' in key ? key.options : [],
    holds: key && 'holds' in key ? key.holds : true,
    blanks: key && 'blanks' in key ? key.blanks.map((accepted) => accepted.join(' | ')) : [],
    guide: key && 'guide' in key ? key.guide : '',
    explanation: question?.explanation ?? '',
    tags: question?.tags.join(' ') ?? '',
    difficulty: question?.difficulty ?? 3,
    pictures: question?.shown.pictures ?? [],
  };
}

const hasOptions = (kind: Kind) => kind === 'single' || kind === 'multiple' || kind === 'order';
const blanksOf = (prompt: string) => prompt.split(BLANK).length - 1;

function bodyFrom(typed: Typed, baseVersion: number): Body<'saveQuestion'> {
  const { kind } = typed;
  const blanks = kind === 'fill' ? blanksOf(typed.prompt) : 0;
  const belongs = (at: number) => typed.pictures.some((picture) => picture.option === at);
  const last = typed.options.findLastIndex((one, at) => one.trim() !== '' || belongs(at));
  return {
    baseVersion,
    kind,
    shown: {
      prompt: typed.prompt.trim(),
      options: hasOptions(kind) ? typed.options.slice(0, last + 1).map((one) => one.trim()) : [],
      blanks,
      pictures: typed.pictures.map((one) => ({ ...one, alt: one.alt.trim() })),
    },
    key: keyFrom(typed, blanks),
    explanation: typed.explanation.trim(),
    tags: [...new Set(typed.tags.split(/[\s,，、]+/).filter((tag) => tag !== ''))].slice(0, 10),
    difficulty: typed.difficulty,
  };
}

function keyFrom(typed: Typed, blanks: number): Body<'saveQuestion'>['key'] {
  switch (typed.kind) {
    case 'single':
    case 'multiple':
      return { options: [...typed.right] };
    case 'true-false':
      return { holds: typed.holds };
    case 'fill':
      return {
        blanks: Array.from({ length: blanks }, (_, at) =>
          (typed.blanks[at] ?? '')
            .split(/[|｜]/)
            .map((one) => one.trim())
            .filter((one) => one !== ''),
        ),
      };
    case 'order':
      return { inOrder: true };
    case 'short':
      return { guide: typed.guide.trim() };
  }
}

/** Writes a question, or its next version. */
export function QuestionForm(props: {
  readonly path: { readonly nodeId: string; readonly bankId: string; readonly questionId: string };
  readonly question: Question | undefined;
  readonly onDone: () => void;
}) {
  const t = useWords(deskWords);
  const { question } = props;
  const [typed, setTyped] = useState(() => typedFrom(question));
  // What comes back from an upload comes later: it goes upon what was typed meanwhile.
  const change = (more: Partial<Typed>) => setTyped((now) => ({ ...now, ...more }));
  const version = question?.version ?? 0;
  const shared = { onDone: props.onDone, touches: [ROOT], words: assessmentErrorsWords };
  const save = useStep({
    ...shared,
    act: (body: Body<'saveQuestion'>, key) => saveQuestion(props.path, body, key),
  });
  const retire = useStep({
    ...shared,
    act: (at: number, key) => retireQuestion(props.path, at, key),
  });
  const sentence = save.sentence ?? retire.sentence;
  return (
    <form
      className="jx-form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        save.run(bodyFrom(typed, version));
      }}
    >
      {sentence !== undefined && <p role="alert">{sentence}</p>}
      <Field id="question-kind" label={t('kind')}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('kind')}
            value={typed.kind}
            options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            onChange={(kind: Kind) =>
              change({
                kind,
                right: [],
                // A picture of an option that is no more belongs to the question.
                pictures: hasOptions(kind)
                  ? typed.pictures
                  : typed.pictures.map((one) => ({ ...one, option: null })),
              })
            }
          />
        )}
      </Field>
      <Field
        id="question-prompt"
        label={t('prompt')}
        hint={typed.kind === 'fill' ? t('blankHint') : undefined}
        error={save.fields['shown/prompt']}
      >
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={3}
            maxLength={4_000}
            value={typed.prompt}
            onChange={(event) => change({ prompt: event.target.value })}
          />
        )}
      </Field>
      <KeyFields
        typed={typed}
        change={change}
        errors={{ options: save.fields['shown/options'], key: save.fields['key'] }}
      />
      <PictureFields
        path={props.path}
        pictures={typed.pictures}
        options={hasOptions(typed.kind) ? typed.options.length : 0}
        error={save.fields['shown/pictures']}
        onChange={(pictures) => change({ pictures })}
      />
      <AboutFields typed={typed} change={change} tagsError={save.fields['tags']} />
      <p className="jx-form-actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        {question && (
          <Button danger loading={retire.isPending} onClick={() => retire.run(version)}>
            {t('retire')}
          </Button>
        )}
        <Button onClick={props.onDone}>{t('cancel')}</Button>
      </p>
    </form>
  );
}

/** What is said after the exam, and what a question is found by. */
function AboutFields(props: {
  readonly typed: Typed;
  readonly change: (more: Partial<Typed>) => void;
  readonly tagsError: string | undefined;
}) {
  const t = useWords(deskWords);
  const { typed, change } = props;
  return (
    <>
      <Field id="question-explanation" label={t('explanation')}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={2}
            maxLength={4_000}
            value={typed.explanation}
            onChange={(event) => change({ explanation: event.target.value })}
          />
        )}
      </Field>
      <Field id="question-tags" label={t('tags')} hint={t('tagsHint')} error={props.tagsError}>
        {(wiring) => (
          <Input
            {...wiring}
            value={typed.tags}
            onChange={(event) => change({ tags: event.target.value })}
          />
        )}
      </Field>
      <Field id="question-difficulty" label={t('difficulty')} hint={t('difficultyHint')}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('difficulty')}
            value={typed.difficulty}
            options={[1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }))}
            onChange={(difficulty: number) => change({ difficulty })}
          />
        )}
      </Field>
    </>
  );
}

type KeyProps = {
  readonly typed: Typed;
  readonly change: (more: Partial<Typed>) => void;
  readonly errors: { readonly options: string | undefined; readonly key: string | undefined };
};

function KeyFields(props: KeyProps) {
  const t = useWords(deskWords);
  const { typed, change, errors } = props;
  if (hasOptions(typed.kind)) return <OptionFields {...props} />;
  if (typed.kind === 'short')
    return (
      <Field id="question-guide" label={t('guide')} error={errors.key}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={4}
            maxLength={4_000}
            value={typed.guide}
            onChange={(event) => change({ guide: event.target.value })}
          />
        )}
      </Field>
    );
  if (typed.kind === 'true-false')
    return (
      <Field id="question-holds" label={t('rightAnswer')}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('rightAnswer')}
            value={typed.holds}
            options={[
              { value: true, label: t('yes') },
              { value: false, label: t('no') },
            ]}
            onChange={(holds: boolean) => change({ holds })}
          />
        )}
      </Field>
    );
  return (
    <>
      {Array.from({ length: blanksOf(typed.prompt) }, (_, at) => (
        <Field
          // oxlint-disable-next-line react/no-array-index-key -- a blank has no identity but its place
          key={at}
          id={`question-blank-${at}`}
          label={t('blankAnswer', { number: at + 1 })}
          error={at === 0 ? errors.key : undefined}
        >
          {(wiring) => (
            <Input
              {...wiring}
              value={typed.blanks[at] ?? ''}
              onChange={(event) => {
                const blanks = Array.from(
                  { length: Math.max(typed.blanks.length, at + 1) },
                  (_one, other) => typed.blanks[other] ?? '',
                );
                blanks[at] = event.target.value;
                change({ blanks });
              }}
            />
          )}
        </Field>
      ))}
    </>
  );
}

function OptionFields({ typed, change, errors }: KeyProps) {
  const t = useWords(deskWords);
  const choose = (at: number): readonly number[] => {
    if (typed.kind === 'single') return [at];
    return typed.right.includes(at)
      ? typed.right.filter((one) => one !== at)
      : [...typed.right, at].toSorted((a, b) => a - b);
  };
  return (
    <fieldset className="jx-exam-options">
      <legend>{t('options')}</legend>
      {typed.kind === 'order' && <p className="jx-small jx-secondary">{t('orderHint')}</p>}
      {(errors.options ?? errors.key) !== undefined && (
        <p role="alert" className="jx-field-error">
          {errors.options ?? errors.key}
        </p>
      )}
      {typed.options.map((option, at) => {
        const letter = LETTERS[at] ?? '';
        return (
          // oxlint-disable-next-line react/no-array-index-key -- an option has no identity but its letter
          <div key={at} className="jx-exam-option">
            {typed.kind !== 'order' && (
              <input
                type={typed.kind === 'single' ? 'radio' : 'checkbox'}
                name="right"
                aria-label={t('isRight', { letter })}
                checked={typed.right.includes(at)}
                onChange={() => change({ right: choose(at) })}
              />
            )}
            <b>{typed.kind === 'order' ? at + 1 : letter}</b>
            <Input
              aria-label={t('optionN', { letter })}
              value={option}
              maxLength={1_000}
              onChange={(event) =>
                change({
                  options: typed.options.map((one, other) =>
                    other === at ? event.target.value : one,
                  ),
                })
              }
            />
          </div>
        );
      })}
      {typed.options.length < 8 && (
        <Button size="small" onClick={() => change({ options: [...typed.options, ''] })}>
          {t('addOption')}
        </Button>
      )}
    </fieldset>
  );
}
