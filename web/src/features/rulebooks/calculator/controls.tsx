import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useLocale } from '../../../i18n/locale.ts';
import { useWords } from '../../../i18n/words.ts';
import { useNarrow } from '../../../ui/media.ts';
import { calculatorWords } from './calculator-words.ts';

/** Small controls of a row: the browser's own, which every phone knows how to show. */

export type Option = { readonly value: string; readonly label: string };

type Labelled = {
  readonly label: string;
  readonly id?: string;
  /** Heard together with the label, where several rows have the same one. */
  readonly of?: string;
};

export function SmallField(
  props: Labelled & { readonly children: ReactNode; readonly hint?: string },
) {
  return (
    <label className="jx-calc-field">
      <span>{props.label}</span>
      {props.children}
      {props.hint !== undefined && <span className="jx-calc-hint">{props.hint}</span>}
    </label>
  );
}

export function Choose(
  props: Labelled & {
    readonly value: string | undefined;
    readonly options: readonly Option[];
    /** What stands there while nothing is chosen; without it something always is. */
    readonly empty?: string;
    readonly onChange: (value: string | undefined) => void;
    readonly bare?: boolean;
  },
) {
  const { empty, label, options, value } = props;
  const heard = props.of === undefined ? label : `${props.of} ${label}`;
  const control = (
    <select
      className="jx-calc-select"
      aria-label={heard}
      value={value ?? ''}
      {...(props.id === undefined ? {} : { id: props.id })}
      onChange={(change) =>
        props.onChange(change.target.value === '' ? undefined : change.target.value)
      }
    >
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
  return props.bare === true ? control : <SmallField label={label}>{control}</SmallField>;
}

const ISO = 'YYYY-MM-DD';
const FORMATS = {
  'zh-CN': ['YYYY年M月D日', 'YYYY-M-D', 'YYYY.M.D', 'YYYY/M/D', 'YYYYMMDD'],
  en: ['D MMM YYYY', 'YYYY-M-D', 'YYYY.M.D', 'YYYY/M/D', 'YYYYMMDD'],
};

export function Day(
  props: Labelled & {
    readonly value: string | undefined;
    readonly onChange: (value: string | undefined) => void;
    readonly hint?: string;
  },
) {
  const locale = useLocale();
  const t = useWords(calculatorWords);
  const narrow = useNarrow();
  return (
    <SmallField label={props.label} {...(props.hint === undefined ? {} : { hint: props.hint })}>
      <DatePicker
        className="jx-calc-day"
        aria-label={props.of === undefined ? props.label : `${props.of} ${props.label}`}
        value={props.value === undefined ? null : dayjs(props.value)}
        format={FORMATS[locale]}
        placeholder={t('dayPick')}
        // On a phone the keyboard would cover the calendar.
        inputReadOnly={narrow}
        minDate={dayjs('1960-01-01')}
        maxDate={dayjs('2199-12-31')}
        {...(props.id === undefined ? {} : { id: props.id })}
        onChange={(day) => props.onChange(day ? day.format(ISO) : undefined)}
      />
    </SmallField>
  );
}

export function NumberInput(
  props: Labelled & {
    readonly value: string | undefined;
    readonly unit?: string;
    readonly placeholder?: string;
    readonly wrong?: string | undefined;
    readonly whole?: boolean;
    readonly onChange: (value: string | undefined) => void;
  },
) {
  const { label, of, value, wrong } = props;
  return (
    <span className="jx-calc-number">
      <input
        className="jx-calc-input"
        inputMode={props.whole === true ? 'numeric' : 'decimal'}
        autoComplete="off"
        maxLength={12}
        aria-label={of === undefined ? label : `${of} ${label}`}
        aria-invalid={wrong !== undefined}
        placeholder={props.placeholder ?? ''}
        value={value ?? ''}
        {...(props.id === undefined ? {} : { id: props.id })}
        onChange={(change) =>
          props.onChange(change.target.value === '' ? undefined : change.target.value)
        }
      />
      {props.unit !== undefined && <span aria-hidden="true">{props.unit}</span>}
      {wrong !== undefined && (
        <span className="jx-calc-wrong" role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}
