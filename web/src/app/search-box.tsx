import { Input } from 'antd';
import { useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import { useClear } from './use-clear.tsx';

/** As long as any name. */
const TEXT_MAX = 60;

/** Finds by what is typed, with Enter; emptied, it shows everything again. */
export function SearchBox(props: {
  readonly label: string;
  /** What the list is narrowed to now: it changes under the box when somebody goes back or opens a kept view. */
  readonly value: string;
  readonly onFind: (text: string) => void;
  readonly className?: string;
}) {
  const { label, value, onFind } = props;
  const clear = useClear();
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  return (
    <Input
      {...(props.className === undefined ? {} : { className: props.className })}
      role="searchbox"
      aria-label={label}
      placeholder={label}
      prefix={<Icon name="magnifier" size={16} />}
      allowClear={clear}
      maxLength={TEXT_MAX}
      value={typed}
      onChange={(change) => {
        setTyped(change.target.value);
        if (change.target.value === '') onFind('');
      }}
      onPressEnter={() => onFind(typed.trim())}
    />
  );
}
