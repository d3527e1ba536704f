import { Checkbox, Radio } from 'antd';
import { FieldError } from '../../ui/field.tsx';
import type { ReturnItem } from './return-items.ts';
import { useDeskSay } from './use-desk-say.ts';

export type ChosenItems = readonly string[] | 'all';

/** What of a declaration may be changed when it goes back: all of it, or what is ticked. */
export function ItemsChoice(props: {
  readonly items: readonly ReturnItem[];
  readonly chosen: ChosenItems;
  /** What is ticked to begin with. */
  readonly marked: readonly string[];
  /** Nothing was ticked, and the button pressed. */
  readonly nothing: boolean;
  readonly onChoose: (chosen: ChosenItems) => void;
}) {
  const { items, chosen, onChoose } = props;
  const d = useDeskSay();
  if (items.length === 0) return null;
  return (
    <fieldset className="jx-return-items">
      <legend>{d('returnItems')}</legend>
      <Radio.Group
        value={chosen === 'all' ? 'all' : 'some'}
        onChange={(change) => onChoose(change.target.value === 'all' ? 'all' : props.marked)}
        options={[
          { value: 'all', label: d('returnAll') },
          { value: 'some', label: d('returnSome') },
        ]}
      />
      {chosen !== 'all' && (
        <>
          <p className="jx-small jx-secondary">{d('returnLead')}</p>
          <Checkbox.Group
            value={[...chosen]}
            onChange={(values) => onChoose(values)}
            options={items.map((item) => ({ value: item.path, label: item.name }))}
          />
        </>
      )}
      {props.nothing && <FieldError>{d('returnNoItems')}</FieldError>}
    </fieldset>
  );
}
