import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { JobDefinition } from '../jobs/jobs.ts';
import type { DomainEvent, JobRequest, Operation, Operations } from '../operation/operation.ts';

export type DeliveredEvent = DomainEvent & { readonly eventId: string; readonly at: Date };

/** A room that listens. `handle` runs in an operation of its own, once per event even if the event comes twice. */
export type Subscription = {
  readonly subscriber: string;
  readonly types: readonly string[];
  readonly handle: (op: Operation, event: DeliveredEvent) => Promise<void>;
};

const DELIVER = 'deliver-event';

/** What an operation enqueues for an event: one delivery job if anyone listens. */
export function deliveriesOf(
  subscriptions: readonly Subscription[],
): (event: DomainEvent & { eventId: string }) => readonly JobRequest[] {
  const heard = new Set(subscriptions.flatMap((subscription) => subscription.types));
  return (event) =>
    heard.has(event.type) ? [{ name: DELIVER, payload: { eventId: event.eventId } }] : [];
}

export function deliveryJob(
  ports: { readonly db: Kysely<unknown>; readonly operations: () => Operations },
  subscriptions: readonly Subscription[],
): JobDefinition {
  return {
    name: DELIVER,
    handle: async (payload) => {
      const found = await sql<{
        event_id: string;
        type: string;
        subject_id: string | null;
        payload: Record<string, unknown>;
        at: Date;
      }>`select event_id, type, subject_id, payload, at from platform.outbox where event_id = ${String(payload['eventId'])}`.execute(
        ports.db,
      );
      const row = found.rows[0];
      if (!row) return;
      const event = {
        eventId: row.event_id,
        type: row.type,
        subjectId: row.subject_id,
        payload: row.payload,
        at: row.at,
      };
      for (const subscription of subscriptions) {
        if (subscription.types.includes(event.type))
          await deliver(ports.operations(), subscription, event);
      }
    },
  };
}

async function deliver(
  operations: Operations,
  subscription: Subscription,
  event: DeliveredEvent,
): Promise<void> {
  await operations.run(
    {
      type: `event.${subscription.subscriber}.${event.type}`,
      actor: { kind: 'system', job: subscription.subscriber },
      ...(event.subjectId === null ? {} : { subjectId: event.subjectId }),
    },
    async (op) => {
      const first = await sql`insert into platform.delivery (event_id, subscriber, at)
        values (${event.eventId}, ${subscription.subscriber}, ${op.now}) on conflict do nothing`.execute(
        op.tx,
      );
      if (first.numAffectedRows === 1n) await subscription.handle(op, event);
    },
  );
}
