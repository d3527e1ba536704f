import { Readable } from 'node:stream';
import { assert, type CertificateId, periodName, type PersonId } from '@jixu/kernel';
import type { OperationRequest } from '../../platform/operation/operation.ts';
import { PDF_BYTES_MAX } from '../document/attached-payload.ts';
import { type CertificateEnvelope, parseEnvelope } from '../document/certificate-payload.ts';
import { printCertificate as printPage } from '../document/print-certificate.ts';
import { wordsSha256 } from '../domain/certificate-content.ts';
import type { ObstacleCode } from '../errors.ts';
import type { CertificatePorts } from '../ports.ts';
import {
  certificateById,
  markEnded,
  markIssued,
  preparedPayload,
} from '../store/certificate-store.ts';
import { clearObstacle } from '../store/obstacle-store.ts';
import { PRINT_JOB } from '../print-job.ts';
import { meetObstacle } from './meet-obstacle.ts';

type Prepared = { readonly personId: PersonId; readonly certificateId: CertificateId };

/**
 * Prints what was frozen, stores the file, then says so in one guarded write. The same content gives the same bytes, so a
 * run that died half-way is simply run again.
 */
export async function printCertificate(ports: CertificatePorts, of: Prepared): Promise<void> {
  const sealed = await preparedPayload(ports.db, of.personId, of.certificateId);
  if (sealed === null) return;
  const payload = ports.keyring.decrypt(sealed);
  const page = await printPage({
    printer: ports.printer,
    content: envelopeOf(payload).payload.content,
    payload,
  });
  if (!page.ok) {
    await giveUp(
      ports,
      of,
      `certificates.${page.code}`,
      page.detail?.['characters']?.toString() ?? '',
    );
    return;
  }
  const file = await ports.storage.put(Readable.from([Buffer.from(page.value)]), PDF_BYTES_MAX);
  // If this throws, the commit may still have happened: the file stays. An orphan harms nobody.
  const issued = await issue(ports, of, file);
  if (!issued) await ports.storage.remove(file.key);
}

/** Our own text: anything but a readable envelope is a fault of ours. */
export function envelopeOf(payload: string): CertificateEnvelope {
  const envelope = parseEnvelope(payload);
  assert(envelope.ok, 'certificates: a signed text that cannot be read back');
  return envelope.value;
}

async function issue(
  ports: CertificatePorts,
  of: Prepared,
  file: { key: string; sha256: string },
): Promise<boolean> {
  return ports.operations().run(requestOf(of), async (op) => {
    const issued = await markIssued(op.tx, {
      ...of,
      pdfSha256: file.sha256,
      storageKey: file.key,
      at: op.now,
    });
    if (!issued) return false;
    const certificate = await certificateById(op.tx, of.personId, of.certificateId);
    assert(certificate?.state === 'issued', 'certificates: issued and not found');
    await clearObstacle(op.tx, certificate);
    op.emit({
      type: 'certificate.issued',
      subjectId: of.personId,
      payload: {
        personId: of.personId,
        certificateId: of.certificateId,
        number: certificate.number,
        kind: certificate.kind,
        period: periodName(certificate.span),
      },
    });
    return true;
  });
}

/** The page cannot be made: the number ends unused and the bureau sees why. */
async function giveUp(
  ports: CertificatePorts,
  of: Prepared,
  code: ObstacleCode,
  characters: string,
): Promise<void> {
  await ports.operations().run(requestOf(of), async (op) => {
    await ports.hours.lock(op, of.personId);
    const certificate = await certificateById(op.tx, of.personId, of.certificateId);
    if (certificate?.state !== 'prepared') return;
    const ended = await markEnded(op.tx, {
      ...of,
      from: 'prepared',
      to: 'void',
      because: 'cannot-print',
      detail: { records: [], short: '0' },
      at: op.now,
    });
    assert(ended, 'certificates: one changed under the lock of its account');
    await meetObstacle(op, certificate, {
      code,
      characters,
      course: certificate.figures.course?.title ?? null,
      issuerId: certificate.issuerId,
      wordsSha256: wordsSha256(certificate.content),
    });
  });
}

function requestOf(of: Prepared): OperationRequest {
  return {
    type: 'certificates.print',
    actor: { kind: 'system', job: PRINT_JOB },
    subjectId: of.personId,
  };
}
