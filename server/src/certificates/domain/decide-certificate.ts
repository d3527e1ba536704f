import { type Figures, promisesMore } from './figures.ts';
import type { Paper } from './paper.ts';

export type CertificateDecision = 'nothing' | 'issue' | 'revoke' | 'replace';

/** What the rules of today mean for the paper that is held, or not held yet. */
export function decideCertificate(of: {
  readonly today: Pick<Paper, 'earned' | 'figures'> | null;
  /** Of the one that is held now. */
  readonly held: Figures | null;
}): CertificateDecision {
  const { today, held } = of;
  if (today === null) return 'nothing';
  if (!today.earned) return held === null ? 'nothing' : 'revoke';
  if (held === null) return 'issue';
  return promisesMore(held, today.figures) ? 'replace' : 'nothing';
}
