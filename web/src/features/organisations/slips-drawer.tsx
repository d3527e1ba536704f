import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { type ChosenUnit, UnitSelect } from '../../app/unit-select.tsx';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/layout.tsx';
import { organisationsWords } from './organisations-words.ts';
import { makeSlipsOfUnit, type SlipSheet, slipsAddress } from './queries.ts';
import { useStep } from './use-step.ts';

/** A sheet that lies ready for an hour: the codes are shown to its maker only. */
export function SlipsReady({ sheet }: { readonly sheet: SlipSheet }) {
  const t = useWords(organisationsWords);
  const f = useFormats();
  return (
    <div role="status">
      <Note icon="check">
        <p>{t('slipsReady', { count: sheet.count, time: f.time(sheet.expiresAt) })}</p>
        <Button
          type="primary"
          href={slipsAddress(sheet.sheetId)}
          download
          icon={<Icon name="download" size={16} />}
        >
          {t('slipsDownload')}
        </Button>
      </Note>
    </div>
  );
}

/** Slips for everyone of a unit who has not activated yet. */
export function SlipsDrawer(props: {
  readonly open: boolean;
  readonly unit: ChosenUnit | undefined;
  readonly onClose: () => void;
}) {
  const t = useWords(organisationsWords);
  const [chosen, setChosen] = useState<ChosenUnit>();
  const unit = chosen ?? props.unit;
  const step = useStep({ act: (unitId: string, key) => makeSlipsOfUnit(unitId, key) });
  return (
    <Drawer
      size={600}
      open={props.open}
      onClose={props.onClose}
      title={t('slipsTitle')}
      placement="right"
      destroyOnHidden
    >
      <p className="jx-secondary jx-drawer-lead">{t('slipsUnitWhat')}</p>
      <Field id="slips-unit" label={t('slipsUnit')} error={step.sentence}>
        {(wiring) => (
          <UnitSelect
            id={wiring.id}
            value={unit}
            onChange={(next) => {
              setChosen(next);
              step.forget();
            }}
            offered="register-people"
            label={t('slipsUnit')}
            placeholder={t('unit')}
          />
        )}
      </Field>
      <p className="jx-form-actions">
        <Button
          type="primary"
          disabled={unit === undefined}
          loading={step.isPending}
          onClick={() => unit && step.run(unit.id)}
        >
          {t('slipsMake')}
        </Button>
      </p>
      {step.done && <SlipsReady sheet={step.done} />}
    </Drawer>
  );
}
