import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { PageError } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Note, Sheet } from '../../ui/layout.tsx';
import { type PackDetail, packQuery } from './queries.ts';
import { setupWords } from './setup-words.ts';
import type { WizardDraft } from './wizard-draft.ts';
import type { StepProps } from './wizard.tsx';

/** What one is about to answer for, before choosing it. */
export function PackAsks({ draft }: { readonly draft: WizardDraft }) {
  const t = useWords(setupWords);
  const label = useLabel();
  const { packId, readings } = draft;
  const pack = useQuery(packQuery(packId));
  if (pack.isError) return <PageError error={pack.error} retry={() => void pack.refetch()} />;
  if (pack.data === undefined) return null;
  const { grade, summary } = pack.data;
  const requirements = pack.data.requirements.filter((one) => holds(one, readings));
  return (
    <div className="jx-setup-pack">
      <Sheet label={t('packAsks')}>
        <b>{t('packAsks')}</b>
        {summary !== null && <p className="jx-secondary">{label(summary)}</p>}
        <ul>
          {requirements.length === 0 && <li>{t('packNone')}</li>}
          {requirements.map((one, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- one id may stand for two groups of people
            <li key={`${one.id}-${place}`}>
              <Asked one={one} />
            </li>
          ))}
        </ul>
        <a href={`${paths.rulebooks}/${packId}`} target="_blank" rel="noopener">
          {t('packAll')}
        </a>
      </Sheet>
      {grade !== 'primary' && (
        <Note tone="warning" icon="warning">
          {t('packSecondary')}
        </Note>
      )}
    </div>
  );
}

/** Under the reading that is chosen here, or else the usual one. */
function holds(
  { reading }: PackDetail['requirements'][number],
  readings: WizardDraft['readings'],
): boolean {
  if (reading === null) return true;
  const chosen = readings[reading.id];
  return chosen === undefined ? reading.isDefault : chosen === reading.choiceId;
}

function Asked({ one }: { readonly one: PackDetail['requirements'][number] }) {
  const t = useWords(setupWords);
  const f = useFormats();
  const label = useLabel();
  const count = one.need ?? '1';
  const amount =
    one.unit === 'courses'
      ? t('courses', { count })
      : one.unit === 'years'
        ? t('years', { count })
        : f.amount(count, one.unit);
  const said = { label: label(one.label), amount };
  if (one.per === 'year' || one.need === null) return t('perYear', said);
  return one.per === 'average' ? t('perAverage', said) : t('perPeriod', said);
}

/** Numbers and readings that the source leaves to the place; few rulebooks have any. */
export function PackSettings({ draft, change, wrong }: StepProps) {
  const t = useWords(setupWords);
  const label = useLabel();
  const pack = useQuery(packQuery(draft.packId));
  const { parameters = [], readings = [] } = pack.data ?? {};
  if (parameters.length === 0 && readings.length === 0) return null;
  return (
    <section>
      <h2>{t('settings')}</h2>
      <p className="jx-small jx-secondary">{t('settingsLead')}</p>
      {parameters.map((one) => (
        <Field
          key={one.id}
          id={`setup-parameter-${one.id}`}
          label={label(one.label)}
          error={wrong(`setup-parameter-${one.id}`)}
          {...(one.max === null ? {} : { hint: t('settingMax', { max: one.max }) })}
        >
          {(wiring) => (
            <Input
              {...wiring}
              className="jx-setup-short"
              inputMode="decimal"
              maxLength={20}
              value={draft.parameters[one.id] ?? ''}
              onChange={(typed) =>
                change({ parameters: { ...draft.parameters, [one.id]: typed.target.value } })
              }
            />
          )}
        </Field>
      ))}
      {readings.map((one) => (
        <Field
          key={one.id}
          id={`setup-reading-${one.id}`}
          label={label(one.label)}
          error={wrong(`setup-reading-${one.id}`)}
        >
          {(wiring) => (
            <Select
              {...wiring}
              className="jx-setup-wide"
              value={draft.readings[one.id] ?? one.default}
              options={one.choices.map((each) => ({ value: each.id, label: label(each.label) }))}
              onChange={(choice) => change({ readings: { ...draft.readings, [one.id]: choice } })}
            />
          )}
        </Field>
      ))}
    </section>
  );
}
