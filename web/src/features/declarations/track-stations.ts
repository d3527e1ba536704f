import type { ReviewCase, Station } from './queries.ts';

/** What one station of the review shows; words come later. */
export type TrackStation = {
  readonly station: Station;
  readonly shape: 'done' | 'now' | 'ahead' | 'refused';
  /** Of a station that waits: how many working days it has and has used. */
  readonly days:
    | { readonly total: number; readonly used: number; readonly silence: boolean }
    | undefined;
};

function shapeOf(station: Station): TrackStation['shape'] {
  if (station.outcome === 'reject' || station.outcome === 'veto') return 'refused';
  if (station.state === 'done') return 'done';
  return station.state === 'now' ? 'now' : 'ahead';
}

function daysOf(station: Station): TrackStation['days'] {
  if (station.state !== 'now') return undefined;
  const total = station.silenceWorkingDays ?? station.serviceWorkingDays;
  if (total === null) return undefined;
  const silence = station.silenceWorkingDays !== null;
  return { total, used: station.workingDaysUsed ?? 0, silence };
}

/** The stations a person is shown: those that happened, the one that holds it, those that may still come. */
export function trackStations(reviewed: Pick<ReviewCase, 'stations'>): readonly TrackStation[] {
  return reviewed.stations
    .filter((station) => station.state !== 'void' || station.outcome !== null)
    .map((station) => ({ station, shape: shapeOf(station), days: daysOf(station) }));
}

/** Who can be asked: the office that holds it, else the last one that decided. */
export function officeToAsk(reviewed: Pick<ReviewCase, 'stations'>): Station | undefined {
  return (
    reviewed.stations.find((station) => station.state === 'now') ??
    reviewed.stations.findLast((station) => station.outcome !== null)
  );
}
