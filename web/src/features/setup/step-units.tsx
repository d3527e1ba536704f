import { Checkbox, Input } from 'antd';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { setupWords } from './setup-words.ts';
import type { StepProps } from './wizard.tsx';

export function StepUnits({ draft, change, wrong }: StepProps) {
  const t = useWords(setupWords);
  return (
    <>
      <h1>{t('unitsTitle')}</h1>
      <p className="jx-page-lead">{t('unitsLead')}</p>
      <div className="jx-field">
        <Checkbox
          checked={draft.ownDepartment}
          aria-describedby="setup-own-department-hint"
          onChange={(tick) => change({ ownDepartment: tick.target.checked })}
        >
          {t('ownDepartment')}
        </Checkbox>
        <div className="jx-field-hint" id="setup-own-department-hint">
          {t('ownDepartmentHint')}
        </div>
      </div>
      {draft.ownDepartment && (
        <Field
          id="setup-department"
          label={t('department')}
          error={wrong('setup-department')}
          required
        >
          {(wiring) => (
            <Input
              {...wiring}
              value={draft.departmentName}
              maxLength={120}
              onChange={(typed) => change({ departmentName: typed.target.value })}
            />
          )}
        </Field>
      )}
      <Field
        id="setup-unit"
        label={t('unit')}
        hint={t('unitHint')}
        error={wrong('setup-unit')}
        required
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={draft.unitName}
            maxLength={120}
            onChange={(typed) => change({ unitName: typed.target.value })}
          />
        )}
      </Field>
      <Field
        id="setup-credit"
        label={t('credit')}
        hint={t('creditHint')}
        error={wrong('setup-credit')}
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={draft.creditCode}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            onChange={(typed) => change({ creditCode: typed.target.value })}
          />
        )}
      </Field>
    </>
  );
}
