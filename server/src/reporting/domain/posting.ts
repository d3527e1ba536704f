import type { NodeId, PersonId } from '@jixu/kernel';

/** The place's parameter for how long results are shown; a pack that names another number has it set there. */
export const PUBLIC_NOTICE_PARAMETER = 'public-notice-working-days';
/** Where neither place nor pack says: five working days, as public notices inside institutions usually last. */
export const PUBLIC_NOTICE_WORKING_DAYS = 5;
const WORKING_DAYS_MAX = 60;

export type PostingState = 'open' | 'closed';

/** What is kept of a public notice when it is over. */
export type PostingRecord = {
  readonly people: number;
  readonly objections: number;
  readonly upheld: number;
  readonly dismissed: number;
  readonly summaryDigest: string;
};

export type Posting = {
  readonly unitId: NodeId;
  readonly postingId: string;
  readonly summaryId: string;
  readonly year: number;
  readonly workingDays: number;
  readonly fromOn: string;
  readonly lastOn: string;
  readonly postedBy: PersonId;
  readonly toldLine: number | null;
  readonly state: PostingState;
  readonly closedOn: string | null;
  readonly record: PostingRecord | null;
};

export type Objection = {
  readonly objectionId: string;
  readonly byId: PersonId;
  readonly text: string;
  readonly evidenceId: string | null;
  readonly madeAt: Date;
  readonly state: 'open' | 'upheld' | 'dismissed';
  readonly answer: string | null;
  readonly answeredBy: PersonId | null;
  readonly answeredAt: Date | null;
};

/** How many working days, by the place's parameter; one that makes no sense is not followed. */
export function workingDaysOf(parameters: Readonly<Record<string, string>>): number {
  const set = Number(parameters[PUBLIC_NOTICE_PARAMETER]);
  return Number.isInteger(set) && set > 0 && set <= WORKING_DAYS_MAX
    ? set
    : PUBLIC_NOTICE_WORKING_DAYS;
}

/** Days are ISO dates, which sort as text. The last day counts whole. */
export function isShown(posting: Posting, today: string): boolean {
  return posting.fromOn <= today && today <= posting.lastOn;
}

/** It ends with its last day, or later with the last answer. */
export function isOver(
  posting: Posting,
  objections: readonly Pick<Objection, 'state'>[],
  today: string,
): boolean {
  return posting.lastOn < today && objections.every((one) => one.state !== 'open');
}

export function recordOf(of: {
  readonly people: number;
  readonly objections: readonly Pick<Objection, 'state'>[];
  readonly summaryDigest: string;
}): PostingRecord {
  const count = (state: Objection['state']): number =>
    of.objections.filter((one) => one.state === state).length;
  return {
    people: of.people,
    objections: of.objections.length,
    upheld: count('upheld'),
    dismissed: count('dismissed'),
    summaryDigest: of.summaryDigest,
  };
}
