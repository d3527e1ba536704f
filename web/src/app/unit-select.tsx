import { queryOptions, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { answerOf, api } from './api.ts';
import { useClear } from './use-clear.tsx';
import './unit-select.css';

/** Which organisations are offered: those the reader sees, or those where people may be registered. */
type Offered = 'seen' | 'register-people';

/** A name is no longer than this, and the server takes no more. */
const SEARCH_MAX = 60;

/** Organisations in the reader's scope that match what was typed. */
function unitsQuery(typed: string, offered: Offered) {
  // What is pasted may be longer than any name, or end in half a character: neither finds anything.
  const search = typed
    .trim()
    .slice(0, SEARCH_MAX)
    .replace(/[\uD800-\uDBFF]$/, '');
  const query = {
    limit: 50,
    ...(search === '' ? {} : { search }),
    ...(offered === 'seen' ? {} : { may: offered }),
  };
  return queryOptions({
    queryKey: ['organisations', 'matching', search, offered],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/organisations/tree', { params: { query }, signal })),
    staleTime: 60_000,
  });
}

export type ChosenUnit = { readonly id: string; readonly name: string };

/**
 * The unit where somebody registers people, if there is only one. Among several the reader chooses: bureaus and
 * departments employ people too, but a list that lands there by default lands in the wrong place.
 */
export function useOnlyUnit(): ChosenUnit | undefined {
  const { data } = useQuery(unitsQuery('', 'register-people'));
  if (data === undefined || data.next !== null) return undefined;
  const units = data.items.filter(({ kind }) => kind === 'unit' || kind === 'provider');
  const [only, another] = units.length > 0 ? units : data.items;
  return only && another === undefined ? { id: only.nodeId, name: only.name } : undefined;
}

/** Finds one organisation by part of its name, within what the reader may see. */
export function UnitSelect(props: {
  readonly value: ChosenUnit | undefined;
  readonly onChange: (unit: ChosenUnit | undefined) => void;
  readonly placeholder: string;
  readonly label: string;
  readonly id?: string;
  readonly clearable?: boolean;
  readonly offered?: Offered;
}) {
  const { value, onChange } = props;
  const clear = useClear();
  const [search, setSearch] = useState('');
  const found = useQuery(unitsQuery(search, props.offered ?? 'seen'));
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
      allowClear={props.clearable === true && clear}
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
