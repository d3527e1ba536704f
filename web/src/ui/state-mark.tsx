import { useId } from 'react';
import { HatchPattern } from './hatch-pattern.tsx';
import type { MarkState } from './state.ts';
import './state-mark.css';

export type StateMarkProps = {
  readonly state: MarkState;
  /** The word beside the mark. A mark never stands alone: shape, then word, then colour. */
  readonly children: React.ReactNode;
  readonly size?: number;
  readonly strong?: boolean;
};

/** Shape + word of one state. */
export function StateMark({ state, children, size = 10, strong = false }: StateMarkProps) {
  return (
    <span className={`jx-mark jx-mark-${state}${strong ? ' jx-mark-strong' : ''}`}>
      <MarkShape state={state} size={size} />
      <span>{children}</span>
    </span>
  );
}

/** The shape alone, for a list whose words stand elsewhere in the same row. */
export function MarkShape({ state, size = 10 }: { state: MarkState; size?: number }) {
  const pattern = useId();
  return (
    <svg
      className="jx-mark-shape"
      width={size}
      height={size}
      viewBox="0 0 10 10"
      aria-hidden="true"
    >
      {state === 'counted' && <rect className="jx-fill-counted" width="10" height="10" rx="1.5" />}
      {state === 'review' && (
        <>
          <HatchPattern id={pattern} />
          <rect
            x="0.5"
            y="0.5"
            width="9"
            height="9"
            rx="1.5"
            fill={`url(#${pattern})`}
            className="jx-stroke-review"
          />
        </>
      )}
      {state === 'missing' && (
        <rect x="0.6" y="0.6" width="8.8" height="8.8" rx="1.5" className="jx-outline-missing" />
      )}
      {state === 'cut' && (
        <>
          <rect x="0.5" y="0.5" width="9" height="9" rx="1.5" className="jx-outline-cut" />
          <path d="M1.6 8.4 8.4 1.6" className="jx-slash-cut" />
        </>
      )}
      {state === 'refused' && (
        <>
          <rect x="0.6" y="0.6" width="8.8" height="8.8" rx="1.5" className="jx-outline-refused" />
          <path d="M3 3 7 7M7 3 3 7" className="jx-cross-refused" />
        </>
      )}
    </svg>
  );
}
