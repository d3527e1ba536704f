/** Source: threat 13 of the threat model. Whoever sees other people is asked again sooner. */
export const IDLE_MS = 30 * 60_000;
export const IDLE_WITH_ROLE_MS = 15 * 60_000;
export const SESSION_MS = 12 * 3_600_000;
export const ACTIVATION_MS = 10 * 60_000;
export const SETUP_MS = 60 * 60_000;
export const SETUP_LINK_MS = 24 * 3_600_000;
/** More devices than one person uses; the oldest session gives way. */
export const SESSIONS_MAX = 10;
/** `last_seen_at` is written at most once a minute: one write a request would double the cost of reading. */
export const SEEN_STEP_MS = 60_000;

export function isIdle(lastSeenAt: Date, hasRole: boolean, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() > (hasRole ? IDLE_WITH_ROLE_MS : IDLE_MS);
}
