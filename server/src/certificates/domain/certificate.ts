import type { CertificateId, NodeId, Period, PersonId, RecordId } from '@jixu/kernel';
import type { Words } from '@jixu/policy';
import type { CertificateContent } from '../document/certificate-content.ts';
import type { EndCause, EndReason } from './end-cause.ts';
import type { Figures } from './figures.ts';
import type { Trace } from './trace.ts';

/**
 * 证书. Prepared: earned, number taken, content frozen and signed. Issued: the file exists. Revoked: no longer earned.
 * Replaced: still earned, with fewer hours than the paper says. Void: ended before anyone was handed it.
 */
export type CertificateState = 'prepared' | 'issued' | 'revoked' | 'replaced' | 'void';

/**
 * A certificate proves that a requirement was met; a statement (证明) reports the yearly verification; a course certificate
 * (合格证) says that one course or examination was passed.
 */
export type CertificateKind = 'certificate' | 'statement' | 'course';

/** What a person can hold one valid certificate for. */
export type Slot = {
  readonly personId: PersonId;
  readonly packId: string;
  readonly span: Period;
  /** The course or examination, of the period in which it counts; null: the period itself. */
  readonly recordId: RecordId | null;
};

/** What a course certificate is about. */
export type Course = {
  readonly title: string;
  /** The day on which it was passed. */
  readonly on: string;
  readonly part: 'course' | 'exam';
};

/** Everything that is printed but the check link. */
export type FrozenContent = Omit<CertificateContent, 'checkUrl'>;

export type CertificateFigures = Figures & { readonly title: Words; readonly course?: Course };

export type Certificate = Slot & {
  readonly certificateId: CertificateId;
  readonly number: string;
  readonly kind: CertificateKind;
  readonly packRef: string;
  readonly issuerId: NodeId;
  readonly content: FrozenContent;
  readonly figures: CertificateFigures;
  readonly trace: Trace;
  readonly traceSha256: string;
  readonly state: CertificateState;
  readonly issuedAt: Date | null;
  readonly pdfSha256: string | null;
  readonly storageKey: string | null;
  readonly endedAt: Date | null;
  readonly endedBecause: EndReason | null;
  readonly endedDetail: EndCause | null;
};
