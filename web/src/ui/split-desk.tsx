import { useId, useState } from 'react';
import { Icon } from './icon.tsx';
import './split-desk.css';

export type SplitDeskProps = {
  readonly queue: React.ReactNode;
  readonly facts: React.ReactNode;
  readonly evidence: React.ReactNode;
  /** Stays at the foot of the facts. */
  readonly actions: React.ReactNode;
  readonly names: {
    readonly queue: string;
    readonly facts: string;
    readonly evidence: string;
    readonly back: string;
    readonly actions: string;
  };
  /** Below 720 px one column shows: the queue, or the open case. */
  readonly caseOpen: boolean;
  readonly onBack: () => void;
};

/** Queue | facts | evidence. Below 1200 px the evidence is a tab beside the facts. */
export function SplitDesk(props: SplitDeskProps) {
  const { names } = props;
  const [pane, setPane] = useState<'facts' | 'evidence'>('facts');
  const id = useId();
  const tab = (name: 'facts' | 'evidence') => (
    <button
      type="button"
      role="tab"
      id={`${id}-${name}-tab`}
      aria-controls={`${id}-${name}`}
      aria-selected={pane === name}
      tabIndex={pane === name ? 0 : -1}
      onClick={() => setPane(name)}
      onKeyDown={(press) => {
        if (press.key !== 'ArrowLeft' && press.key !== 'ArrowRight') return;
        const other = name === 'facts' ? 'evidence' : 'facts';
        setPane(other);
        document.getElementById(`${id}-${other}-tab`)?.focus();
      }}
    >
      {names[name]}
    </button>
  );
  return (
    <div className={`jx-desk-split ${props.caseOpen ? 'jx-case-open' : 'jx-case-closed'}`}>
      <section className="jx-desk-queue" aria-label={names.queue}>
        {props.queue}
      </section>
      <div className={`jx-desk-case jx-desk-shows-${pane}`}>
        <div className="jx-desk-tabs jx-no-print">
          <button type="button" className="jx-desk-back" onClick={props.onBack}>
            <Icon name="chevron-left" />
            {names.back}
          </button>
          <div role="tablist">
            {tab('facts')}
            {tab('evidence')}
          </div>
        </div>
        <section className="jx-desk-facts" id={`${id}-facts`} aria-label={names.facts}>
          {props.facts}
        </section>
        <section className="jx-desk-evidence" id={`${id}-evidence`} aria-label={names.evidence}>
          {props.evidence}
        </section>
        <div className="jx-desk-actions jx-no-print" role="group" aria-label={names.actions}>
          {props.actions}
        </div>
      </div>
    </div>
  );
}
