import type { EvidenceId, PersonId } from '@jixu/kernel';
import type { Reading } from '../../platform/http/route.ts';
import { maySeeFile } from '../access.ts';
import type { EvidenceFile } from '../domain/evidence-file.ts';
import { refuse } from '../errors.ts';
import type { EvidencePorts } from '../ports.ts';
import { fileById } from '../store/evidence-store.ts';

/** The file, or one refusal for what does not exist and what is not for the caller. */
export async function visibleFile(
  read: Reading,
  ports: Pick<EvidencePorts, 'maySee'>,
  of: { personId: PersonId; evidenceId: EvidenceId },
): Promise<EvidenceFile> {
  const file = await fileById(read.db, of.personId, of.evidenceId);
  if (!file || !(await maySeeFile(read, ports, of))) throw refuse('no_file');
  return file;
}
