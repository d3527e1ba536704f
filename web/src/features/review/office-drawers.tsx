import { Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { DayInput } from '../../app/day-input.tsx';
import { useSignedIn } from '../../app/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { type Office, useAbsence, usePromise, useRemoveAbsence } from './office-queries.ts';
import { officeWords } from './office-words.ts';
import { RefusalLine } from './refusal-line.tsx';

const DAYS_MAX = 250;
const WIDTH = 600;

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
      <p className="jx-drawer-lead">{t('promiseLead')}</p>
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
  const first = { personId: office.people[0]?.personId ?? '', fromOn: today, toOn: '' };
  const [draft, setDraft] = useState<AbsenceDraft>({ ...first, absenceId: undefined });
  const [missing, setMissing] = useState(false);
  const absence = useAbsence();
  const { absenceId, personId, fromOn, toOn } = draft;
  const change = (changed: Partial<AbsenceDraft>) => {
    setMissing(false);
    setDraft({ ...draft, ...changed });
  };
  const press = () => {
    if (fromOn === '' || toOn === '') {
      setMissing(true);
      return;
    }
    const body = { officeId: office.officeId, personId, fromOn, toOn };
    absence.mutate(
      { absenceId, body },
      { onSuccess: () => setDraft({ ...first, personId, absenceId: undefined }) },
    );
  };
  return (
    <Drawer
      open
      size={WIDTH}
      onClose={onClose}
      title={t('absenceTitle', { office: office.officeName })}
    >
      <p className="jx-drawer-lead">{t('absenceLead')}</p>
      <Planned office={office} editing={absenceId} onEdit={change} />
      <h3 className="jx-absence-head">
        {t(absenceId === undefined ? 'absenceNew' : 'absenceEdit')}
      </h3>
      <Field label={t('absent')} required>
        {(wiring) => (
          <Select
            id={wiring.id}
            value={personId}
            disabled={absenceId !== undefined}
            options={office.people.map((person) => ({
              value: person.personId,
              label: person.name,
            }))}
            onChange={(chosen) => change({ personId: chosen })}
          />
        )}
      </Field>
      <Day label={t('from')} value={fromOn} onChange={(day) => change({ fromOn: day })} />
      <Day
        label={t('to')}
        value={toOn}
        error={missing ? t('dayNeeded') : undefined}
        onChange={(day) => change({ toOn: day })}
      />
      <RefusalLine error={absence.error} />
      <Foot
        pending={absence.isPending}
        onSave={press}
        onClose={
          absenceId === undefined ? onClose : () => change({ ...first, absenceId: undefined })
        }
        {...(absenceId === undefined ? { closeText: t('close') } : {})}
      />
    </Drawer>
  );
}

type AbsenceDraft = {
  readonly absenceId: string | undefined;
  readonly personId: string;
  readonly fromOn: string;
  readonly toOn: string;
};

/** Absences that are not over, with the ways to change them and to take them back. */
function Planned(props: {
  readonly office: Office;
  readonly editing: string | undefined;
  readonly onEdit: (draft: AbsenceDraft) => void;
}) {
  const { office } = props;
  const t = useWords(officeWords);
  const f = useFormats();
  const removing = useRemoveAbsence();
  const planned = office.people.flatMap(({ personId, name, absences }) =>
    absences.map((one) => ({ ...one, personId, name })),
  );
  return (
    <section className="jx-absence-section" aria-label={t('planned')}>
      <h3>{t('planned')}</h3>
      {planned.length === 0 && <p className="jx-secondary">{t('plannedNone')}</p>}
      <ul className="jx-absences">
        {planned.map(({ absenceId, personId, name, fromOn, toOn }) => {
          const days = { from: f.shortDate(fromOn), to: f.shortDate(toOn) };
          return (
            <li key={absenceId} aria-current={props.editing === absenceId ? 'true' : undefined}>
              <span>
                <b>{name}</b> {t('plannedDays', days)}
              </span>
              <Button
                size="small"
                aria-label={t('plannedEditOf', { name, ...days })}
                onClick={() => props.onEdit({ absenceId, personId, fromOn, toOn })}
              >
                {t('plannedEdit')}
              </Button>
              <Button
                size="small"
                aria-label={t('plannedRemoveOf', { name, ...days })}
                loading={removing.isPending && removing.variables.absenceId === absenceId}
                onClick={() => removing.mutate({ absenceId, personId, officeId: office.officeId })}
              >
                {t('plannedRemove')}
              </Button>
            </li>
          );
        })}
      </ul>
      <RefusalLine error={removing.error} />
    </section>
  );
}

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
        <DayInput
          wiring={wiring}
          placeholder={t('pickDay')}
          value={props.value}
          onChange={props.onChange}
        />
      )}
    </Field>
  );
}

function Foot(props: {
  readonly pending: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly closeText?: string;
}) {
  const t = useWords(officeWords);
  return (
    <div className="jx-office-foot">
      <Button type="primary" loading={props.pending} onClick={props.onSave}>
        {t('save')}
      </Button>
      <Button onClick={props.onClose}>{props.closeText ?? t('cancel')}</Button>
    </div>
  );
}
