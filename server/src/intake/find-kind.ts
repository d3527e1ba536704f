import { present } from '@jixu/kernel';
import type { Actor } from '../platform/operation/actor.ts';
import { refuse } from './errors.ts';
import type { IntakeKind } from './kind.ts';
import type { IntakePorts } from './ports.ts';

type Kinds = Pick<IntakePorts, 'kinds' | 'moreKinds'>;

function find(ports: Kinds, id: string): IntakeKind | null {
  return ports.kinds.find((kind) => kind.id === id) ?? ports.moreKinds?.(id) ?? null;
}

/** For batches that exist: their kind was registered when they were opened. */
export function kindOf(ports: Kinds, id: string): IntakeKind {
  return present(find(ports, id), `intake kind ${id}`);
}

/** For requests: a kind that is not registered and one for other roles look alike. */
export function offeredKind(ports: Kinds, actor: Actor, id: string): IntakeKind {
  const kind = find(ports, id);
  const roles = actor.kind === 'person' ? actor.grants.map((grant) => grant.role) : [];
  if (!kind || !kind.roles.some((role) => roles.includes(role))) throw refuse('no_kind');
  return kind;
}
