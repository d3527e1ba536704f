import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Field, FieldError } from '../../ui/field.tsx';
import { useSay } from './case-facts.tsx';
import type { CaseWork } from './case-work.ts';
import { ItemsChoice } from './items-choice.tsx';
import type { CaseView, Declared } from './queries.ts';
import { markedItems, returnItems } from './return-items.ts';
import { useDeskSay } from './use-desk-say.ts';
import type { Deciding } from './use-decision.ts';

const OPINION_MAX = 2000;
const RETURN_OPINION = 'return-opinion';

/** Returns a case: what is wrong, in words, and which items may be changed. */
export function ReturnDialog(props: {
  readonly found: CaseView;
  readonly declared: Declared | undefined;
  readonly work: CaseWork;
  readonly deciding: Deciding;
  readonly onWork: (change: Partial<CaseWork>) => void;
  readonly onReturn: (items: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const { found, work, deciding, onWork } = props;
  const { t } = useSay();
  const d = useDeskSay();
  const [nothing, setNothing] = useState(false);
  const items = useReturnItems(props.declared);
  const marked = markedItems(work.checks, items);
  const chosen = work.items ?? (marked.length > 0 ? marked : 'all');
  const some = chosen !== 'all';
  const press = () => {
    if (some && chosen.length === 0) setNothing(true);
    else props.onReturn(some ? chosen : []);
  };
  const choose = (next: readonly string[] | 'all') => {
    setNothing(false);
    onWork({ items: next });
  };
  return (
    <Modal
      open
      width={600}
      title={d('returnTitle', { name: found.summary.personName })}
      onCancel={props.onClose}
      // The dialog was opened to write this.
      afterOpenChange={(open) => {
        if (open) document.getElementById(RETURN_OPINION)?.focus();
      }}
      footer={
        <>
          <Button onClick={props.onClose}>{d('cancel')}</Button>
          <Button type="primary" loading={deciding.isPending} onClick={press}>
            {some ? d('returnDoItems', { count: chosen.length }) : d('returnDo')}
          </Button>
        </>
      }
    >
      <div>
        <Field
          id={RETURN_OPINION}
          label={<b>{t('opinion')}</b>}
          error={deciding.errors.opinion}
          required
        >
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) press();
              }}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={OPINION_MAX}
              value={work.opinion}
              placeholder={t('opinionPlaceholder', { name: found.summary.personName })}
              onChange={(change) => {
                deciding.forget();
                onWork({ opinion: change.target.value });
              }}
            />
          )}
        </Field>
        <ItemsChoice
          items={items}
          chosen={chosen}
          marked={marked}
          nothing={nothing}
          onChoose={choose}
        />
        {deciding.sentence !== undefined && deciding.errors.opinion === undefined && (
          <div role="alert">
            <FieldError>{deciding.sentence}</FieldError>
          </div>
        )}
      </div>
    </Modal>
  );
}

export function useReturnItems(declared: Declared | undefined) {
  const { label } = useSay();
  const d = useDeskSay();
  if (declared === undefined) return [];
  return returnItems(declared, { label, category: d('category'), other: d('otherFiles') });
}
