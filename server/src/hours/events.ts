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
  /** A published change of rules moved what a period counts, or its verdict. Amounts and words, once a period. */
  'hours.rules_changed': {
    readonly personId: string;
    readonly trialId: string;
    readonly packName: { readonly 'zh-CN': string; readonly en: string };
    readonly what: { readonly 'zh-CN': string; readonly en: string };
    readonly period: string;
    readonly before: string;
    readonly after: string;
    readonly met: boolean;
    readonly metBefore: boolean;
    /** Nothing counted moved, only what pending records would count. */
    readonly onlyPending: boolean;
  };
};
