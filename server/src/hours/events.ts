import type { Words } from './domain/recount.ts';

/** Names that other rooms hear. */
export const LODGED = 'hours.lodged';
export const COURSE_DECIDED = 'hours.course_decided';

/** Sources whose records are courses and examinations of this platform; each one that counts may have a paper of its own. */
export const COURSE_SOURCES = ['course', 'assessment'] as const;
export const GONE = 'hours.gone';

/** Events of this room: name → payload. Subscribers read the present state through the door, never trust the payload to be the latest. */
export type HoursEvents = {
  /** Facts were lodged beside others of the person, or of the same work, that wait for somebody to look. */
  'hours.lodged': { readonly personId: string; readonly recordId: string };
  /** A course or examination of this platform was recognised, or taken back. */
  'hours.course_decided': { readonly personId: string; readonly recordId: string };
  /** Facts beside which others wait do not stand any more: withdrawn, refused or taken back. */
  'hours.gone': { readonly personId: string; readonly recordId: string };
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
    /** hour or credit, as the rulebook counts. */
    readonly unit: string;
    readonly pending: boolean;
  };
  /** A published change of rules moved what a period counts, or its verdict. Amounts and words, once a period. */
  'hours.rules_changed': RecountTold;
  /** The same where facts of the person changed; `what` names them, and there is no trial. */
  'hours.facts_changed': RecountTold;
  /** A period keeps what it holds although rules or facts say otherwise: some of it is sealed. */
  'hours.recount_left': {
    readonly personId: string;
    readonly packName: Words;
    readonly what: Words;
    readonly period: string;
    readonly sealedFrom: string;
    readonly sealedLast: string;
    readonly held: string;
    readonly would: string;
    readonly unit: string;
  };
};

type RecountTold = {
  readonly personId: string;
  readonly trialId: string | null;
  readonly packName: Words;
  readonly what: Words;
  readonly period: string;
  readonly before: string;
  readonly after: string;
  readonly unit: string;
  readonly met: boolean;
  readonly metBefore: boolean;
  /** Nothing counted moved, only what pending records would count. */
  readonly onlyPending: boolean;
};
