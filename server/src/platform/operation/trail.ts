import { type Kysely, sql } from 'kysely';
import { asId, type NodeId, type PersonId } from '@jixu/kernel';

/** Who acted, as the trail keeps it: ids and roles, no names. */
export type TrailActor =
  | {
      readonly kind: 'person';
      readonly personId: PersonId;
      /** Where they held an office at that time, the first of their offices first. */
      readonly nodes: readonly NodeId[];
    }
  | { readonly kind: 'sender' | 'system' | 'other' };

export type TrailLine = {
  readonly operationId: string;
  readonly type: string;
  readonly actor: TrailActor;
  readonly at: Date;
};

/** Far more than happens to one thing; what is done in one millisecond is little besides. */
const LINES_MAX = 500;

type Row = {
  readonly operation_id: string;
  readonly type: string;
  readonly actor: Readonly<Record<string, unknown>>;
  readonly at: Date;
};

/** The operations of these ids, and whatever was done at one of these instants, oldest first. */
export async function trailLines(
  db: Kysely<unknown>,
  of: {
    readonly operationIds: readonly string[];
    readonly instants: readonly Date[];
  },
): Promise<readonly TrailLine[]> {
  const found = await sql<Row>`
    select operation_id, type, actor, at from platform.trail
    where operation_id = any(${[...of.operationIds]}::uuid[])
    union
    select operation_id, type, actor, at from platform.trail
    where at = any(${[...of.instants]}::timestamptz[]) and type not like 'event.%'
    order by at, operation_id limit ${LINES_MAX}`.execute(db);
  return found.rows.map((row) => ({
    operationId: row.operation_id,
    type: row.type,
    actor: actorOf(row.actor),
    at: row.at,
  }));
}

function actorOf(stored: Readonly<Record<string, unknown>>): TrailActor {
  const { kind, personId, grants } = stored;
  if (kind === 'person' && typeof personId === 'string') {
    const held = Array.isArray(grants) ? grants.map(String) : [];
    return {
      kind,
      personId: asId<'person'>(personId),
      nodes: held.flatMap((grant) => {
        const [, node] = grant.split('@');
        return node === undefined ? [] : [asId<'node'>(node)];
      }),
    };
  }
  return { kind: kind === 'sender' || kind === 'system' ? kind : 'other' };
}
