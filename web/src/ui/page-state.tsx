import { useEffect, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './page-state.css';

type StateProps = {
  readonly title?: React.ReactNode;
  readonly children: React.ReactNode;
  /** The way on. */
  readonly action?: React.ReactNode;
  /** It is all there is on the page, so its title is the page's. */
  readonly whole?: boolean;
};

function State(props: StateProps & { icon: IconName; kind: string; live?: 'status' | 'alert' }) {
  const Heading = props.whole === true ? 'h1' : 'h2';
  return (
    <div className={`jx-state jx-state-${props.kind}`} role={props.live}>
      <Icon name={props.icon} size={24} />
      <div>
        {props.title !== undefined && <Heading>{props.title}</Heading>}
        <p>{props.children}</p>
        {props.action !== undefined && <div className="jx-state-action">{props.action}</div>}
      </div>
    </div>
  );
}

/** Nothing here yet, and how something comes here. */
export function EmptyState({ icon = 'inbox', ...props }: StateProps & { icon?: IconName }) {
  return <State {...props} icon={icon} kind="empty" />;
}

/** Something went wrong on our side; nothing typed is lost. `number` finds the log line. */
export function ErrorState(props: StateProps & { readonly number?: React.ReactNode }) {
  const { number, children, ...rest } = props;
  return (
    <State {...rest} icon="warning" kind="error" live="alert">
      {children}
      {number !== undefined && <span className="jx-state-number"> {number}</span>}
    </State>
  );
}

/** Someone else may see this; the sentence names the person. */
export function NoPermission(props: StateProps) {
  return <State {...props} icon="lock" kind="closed" />;
}

/** A line at the top of the page while the connection is gone. */
export function OfflineLine({ children }: { readonly children: React.ReactNode }) {
  return (
    <div className="jx-offline jx-no-print" role="status">
      <Icon name="cloud" size={18} />
      {children}
    </div>
  );
}

const SHOW_AFTER_MS = 300;
const SLOW_AFTER_MS = 5000;

export type LoadingSkeletonProps = {
  /** Heard at once; shown to nobody. */
  readonly label: string;
  /** Shown after five seconds. */
  readonly slowText: React.ReactNode;
  /** Heights of the blocks of the real layout, in px. */
  readonly blocks?: readonly number[];
  readonly children?: React.ReactNode;
};

/** The shape of what is coming: nothing for 300 ms, then blocks, after 5 s a sentence. */
export function LoadingSkeleton({
  label,
  slowText,
  blocks = [28, 240, 160],
  children,
}: LoadingSkeletonProps) {
  const [stage, setStage] = useState<'hidden' | 'shown' | 'slow'>('hidden');
  useEffect(() => {
    const show = setTimeout(() => setStage('shown'), SHOW_AFTER_MS);
    const slow = setTimeout(() => setStage('slow'), SLOW_AFTER_MS);
    return () => {
      clearTimeout(show);
      clearTimeout(slow);
    };
  }, []);
  return (
    <div className={`jx-skeleton jx-skeleton-${stage}`} aria-busy="true">
      <span className="jx-visually-hidden" role="status">
        {label}
      </span>
      <div aria-hidden="true">
        {children ??
          blocks.map((height, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- blocks never move
            <svg key={place} className="jx-skeleton-block" width="100%" height={height} />
          ))}
      </div>
      {stage === 'slow' && <p role="status">{slowText}</p>}
    </div>
  );
}
