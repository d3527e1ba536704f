import { Type } from 'typebox';
import { asId, type PersonId } from '@jixu/kernel';
import { command, type Route } from '../platform/http/route.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { DECIDING_ROLES } from './access.ts';
import { claimCase, unclaimCase } from './commands/claim-case.ts';
import type { Owners } from './commands/conclude.ts';
import { takeOver } from './commands/move-task.ts';
import { nudgeCase } from './commands/nudge-case.ts';
import { askToReopen, decideReopening } from './commands/reopen-case.ts';
import { claimUntil } from './domain/case.ts';
import { Id, Instant } from './present.ts';

const TEXT_MAX = 2_000;
const ITEMS_MAX = 100;

const caseParams = Type.Object({ subjectId: Id, caseId: Id }, { additionalProperties: false });
const reasonBody = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: TEXT_MAX, pattern: '\\S\\s*\\S' }) },
  { additionalProperties: false },
);
const CASE = '/api/review/cases/:subjectId/:caseId';

type Ports = { readonly owners: Owners };

/** What happens to a case besides its decisions: claims, reminders, opening again, taking over. */
export function caseRoutes(ports: Ports): Route[] {
  return [
    claim(ports),
    unclaim(ports),
    nudge(),
    takeOverRoute(ports),
    askReopening(ports),
    answerReopening(ports),
  ];
}

function whichOf(params: { subjectId: string; caseId: string }) {
  return { subjectId: asId<'person'>(params.subjectId), caseId: asId<'case'>(params.caseId) };
}

function me(op: Operation): PersonId {
  if (op.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return op.actor.personId;
}

function claim(ports: Ports): Route {
  return command({
    id: 'claimCase',
    room: 'review',
    operation: 'review.claim',
    path: `${CASE}/claim`,
    summary: 'Say that one works on a case, so that nobody else does; again renews it',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: caseParams,
    response: Type.Object({ since: Instant, until: Instant }),
    run: async (op, { params }) => {
      const held = await claimCase(op, ports.owners, whichOf(params));
      return { since: held.at.toISOString(), until: claimUntil(held).toISOString() };
    },
  });
}

function unclaim(ports: Ports): Route {
  return command({
    id: 'unclaimCase',
    room: 'review',
    operation: 'review.unclaim',
    method: 'DELETE',
    path: `${CASE}/claim`,
    summary: 'Give back a case that one works on',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: caseParams,
    response: Type.Object({}),
    run: async (op, { params }) => {
      await unclaimCase(op, ports.owners, whichOf(params));
      return {};
    },
  });
}

function nudge(): Route {
  return command({
    id: 'nudgeCase',
    room: 'review',
    operation: 'review.nudge',
    path: '/api/review/cases/:caseId/nudge',
    summary:
      'Remind the office that has one’s own case: once at each station, not before three working days',
    policy: { who: 'person' },
    params: Type.Object({ caseId: Id }, { additionalProperties: false }),
    response: Type.Object({ nudgedAt: Instant }),
    run: async (op, { params }) => {
      await nudgeCase(op, { subjectId: me(op), caseId: asId<'case'>(params.caseId) });
      return { nudgedAt: op.now.toISOString() };
    },
  });
}

function takeOverRoute(ports: Ports): Route {
  return command({
    id: 'takeOverCase',
    room: 'review',
    operation: 'review.take-over',
    path: `${CASE}/take-over`,
    summary:
      'Take a case that a colleague works on, or from an office below that is empty, away or late, and say why',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: caseParams,
    body: reasonBody,
    response: Type.Object({ officeId: Id }),
    run: async (op, { params, body }) => ({
      officeId: await takeOver(op, ports.owners, { ...whichOf(params), reason: body.reason }),
    }),
  });
}

function askReopening(ports: Ports): Route {
  return command({
    id: 'askToReopenCase',
    room: 'review',
    operation: 'review.ask-to-reopen',
    path: `${CASE}/reopening`,
    summary: 'Ask that a decided case be opened again, with the reason',
    policy: { who: 'person' },
    params: caseParams,
    body: reasonBody,
    response: Type.Object({ askedAt: Instant }),
    run: async (op, { params, body }) => {
      await askToReopen(op, ports.owners, { ...whichOf(params), reason: body.reason });
      return { askedAt: op.now.toISOString() };
    },
  });
}

function answerReopening(ports: Ports): Route {
  return command({
    id: 'decideReopening',
    room: 'review',
    operation: 'review.decide-reopening',
    path: `${CASE}/reopening/decision`,
    summary: 'Open a case again, wholly or for the named items, or keep it as it is and say why',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: caseParams,
    body: Type.Object(
      {
        version: Type.Integer({ minimum: 1 }),
        outcome: Type.Union([Type.Literal('reopen'), Type.Literal('keep')]),
        opinion: Type.Optional(Type.String({ maxLength: TEXT_MAX })),
        items: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: ITEMS_MAX })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ state: Type.String(), version: Type.Integer() }),
    run: async (op, { params, body }) => {
      const { state, version } = await decideReopening(op, ports.owners, {
        ...whichOf(params),
        version: body.version,
        outcome: body.outcome,
        opinion: body.opinion ?? null,
        items: body.items ?? [],
      });
      return { state, version };
    },
  });
}
