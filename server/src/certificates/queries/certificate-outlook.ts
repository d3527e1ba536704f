import type { Period, PersonId } from '@jixu/kernel';
import { certificateOf } from '@jixu/policy';
import type { Statement } from '../../hours/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import type { CertificatePorts } from '../ports.ts';
import { heldOf } from '../store/certificate-store.ts';
import { type Obstacle, obstacleOfSlot } from '../store/obstacle-store.ts';

/** Why there is a certificate of a period, or why there is none (yet). */
export type Outlook =
  | { readonly state: 'issued'; readonly number: string }
  /** Earned; the page is being made. */
  | { readonly state: 'printing' }
  /** Earned; something keeps it from being printed. */
  | { readonly state: 'obstacle'; readonly obstacle: Obstacle }
  | { readonly state: 'short'; readonly statement: Statement }
  /** The rules need something settled first. */
  | { readonly state: 'undecided' }
  /** The rulebook gives out none for a period, or none applies. */
  | { readonly state: 'none' };

export async function certificateOutlook(
  read: Reading,
  ports: Pick<CertificatePorts, 'hours'>,
  of: { readonly personId: PersonId; readonly span: Period },
): Promise<Outlook> {
  const statement = await statementOrNone(read, ports, of);
  if (statement === null) return { state: 'none' };
  const slot = { ...of, packId: statement.rulebook.pack.id, recordId: null };
  const held = await heldOf(read.db, slot);
  if (held?.state === 'issued') return { state: 'issued', number: held.number };
  const rule = certificateOf(statement.rulebook.edition);
  if (rule === null || rule.when === 'record-counted') return { state: 'none' };
  switch (statement.certain.verdict) {
    case 'short':
      return { state: 'short', statement };
    case 'unknown':
      return { state: 'undecided' };
    case 'met': {
      // An obstacle stays until the paper exists, also while another attempt is prepared.
      const obstacle = await obstacleOfSlot(read.db, slot);
      return obstacle === null ? { state: 'printing' } : { state: 'obstacle', obstacle };
    }
  }
}

async function statementOrNone(
  read: Reading,
  ports: Pick<CertificatePorts, 'hours'>,
  of: { readonly personId: PersonId; readonly span: Period },
): Promise<Statement | null> {
  try {
    return await ports.hours.statementOf(read, { ...of, today: read.today });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'hours.no_rulebook') return null;
    throw error;
  }
}
