import { type Static, Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { personCards } from '../identity/index.ts';
import { nodeCards, scopeOf, unitsInScope } from '../organisations/index.ts';
import { command, query, type Reading, type Route } from '../platform/http/route.ts';
import { DECIDING_ROLES, decidingOffices } from '../review/index.ts';
import type { Rulebooks } from '../rulebooks/index.ts';
import { openSealed, sealUnit } from './commands/seal-unit.ts';
import { Id } from './present.ts';
import { type Seal, sealsPage } from './store/seal-store.ts';

const SEALS_MAX = 200;
const Text = Type.String();
const TextOrNull = Type.Union([Text, Type.Null()]);

const SealSchema = Type.Object({
  sealId: Id,
  unitId: Id,
  unitName: Text,
  packId: Text,
  officeName: Text,
  from: Text,
  /** The first day after. */
  to: Text,
  sealedBy: Text,
  sealedAt: Text,
  openedBy: TextOrNull,
  openedAt: TextOrNull,
  reason: TextOrNull,
  permissions: Type.Object({ open: Type.Boolean() }),
});

/** Sealing a unit's year, and opening it again. */
export function sealRoutes(ports: { readonly rulebooks: Rulebooks }): Route[] {
  return [listSeals(), makeSeal(ports), openSeal()];
}

async function presentSeals(
  read: Pick<Reading, 'db' | 'actor'>,
  seals: readonly Seal[],
): Promise<Static<typeof SealSchema>[]> {
  const nodes = await nodeCards(
    read,
    seals.flatMap((seal) => [seal.unitId, seal.officeId]),
  );
  const people = await personCards(
    read,
    seals.flatMap((seal) => [seal.sealedBy, seal.openedBy ?? []].flat()),
  );
  const mine = decidingOffices(read.actor).map((office) => office.nodeId);
  return seals.map((seal) => ({
    sealId: seal.sealId,
    unitId: seal.unitId,
    unitName: nodes.get(seal.unitId)?.name ?? '',
    packId: seal.packId,
    officeName: nodes.get(seal.officeId)?.name ?? '',
    from: seal.fromOn,
    to: seal.toOn,
    sealedBy: people.get(seal.sealedBy)?.name ?? '',
    sealedAt: seal.sealedAt.toISOString(),
    openedBy: seal.openedBy ? (people.get(seal.openedBy)?.name ?? '') : null,
    openedAt: seal.openedAt?.toISOString() ?? null,
    reason: seal.reason,
    permissions: { open: seal.openedAt === null && mine.includes(seal.officeId) },
  }));
}

function listSeals(): Route {
  return query({
    id: 'listSeals',
    room: 'hours',
    path: '/api/hours/seals',
    summary: 'Which units are sealed for which year, newest first',
    policy: { who: 'role', roles: DECIDING_ROLES },
    query: Type.Object({ unit: Type.Optional(Id) }, { additionalProperties: false }),
    response: Type.Object({ items: Type.Array(SealSchema) }),
    run: async (read, { query: asked }) => {
      const seals = await sealsPage(read.db, {
        units: unitsInScope(scopeOf(read.actor, DECIDING_ROLES), read.today),
        unitId: asked.unit ? asId<'node'>(asked.unit) : null,
        limit: SEALS_MAX,
      });
      return { items: await presentSeals(read, seals) };
    },
  });
}

function makeSeal({ rulebooks }: { readonly rulebooks: Rulebooks }): Route {
  return command({
    id: 'sealUnit',
    room: 'hours',
    operation: 'hours.seal-unit',
    path: '/api/hours/seals',
    summary: 'Seal what a unit has for a year; nothing may be undecided',
    policy: { who: 'role', roles: DECIDING_ROLES },
    body: Type.Object(
      { unitId: Id, year: Type.Integer({ minimum: 1998, maximum: 2200 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ seal: SealSchema }),
    run: async (op, { body }) => {
      const unitId = asId<'node'>(body.unitId);
      const made = await sealUnit(op, rulebooks, { unitId, year: body.year });
      const [seal] = await presentSeals({ db: op.tx, actor: op.actor }, [made]);
      if (!seal) throw new Error('hours: a seal that cannot be shown');
      return { seal };
    },
  });
}

function openSeal(): Route {
  return command({
    id: 'openSeal',
    room: 'hours',
    operation: 'hours.open-seal',
    path: '/api/hours/seals/:sealId/opening',
    summary: 'Open a sealed year again, with the reason; only the office that sealed may',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: Type.Object({ sealId: Id }, { additionalProperties: false }),
    body: Type.Object(
      { reason: Type.String({ minLength: 2, maxLength: 2_000, pattern: '\\S\\s*\\S' }) },
      { additionalProperties: false },
    ),
    response: Type.Object({}),
    run: async (op, { params, body }) => {
      await openSealed(op, { sealId: asId<'seal'>(params.sealId), reason: body.reason.trim() });
      return {};
    },
  });
}
