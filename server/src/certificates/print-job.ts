import type { CertificateId, PersonId } from '@jixu/kernel';
import type { JobRequest } from '../platform/operation/operation.ts';

export const PRINT_JOB = 'certificates-print';

/** Printing comes after the commit: no slow work under the lock of an account. */
export function printJob(of: {
  readonly personId: PersonId;
  readonly certificateId: CertificateId;
}): JobRequest {
  return { name: PRINT_JOB, payload: of, key: `${PRINT_JOB}-${of.certificateId}` };
}
