import { type Kysely, sql } from 'kysely';
import type { NodeId, PersonId } from '@jixu/kernel';

/** How far the person's ledger has come; read under the lock of the account. */
export async function ledgerSeq(db: Kysely<unknown>, personId: PersonId): Promise<number> {
  const found = await sql<{ last_seq: number }>`select last_seq from hours.pub_account
    where person_id = ${personId}`.execute(db);
  return found.rows[0]?.last_seq ?? 0;
}

export type OfficeCard = {
  readonly nodeId: NodeId;
  readonly name: string;
  readonly regionCode: string | null;
};

/** In the order asked for. */
export async function officeCards(
  db: Kysely<unknown>,
  ids: readonly NodeId[],
): Promise<readonly OfficeCard[]> {
  const found = await sql<{ node_id: NodeId; name: string; region_code: string | null }>`
    select node_id, name, region_code from organisations.pub_unit
    where node_id = any(${[...ids]}::uuid[])
    order by array_position(${[...ids]}::uuid[], node_id)`.execute(db);
  return found.rows.map((row) => ({
    nodeId: row.node_id,
    name: row.name,
    regionCode: row.region_code,
  }));
}
