import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { PageError } from '../../app/page-states.tsx';
import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { type Pack, packsQuery, type Region } from './queries.ts';
import { PackAsks, PackSettings } from './pack-choice.tsx';
import { RegionChoice } from './region-choice.tsx';
import { setupWords } from './setup-words.ts';
import { proposedBureau, proposedPrefix } from './wizard-draft.ts';
import type { StepProps } from './wizard.tsx';

/** Which place, under which rules; two names follow from the region until they are typed over. */
export function StepPlace({ draft, change, wrong }: StepProps) {
  const t = useWords(setupWords);
  const locale = useLocale();
  const packs = useQuery(packsQuery);
  const proposed = proposedPrefix(draft.regionCodes.at(-1) ?? '');
  const chooseRegion = (regionCodes: readonly string[], region: Region | undefined) => {
    const regionName = region?.name ?? '';
    const untouchedName = ['', proposedBureau(draft.regionName)].includes(draft.bureauName);
    const untouchedPrefix = ['', proposed].includes(draft.numberPrefix);
    change({
      regionCodes,
      regionName,
      ...(untouchedName ? { bureauName: proposedBureau(regionName) } : {}),
      ...(untouchedPrefix ? { numberPrefix: proposedPrefix(regionCodes.at(-1) ?? '') } : {}),
    });
  };
  return (
    <>
      <h1>{t('placeTitle')}</h1>
      <p className="jx-page-lead">{t('placeLead')}</p>
      <RegionChoice codes={draft.regionCodes} choose={chooseRegion} wrong={wrong('setup-region')} />
      <Field
        id="setup-bureau"
        label={t('bureau')}
        hint={t('bureauHint')}
        error={wrong('setup-bureau')}
        required
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={draft.bureauName}
            maxLength={120}
            onChange={(typed) => change({ bureauName: typed.target.value })}
          />
        )}
      </Field>
      {packs.isError && <PageError error={packs.error} retry={() => void packs.refetch()} />}
      <Field
        id="setup-pack"
        label={t('pack')}
        hint={t('packHint')}
        error={wrong('setup-pack')}
        required
      >
        {(wiring) => (
          <PackSelect
            {...wiring}
            key={locale}
            packs={packs.data ?? []}
            loading={packs.isPending}
            regionCode={draft.regionCodes.at(-1) ?? ''}
            value={draft.packId}
            choose={(packId) => change({ packId, parameters: {}, readings: {} })}
          />
        )}
      </Field>
      {draft.packId !== '' && (
        <>
          <PackAsks draft={draft} />
          <PackSettings draft={draft} change={change} wrong={wrong} />
        </>
      )}
      <Field
        id="setup-prefix"
        label={t('prefix')}
        hint={proposed === '' ? t('prefixHintPlain') : t('prefixHint', { example: proposed })}
        error={wrong('setup-prefix')}
        required
      >
        {(wiring) => (
          <Input
            {...wiring}
            className="jx-setup-short"
            value={draft.numberPrefix}
            maxLength={8}
            autoComplete="off"
            onChange={(typed) => change({ numberPrefix: typed.target.value.toUpperCase() })}
          />
        )}
      </Field>
    </>
  );
}

type PackSelectProps = {
  readonly packs: readonly Pack[];
  readonly loading: boolean;
  readonly regionCode: string;
  readonly value: string;
  readonly choose: (packId: string) => void;
};

/** The rulebooks written for this region first, then those for any place. */
function PackSelect({ packs, loading, regionCode, value, choose, ...wiring }: PackSelectProps) {
  const t = useWords(setupWords);
  const label = useLabel();
  const groups = { here: [] as Pack[], anywhere: [] as Pack[], elsewhere: [] as Pack[] };
  for (const pack of packs) groups[placeOf(pack, regionCode)].push(pack);
  const optionsOf = (group: readonly Pack[]) =>
    group.map((pack) => ({ value: pack.id, label: label(pack.name) }));
  const options = [
    { label: t('packHere'), options: optionsOf(groups.here) },
    { label: t('packAnywhere'), options: optionsOf(groups.anywhere) },
    { label: t('packElsewhere'), options: optionsOf(groups.elsewhere) },
  ].filter((group) => group.options.length > 0);
  return (
    <Select
      {...wiring}
      className="jx-setup-wide"
      showSearch={{ optionFilterProp: 'label' }}
      loading={loading}
      options={options}
      value={value === '' ? null : value}
      onChange={(packId: string | null) => choose(packId ?? '')}
    />
  );
}

/** A province's rulebook holds in its cities; a city's does not hold in another. */
function placeOf(pack: Pack, regionCode: string): 'here' | 'anywhere' | 'elsewhere' {
  if (pack.region === null) return 'anywhere';
  return regionCode.startsWith(proposedPrefix(pack.region.code)) ? 'here' : 'elsewhere';
}
