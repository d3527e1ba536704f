import { Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { organisationsWords } from './organisations-words.ts';
import { changeOrganisation, createOrganisation, type Organisation } from './queries.ts';
import { useStep } from './use-step.ts';

const KINDS = ['unit', 'department', 'bureau', 'office', 'provider', 'region'] as const;

type DrawerProps = {
  readonly organisation: Organisation;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** Names and contact of an organisation. */
export function ChangeDrawer({ organisation, open, onClose }: DrawerProps) {
  const t = useWords(organisationsWords);
  return (
    <Drawer
      size={600}
      open={open}
      onClose={onClose}
      title={t('changeTitle', { office: organisation.name })}
      placement="right"
      destroyOnHidden
    >
      <ChangeForm organisation={organisation} onClose={onClose} />
    </Drawer>
  );
}

type Texts = {
  readonly name: string;
  readonly shortName: string;
  readonly creditCode: string;
  readonly contact: string;
};

const NO_TEXTS: Texts = { name: '', shortName: '', creditCode: '', contact: '' };
const NAMES = ['name', 'shortName', 'creditCode', 'contact'] as const;

function ChangeForm({ organisation, onClose }: Omit<DrawerProps, 'open'>) {
  const t = useWords(organisationsWords);
  const [texts, setTexts] = useState<Texts>({
    name: organisation.name,
    shortName: organisation.shortName ?? '',
    creditCode: organisation.creditCode ?? '',
    contact: organisation.contact ?? '',
  });
  const step = useStep({
    act: (body: { name: string } & Record<string, string | null>, key) =>
      changeOrganisation(organisation.nodeId, body, key),
    onDone: onClose,
  });
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return (
    <form
      className="jx-form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        step.run({
          name: texts.name.trim(),
          shortName: orNull(texts.shortName),
          creditCode: orNull(texts.creditCode),
          contact: orNull(texts.contact),
        });
      }}
    >
      <NodeTexts texts={texts} onChange={setTexts} errors={step.fields} names={NAMES} />
      {step.sentence !== undefined && Object.keys(step.fields).length === 0 && (
        <p role="alert">{step.sentence}</p>
      )}
      <p className="jx-form-actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={texts.name.trim() === ''}
          loading={step.isPending}
        >
          {t('saveChange')}
        </Button>
        <Button onClick={onClose}>{t('keepAsIs')}</Button>
      </p>
    </form>
  );
}

function NodeTexts(props: {
  readonly texts: Texts;
  readonly onChange: (texts: Texts) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly names: readonly (keyof Texts)[];
}) {
  const t = useWords(organisationsWords);
  return props.names.map((name) => (
    <Field
      key={name}
      id={`node-${name}`}
      label={t(name)}
      error={props.errors[name]}
      required={name === 'name'}
      {...(name === 'name' ? {} : { hint: t('optional') })}
    >
      {(wiring) => (
        <Input
          {...wiring}
          maxLength={120}
          value={props.texts[name]}
          onChange={(change) => props.onChange({ ...props.texts, [name]: change.target.value })}
        />
      )}
    </Field>
  ));
}

/** A new organisation below this one; it takes region and offices from above until it has its own. */
export function AddBelowDrawer({ organisation, open, onClose }: DrawerProps) {
  const t = useWords(organisationsWords);
  return (
    <Drawer
      size={600}
      open={open}
      onClose={onClose}
      title={t('addTitle', { office: organisation.name })}
      placement="right"
      destroyOnHidden
    >
      <AddForm organisation={organisation} onClose={onClose} />
    </Drawer>
  );
}

function AddForm({ organisation, onClose }: Omit<DrawerProps, 'open'>) {
  const t = useWords(organisationsWords);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('unit');
  const [texts, setTexts] = useState<Texts>(NO_TEXTS);
  const step = useStep({ act: createOrganisation, onDone: onClose });
  return (
    <form
      className="jx-form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        step.run({
          kind,
          name: texts.name.trim(),
          parentId: organisation.nodeId,
          ...(texts.creditCode.trim() === '' ? {} : { creditCode: texts.creditCode.trim() }),
        });
      }}
    >
      <Field id="node-kind" label={t('kind')} error={step.fields['kind']}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('kind')}
            value={kind}
            options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <NodeTexts
        texts={texts}
        onChange={setTexts}
        errors={step.fields}
        names={['name', 'creditCode']}
      />
      {step.sentence !== undefined && Object.keys(step.fields).length === 0 && (
        <p role="alert">{step.sentence}</p>
      )}
      <p className="jx-form-actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={texts.name.trim() === ''}
          loading={step.isPending}
        >
          {t('addBelow')}
        </Button>
        <Button onClick={onClose}>{t('keepAsIs')}</Button>
      </p>
    </form>
  );
}
