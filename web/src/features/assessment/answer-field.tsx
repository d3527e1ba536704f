import { Button, Input } from 'antd';
import { useWords } from '../../i18n/words.ts';
import { examWords } from './exam-words.ts';
import type { AnswerValue, Asked } from './queries.ts';
import { optionText, QuestionPictures } from './question-pictures.tsx';

type FieldProps = {
  readonly asked: Asked;
  readonly value: AnswerValue | undefined;
  readonly onChange: (value: AnswerValue) => void;
};

/** The control in which a question is answered; native inputs, so that keyboard and readers know them. */
export function AnswerField(props: FieldProps) {
  switch (props.asked.kind) {
    case 'single':
    case 'multiple':
      return <Choices {...props} several={props.asked.kind === 'multiple'} />;
    case 'true-false':
      return <TrueFalse {...props} />;
    case 'fill':
      return <Blanks {...props} />;
    case 'order':
      return <Ordering {...props} />;
    case 'short':
      return <Short {...props} />;
  }
}

export const LETTERS = 'ABCDEFGH';

function Choices(props: FieldProps & { readonly several: boolean }) {
  const t = useWords(examWords);
  const { asked, value, several } = props;
  const chosen = value && 'chosen' in value ? value.chosen : [];
  const toggle = (at: number) => {
    if (!several) return [at];
    return chosen.includes(at)
      ? chosen.filter((one) => one !== at)
      : [...chosen, at].toSorted((a, b) => a - b);
  };
  return (
    <fieldset className="jx-exam-choices">
      <legend className={several ? 'jx-small jx-secondary' : 'jx-visually-hidden'}>
        {several ? t('several') : t('yourAnswer')}
      </legend>
      {asked.shown.options.map((option, at) => (
        <label key={`${at} ${option}`}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={`question-${asked.place}`}
            checked={chosen.includes(at)}
            onChange={() => props.onChange({ chosen: [...toggle(at)] })}
          />
          <b>{LETTERS[at]}</b>
          <span>
            {option}
            <QuestionPictures pictures={asked.shown.pictures} option={at} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function TrueFalse(props: FieldProps) {
  const t = useWords(examWords);
  const holds = props.value && 'holds' in props.value ? props.value.holds : undefined;
  return (
    <fieldset className="jx-exam-choices">
      <legend className="jx-visually-hidden">{t('yourAnswer')}</legend>
      {[true, false].map((one) => (
        <label key={String(one)}>
          <input
            type="radio"
            name={`question-${props.asked.place}`}
            checked={holds === one}
            onChange={() => props.onChange({ holds: one })}
          />
          <span>{one ? t('yes') : t('no')}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Blanks(props: FieldProps) {
  const t = useWords(examWords);
  const { asked, value } = props;
  const texts = value && 'texts' in value ? value.texts : [];
  const all = Array.from({ length: asked.shown.blanks }, (_, at) => texts[at] ?? '');
  return (
    <div className="jx-exam-blanks">
      {all.map((text, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a blank has no identity but its place
        <label key={at}>
          {t('blank', { number: at + 1 })}
          <Input
            value={text}
            maxLength={200}
            autoComplete="off"
            onChange={(change) =>
              props.onChange({
                texts: all.map((one, other) => (other === at ? change.target.value : one)),
              })
            }
          />
        </label>
      ))}
    </div>
  );
}

function Ordering(props: FieldProps) {
  const t = useWords(examWords);
  const { asked, value } = props;
  const { options } = asked.shown;
  const given = value && 'order' in value ? value.order : [];
  const order = given.length === options.length ? given : options.map((_, at) => at);
  const swap = (at: number, other: number) => {
    const next = [...order];
    const [a, b] = [next[at], next[other]];
    if (a === undefined || b === undefined) return;
    next[at] = b;
    next[other] = a;
    props.onChange({ order: next });
  };
  return (
    <div>
      <p className="jx-small jx-secondary">{t('orderHint')}</p>
      <ol className="jx-exam-order">
        {order.map((option, at) => (
          <li key={option}>
            <span>
              {options[option]}
              <QuestionPictures pictures={asked.shown.pictures} option={option} />
            </span>
            <span className="jx-exam-order-moves">
              <Button size="small" disabled={at === 0} onClick={() => swap(at, at - 1)}>
                {t('up')}
              </Button>
              <Button
                size="small"
                disabled={at === order.length - 1}
                onClick={() => swap(at, at + 1)}
              >
                {t('down')}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      {given.length === 0 && (
        <Button size="small" onClick={() => props.onChange({ order: [...order] })}>
          {t('orderStart')}
        </Button>
      )}
    </div>
  );
}

function Short(props: FieldProps) {
  const t = useWords(examWords);
  const text = props.value && 'text' in props.value ? props.value.text : '';
  return (
    <label className="jx-exam-short">
      <span className="jx-visually-hidden">{t('yourAnswer')}</span>
      <Input.TextArea
        rows={8}
        maxLength={20_000}
        value={text}
        onChange={(change) => props.onChange({ text: change.target.value })}
      />
    </label>
  );
}

/** An answer in words, for reading. */
export function answerText(
  asked: Pick<Asked, 'shown'>,
  value: AnswerValue | null | undefined,
  words: { readonly yes: string; readonly no: string; readonly none: string },
): string {
  if (!value) return words.none;
  const { shown } = asked;
  if ('chosen' in value) {
    const chosen = value.chosen.map((at) => `${LETTERS[at] ?? ''} ${optionText(shown, at)}`);
    return chosen.length === 0 ? words.none : chosen.join(' · ');
  }
  if ('holds' in value) return value.holds ? words.yes : words.no;
  if ('texts' in value) return value.texts.join(' · ') || words.none;
  if ('order' in value) return value.order.map((at) => optionText(shown, at)).join(' → ');
  return value.text.trim() === '' ? words.none : value.text;
}
