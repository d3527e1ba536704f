import { asId, type NodeId, type PersonId, present, type SenderId } from '@jixu/kernel';
import type { Grant, PersonActor } from '../../../platform/operation/actor.ts';
import type { Operation } from '../../../platform/operation/operation.ts';
import type { Declaration } from '../../../declarations/index.ts';
import type { Jixu } from '../../compose.ts';
import type { DeclarationKey, NodeKey, PersonKey, SenderKey } from '../plan/planned.ts';

/** Someone who exists now. */
export type StagePerson = {
  readonly personId: PersonId;
  readonly name: string;
  readonly idNumber: string;
  readonly grants: readonly Grant[];
};

/** What the plan speaks of by key, once it has been made. */
export type Stage = {
  readonly jixu: Jixu;
  readonly nodes: Map<NodeKey, NodeId>;
  readonly people: Map<PersonKey, StagePerson>;
  readonly senders: Map<SenderKey, SenderId>;
  readonly declarations: Map<DeclarationKey, Declaration>;
};

export function nodeId(stage: Stage, key: NodeKey): NodeId {
  return present(stage.nodes.get(key), `node ${key}`);
}

export function stagePerson(stage: Stage, key: PersonKey): StagePerson {
  return present(stage.people.get(key), `person ${key}`);
}

/**
 * Acts as this person would after logging in. Account and session ids only own idempotency keys, and none are used
 * here; the trail keeps the person and the roles.
 */
export function actorOf(person: StagePerson): PersonActor {
  return {
    kind: 'person',
    personId: person.personId,
    accountId: asId<'account'>(person.personId),
    sessionId: asId<'session'>(person.personId),
    grants: person.grants,
  };
}

/** One operation of the server itself, as set-up and import are. */
export function asServer<T>(
  stage: Pick<Stage, 'jixu'>,
  type: string,
  work: (op: Operation) => Promise<T>,
): Promise<T> {
  return stage.jixu.operations.run({ type, actor: { kind: 'system', job: 'demonstration' } }, work);
}

export function asPerson<T>(
  stage: Stage,
  of: { type: string; who: StagePerson; subject: StagePerson },
  work: (op: Operation) => Promise<T>,
): Promise<T> {
  return stage.jixu.operations.run(
    { type: of.type, actor: actorOf(of.who), subjectId: of.subject.personId },
    work,
  );
}
