import type { CertificateRule, Evaluation } from '@jixu/policy';
import { type Figures, promisesMore } from './figures.ts';

export type CertificateDecision = 'nothing' | 'issue' | 'revoke' | 'replace';

/** What an evaluation means for the certificate of its period. */
export function decideCertificate(of: {
  readonly rule: CertificateRule | null;
  readonly verdict: Evaluation['verdict'];
  readonly today: Figures;
  /** Of the one that is held now. */
  readonly paper: Figures | null;
}): CertificateDecision {
  // Where the rulebook gives out no paper for a period, one given out under an older edition stays.
  if (of.rule === null || of.rule.when === 'record-counted') return 'nothing';
  if (of.verdict !== 'met') return of.paper === null ? 'nothing' : 'revoke';
  if (of.paper === null) return 'issue';
  return promisesMore(of.paper, of.today) ? 'replace' : 'nothing';
}
