import { Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { newId } from '../../app/new-id.ts';
import { useStep } from '../../app/use-step.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Note, SectionHead } from '../../ui/layout.tsx';
import { exchangeWords } from './exchange-words.ts';
import { addSender, changeSender, drawCredential, type Sender, type Senders } from './queries.ts';

const TOUCHES = ['exchange'];

export function AddDrawer(props: {
  readonly senders: Senders;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onAdded: (senderId: string) => void;
}) {
  const t = useWords(exchangeWords);
  return (
    <Drawer
      size={600}
      open={props.open}
      onClose={props.onClose}
      title={t('addTitle')}
      placement="right"
      destroyOnHidden
    >
      <AddForm {...props} />
    </Drawer>
  );
}

function AddForm(props: Parameters<typeof AddDrawer>[0]) {
  const t = useWords(exchangeWords);
  const { offices } = props.senders;
  const [senderId] = useState(newId);
  const [values, setValues] = useState<Values>({ name: '', kinds: ['course'] });
  const [nodeId, setNodeId] = useState(offices[0]?.nodeId);
  const [missing, setMissing] = useState<string>();
  const step = useStep({ act: addSender, onDone: () => props.onAdded(senderId), touches: TOUCHES });
  return (
    <form
      className="jx-form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        const name = values.name.trim();
        setMissing(name.length < 2 ? t('required', { field: t('name') }) : undefined);
        if (name.length < 2 || nodeId === undefined) return;
        step.run({ senderId, name, nodeId, kinds: [...values.kinds] });
      }}
    >
      {step.sentence !== undefined && Object.keys(step.fields).length === 0 && (
        <p role="alert">{step.sentence}</p>
      )}
      <SenderFields
        senders={props.senders}
        values={values}
        onChange={setValues}
        errors={{ ...step.fields, ...(missing === undefined ? {} : { name: missing }) }}
      />
      {offices.length > 1 && (
        <Field id="sender-office" label={t('office')} error={step.fields['nodeId']}>
          {(wiring) => (
            <Select
              id={wiring.id}
              aria-label={t('office')}
              value={nodeId ?? null}
              options={offices.map((one) => ({ value: one.nodeId, label: one.name }))}
              onChange={(chosen: string) => setNodeId(chosen)}
            />
          )}
        </Field>
      )}
      <p className="jx-form-actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={step.isPending}
          disabled={values.kinds.length === 0}
        >
          {t('add')}
        </Button>
        <Button onClick={props.onClose}>{t('keep')}</Button>
      </p>
    </form>
  );
}

type Values = { readonly name: string; readonly kinds: readonly string[] };

function SenderFields(props: {
  readonly senders: Senders;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly errors: Readonly<Record<string, string>>;
}) {
  const t = useWords(exchangeWords);
  const label = useLabel();
  const { values, errors } = props;
  return (
    <>
      <Field id="sender-name" label={t('name')} hint={t('nameHint')} error={errors['name']}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={60}
            value={values.name}
            onChange={(event) => props.onChange({ ...values, name: event.target.value })}
          />
        )}
      </Field>
      <Field id="sender-kinds" label={t('kinds')} hint={t('kindsHint')} error={errors['kinds']}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('kinds')}
            mode="multiple"
            value={[...values.kinds]}
            options={props.senders.kinds.map((kind) => ({
              value: kind.id,
              label: label(kind.label),
            }))}
            optionFilterProp="label"
            onChange={(kinds: string[]) => props.onChange({ ...values, kinds })}
          />
        )}
      </Field>
    </>
  );
}

/** One platform: its credential, what it may push, and whether it may at all. */
export function SenderDrawer(props: {
  readonly senders: Senders;
  readonly sender: Sender | undefined;
  /** Registered a moment ago: the credential is what comes next. */
  readonly fresh: boolean;
  readonly onClose: () => void;
}) {
  const { sender } = props;
  return (
    <Drawer
      size={600}
      open={sender !== undefined}
      onClose={props.onClose}
      title={sender?.name ?? ''}
      placement="right"
      destroyOnHidden
    >
      {sender !== undefined && (
        <div className="jx-form" key={sender.senderId}>
          <Credential sender={sender} fresh={props.fresh} />
          <ChangeForm senders={props.senders} sender={sender} onDone={props.onClose} />
          <Suspension sender={sender} />
        </div>
      )}
    </Drawer>
  );
}

function Credential({ sender, fresh }: { readonly sender: Sender; readonly fresh: boolean }) {
  const t = useWords(exchangeWords);
  const [copied, setCopied] = useState(false);
  const step = useStep({
    act: (senderId: string) => drawCredential(senderId),
    onDone: () => setCopied(false),
    touches: TOUCHES,
  });
  const credential = step.done?.credential;
  return (
    <section>
      <SectionHead title={t('credential')} />
      <p className="jx-secondary">{t('credentialWhat')}</p>
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      {credential !== undefined && (
        <div role="status">
          <Note icon="check">
            <p>
              <code className="jx-sender-key">{credential}</code>
            </p>
            <Button
              size="small"
              onClick={() => {
                void navigator.clipboard.writeText(credential).then(() => setCopied(true));
              }}
            >
              {copied ? t('copied') : t('copy')}
            </Button>
          </Note>
        </div>
      )}
      <p className="jx-form-actions">
        <Button
          type={fresh && credential === undefined ? 'primary' : 'default'}
          loading={step.isPending}
          onClick={() => step.run(sender.senderId)}
        >
          {fresh && credential === undefined ? t('draw') : t('drawAgain')}
        </Button>
      </p>
    </section>
  );
}

function ChangeForm(props: {
  readonly senders: Senders;
  readonly sender: Sender;
  readonly onDone: () => void;
}) {
  const { sender } = props;
  const t = useWords(exchangeWords);
  const [values, setValues] = useState<Values>({ name: sender.name, kinds: sender.kinds });
  const step = useStep({
    act: (body: { name: string; kinds: string[] }, key) => changeSender(sender.senderId, body, key),
    onDone: props.onDone,
    touches: TOUCHES,
  });
  return (
    <form
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        step.run({ name: values.name.trim(), kinds: [...values.kinds] });
      }}
    >
      <SectionHead title={t('change')} />
      {step.sentence !== undefined && Object.keys(step.fields).length === 0 && (
        <p role="alert">{step.sentence}</p>
      )}
      <SenderFields
        senders={props.senders}
        values={values}
        onChange={setValues}
        errors={step.fields}
      />
      <p className="jx-form-actions">
        <Button
          htmlType="submit"
          loading={step.isPending}
          disabled={values.kinds.length === 0 || values.name.trim().length < 2}
        >
          {t('save')}
        </Button>
      </p>
    </form>
  );
}

function Suspension({ sender }: { readonly sender: Sender }) {
  const t = useWords(exchangeWords);
  const step = useStep({
    act: (state: 'active' | 'suspended', key) => changeSender(sender.senderId, { state }, key),
    touches: TOUCHES,
  });
  const active = sender.state === 'active';
  return (
    <section>
      <SectionHead title={t('state')} />
      <p className="jx-secondary">{active ? t('suspendWhat') : t('state.suspended')}</p>
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      <p className="jx-form-actions">
        <Button
          danger={active}
          loading={step.isPending}
          onClick={() => step.run(active ? 'suspended' : 'active')}
        >
          {active ? t('suspend') : t('resume')}
        </Button>
      </p>
    </section>
  );
}
