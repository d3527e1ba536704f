import { Type } from 'typebox';
import { asId, type PersonId } from '@jixu/kernel';
import { Refusal } from '../platform/operation/refusal.ts';
import {
  batch,
  command,
  query,
  type Reading,
  type Route,
  stepped,
} from '../platform/http/route.ts';
import { DECIDING_ROLES } from './access.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { claimOnOpening } from './commands/claim-case.ts';
import type { Owners } from './commands/conclude.ts';
import { decideCase } from './commands/decide-case.ts';
import { withdrawCase } from './commands/withdraw-case.ts';
import { drawRoutes } from './draw-routes.ts';
import { cursorOf, filterOf, inboxFields } from './inbox-filter.ts';
import { officeRoutes } from './office-routes.ts';
import { presentLines } from './present-lines.ts';
import { caseView } from './queries/case-view.ts';
import { inboxPage } from './store/inbox-store.ts';
import {
  CaseViewSchema,
  decisionFields,
  Id,
  InboxLineSchema,
  Instant,
  presentCase,
} from './present.ts';

/** A request decides at most this many cases; larger selections are one resumable job. */
const BATCH_MAX = 200;
const PAGE_MAX = 100;
const caseParams = Type.Object({ subjectId: Id, caseId: Id }, { additionalProperties: false });

export function routes(ports: { owners: Owners }): Route[] {
  return [
    inbox(),
    oneCase(),
    openOne(ports),
    decide(ports),
    decideMany(ports),
    withdraw(ports),
    ...bulkRoutes(),
    ...caseRoutes(ports),
    ...drawRoutes(),
    ...officeRoutes(),
  ];
}

function inbox(): Route {
  return query({
    id: 'listInbox',
    room: 'review',
    path: '/api/review/inbox',
    summary:
      'Cases that wait at the offices the caller is appointed to, oldest first or riskiest first',
    policy: { who: 'role', roles: DECIDING_ROLES },
    query: Type.Object(
      {
        ...inboxFields,
        order: Type.Optional(Type.Union([Type.Literal('age'), Type.Literal('risk')])),
        cursor: Type.Optional(Type.String({ maxLength: 200 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      items: Type.Array(InboxLineSchema),
      total: Type.Integer(),
      /** There are more than were counted. */
      more: Type.Boolean(),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
      at: Instant,
    }),
    run: async (read, { query: asked }) => {
      const filter = filterOf(read.actor, asked);
      const found = await inboxPage(read.db, { ...filter, limit: filter.limit + 1 });
      const items = found.lines.slice(0, filter.limit);
      return {
        items: await presentLines(read, items),
        total: found.total,
        more: found.more,
        nextCursor: found.lines.length > filter.limit ? cursorOf(items.at(-1)) : null,
        at: read.now.toISOString(),
      };
    },
  });
}

function oneCase(): Route {
  return query({
    id: 'getCase',
    room: 'review',
    path: '/api/review/cases/:subjectId/:caseId',
    summary: 'A case: its stations, decisions and what the caller may do',
    policy: { who: 'person' },
    params: caseParams,
    response: CaseViewSchema,
    run: async (read: Reading, { params }) =>
      presentCase(
        await caseView(read, asId<'person'>(params.subjectId), asId<'case'>(params.caseId)),
      ),
  });
}

function openOne(ports: { owners: Owners }): Route {
  return stepped({
    id: 'openCaseAtDesk',
    room: 'review',
    operation: 'review.claim',
    path: '/api/review/openings',
    summary: 'Open a case at the desk: the case, and where colleagues share it, claimed',
    policy: { who: 'role', roles: DECIDING_ROLES },
    body: caseParams,
    response: Type.Object({
      case: CaseViewSchema,
      /** This opening claimed it; else it was claimed before, or needs no claim. */
      claimed: Type.Boolean(),
    }),
    run: async (context, { body }) => {
      const subjectId = asId<'person'>(body.subjectId);
      const caseId = asId<'case'>(body.caseId);
      const seen = await caseView(context, subjectId, caseId);
      const opened = await claimOnOpening(context, ports.owners, seen);
      const now = opened === 'free' ? seen : await caseView(context, subjectId, caseId);
      return { case: presentCase(now), claimed: opened === 'claimed' };
    },
  });
}

function decide(ports: { owners: Owners }): Route {
  return command({
    id: 'decideCase',
    room: 'review',
    operation: 'review.decide',
    path: '/api/review/cases/:subjectId/:caseId/decision',
    summary: 'Pass, return, reject or veto one case',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: caseParams,
    body: Type.Object(
      { version: Type.Integer({ minimum: 1 }), ...decisionFields },
      { additionalProperties: false },
    ),
    response: Type.Object({
      state: Type.String(),
      version: Type.Integer(),
      counted: Type.Boolean(),
    }),
    run: async (op, { params, body }) => {
      const result = await decideCase(op, ports.owners, {
        subjectId: asId<'person'>(params.subjectId),
        caseId: asId<'case'>(params.caseId),
        version: body.version,
        outcome: body.outcome,
        opinion: body.opinion ?? null,
        items: body.items ?? [],
        fields: body.fields ?? {},
        inBatch: false,
      });
      return { state: result.state, version: result.version, counted: result.counted };
    },
  });
}

function decideMany(ports: { owners: Owners }): Route {
  return batch({
    id: 'decideCases',
    room: 'review',
    operation: 'review.decide',
    path: '/api/review/decisions',
    summary: 'Decide up to 200 cases alike, each on its own, with a result for each',
    policy: { who: 'role', roles: DECIDING_ROLES },
    body: Type.Object(
      {
        ...decisionFields,
        cases: Type.Array(
          Type.Object(
            { subjectId: Id, caseId: Id, version: Type.Integer({ minimum: 1 }) },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: BATCH_MAX },
        ),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      results: Type.Array(
        Type.Object({
          caseId: Id,
          ok: Type.Boolean(),
          state: Type.Union([Type.String(), Type.Null()]),
          code: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    }),
    run: async ({ each }, { body }) => {
      const results: { caseId: string; ok: boolean; state: string | null; code: string | null }[] =
        [];
      for (const one of body.cases) {
        try {
          const done = (await each(one.caseId, async (op) => {
            const decided = await decideCase(op, ports.owners, {
              subjectId: asId<'person'>(one.subjectId),
              caseId: asId<'case'>(one.caseId),
              version: one.version,
              outcome: body.outcome,
              opinion: body.opinion ?? null,
              items: body.items ?? [],
              fields: body.fields ?? {},
              inBatch: true,
            });
            return { state: decided.state };
          })) as { state: string };
          results.push({ caseId: one.caseId, ok: true, state: done.state, code: null });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          results.push({ caseId: one.caseId, ok: false, state: null, code: error.code });
        }
      }
      return { results };
    },
  });
}

function withdraw(ports: { owners: Owners }): Route {
  return command({
    id: 'withdrawCase',
    room: 'review',
    operation: 'review.withdraw',
    path: '/api/review/cases/:caseId/withdrawal',
    summary: 'Take one’s own case back while nobody has decided',
    policy: { who: 'person' },
    params: Type.Object({ caseId: Id }, { additionalProperties: false }),
    response: Type.Object({ state: Type.String() }),
    run: async (op, { params }) => {
      if (op.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
      const subjectId: PersonId = op.actor.personId;
      await withdrawCase(op, ports.owners, { subjectId, caseId: asId<'case'>(params.caseId) });
      return { state: 'withdrawn' };
    },
  });
}
