import type { CertificateKind } from './domain/certificate.ts';

/** Events of this room: name → payload. Ids and plain facts; subscribers read the rest through the door. */
export type CertificateEvents = {
  'certificate.issued': {
    readonly personId: string;
    readonly certificateId: string;
    readonly number: string;
    readonly kind: CertificateKind;
    readonly period: string;
  };
  /** Also when it was replaced: then `replaced` is true and a `certificate.issued` follows. */
  'certificate.revoked': {
    readonly personId: string;
    readonly certificateId: string;
    readonly number: string;
    readonly kind: CertificateKind;
    readonly period: string;
    readonly because: string;
    readonly short: string;
    /** Of `short`: hour or credit. */
    readonly unit: 'hour' | 'credit';
    readonly replaced: boolean;
  };
  /** Once, when an earned certificate first meets the obstacle. */
  'certificate.cannot_print': {
    readonly personId: string;
    readonly issuerId: string | null;
    readonly code: string;
    readonly period: string;
    readonly characters: string;
  };
};
