import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Modal } from 'antd';
import { useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Facts } from '../../ui/layout.tsx';
import { AccountMark } from './account-mark.tsx';
import { organisationsWords } from './organisations-words.ts';
import { makeSlip, type Person, personQuery, resetAccount } from './queries.ts';
import { SlipsReady } from './slips-drawer.tsx';
import { useStep } from './use-step.ts';

/** Facts and account of one person, and what may be done about the account. */
export function PersonDrawer(props: {
  readonly personId: string | undefined;
  readonly onClose: () => void;
  readonly onDone: (sentence: string) => void;
}) {
  const t = useWords(organisationsWords);
  const found = useQuery({
    ...personQuery(props.personId ?? ''),
    enabled: props.personId !== undefined,
  });
  return (
    <Drawer
      open={props.personId !== undefined}
      onClose={props.onClose}
      title={found.data?.name ?? t('accountsTitle')}
      placement="right"
      size={600}
      destroyOnHidden
    >
      {found.isError && <PageError error={found.error} retry={() => void found.refetch()} />}
      {found.data && <PersonBody person={found.data} onDone={props.onDone} />}
    </Drawer>
  );
}

function PersonBody({ person, onDone }: { person: Person; onDone: (sentence: string) => void }) {
  const t = useWords(organisationsWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const { account, permissions, unit } = person;
  const given = (text: string | null) =>
    text === null ? <span className="jx-tertiary">{t('notGiven')}</span> : text;
  return (
    <>
      <Facts
        ruled
        facts={[
          { id: 'document', name: t('document'), value: person.documentMask },
          { id: 'unit', name: t('unit'), value: given(unit?.name ?? null) },
          { id: 'number', name: t('number'), value: given(unit?.staffNumber ?? null) },
          { id: 'phone', name: t('phone'), value: given(person.phoneMask) },
          { id: 'email', name: t('email'), value: given(person.emailMask) },
          { id: 'subject', name: t('subject'), value: given(person.subject) },
          { id: 'post', name: t('post'), value: given(person.post) },
          {
            id: 'account',
            name: t('account'),
            value: (
              <>
                <AccountMark state={account.state} />{' '}
                {account.activatedAt !== null && (
                  <span className="jx-small jx-secondary">
                    {t('activatedAt', { date: f.weekdayInstant(account.activatedAt, today) })}
                  </span>
                )}
              </>
            ),
          },
          {
            id: 'login',
            name: t('lastLogin'),
            value:
              account.lastLoginAt === null
                ? t('never')
                : f.weekdayInstant(account.lastLoginAt, today),
          },
        ]}
      />
      <AccountActions person={person} onDone={onDone} permissions={permissions} />
      <p>
        <Link to={`${paths.people}/${person.personId}`}>{t('hoursOf')}</Link>
      </p>
    </>
  );
}

function AccountActions(props: {
  readonly person: Person;
  readonly permissions: Person['permissions'];
  readonly onDone: (sentence: string) => void;
}) {
  const { person, permissions, onDone } = props;
  const t = useWords(organisationsWords);
  const [asks, setAsks] = useState(false);
  const slip = useStep({ act: (personId: string, key) => makeSlip(personId, key) });
  const reset = useStep({
    act: (personId: string, key) => resetAccount(personId, key),
    onDone: () => {
      setAsks(false);
      slip.forget();
      onDone(t('resetDone', { name: person.name }));
    },
  });
  return (
    <>
      <p className="jx-form-actions">
        {permissions.includes('print-slip') && (
          <Button loading={slip.isPending} onClick={() => slip.run(person.personId)}>
            {t('makeSlip')}
          </Button>
        )}
        {permissions.includes('reset-account') && (
          <Button danger onClick={() => setAsks(true)}>
            {t('resetAccount')}
          </Button>
        )}
      </p>
      {slip.sentence !== undefined && <p role="alert">{slip.sentence}</p>}
      {slip.done && <SlipsReady sheet={slip.done} />}
      <Modal
        open={asks}
        title={t('resetTitle', { name: person.name })}
        okText={t('resetYes')}
        cancelText={t('resetNo')}
        okButtonProps={{ danger: true, loading: reset.isPending }}
        onOk={() => reset.run(person.personId)}
        onCancel={() => setAsks(false)}
      >
        <p>{t('resetWhat')}</p>
        {reset.sentence !== undefined && <p role="alert">{reset.sentence}</p>}
      </Modal>
    </>
  );
}
