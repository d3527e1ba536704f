import { InputNumber } from 'antd';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { deskWords } from './desk-words.ts';
import type { Typed } from './typed-exam.ts';

/** Who marks, and how long a result may be contested. */
export function MarkingFields(props: {
  readonly typed: Typed;
  readonly change: (more: Partial<Typed>) => void;
}) {
  const t = useWords(deskWords);
  const { typed, change } = props;
  return (
    <>
      <label className="jx-exam-option">
        <input
          type="checkbox"
          checked={typed.difference !== ''}
          onChange={(event) => change({ difference: event.target.checked ? '10' : '' })}
        />
        <span>{t('double')}</span>
      </label>
      <div className="jx-exam-part">
        {typed.difference !== '' && (
          <Field id="exam-difference" label={t('difference')} hint={t('differenceHint')}>
            {(wiring) => (
              <InputNumber<string>
                id={wiring.id}
                stringMode
                min="0"
                max="1000"
                value={typed.difference}
                onChange={(difference) => change({ difference: difference ?? '0' })}
              />
            )}
          </Field>
        )}
        <Field id="exam-appeal" label={t('appealDays')} hint={t('appealDaysHint')}>
          {(wiring) => (
            <InputNumber
              id={wiring.id}
              min={0}
              max={60}
              precision={0}
              value={typed.appealDays}
              onChange={(appealDays) => change({ appealDays: appealDays ?? 0 })}
            />
          )}
        </Field>
      </div>
    </>
  );
}
