import { sql } from 'kysely';
import { asId, type NodeId, type PersonId, uuidV7 } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import type { PersonActor } from '../platform/operation/actor.ts';

const DAY = Date.UTC(2026, 0, 5);
let made = 0;

/** Ids that differ from each other and repeat from run to run. */
export function nextId<Kind extends string>() {
  made += 1;
  const random = new Uint8Array(10);
  new DataView(random.buffer).setUint32(6, made);
  return asId<Kind>(uuidV7(DAY, random));
}

export function actorOf(personId: PersonId, role?: { role: string; nodeId: NodeId }): PersonActor {
  return {
    kind: 'person',
    personId,
    accountId: asId<'account'>(personId),
    sessionId: asId<'session'>(personId),
    grants: role === undefined ? [] : [{ appointmentId: asId<'appointment'>(personId), ...role }],
  };
}

/** A unit with members who were there before the test began. */
export async function unitWith(db: Kysely<unknown>, people: readonly PersonId[]): Promise<NodeId> {
  const unitId = nextId<'node'>();
  const at = new Date(DAY);
  await sql`insert into organisations.node (node_id, kind, name, created_at)
    values (${unitId}, 'unit', ${`单位${made}`}, ${at})`.execute(db);
  for (const personId of people) {
    await sql`insert into organisations.membership (person_id, membership_id, unit_id, from_on)
      values (${personId}, ${nextId()}, ${unitId}, '2020-01-01')`.execute(db);
  }
  return unitId;
}
