import { Icon } from './icon.tsx';
import './chip.css';

/** A filter that is on or off, with how many it would show. */
export function FilterChip(props: {
  readonly children: React.ReactNode;
  readonly on: boolean;
  readonly onToggle: () => void;
  /** A cross shows that pressing again takes the filter away. */
  readonly removable?: boolean;
}) {
  return (
    <button
      type="button"
      className="jx-chip"
      aria-pressed={props.on}
      onClick={() => props.onToggle()}
    >
      {props.children}
      {props.on && props.removable === true && <Icon name="close" size={12} />}
    </button>
  );
}

/** A variable, because on a phone the bar and its words are laid out apart. */
function shareOf(amount: number): React.CSSProperties {
  return { ['--jx-share' as string]: amount };
}

/** Parts of one whole, as wide as they are large. */
export function ShareBar(props: {
  readonly label: string;
  readonly parts: readonly {
    readonly id: string;
    readonly state: 'counted' | 'review' | 'missing';
    readonly amount: number;
    readonly children: React.ReactNode;
  }[];
}) {
  const shown = props.parts.filter((part) => part.amount > 0);
  return (
    <figure className="jx-share" aria-label={props.label}>
      {shown.map((part) => (
        <div key={part.id} style={shareOf(part.amount)}>
          <span className={`jx-share-part jx-share-${part.state}`} />
          <div>{part.children}</div>
        </div>
      ))}
    </figure>
  );
}
