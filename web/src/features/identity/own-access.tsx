import { Button, Drawer, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note, Sheet } from '../../ui/layout.tsx';
import { identityWords } from './identity-words.ts';
import { charactersMissing, NewPasswordFields } from './new-password-fields.tsx';
import { useChangeContact, useChangePassword } from './queries.ts';
import { codeOf, RefusalNote, useFieldRefusal } from './refusal-note.tsx';

type Open = 'password' | 'phone' | 'email';

const TITLES = {
  password: 'changePassword',
  phone: 'changePhone',
  email: 'changeEmail',
} as const;

/** What only oneself may change, each behind the present password. */
export function OwnAccess() {
  const t = useWords(identityWords);
  const [open, setOpen] = useState<Open>();
  const [told, setTold] = useState<string>();
  const close = () => setOpen(undefined);
  const done = (sentence: string) => {
    setTold(sentence);
    close();
  };
  return (
    <Sheet label={t('access')}>
      <div role="status">
        {told !== undefined && (
          <div className="jx-identity-note">
            <Note icon="check">{told}</Note>
          </div>
        )}
      </div>
      {(['password', 'phone', 'email'] as const).map((what) => (
        <button
          key={what}
          type="button"
          className="jx-list-row jx-account-row"
          aria-haspopup="dialog"
          onClick={() => {
            setTold(undefined);
            setOpen(what);
          }}
        >
          <span>{t(TITLES[what])}</span>
          <Icon name="chevron-right" size={20} />
        </button>
      ))}
      <Drawer
        open={open !== undefined}
        size={600}
        title={open === undefined ? '' : t(TITLES[open])}
        onClose={close}
        // What was typed is a password: it goes with the sheet.
        destroyOnHidden
      >
        {open === 'password' && <PasswordChange onDone={done} onClose={close} />}
        {(open === 'phone' || open === 'email') && (
          <ContactChange key={open} kind={open} onDone={done} onClose={close} />
        )}
      </Drawer>
    </Sheet>
  );
}

type FormProps = {
  readonly onDone: (sentence: string) => void;
  readonly onClose: () => void;
};

function PasswordChange({ onDone, onClose }: FormProps) {
  const t = useWords(identityWords);
  const change = useChangePassword();
  const refusal = useFieldRefusal();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = charactersMissing(password);
  const refused = refusal(change.error, 'body/password');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (current === '' || missing > 0 || password !== repeat) return;
    change.mutate({ current, password }, { onSuccess: () => onDone(t('passwordChanged')) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className="jx-secondary jx-identity-note">{t('changePasswordLead')}</p>
      <RefusalNote error={change.error} />
      <CurrentPassword
        value={current}
        onChange={(text) => {
          change.reset();
          setCurrent(text);
        }}
        asked={asked}
        wrong={codeOf(change.error) === 'identity.password_wrong'}
      />
      <NewPasswordFields
        typed={{ password, repeat }}
        asked={asked}
        refused={refused}
        onChange={(next) => {
          change.reset();
          setPassword(next.password);
          setRepeat(next.repeat);
        }}
      />
      <div className="jx-page-actions">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('savePassword')}
        </Button>
        <Button onClick={onClose}>{t('keepAsIs')}</Button>
      </div>
    </form>
  );
}

function ContactChange(props: FormProps & { readonly kind: 'phone' | 'email' }) {
  const { kind, onDone } = props;
  const t = useWords(identityWords);
  const change = useChangeContact();
  const [current, setCurrent] = useState('');
  const [value, setValue] = useState('');
  const [asked, setAsked] = useState<'save' | 'remove'>();
  const send = (what: 'save' | 'remove') => {
    setAsked(what);
    if (current === '' || (what === 'save' && value.trim() === '')) return;
    change.mutate(
      { current, kind, value: what === 'save' ? value.trim() : null },
      { onSuccess: () => onDone(t(what === 'save' ? `${kind}Changed` : `${kind}Removed`)) },
    );
  };
  const empty = asked === 'save' && value.trim() === '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send('save');
      }}
    >
      <p className="jx-secondary jx-identity-note">
        {t(kind === 'phone' ? 'changePhoneLead' : 'changeEmailLead')}
      </p>
      <RefusalNote error={change.error} />
      <Field label={t(kind)} id="own-contact" required {...(empty ? { error: t('required') } : {})}>
        {(wiring) => (
          <Input
            {...wiring}
            type={kind === 'phone' ? 'tel' : 'email'}
            autoComplete={kind === 'phone' ? 'tel' : 'email'}
            maxLength={120}
            value={value}
            onChange={(typed) => {
              change.reset();
              setValue(typed.target.value);
            }}
          />
        )}
      </Field>
      <CurrentPassword
        value={current}
        onChange={(text) => {
          change.reset();
          setCurrent(text);
        }}
        asked={asked !== undefined}
        wrong={codeOf(change.error) === 'identity.password_wrong'}
      />
      <div className="jx-page-actions">
        <Button type="primary" htmlType="submit" loading={change.isPending && asked === 'save'}>
          {t('saveContact')}
        </Button>
        <Button
          disabled={change.isPending}
          loading={change.isPending && asked === 'remove'}
          onClick={() => send('remove')}
        >
          {t('removeContact')}
        </Button>
        <Button onClick={props.onClose}>{t('keepAsIs')}</Button>
      </div>
    </form>
  );
}

function CurrentPassword(props: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly asked: boolean;
  readonly wrong: boolean;
}) {
  const t = useWords(identityWords);
  const empty = props.asked && props.value === '';
  return (
    <Field
      label={t('currentPassword')}
      id="current-password"
      required
      {...(empty ? { error: t('required') } : {})}
    >
      {(wiring) => (
        <Input.Password
          {...wiring}
          aria-invalid={props.wrong || wiring['aria-invalid']}
          value={props.value}
          autoComplete="current-password"
          onChange={(typed) => props.onChange(typed.target.value)}
        />
      )}
    </Field>
  );
}
