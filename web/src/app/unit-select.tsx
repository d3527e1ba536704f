import { queryOptions, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { answerOf, api } from './api.ts';
import './unit-select.css';

/** Organisations in the reader's scope that match what was typed. */
function unitsQuery(search: string) {
  return queryOptions({
    queryKey: ['organisations', 'matching', search],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/tree', {
          params: { query: search === '' ? { limit: 50 } : { search, limit: 50 } },
          signal,
        }),
      ),
    staleTime: 60_000,
  });
}

export type ChosenUnit = { readonly id: string; readonly name: string };

/** Finds one organisation by part of its name, within what the reader may see. */
export function UnitSelect(props: {
  readonly value: ChosenUnit | undefined;
  readonly onChange: (unit: ChosenUnit | undefined) => void;
  readonly placeholder: string;
  readonly label: string;
  readonly id?: string;
  readonly clearable?: boolean;
}) {
  const { value, onChange } = props;
  const [search, setSearch] = useState('');
  const found = useQuery(unitsQuery(search));
  const options = (found.data?.items ?? []).map((unit) => ({
    value: unit.nodeId,
    label: unit.name,
  }));
  const known = value === undefined || options.some((option) => option.value === value.id);
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      className="jx-unit-select"
      aria-label={props.label}
      placeholder={props.placeholder}
      allowClear={props.clearable === true}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      loading={found.isFetching}
      value={value?.id ?? null}
      options={known ? options : [{ value: value.id, label: value.name }, ...options]}
      onChange={(id: string | null) => {
        const unit = found.data?.items.find((one) => one.nodeId === id);
        onChange(unit && { id: unit.nodeId, name: unit.name });
      }}
    />
  );
}
