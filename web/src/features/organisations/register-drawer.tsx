import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { DayInput } from '../../app/day-input.tsx';
import { useSignedIn } from '../../app/session.ts';
import { type ChosenUnit, UnitSelect } from '../../app/unit-select.tsx';
import { useWords } from '../../i18n/words.ts';
import { ErrorSummary, Field } from '../../ui/field.tsx';
import { organisationsWords } from './organisations-words.ts';
import { enrol } from './queries.ts';
import { useStep } from './use-step.ts';

type Values = {
  readonly name: string;
  readonly idNumber: string;
  readonly staffNumber: string;
  readonly phone: string;
  readonly fromOn: string;
};

const REQUIRED = ['name', 'idNumber', 'fromOn'] as const;

/** One person, as on the identity card. */
export function RegisterDrawer(props: {
  readonly open: boolean;
  readonly unit: ChosenUnit | undefined;
  readonly onClose: () => void;
  readonly onDone: (sentence: string) => void;
}) {
  const t = useWords(organisationsWords);
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      title={t('registerTitle')}
      placement="right"
      size={600}
      destroyOnHidden
    >
      <RegisterForm {...props} />
    </Drawer>
  );
}

const NOTHING = { name: '', idNumber: '', staffNumber: '', phone: '' } as const;

function RegisterForm(props: {
  readonly unit: ChosenUnit | undefined;
  readonly onClose: () => void;
  readonly onDone: (sentence: string) => void;
}) {
  const t = useWords(organisationsWords);
  const { today } = useSignedIn();
  const [unit, setUnit] = useState(props.unit);
  const [values, setValues] = useState<Values>({ ...NOTHING, fromOn: today });
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const labels = {
    name: t('name'),
    idNumber: t('idNumber'),
    staffNumber: t('number'),
    phone: t('phone'),
    fromOn: t('fromOn'),
    unitId: t('unit'),
  };
  const step = useStep({
    act: enrol,
    onDone: ({ outcome }, content) => {
      props.onDone(t(`enrolled.${outcome}`, { name: content.name }));
      props.onClose();
    },
  });
  const errors = { ...step.fields, ...missing };
  const send = () => {
    const found: Record<string, string> = {};
    for (const id of REQUIRED) {
      if (values[id].trim() === '') found[id] = t('required', { field: labels[id] });
    }
    if (unit === undefined) found['unitId'] = t('required', { field: labels.unitId });
    setMissing(found);
    step.forget();
    if (Object.keys(found).length > 0 || unit === undefined) return;
    step.run({
      name: values.name.trim(),
      idNumber: values.idNumber.trim(),
      unitId: unit.id,
      fromOn: values.fromOn,
      ...(values.phone.trim() === '' ? {} : { phone: values.phone.trim() }),
      ...(values.staffNumber.trim() === '' ? {} : { staffNumber: values.staffNumber.trim() }),
    });
  };
  const wrong = Object.entries(errors);
  const text = (id: keyof Values, hint?: string) => (
    <Field
      id={`register-${id}`}
      label={labels[id]}
      {...(hint === undefined ? {} : { hint })}
      error={errors[id]}
      required={REQUIRED.some((one) => one === id)}
    >
      {(wiring) => (
        <Input
          {...wiring}
          autoComplete="off"
          maxLength={60}
          inputMode={id === 'phone' ? 'tel' : 'text'}
          value={values[id]}
          onChange={(change) => setValues({ ...values, [id]: change.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form
      className="jx-form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        send();
      }}
    >
      <p className="jx-secondary">{t('registerWhat')}</p>
      {wrong.length > 0 && (
        <ErrorSummary
          title={t('fixFirst', { count: wrong.length })}
          errors={wrong.map(([id, message]) => ({ fieldId: `register-${id}`, message }))}
        />
      )}
      {wrong.length === 0 && step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      {text('name')}
      {text('idNumber', t('idHint'))}
      <Field id="register-unitId" label={labels.unitId} error={errors['unitId']} required>
        {(wiring) => (
          <UnitSelect
            id={wiring.id}
            value={unit}
            onChange={setUnit}
            offered="register-people"
            label={labels.unitId}
            placeholder={t('unit')}
          />
        )}
      </Field>
      <Field id="register-fromOn" label={labels.fromOn} error={errors['fromOn']} required>
        {(wiring) => (
          <DayInput
            wiring={wiring}
            placeholder={t('pickDay')}
            value={values.fromOn}
            onChange={(fromOn) => setValues({ ...values, fromOn })}
          />
        )}
      </Field>
      {text('staffNumber', t('optional'))}
      {text('phone', t('phoneHint'))}
      <p className="jx-form-actions">
        <Button type="primary" htmlType="submit" loading={step.isPending}>
          {t('save')}
        </Button>
        <Button onClick={props.onClose}>{t('cancel')}</Button>
      </p>
    </form>
  );
}
