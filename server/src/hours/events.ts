/** Events of this room: name → payload. Subscribers read the present state through the door, never trust the payload to be the latest. */
export type HoursEvents = {
  /** The verdict of a period changed, or its totals did. */
  'hours.standing_changed': {
    readonly personId: string;
    readonly packId: string;
    readonly periodFrom: string;
    readonly periodTo: string;
    readonly before: string | null;
    readonly after: string;
  };
  /** What other records count, or would count, changed because of this posting. */
  'hours.recounted': {
    readonly personId: string;
    readonly recordId: string;
    readonly because: string;
    readonly before: string;
    readonly after: string;
    readonly pending: boolean;
  };
};
