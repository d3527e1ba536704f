import { Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { feeWords, fenOf, yuanOf } from './fee-words.ts';
import type { CourseContent } from './queries.ts';

type Price = Pick<CourseContent, 'priceFen' | 'payHow'>;

/** What a course or a pack costs, and how one pays. */
export function PriceFields(props: {
  readonly content: Price;
  readonly change: (some: Partial<Price>) => void;
}) {
  const { content, change } = props;
  const t = useWords(feeWords);
  // What is typed stays as it is; only an amount of money is a price.
  const [yuan, setYuan] = useState(() => yuanOf(content.priceFen));
  const wrong = fenOf(yuan) === undefined;
  return (
    <div className="jx-course-about">
      <Field
        label={t('edit_price')}
        id="jx-course-priceFen"
        {...(wrong ? { error: t('edit_priceBad') } : {})}
      >
        {(wiring) => (
          <Input
            {...wiring}
            inputMode="decimal"
            value={yuan}
            onChange={(event) => {
              setYuan(event.target.value);
              const priceFen = fenOf(event.target.value);
              if (priceFen !== undefined) change({ priceFen });
            }}
          />
        )}
      </Field>
      {content.priceFen > 0 && (
        <Field label={t('edit_payHow')} id="jx-course-payHow" hint={t('edit_payHowHint')} required>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              value={content.payHow}
              maxLength={1000}
              autoSize={{ minRows: 1, maxRows: 6 }}
              onChange={(event) => change({ payHow: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
