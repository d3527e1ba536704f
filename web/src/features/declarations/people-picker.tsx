import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { type Member, membersQuery } from './registering-queries.ts';
import { registeringWords } from './registering-words.ts';

/** The people of a unit, any number of them; who is chosen stays chosen while one searches on. */
export function PeoplePicker(props: {
  readonly unitId: string;
  readonly chosen: ReadonlyMap<string, string>;
  readonly notPersonId: string;
  readonly onChange: (chosen: ReadonlyMap<string, string>) => void;
}) {
  const { unitId, chosen, onChange } = props;
  const t = useWords(registeringWords);
  const [typed, setTyped] = useState('');
  const found = useInfiniteQuery(membersQuery(unitId, typed.trim()));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  // Nobody registers for himself under the name of the unit.
  const people = (found.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (one) => one.personId !== props.notPersonId,
  );
  const toggle = (person: Member, on: boolean) => {
    const next = new Map(chosen);
    if (on) next.set(person.personId, person.name);
    else next.delete(person.personId);
    onChange(next);
  };
  const all = people.length > 0 && people.every((person) => chosen.has(person.personId));
  return (
    <>
      <Input
        role="searchbox"
        aria-label={t('search')}
        placeholder={t('search')}
        prefix={<Icon name="magnifier" size={16} />}
        allowClear
        maxLength={60}
        value={typed}
        onChange={(change) => setTyped(change.target.value)}
      />
      <div className="jx-people-picker" role="group" aria-label={t('people')}>
        {people.length > 1 && (
          <label>
            <Checkbox
              checked={all}
              onChange={(change) => {
                const next = new Map(chosen);
                for (const person of people) {
                  if (change.target.checked) next.set(person.personId, person.name);
                  else next.delete(person.personId);
                }
                onChange(next);
              }}
            />
            {t('selectAll')}
          </label>
        )}
        {people.map((person) => (
          <label key={person.personId}>
            <Checkbox
              checked={chosen.has(person.personId)}
              onChange={(change) => toggle(person, change.target.checked)}
            />
            <span>{person.name}</span>
            <span className="jx-small jx-secondary">{person.unitName}</span>
          </label>
        ))}
        {found.data !== undefined && people.length === 0 && <p role="status">{t('nobody')}</p>}
      </div>
      <p className="jx-small" role="status">
        {t('chosenPeople', { count: chosen.size })}
        {found.hasNextPage && (
          <Button
            type="link"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('morePeople')}
          </Button>
        )}
      </p>
    </>
  );
}
