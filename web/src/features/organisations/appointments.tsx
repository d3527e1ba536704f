import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { useSignedIn } from '../../app/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Note, SectionHead, Sheet } from '../../ui/layout.tsx';
import { organisationsWords } from './organisations-words.ts';
import {
  appoint,
  type Appointment,
  appointmentsQuery,
  endAppointment,
  membersQuery,
  type Organisation,
  type Role,
} from './queries.ts';
import { useStep } from './use-step.ts';

/** Roles that an organisation of each kind can have; the server says no to the rest and why. */
const FITTING: Readonly<Record<Organisation['kind'], readonly Role[]>> = {
  unit: ['unit-administrator', 'unit-reader', 'department-officer', 'auditor'],
  provider: ['unit-administrator', 'unit-reader', 'auditor'],
  bureau: ['bureau-officer', 'unit-administrator', 'unit-reader', 'department-officer', 'auditor'],
  department: ['department-officer', 'unit-administrator', 'unit-reader', 'auditor'],
  office: ['department-officer', 'bureau-officer', 'auditor'],
  region: ['system-administrator', 'auditor'],
};

/** Who holds which role here, now and planned. */
export function Appointments({ organisation }: { readonly organisation: Organisation }) {
  const t = useWords(organisationsWords);
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Appointment>();
  const found = useQuery(appointmentsQuery(organisation.nodeId));
  const here = found.data?.items.filter((one) => one.nodeId === organisation.nodeId) ?? [];
  return (
    <Sheet label={t('appointments')}>
      <SectionHead
        title={t('appointments')}
        action={
          organisation.permissions.includes('appoint') && (
            <Button size="small" onClick={() => setAdding(true)}>
              {t('appoint')}
            </Button>
          )
        }
      />
      {found.isError && <PageError error={found.error} retry={() => void found.refetch()} />}
      {found.data !== undefined && here.length === 0 && (
        <Note icon="person">{t('noAppointments')}</Note>
      )}
      <ul className="jx-plain-rows">
        {here.map((one) => (
          <AppointmentRow key={one.appointmentId} one={one} onEnd={() => setEnding(one)} />
        ))}
      </ul>
      <Drawer
        size={600}
        open={adding}
        onClose={() => setAdding(false)}
        title={t('appointTitle', { office: organisation.name })}
        placement="right"
        destroyOnHidden
      >
        <AppointForm organisation={organisation} onDone={() => setAdding(false)} />
      </Drawer>
      <EndAppointment one={ending} onClose={() => setEnding(undefined)} />
    </Sheet>
  );
}

function AppointmentRow({ one, onEnd }: { readonly one: Appointment; readonly onEnd: () => void }) {
  const t = useWords(organisationsWords);
  const f = useFormats();
  const from = f.date(one.fromOn);
  return (
    <li>
      <span>
        <b>{one.personName}</b> {t(`role.${one.role}`)}{' '}
        <span className="jx-small jx-secondary">
          {one.toOn === null ? t('since', { from }) : t('until', { from, to: f.date(one.toOn) })}
        </span>
      </span>
      {one.permissions.includes('end') && (
        <Button size="small" onClick={onEnd}>
          {t('endAppointment')}
        </Button>
      )}
    </li>
  );
}

function EndAppointment(props: {
  readonly one: Appointment | undefined;
  readonly onClose: () => void;
}) {
  const { one, onClose } = props;
  const t = useWords(organisationsWords);
  const step = useStep({
    act: (appointmentId: string, key) => endAppointment(appointmentId, key),
    onDone: onClose,
  });
  return (
    <Modal
      open={one !== undefined}
      title={one && t('endTitle', { name: one.personName })}
      okText={t('endYes')}
      cancelText={t('endNo')}
      okButtonProps={{ danger: true, loading: step.isPending }}
      onOk={() => one && step.run(one.appointmentId)}
      onCancel={() => {
        step.forget();
        onClose();
      }}
    >
      <p>{one && t('endWhat', { role: t(`role.${one.role}`) })}</p>
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
    </Modal>
  );
}

function AppointForm(props: { readonly organisation: Organisation; readonly onDone: () => void }) {
  const { organisation, onDone } = props;
  const t = useWords(organisationsWords);
  const { today } = useSignedIn();
  const [personId, setPersonId] = useState<string>();
  const [role, setRole] = useState<Role | undefined>(FITTING[organisation.kind][0]);
  const [fromOn, setFromOn] = useState(today);
  const [toOn, setToOn] = useState('');
  const step = useStep({ act: appoint, onDone });
  const { fields } = step;
  const atField = Object.keys(fields).length > 0;
  const day = (id: string, label: string, value: string, change: (day: string) => void) => (
    <Field
      id={`appoint-${id}`}
      label={label}
      error={fields[id]}
      {...(id === 'toOn' ? { hint: t('toHint') } : {})}
    >
      {(wiring) => (
        <Input
          {...wiring}
          type="date"
          value={value}
          onChange={(event) => change(event.target.value)}
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
        if (personId === undefined || role === undefined) return;
        const { nodeId } = organisation;
        step.run({ personId, nodeId, role, fromOn, ...(toOn === '' ? {} : { toOn }) });
      }}
    >
      {step.sentence !== undefined && !atField && <p role="alert">{step.sentence}</p>}
      <Field
        id="appoint-person"
        label={t('person')}
        hint={t('personHint')}
        error={fields['personId']}
      >
        {(wiring) => <PersonSelect id={wiring.id} value={personId} onChange={setPersonId} />}
      </Field>
      <Field id="appoint-role" label={t('role')} error={fields['role']}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('role')}
            value={role ?? null}
            options={FITTING[organisation.kind].map((one) => ({
              value: one,
              label: t(`role.${one}`),
            }))}
            onChange={(chosen: Role) => setRole(chosen)}
          />
        )}
      </Field>
      {day('fromOn', t('from'), fromOn, setFromOn)}
      {day('toOn', t('to'), toOn, setToOn)}
      <p className="jx-form-actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={personId === undefined}
          loading={step.isPending}
        >
          {t('appoint')}
        </Button>
        <Button onClick={onDone}>{t('keepAsIs')}</Button>
      </p>
    </form>
  );
}

function PersonSelect(props: {
  readonly id: string;
  readonly value: string | undefined;
  readonly onChange: (personId: string) => void;
}) {
  const t = useWords(organisationsWords);
  const [search, setSearch] = useState('');
  const found = useInfiniteQuery(membersQuery(search === '' ? {} : { search }));
  const people = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Select
      id={props.id}
      aria-label={t('person')}
      showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim()) }}
      placeholder={t('name')}
      loading={found.isFetching}
      value={props.value ?? null}
      options={people.map((one) => ({
        value: one.personId,
        label: `${one.name}  ${one.unitName}`,
      }))}
      onChange={(chosen: string) => props.onChange(chosen)}
    />
  );
}
