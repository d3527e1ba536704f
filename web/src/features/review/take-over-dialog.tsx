import { Input, Modal } from 'antd';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { RefusalLine } from './refusal-line.tsx';
import { useDeskSay } from './use-desk-say.ts';

const REASON_MIN = 2;
const REASON_MAX = 2000;
const REASON = 'take-over-reason';

/** Taking a case from somebody is said and gives its reason; both sides read it in the log. */
export function TakeOverDialog(props: {
  readonly lead: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onTake: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const d = useDeskSay();
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const press = () => {
    if (reason.trim().length < REASON_MIN) setShort(true);
    else props.onTake(reason.trim());
  };
  return (
    <Modal
      open
      title={d('takeOver')}
      okText={d('takeOver')}
      cancelText={d('takeOverNot')}
      confirmLoading={props.pending}
      onOk={press}
      onCancel={props.onClose}
      // The dialog was opened to write this.
      afterOpenChange={(open) => {
        if (open) document.getElementById(REASON)?.focus();
      }}
    >
      <p>{props.lead}</p>
      <Field
        id={REASON}
        label={d('takeOverReason')}
        required
        error={short ? d('reasonNeeded') : undefined}
      >
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={REASON_MAX}
            value={reason}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) press();
            }}
            onChange={(change) => {
              setShort(false);
              setReason(change.target.value);
            }}
          />
        )}
      </Field>
      <RefusalLine error={props.error} />
    </Modal>
  );
}
