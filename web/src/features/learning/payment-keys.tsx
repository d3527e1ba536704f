import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Facts, SectionHead, Sheet } from '../../ui/layout.tsx';
import {
  type PaymentKeys as Keys,
  paymentKeysQuery,
  paymentSecretQuery,
  useKeyWork,
} from './fee-queries.ts';
import { feeWords } from './fee-words.ts';
import { LearningRefusal } from './refusal.tsx';

/** Payment systems that may say, signed, what was paid. */
export function PaymentKeys() {
  const t = useWords(feeWords);
  const found = useQuery(paymentKeysQuery);
  const work = useKeyWork();
  if (found.data === undefined) return null;
  const { items, nodes } = found.data;
  return (
    <section className="jx-learning-part">
      <SectionHead title={t('keys')} count={items.length} />
      <p className="jx-small jx-secondary">{t('keysLead')}</p>
      <Sheet>
        {items.length === 0 && <p className="jx-secondary jx-payment-key-none">{t('keys_none')}</p>}
        {items.map((one) => (
          <KeyLine
            key={one.keyId}
            line={one}
            onDrop={() => work.mutate({ does: 'drop', keyId: one.keyId })}
          />
        ))}
        {nodes.length > 0 && <NewKey nodes={nodes} work={work} />}
        <LearningRefusal error={work.error} />
      </Sheet>
    </section>
  );
}

function KeyLine(props: { readonly line: Keys['items'][number]; readonly onDrop: () => void }) {
  const { line } = props;
  const t = useWords(feeWords);
  const [shown, setShown] = useState(false);
  const secret = useQuery({ ...paymentSecretQuery(line.keyId), enabled: shown });
  return (
    <div className="jx-payment-key">
      <div className="jx-learning-row">
        <b>{line.name}</b>
        <span className="jx-small jx-secondary">{line.nodeName}</span>
        <Button onClick={() => setShown(!shown)}>{t(shown ? 'key_hide' : 'key_show')}</Button>
        <Button onClick={props.onDrop}>{t('key_drop')}</Button>
      </div>
      {shown && secret.data !== undefined && (
        <Facts
          facts={[
            {
              id: 'address',
              name: t('key_address'),
              value: <code>{`${location.origin}/api/payment-callbacks/${line.keyId}`}</code>,
            },
            { id: 'secret', name: t('key_secret'), value: <code>{secret.data}</code> },
          ]}
        />
      )}
    </div>
  );
}

function NewKey(props: {
  readonly nodes: Keys['nodes'];
  readonly work: ReturnType<typeof useKeyWork>;
}) {
  const { nodes, work } = props;
  const t = useWords(feeWords);
  const [name, setName] = useState('');
  const [nodeId, setNodeId] = useState(nodes[0]?.nodeId ?? '');
  return (
    <div className="jx-learning-new">
      <Field label={t('key_name')} id="jx-payment-key-name">
        {(wiring) => (
          <Input
            {...wiring}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {nodes.length > 1 && (
        <Field label={t('key_node')} id="jx-payment-key-node">
          {(wiring) => (
            <Select
              {...wiring}
              value={nodeId}
              options={nodes.map((one) => ({ value: one.nodeId, label: one.name }))}
              onChange={setNodeId}
            />
          )}
        </Field>
      )}
      <Button
        disabled={name.trim() === ''}
        loading={work.isPending}
        onClick={() =>
          work.mutate({ does: 'add', nodeId, name: name.trim() }, { onSuccess: () => setName('') })
        }
      >
        {t('key_add')}
      </Button>
    </div>
  );
}
