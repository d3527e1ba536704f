import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { type SavedView, savedViewsQuery, useRemoveView, useSaveView } from './remind-queries.ts';
import { remindWords } from './remind-words.ts';

type Filter = Readonly<Record<string, string>>;

function same(a: Filter, b: Filter): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}

/** Filters kept under a name: one press brings them back, on any device. */
export function SavedViews(props: {
  readonly page: SavedView['page'];
  readonly filter: Filter;
  readonly onOpen: (filter: Filter) => void;
}) {
  const { page, filter, onOpen } = props;
  const t = useWords(remindWords);
  const found = useQuery(savedViewsQuery);
  const remove = useRemoveView();
  const [naming, setNaming] = useState(false);
  const views = (found.data ?? []).filter((view) => view.page === page);
  const current = views.find((view) => same(view.filter, filter));
  const chip = (view: SavedView) => (
    <FilterChip
      key={view.viewId}
      on={view.viewId === current?.viewId}
      onToggle={() => onOpen(view.viewId === current?.viewId ? {} : view.filter)}
    >
      {view.name}
    </FilterChip>
  );
  return (
    <div className="jx-views">
      {views.length > 0 && (
        <div role="group" aria-label={t('views')} className="jx-views-list">
          {views.map(chip)}
        </div>
      )}
      {naming && <NameView page={page} filter={filter} onDone={() => setNaming(false)} />}
      {!naming && current === undefined && Object.keys(filter).length > 0 && (
        <Button type="link" onClick={() => setNaming(true)}>
          {t('saveView')}
        </Button>
      )}
      {!naming && current !== undefined && (
        <Button
          type="link"
          loading={remove.isPending}
          onClick={() => remove.mutate(current.viewId)}
        >
          {t('removeView')}
        </Button>
      )}
    </div>
  );
}

function NameView(props: {
  readonly page: SavedView['page'];
  readonly filter: Filter;
  readonly onDone: () => void;
}) {
  const t = useWords(remindWords);
  const locale = useLocale();
  const [name, setName] = useState('');
  const save = useSaveView();
  const press = () => {
    if (name.trim() === '') return;
    const of = { page: props.page, name: name.trim(), filter: { ...props.filter } };
    save.mutate(of, { onSuccess: props.onDone });
  };
  return (
    <div className="jx-views-name">
      <Input
        aria-label={t('viewName')}
        placeholder={t('viewName')}
        maxLength={30}
        value={name}
        onChange={(change) => setName(change.target.value)}
        onPressEnter={press}
      />
      <Button type="primary" loading={save.isPending} onClick={press}>
        {t('save')}
      </Button>
      <Button type="text" onClick={props.onDone}>
        {t('cancel')}
      </Button>
      {save.error instanceof RequestRefused && (
        <p role="alert" className="jx-small jx-views-refused">
          {problemSentence(save.error.problem, locale, remindWords)}
        </p>
      )}
    </div>
  );
}
