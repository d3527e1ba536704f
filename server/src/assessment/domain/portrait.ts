import type { Offering } from './offering.ts';
import { overFor } from './timing.ts';

/** The text that a person agrees to who hands in a portrait; an older page is asked to show the present one. */
export const PORTRAIT_WORDING = '2026-11';

/** What fits the place on a ticket (30 × 40 mm) and is sharp there; a passport picture or a phone held upright is. */
export const PORTRAIT_SHAPE = {
  /** 10 MiB: the front camera of a phone at its best. */
  bytesMax: 10 * 1024 * 1024,
  widthMin: 300,
  heightMin: 400,
  /** Width by height; 3:4 and 5:7 are within. */
  ratioMin: 0.65,
  ratioMax: 0.85,
  /** The longer side as kept: 350 dots to an inch on paper. */
  side: 560,
} as const;

const DAY_MS = 24 * 3_600_000;
/** Results that nobody published keep no portrait longer; no exam gives more days for appeals. */
const UNTOLD_DAYS = 60;

/** Is there a session at which a ticket is shown? */
export function hasSession(offering: Pick<Offering, 'tasks'>): boolean {
  return offering.tasks.some((task) => task.startsAt !== null);
}

export type PortraitDecision =
  | { readonly may: true }
  | { readonly may: false; readonly why: 'no_ticket' | 'closed' | 'portrait_settled' };

/** Another picture until signing up ends; who has none yet may hand one in as long as a session lies ahead. */
export function mayHandIn(
  offering: Pick<Offering, 'tasks' | 'signUpTo'>,
  of: { readonly now: Date; readonly has: boolean },
): PortraitDecision {
  if (!hasSession(offering)) return { may: false, why: 'no_ticket' };
  const ahead = offering.tasks.some((task) => task.startsAt !== null && of.now < task.closesAt);
  if (!ahead) return { may: false, why: 'closed' };
  if (of.has && of.now >= offering.signUpTo) return { may: false, why: 'portrait_settled' };
  return { may: true };
}

export type PortraitFault = 'portrait_small' | 'portrait_shape';

export function faultOf(size: {
  readonly width: number;
  readonly height: number;
}): PortraitFault | null {
  const { widthMin, heightMin, ratioMin, ratioMax } = PORTRAIT_SHAPE;
  const ratio = size.width / size.height;
  if (ratio < ratioMin || ratio > ratioMax) return 'portrait_shape';
  return size.width < widthMin || size.height < heightMin ? 'portrait_small' : null;
}

/**
 * When portraits of an exam go: the days for appeals after its last session, or after its results were told together;
 * where the rulebook says how many days, those.
 */
export function portraitUntil(
  offering: Pick<Offering, 'tasks' | 'tells' | 'releasedAt' | 'appealDays' | 'rules'>,
  extraMinutesMax: number,
): Date {
  const last = overFor(offering.tasks, extraMinutesMax).getTime();
  const told = offering.tells === 'together' ? (offering.releasedAt?.getTime() ?? null) : last;
  if (told === null) return new Date(last + UNTOLD_DAYS * DAY_MS);
  const days = offering.rules.photo?.keepDays ?? offering.appealDays;
  return new Date(Math.max(last, told) + days * DAY_MS);
}
