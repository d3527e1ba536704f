import type { AccountId, AppointmentId, NodeId, PersonId, SenderId, SessionId } from '@jixu/kernel';

/** A role that a person holds at a node today. */
export type Grant = {
  readonly appointmentId: AppointmentId;
  readonly role: string;
  readonly nodeId: NodeId;
};

/** Who acts. Every operation and every query carries one. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly personId: PersonId;
      readonly accountId: AccountId;
      readonly sessionId: SessionId;
      readonly grants: readonly Grant[];
    }
  | { readonly kind: 'activation'; readonly personId: PersonId; readonly sessionId: SessionId }
  | { readonly kind: 'setup'; readonly sessionId: SessionId }
  | { readonly kind: 'sender'; readonly senderId: SenderId }
  | { readonly kind: 'system'; readonly job: string }
  | { readonly kind: 'anyone' };

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** What the trail keeps of an actor: ids and roles, no names. */
export function actorTrace(actor: Actor): Record<string, string | string[]> {
  switch (actor.kind) {
    case 'person':
      return {
        kind: actor.kind,
        personId: actor.personId,
        grants: actor.grants.map((grant) => `${grant.role}@${grant.nodeId}`),
      };
    case 'activation':
      return { kind: actor.kind, personId: actor.personId };
    case 'setup':
      return { kind: actor.kind };
    case 'sender':
      return { kind: actor.kind, senderId: actor.senderId };
    case 'system':
      return { kind: actor.kind, job: actor.job };
    case 'anyone':
      return { kind: actor.kind };
  }
}

/** The id under which idempotency keys of this actor live. */
export function keyOwnerOf(actor: Actor): string | null {
  switch (actor.kind) {
    case 'person':
      return actor.accountId;
    case 'sender':
      return actor.senderId;
    case 'activation':
    case 'setup':
      return actor.sessionId;
    case 'system':
    case 'anyone':
      return null;
  }
}
