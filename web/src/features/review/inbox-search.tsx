import { useClear } from '../../app/use-clear.tsx';
import { Input, type InputRef } from 'antd';
import { useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useSay } from './case-facts.tsx';

/** Names, initials and numbers; the list answers once one pauses or presses Enter. */
export function InboxSearch(props: {
  readonly value: string;
  readonly title: string;
  readonly onSearch: (search: string) => void;
  readonly keysOn: boolean;
  readonly field: React.Ref<InputRef>;
}) {
  const { value, title, onSearch, keysOn, field } = props;
  const { t } = useSay();
  const clear = useClear();
  const [typed, setTyped] = useState<string>();
  const send = () => {
    if (typed !== undefined && typed.trim() !== value) onSearch(typed.trim());
    setTyped(undefined);
  };
  return (
    <Input
      ref={field}
      className="jx-inbox-search"
      role="searchbox"
      aria-label={t('searchLabel', { title: title })}
      placeholder={t('search')}
      maxLength={60}
      allowClear={clear}
      prefix={<Icon name="magnifier" size={16} />}
      suffix={keysOn && <KeyHint>/</KeyHint>}
      value={typed ?? value}
      onChange={(change) => {
        setTyped(change.target.value);
        if (change.target.value === '' && value !== '') onSearch('');
      }}
      onPressEnter={send}
      onBlur={send}
    />
  );
}
