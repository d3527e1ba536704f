import { Icon } from './icon.tsx';
import './station-track.css';

export type StationState = 'done' | 'now' | 'ahead' | 'refused';

export type Station = {
  readonly id: string;
  readonly state: StationState;
  /** When it was, since when it is, or when it may come. */
  readonly when: React.ReactNode;
  readonly title: React.ReactNode;
  readonly children?: React.ReactNode;
};

export type StationTrackProps = {
  readonly stations: readonly Station[];
  /** Heard before the title, because the shape cannot be. */
  readonly stateNames: Readonly<Record<StationState, string>>;
  readonly label: string;
};

/**
 * Where a thing is on its way: filled = done, ringed = now, hollow = ahead, crossed = taken back.
 */
export function StationTrack({ stations, stateNames, label }: StationTrackProps) {
  return (
    <ol className="jx-track" aria-label={label}>
      {stations.map((station) => (
        <li
          key={station.id}
          className={`jx-station jx-station-${station.state}`}
          aria-current={station.state === 'now' ? 'step' : undefined}
        >
          <StationShape state={station.state} />
          <div className="jx-station-body">
            <div className="jx-station-when">{station.when}</div>
            <h3>
              <span className="jx-visually-hidden">{`${stateNames[station.state]} `}</span>
              {station.title}
            </h3>
            {station.children}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StationShape({ state }: { state: StationState }) {
  return (
    <span className="jx-station-shape" aria-hidden="true">
      {state === 'done' && <Icon name="check" size={14} />}
      {state === 'refused' && <Icon name="close" size={14} />}
    </span>
  );
}
