import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useWords } from '../../i18n/words.ts';
import { FieldError } from '../../ui/field.tsx';
import { type Region, regionsQuery } from './queries.ts';
import { setupWords } from './setup-words.ts';

type RegionChoiceProps = {
  readonly codes: readonly string[];
  readonly choose: (codes: readonly string[], deepest: Region | undefined) => void;
  readonly wrong: string | undefined;
};

/** Province, city, county: as deep as the office answers for. */
export function RegionChoice({ codes, choose, wrong }: RegionChoiceProps) {
  const t = useWords(setupWords);
  const [province, city, county] = codes;
  const provinces = useQuery(regionsQuery(null));
  const cities = useQuery({ ...regionsQuery(province ?? null), enabled: province !== undefined });
  const counties = useQuery({ ...regionsQuery(city ?? null), enabled: city !== undefined });
  const found = (list: readonly Region[] | undefined, code: string | undefined) =>
    list?.find((region) => region.code === code);
  const provinceHasParts = found(provinces.data, province)?.hasParts === true;
  const cityHasParts = found(cities.data, city)?.hasParts === true;
  return (
    <fieldset className="jx-field jx-setup-region" aria-describedby="setup-region-hint">
      <legend>{t('region')}</legend>
      <div className="jx-setup-regions">
        <RegionSelect
          id="setup-region"
          label={t('province')}
          regions={provinces.data}
          value={province}
          wrong={wrong !== undefined}
          choose={(code) => choose(code === undefined ? [] : [code], found(provinces.data, code))}
        />
        {province !== undefined && provinceHasParts && (
          <RegionSelect
            label={t('city')}
            none={t('wholeProvince')}
            regions={cities.data}
            value={city}
            choose={(code) =>
              choose(
                code === undefined ? [province] : [province, code],
                found(code === undefined ? provinces.data : cities.data, code ?? province),
              )
            }
          />
        )}
        {province !== undefined && city !== undefined && cityHasParts && (
          <RegionSelect
            label={t('county')}
            none={t('wholeCity')}
            regions={counties.data}
            value={county}
            choose={(code) =>
              choose(
                code === undefined ? [province, city] : [province, city, code],
                found(code === undefined ? cities.data : counties.data, code ?? city),
              )
            }
          />
        )}
      </div>
      {wrong !== undefined && <FieldError>{wrong}</FieldError>}
      <div className="jx-field-hint" id="setup-region-hint">
        {t('regionHint')}
      </div>
    </fieldset>
  );
}

const WHOLE = '';

function RegionSelect(props: {
  readonly id?: string;
  readonly label: string;
  /** What it means to choose nothing here; without it something has to be chosen. */
  readonly none?: string;
  readonly regions: readonly Region[] | undefined;
  readonly value: string | undefined;
  readonly wrong?: boolean;
  readonly choose: (code: string | undefined) => void;
}) {
  const { regions = [], none } = props;
  const named = regions.map((region) => ({ value: region.code, label: region.name }));
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      aria-label={props.label}
      aria-invalid={props.wrong === true}
      placeholder={props.label}
      showSearch={{ optionFilterProp: 'label' }}
      loading={props.regions === undefined}
      options={none === undefined ? named : [{ value: WHOLE, label: none }, ...named]}
      value={props.value ?? (none === undefined ? null : WHOLE)}
      onChange={(code: string | null) =>
        props.choose(code === WHOLE ? undefined : (code ?? undefined))
      }
    />
  );
}
