import { Button, DatePicker, Drawer, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useSignedIn } from '../../app/session.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { type Office, useAbsence, usePromise } from './office-queries.ts';
import { officeWords } from './office-words.ts';
import { RefusalLine } from './refusal-line.tsx';

const DAYS_MAX = 250;
const WIDTH = 480;

type DrawerProps = { readonly office: Office; readonly onClose: () => void };

/** Within how many working days the office promises to decide. */
export function PromiseDrawer({ office, onClose }: DrawerProps) {
  const t = useWords(officeWords);
  const [days, setDays] = useState(String(office.promisedWorkingDays ?? ''));
  const [wrong, setWrong] = useState(false);
  const promise = usePromise(office.officeId);
  const press = () => {
    const count = Number(days.trim());
    if (!Number.isInteger(count) || count < 1 || count > DAYS_MAX) setWrong(true);
    else promise.mutate(count, { onSuccess: onClose });
  };
  return (
    <Drawer
      open
      size={WIDTH}
      onClose={onClose}
      title={t('promiseTitle', { office: office.officeName })}
    >
      <p>{t('promiseLead')}</p>
      <Field label={t('promiseField')} required error={wrong ? t('promiseRange') : undefined}>
        {(wiring) => (
          <Input
            {...wiring}
            inputMode="numeric"
            maxLength={3}
            value={days}
            onChange={(change) => {
              setWrong(false);
              setDays(change.target.value);
            }}
            onPressEnter={press}
          />
        )}
      </Field>
      <RefusalLine error={promise.error} />
      <Foot pending={promise.isPending} onSave={press} onClose={onClose} />
    </Drawer>
  );
}

/** Who is away from when until the day of return; said by oneself, a colleague or the office above. */
export function AbsenceDrawer({ office, onClose }: DrawerProps) {
  const t = useWords(officeWords);
  const { today } = useSignedIn();
  const [personId, setPersonId] = useState(office.people[0]?.personId ?? '');
  const [fromOn, setFromOn] = useState(today);
  const [toOn, setToOn] = useState('');
  const [missing, setMissing] = useState(false);
  const absence = useAbsence();
  const press = () => {
    if (fromOn === '' || toOn === '') setMissing(true);
    else
      absence.mutate({ officeId: office.officeId, personId, fromOn, toOn }, { onSuccess: onClose });
  };
  return (
    <Drawer
      open
      size={WIDTH}
      onClose={onClose}
      title={t('absenceTitle', { office: office.officeName })}
    >
      <p>{t('absenceLead')}</p>
      <Field label={t('absent')} required>
        {(wiring) => (
          <Select
            id={wiring.id}
            value={personId}
            options={office.people.map((person) => ({
              value: person.personId,
              label: person.name,
            }))}
            onChange={setPersonId}
          />
        )}
      </Field>
      <Day label={t('from')} value={fromOn} onChange={setFromOn} />
      <Day
        label={t('to')}
        value={toOn}
        error={missing ? t('dayNeeded') : undefined}
        onChange={(day) => {
          setMissing(false);
          setToOn(day);
        }}
      />
      <RefusalLine error={absence.error} />
      <Foot pending={absence.isPending} onSave={press} onClose={onClose} />
    </Drawer>
  );
}

const ISO = 'YYYY-MM-DD';

function Day(props: {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (day: string) => void;
}) {
  const t = useWords(officeWords);
  return (
    <Field label={props.label} required error={props.error}>
      {(wiring) => (
        <DatePicker
          id={wiring.id}
          aria-invalid={wiring['aria-invalid']}
          placeholder={t('pickDay')}
          format={[ISO, 'YYYY-M-D', 'YYYY/M/D', 'YYYYMMDD']}
          value={props.value === '' ? null : dayjs(props.value)}
          onChange={(day) => props.onChange(day ? day.format(ISO) : '')}
        />
      )}
    </Field>
  );
}

function Foot(props: {
  readonly pending: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords(officeWords);
  return (
    <div className="jx-office-foot">
      <Button type="primary" loading={props.pending} onClick={props.onSave}>
        {t('save')}
      </Button>
      <Button onClick={props.onClose}>{t('cancel')}</Button>
    </div>
  );
}
