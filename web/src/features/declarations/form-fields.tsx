import { Input, Radio, Select } from 'antd';
import { DayInput } from '../../app/day-input.tsx';
import { useClear } from '../../app/use-clear.tsx';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Field, type FieldWiring } from '../../ui/field.tsx';
import { declareWords } from './declare-words.ts';
import type { FormField } from './queries.ts';

export function fieldId(id: string): string {
  return `field-${id}`;
}

export type FormFieldsProps = {
  readonly fields: readonly FormField[];
  readonly values: Readonly<Record<string, string>>;
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (id: string, value: string) => void;
};

/** The fields of a form as the rulebook lists them; two days of a span stand side by side. */
export function FormFields({ fields, ...rest }: FormFieldsProps) {
  return rowsOf(fields).map((row) => (
    <div key={row[0]?.id} className={row.length > 1 ? 'jx-field-pair' : undefined}>
      {row.map((field) => (
        <FormFieldRow key={field.id} field={field} {...rest} />
      ))}
    </div>
  ));
}

function rowsOf(fields: readonly FormField[]): readonly (readonly FormField[])[] {
  const rows: FormField[][] = [];
  for (const field of fields) {
    const before = rows.at(-1);
    if (field.maps === 'to' && before?.length === 1 && before[0]?.maps === 'from') {
      before.push(field);
    } else {
      rows.push([field]);
    }
  }
  return rows;
}

function FormFieldRow(props: { readonly field: FormField } & Omit<FormFieldsProps, 'fields'>) {
  const { field, values, errorOf, onChange } = props;
  const t = useWords(declareWords);
  const label = useLabel();
  const error = errorOf(`values/${field.id}`);
  return (
    <Field
      id={fieldId(field.id)}
      label={
        <>
          {label(field.label)}
          {!field.required && <span className="jx-tertiary"> {t('optional')}</span>}
        </>
      }
      required={field.required}
      {...(field.hint === null ? {} : { hint: label(field.hint) })}
      {...(error === undefined ? {} : { error })}
      {...(field.unit === null ? {} : { aside: <span>{label(field.unit)}</span> })}
    >
      {(wiring) => (
        <Control
          field={field}
          wiring={wiring}
          value={values[field.id] ?? ''}
          onChange={(value) => onChange(field.id, value)}
        />
      )}
    </Field>
  );
}

type ControlProps = {
  readonly field: FormField;
  readonly wiring: FieldWiring;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

const ROWS = { minRows: 3, maxRows: 10 };

function Control({ field, wiring, value, onChange }: ControlProps) {
  const t = useWords(declareWords);
  const clear = useClear();
  const label = useLabel();
  switch (field.type) {
    case 'long-text':
      return (
        <Input.TextArea
          {...wiring}
          value={value}
          autoSize={ROWS}
          onChange={(change) => onChange(change.target.value)}
        />
      );
    case 'integer':
    case 'decimal':
      return (
        <Input
          {...wiring}
          className="jx-number-input"
          value={value}
          inputMode={field.type === 'integer' ? 'numeric' : 'decimal'}
          autoComplete="off"
          onChange={(change) => onChange(change.target.value)}
        />
      );
    case 'date':
      return (
        <DayInput wiring={wiring} value={value} placeholder={t('datePick')} onChange={onChange} />
      );
    case 'yes-no':
      return (
        <Radio.Group
          id={wiring.id}
          aria-label={label(field.label)}
          aria-describedby={wiring['aria-describedby']}
          value={value === '' ? null : value}
          onChange={(change) => onChange(String(change.target.value))}
          options={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
        />
      );
    case 'choice':
      return (
        <Select
          id={wiring.id}
          aria-invalid={wiring['aria-invalid']}
          aria-describedby={wiring['aria-describedby']}
          aria-required={wiring['aria-required']}
          value={value === '' ? null : value}
          placeholder={t('choose')}
          allowClear={!field.required && clear}
          onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
          options={field.options.map((option) => ({
            value: option.value,
            label: label(option.label),
          }))}
        />
      );
    default:
      return (
        <Input
          {...wiring}
          value={value}
          autoComplete="off"
          onChange={(change) => onChange(change.target.value)}
        />
      );
  }
}
