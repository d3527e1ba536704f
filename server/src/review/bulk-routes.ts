import { type Static, Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { command, query, type Reading, type Route } from '../platform/http/route.ts';
import { DECIDING_ROLES } from './access.ts';
import { decideInBulk } from './commands/decide-in-bulk.ts';
import { refuse } from './errors.ts';
import { decisionFields, Id, Instant } from './present.ts';
import { type Bulk, bulkByKey, bulkCounts, refusedCases } from './store/bulk-store.ts';

/** What one action may name: a bureau's busiest afternoon, and a request well below the limit of the server. */
const BULK_MAX = 5_000;
/** What was not decided is shown up to here; the inbox still has all of it. */
const REFUSED_SHOWN = 200;

const BulkSchema = Type.Object({
  bulkId: Id,
  total: Type.Integer(),
  waiting: Type.Integer(),
  decided: Type.Integer(),
  refused: Type.Integer(),
  endedAt: Type.Union([Instant, Type.Null()]),
  /** Which were not decided, and why; the first of them. */
  refusals: Type.Array(Type.Object({ subjectId: Id, caseId: Id, code: Type.String() })),
});

const params = Type.Object({ bulkId: Id }, { additionalProperties: false });

const casesField = {
  cases: Type.Array(
    Type.Object(
      { subjectId: Id, caseId: Id, version: Type.Integer({ minimum: 1 }) },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: BULK_MAX },
  ),
};

export function bulkRoutes(): Route[] {
  return [begin(), progress()];
}

function begin(): Route {
  return command({
    id: 'decideInBulk',
    room: 'review',
    operation: 'review.decide-in-bulk',
    method: 'POST',
    path: '/api/review/bulk-decisions/:bulkId',
    summary: 'Decide up to 5,000 cases alike, each on its own, as work that goes on by itself',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params,
    body: Type.Object({ ...decisionFields, ...casesField }, { additionalProperties: false }),
    response: BulkSchema,
    run: async (op, { params: { bulkId }, body }) => {
      const bulk = await decideInBulk(op, {
        bulkId: asId<'bulk'>(bulkId),
        outcome: body.outcome,
        opinion: body.opinion ?? null,
        items: body.items ?? [],
        fields: body.fields ?? {},
        cases: body.cases.map((one) => ({
          subjectId: asId<'person'>(one.subjectId),
          caseId: asId<'case'>(one.caseId),
          version: one.version,
        })),
      });
      return present({ db: op.tx }, bulk);
    },
  });
}

function progress(): Route {
  return query({
    id: 'getBulkDecision',
    room: 'review',
    path: '/api/review/bulk-decisions/:bulkId',
    summary: 'How far a decision in bulk has come, and what was not decided',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params,
    response: BulkSchema,
    run: async (read, { params: { bulkId } }) => {
      if (read.actor.kind !== 'person') throw refuse('no_bulk');
      const key = { decidedBy: read.actor.personId, bulkId: asId<'bulk'>(bulkId) };
      const bulk = await bulkByKey(read.db, key);
      if (!bulk) throw refuse('no_bulk');
      return present(read, bulk);
    },
  });
}

async function present(read: Pick<Reading, 'db'>, bulk: Bulk): Promise<Static<typeof BulkSchema>> {
  const counts = await bulkCounts(read.db, bulk.bulkId);
  return {
    bulkId: bulk.bulkId,
    ...counts,
    total: counts.waiting + counts.decided + counts.refused,
    endedAt: bulk.endedAt?.toISOString() ?? null,
    refusals: [...(await refusedCases(read.db, bulk.bulkId, REFUSED_SHOWN))],
  };
}
