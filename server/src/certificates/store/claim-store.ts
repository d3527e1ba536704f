import { assert, type CertificateId, type PersonId } from '@jixu/kernel';
import { type Kysely, sql } from 'kysely';

export type Claimed = { readonly personId: PersonId; readonly certificateId: CertificateId };

/** Number and check link each lead to one certificate for ever, also after it ended. */
export async function claimNames(
  db: Kysely<unknown>,
  of: Claimed & { number: string; tokenHash: string },
): Promise<void> {
  const number = await sql`insert into certificates.number_claim (number, person_id, certificate_id)
    values (${of.number}, ${of.personId}, ${of.certificateId}) on conflict do nothing`.execute(db);
  assert(number.numAffectedRows === 1n, 'certificates: a number came out of its series twice');
  const token =
    await sql`insert into certificates.check_claim (token_hash, person_id, certificate_id)
    values (${of.tokenHash}, ${of.personId}, ${of.certificateId}) on conflict do nothing`.execute(
      db,
    );
  assert(token.numAffectedRows === 1n, 'certificates: a check link was drawn twice');
}

export async function claimedByNumber(
  db: Kysely<unknown>,
  number: string,
): Promise<Claimed | null> {
  const found = await sql<{ person_id: PersonId; certificate_id: CertificateId }>`
    select person_id, certificate_id from certificates.number_claim where number = ${number}`.execute(
    db,
  );
  return claimedOf(found.rows[0]);
}

export async function claimedByToken(
  db: Kysely<unknown>,
  tokenHash: string,
): Promise<Claimed | null> {
  const found = await sql<{ person_id: PersonId; certificate_id: CertificateId }>`
    select person_id, certificate_id from certificates.check_claim
    where token_hash = ${tokenHash}`.execute(db);
  return claimedOf(found.rows[0]);
}

function claimedOf(
  row: { person_id: PersonId; certificate_id: CertificateId } | undefined,
): Claimed | null {
  return row ? { personId: row.person_id, certificateId: row.certificate_id } : null;
}
