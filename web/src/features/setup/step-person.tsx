import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Radio } from 'antd';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Field, FieldError } from '../../ui/field.tsx';
import { Note, Sheet } from '../../ui/layout.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { consentQuery, type SetUpState } from './queries.ts';
import { setupWords } from './setup-words.ts';
import type { Office, Secrets } from './wizard-draft.ts';
import type { StepProps } from './wizard.tsx';

type StepPersonProps = StepProps & {
  readonly entry: SetUpState;
  readonly secrets: Secrets;
  readonly changeSecrets: (part: Partial<Secrets>) => void;
};

export function StepPerson(props: StepPersonProps) {
  const { draft, change, wrong, entry, secrets, changeSecrets } = props;
  const t = useWords(setupWords);
  return (
    <>
      <h1>{t('personTitle')}</h1>
      <p className="jx-page-lead">{t('personLead')}</p>
      <Field id="setup-name" label={t('name')} error={wrong('setup-name')} required>
        {(wiring) => (
          <Input
            {...wiring}
            value={draft.name}
            maxLength={60}
            autoComplete="name"
            onChange={(typed) => change({ name: typed.target.value })}
          />
        )}
      </Field>
      <Field id="setup-id" label={t('id')} hint={t('idHint')} error={wrong('setup-id')} required>
        {(wiring) => (
          <Input
            {...wiring}
            value={secrets.idNumber}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            onChange={(typed) => changeSecrets({ idNumber: typed.target.value })}
          />
        )}
      </Field>
      <Field
        id="setup-password"
        label={t('password')}
        hint={t('passwordHint')}
        error={wrong('setup-password')}
        required
      >
        {(wiring) => (
          <Input.Password
            {...wiring}
            value={secrets.password}
            maxLength={512}
            autoComplete="new-password"
            onChange={(typed) => changeSecrets({ password: typed.target.value })}
          />
        )}
      </Field>
      <Offices draft={draft} change={change} wrong={wrong} />
      <Note tone="warning" icon="warning">
        <b>{t('keyTitle')}</b>
        <p>{t.rich('key', { file: <code key="file">{entry.keyFile}</code> })}</p>
      </Note>
      <Consent {...props} />
    </>
  );
}

/** Where one belongs, and which desks one takes besides the server itself. */
function Offices({ draft, change }: StepProps) {
  const t = useWords(setupWords);
  const names: Readonly<Record<Office, string>> = {
    bureau: draft.bureauName,
    department: draft.departmentName,
    unit: draft.unitName,
  };
  const offices: readonly Office[] = draft.ownDepartment
    ? ['bureau', 'department', 'unit']
    : ['bureau', 'unit'];
  const roles = { bureau: t('asBureau'), department: t('asDepartment'), unit: t('asUnit') };
  const takes = (office: Office, held: boolean) =>
    change({
      alsoAt: offices.filter((one) => (one === office ? held : draft.alsoAt.includes(one))),
    });
  return (
    <>
      <fieldset className="jx-field jx-setup-choices">
        <legend>{t('worksAt')}</legend>
        <Radio.Group
          value={draft.worksAt}
          onChange={(chosen) => change({ worksAt: chosen.target.value })}
          options={offices.map((office) => ({ value: office, label: names[office] }))}
        />
      </fieldset>
      <fieldset className="jx-field jx-setup-choices" aria-describedby="setup-also-hint">
        <legend>{t('alsoAt')}</legend>
        {offices.map((office) => (
          <Checkbox
            key={office}
            checked={draft.alsoAt.includes(office)}
            onChange={(tick) => takes(office, tick.target.checked)}
          >
            {roles[office]}
          </Checkbox>
        ))}
        <div className="jx-field-hint" id="setup-also-hint">
          {t('alsoAtHint')}
        </div>
      </fieldset>
    </>
  );
}

function Consent({ entry, secrets, changeSecrets, wrong }: StepPersonProps) {
  const t = useWords(setupWords);
  const locale = useLocale();
  const text = useQuery(consentQuery({ version: entry.consentVersion, locale }));
  const error = wrong('setup-consent');
  return (
    <div className={error === undefined ? 'jx-field' : 'jx-field jx-field-wrong'}>
      {text.data !== undefined && (
        <details className="jx-setup-consent">
          <summary>{t('consentRead')}</summary>
          <Sheet>
            <Markdown text={text.data.text} headingLevel={2} />
          </Sheet>
        </details>
      )}
      <Checkbox
        id="setup-consent"
        checked={secrets.agreed}
        onChange={(tick) => changeSecrets({ agreed: tick.target.checked })}
      >
        {t('consent')}
      </Checkbox>
      {error !== undefined && <FieldError>{error}</FieldError>}
    </div>
  );
}
