import {
  type AppointmentId,
  formatLocalDate,
  type LocalDate,
  type NodeId,
  type PersonId,
} from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { personCards } from '../../identity/index.ts';
import { gathered } from '../../platform/db/gathered.ts';
import type { Reading } from '../../platform/http/route.ts';
import type { Grant } from '../../platform/operation/actor.ts';
import { mayAppoint, NODE_READERS, scopeFor } from '../access.ts';
import { PAGE, PAGE_MAX, readCursor, writeCursor } from '../domain/cursor.ts';
import type { Role } from '../domain/roles.ts';
import { grantsInForce, listAppointments } from '../store/appointment-rows.ts';

/** The roles that a person holds on a day. */
export async function grantsOf(
  db: Kysely<unknown>,
  personId: PersonId,
  today: LocalDate,
): Promise<readonly Grant[]> {
  return (await grantsInForce(db, [personId], today)).get(personId) ?? [];
}

/** The same for the authenticator of one database, which asks for many people at the same moment. */
export function gatheredGrants(db: Kysely<unknown>): typeof grantsOf {
  const grants = gathered(
    async (asked: readonly { readonly personId: PersonId; readonly today: LocalDate }[]) => {
      const days = new Map(asked.map(({ today }) => [formatLocalDate(today), today]));
      const found = new Map<string, ReadonlyMap<PersonId, readonly Grant[]>>();
      // Two only at midnight.
      for (const [day, today] of days) {
        const people = asked.filter((one) => formatLocalDate(one.today) === day);
        found.set(
          day,
          await grantsInForce(
            db,
            people.map((one) => one.personId),
            today,
          ),
        );
      }
      return asked.map(
        ({ personId, today }) => found.get(formatLocalDate(today))?.get(personId) ?? [],
      );
    },
  );
  return (_db, personId, today) => grants({ personId, today });
}

export type AppointmentItem = {
  readonly appointmentId: AppointmentId;
  readonly personId: PersonId;
  readonly personName: string;
  readonly documentMask: string;
  readonly nodeId: NodeId;
  readonly nodeName: string;
  readonly role: Role;
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly permissions: readonly 'end'[];
};

export async function appointmentsOf(
  read: Reading,
  query: { nodeId?: NodeId; cursor?: string; limit?: number },
): Promise<{ readonly items: readonly AppointmentItem[]; readonly next: string | null }> {
  const limit = Math.min(query.limit ?? PAGE, PAGE_MAX);
  const cursor = readCursor(query.cursor);
  const rows = await listAppointments(read.db, {
    scope: scopeFor(read, NODE_READERS),
    on: read.today,
    nodeId: query.nodeId ?? null,
    after: cursor && { nodeName: cursor.key, appointmentId: cursor.id },
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const cards = await personCards(
    read,
    page.map((row) => row.person_id),
  );
  const items: AppointmentItem[] = [];
  for (const row of page) {
    const own = read.actor.kind === 'person' && read.actor.personId === row.person_id;
    const may = !own && (await mayAppoint(read, row.node_id, row.role));
    items.push({
      appointmentId: row.appointment_id,
      personId: row.person_id,
      personName: cards.get(row.person_id)?.name ?? '',
      documentMask: cards.get(row.person_id)?.documentMask ?? '',
      nodeId: row.node_id,
      nodeName: row.node_name,
      role: row.role,
      fromOn: row.from_on,
      toOn: row.to_on,
      permissions: may ? ['end'] : [],
    });
  }
  const last = page.at(-1);
  const next =
    rows.length > limit && last ? writeCursor(last.node_name, last.appointment_id) : null;
  return { items, next };
}
