import { type Static, Type } from 'typebox';
import { asId, type PersonId } from '@jixu/kernel';
import { command, query, type Reading, type Route } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { DECIDING_ROLES, decidingOffices } from './access.ts';
import { decideInBulk } from './commands/decide-in-bulk.ts';
import { refuse } from './errors.ts';
import { filterOf, inboxFields } from './inbox-filter.ts';
import { decisionFields, Id, Instant, Summary } from './present.ts';
import { type LeftOut, selectionOf } from './queries/selection.ts';
import { type Bulk, bulkByKey, bulkCases, bulkCounts, bulksOf } from './store/bulk-store.ts';

/** What one action may name: a bureau's busiest afternoon, and a request well below the limit of the server. */
const BULK_MAX = 5_000;
/** What was not decided is told with the count up to here; all of it is there page by page. */
const REFUSED_SHOWN = 200;
const LAST_SHOWN = 20;
const PAGE_MAX = 100;

const OrNull = <T extends Parameters<typeof Type.Array>[0]>(type: T) =>
  Type.Union([type, Type.Null()]);

const said = {
  bulkId: Id,
  outcome: Type.String(),
  at: Instant,
  total: Type.Integer(),
  waiting: Type.Integer(),
  decided: Type.Integer(),
  refused: Type.Integer(),
  endedAt: OrNull(Instant),
};

const BulkSchema = Type.Object({
  ...said,
  /** Which were not decided, and why; the first of them. */
  refusals: Type.Array(Type.Object({ subjectId: Id, caseId: Id, code: Type.String() })),
});

const params = Type.Object({ bulkId: Id }, { additionalProperties: false });

const seen = Type.Object(
  { subjectId: Id, caseId: Id, version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);
const casesField = { cases: Type.Array(seen, { minItems: 1, maxItems: BULK_MAX }) };
const Count = Type.Integer();

export function bulkRoutes(): Route[] {
  return [selection(), begin(), latest(), progress(), cases()];
}

function selection(): Route {
  return query({
    id: 'selectInbox',
    room: 'review',
    path: '/api/review/selection',
    summary:
      'Everything that matches a filter of the inbox and may be decided alike, in its version of now, and what is left out',
    policy: { who: 'role', roles: DECIDING_ROLES },
    query: Type.Object(
      {
        ...inboxFields,
        outcome: Type.Union([Type.Literal('pass'), Type.Literal('return'), Type.Literal('reject')]),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      cases: Type.Array(seen),
      leftOut: Type.Object({
        reopening: Count,
        sample: Count,
        undrawn: Count,
        asks: Count,
        barred: Count,
        claimed: Count,
      } satisfies Record<LeftOut, typeof Count>),
      beyond: Count,
      more: Type.Boolean(),
      opinionRequired: Type.Boolean(),
    }),
    run: async (read, { query: { outcome, ...asked } }) => {
      const filter = filterOf(read.actor, asked);
      const found = await selectionOf(read, {
        filter,
        outcome,
        me: me(read),
        most: BULK_MAX,
      });
      return { ...found, cases: [...found.cases] };
    },
  });
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
      return present({ db: op.tx, actor: op.actor }, bulk);
    },
  });
}

function latest(): Route {
  return query({
    id: 'listBulkDecisions',
    room: 'review',
    path: '/api/review/bulk-decisions',
    summary: 'The last decisions in bulk that the caller said, the newest first',
    policy: { who: 'role', roles: DECIDING_ROLES },
    response: Type.Object({ items: Type.Array(Type.Object(said)) }),
    run: async (read) => {
      const found = await bulksOf(read.db, me(read), LAST_SHOWN);
      const items: Static<ReturnType<typeof Type.Object<typeof said>>>[] = [];
      for (const bulk of found) items.push(await counted(read, bulk));
      return { items };
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
    run: async (read, { params: { bulkId } }) => present(read, await mine(read, bulkId)),
  });
}

function cases(): Route {
  return query({
    id: 'listBulkCases',
    room: 'review',
    path: '/api/review/bulk-decisions/:bulkId/cases',
    summary:
      'What became of each case of a decision in bulk, in the order in which they were named',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params,
    query: Type.Object(
      {
        state: Type.Optional(
          Type.Union([Type.Literal('waiting'), Type.Literal('decided'), Type.Literal('refused')]),
        ),
        after: Type.Optional(Type.Integer({ minimum: 0 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          subjectId: Id,
          caseId: Id,
          state: Type.String(),
          code: OrNull(Type.String()),
          /** Null: it is not, and never was, before the caller. */
          summary: OrNull(Summary),
          number: OrNull(Type.String()),
        }),
      ),
      nextAfter: OrNull(Type.Integer()),
    }),
    run: async (read, { params: { bulkId }, query: asked }) => {
      const bulk = await mine(read, bulkId);
      const limit = asked.limit ?? 50;
      const found = await bulkCases(read.db, bulk, {
        state: asked.state ?? null,
        offices: decidingOffices(read.actor).map((office) => office.nodeId),
        after: asked.after ?? 0,
        limit: limit + 1,
      });
      const items = found.slice(0, limit);
      return {
        items: items.map(({ subjectId, caseId, state, code, summary, number }) => ({
          subjectId,
          caseId,
          state,
          code,
          number,
          summary: summary as Static<typeof Summary> | null,
        })),
        nextAfter: found.length > limit ? (items.at(-1)?.position ?? null) : null,
      };
    },
  });
}

function me(read: Pick<Reading, 'actor'>): PersonId {
  if (read.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return read.actor.personId;
}

async function mine(read: Reading, bulkId: string): Promise<Bulk> {
  const bulk = await bulkByKey(read.db, { decidedBy: me(read), bulkId: asId<'bulk'>(bulkId) });
  if (!bulk) throw refuse('no_bulk');
  return bulk;
}

async function counted(read: Pick<Reading, 'db'>, bulk: Bulk) {
  const counts = await bulkCounts(read.db, bulk);
  return {
    bulkId: bulk.bulkId,
    outcome: bulk.outcome,
    at: bulk.at.toISOString(),
    ...counts,
    total: counts.waiting + counts.decided + counts.refused,
    endedAt: bulk.endedAt?.toISOString() ?? null,
  };
}

async function present(
  read: Pick<Reading, 'db' | 'actor'>,
  bulk: Bulk,
): Promise<Static<typeof BulkSchema>> {
  const refused = await bulkCases(read.db, bulk, {
    state: 'refused',
    offices: [],
    after: 0,
    limit: REFUSED_SHOWN,
  });
  return {
    ...(await counted(read, bulk)),
    refusals: refused.map(({ subjectId, caseId, code }) => ({
      subjectId,
      caseId,
      code: code ?? '',
    })),
  };
}
