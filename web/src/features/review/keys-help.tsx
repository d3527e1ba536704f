import { Modal, Switch } from 'antd';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useSay } from './case-facts.tsx';
import { useDeskSay } from './use-desk-say.ts';

/** All keys of the desk, and the switch that turns single letters off. */
export function KeysHelp(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly vetoes: boolean;
  readonly keysOn: boolean;
  readonly onSwitch: (on: boolean) => void;
}) {
  const { t } = useSay();
  const d = useDeskSay();
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ...(props.vetoes
      ? ([[t('key.veto'), ['X']]] as const)
      : ([
          [t('key.pass'), ['A']],
          [t('key.return'), ['R']],
          [t('key.reject'), ['X']],
          [d('key.redo'), ['D']],
          [d('key.reopen'), ['O']],
          [d('key.keep'), ['N']],
          [d('key.claim'), ['C']],
        ] as const)),
    [t('key.next'), ['J']],
    [t('key.previous'), ['K']],
    [t('key.search'), ['/']],
    [t('key.fact'), ['↑', '↓']],
    [t('key.agree'), [t('space')]],
    [t('key.wrong'), ['E']],
    [t('key.opinions'), ['1', '–', '9']],
    [d('key.field'), ['W']],
    [d('key.leave'), ['Esc']],
    [d('key.order'), ['S']],
    [d('key.batch'), ['B']],
    [d('key.choose'), ['V']],
    [t('key.help'), ['?']],
  ];
  return (
    <Modal open={props.open} onCancel={props.onClose} footer={null} title={t('keysTitle')}>
      <label className="jx-keys-switch">
        <Switch checked={props.keysOn} onChange={props.onSwitch} /> {t('keysOn')}
      </label>
      <p className="jx-small jx-secondary">{t('keysLead')}</p>
      <dl className="jx-keys">
        {rows.map(([name, keys]) => (
          <div key={name}>
            <dt>{keys.map((one) => (one === '–' ? one : <KeyHint key={one}>{one}</KeyHint>))}</dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
