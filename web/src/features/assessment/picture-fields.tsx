import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { RequestRefused } from '../../app/request.ts';
import { useFormats } from '../../i18n/format.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { deskWords } from './desk-words.ts';
import { type Question, uploadPicture } from './queries.ts';
import { BankPictures, QuestionPictures } from './question-pictures.tsx';

export type TypedPicture = Question['shown']['pictures'][number];

const LETTERS = 'ABCDEFGH';
const ALT_LENGTH_MAX = 300;
const TYPES = 'image/jpeg,image/png,image/webp';

/** Pictures of a question: chosen, said in words, and put where they belong. */
export function PictureFields(props: {
  readonly path: { readonly nodeId: string; readonly bankId: string };
  readonly pictures: readonly TypedPicture[];
  /** How many options there are to belong to. */
  readonly options: number;
  readonly error: string | undefined;
  readonly onChange: (pictures: readonly TypedPicture[]) => void;
}) {
  const t = useWords(deskWords);
  const f = useFormats();
  const { pictures, path } = props;
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number>();
  const add = useMutation({
    mutationFn: (file: File) => uploadPicture(path, file, setShare),
    onSuccess: ({ pictureId }) =>
      props.onChange([...pictures, { pictureId, alt: '', option: null }]),
    onSettled: () => setShare(undefined),
  });
  const change = (at: number, more: Partial<TypedPicture>) =>
    props.onChange(pictures.map((one, other) => (other === at ? { ...one, ...more } : one)));
  return (
    <fieldset className="jx-exam-options">
      <legend>{t('pictures')}</legend>
      <p className="jx-small jx-secondary">{t('picturesHint')}</p>
      {props.error !== undefined && (
        <p role="alert" className="jx-field-error">
          {props.error}
        </p>
      )}
      <BankPictures nodeId={path.nodeId}>
        {pictures.map((picture, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- one picture may stand twice
          <div key={`${at} ${picture.pictureId}`} className="jx-exam-picture-row">
            <QuestionPictures pictures={[{ ...picture, option: null }]} option={null} />
            <div className="jx-exam-picture-facts">
              <label>
                <span className="jx-small">{t('pictureAlt')}</span>
                <Input.TextArea
                  rows={2}
                  maxLength={ALT_LENGTH_MAX}
                  value={picture.alt}
                  onChange={(event) => change(at, { alt: event.target.value })}
                />
              </label>
              <span className="jx-exam-picture-acts">
                <Select
                  aria-label={t('picturePlace')}
                  value={picture.option ?? -1}
                  options={[
                    { value: -1, label: t('picturePrompt') },
                    ...Array.from({ length: props.options }, (_one, option) => ({
                      value: option,
                      label: t('optionN', { letter: LETTERS[option] ?? '' }),
                    })),
                  ]}
                  onChange={(option: number) => change(at, { option: option < 0 ? null : option })}
                />
                <Button
                  size="small"
                  onClick={() => props.onChange(pictures.filter((_one, other) => other !== at))}
                >
                  {t('pictureRemove')}
                </Button>
              </span>
            </div>
          </div>
        ))}
      </BankPictures>
      <input
        ref={input}
        type="file"
        className="jx-visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept={TYPES}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) add.mutate(file);
          event.target.value = '';
        }}
      />
      <Button size="small" loading={add.isPending} onClick={() => input.current?.click()}>
        {t('addPicture')}
      </Button>
      {share !== undefined && (
        <p role="status" className="jx-small">
          {t('pictureSending', { percent: f.percent(share, 1) })}
        </p>
      )}
      {add.error !== null && (
        <p role="alert" className="jx-field-error">
          {problemSentence(
            add.error instanceof RequestRefused ? add.error.problem : { code: 'platform.failed' },
            f.locale,
            assessmentErrorsWords,
          )}
        </p>
      )}
    </fieldset>
  );
}
