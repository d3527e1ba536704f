import { Type } from 'typebox';
import { asId, type SenderId } from '@jixu/kernel';
import { command, query, type Route } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { SENDER_KEEPERS } from './access.ts';
import type { ExchangePorts } from './commands/receive-record.ts';
import { dismissClaim, matchAgain, takeBack } from './commands/settle-claims.ts';
import { listClaims, type ListedClaim } from './queries/list-senders.ts';

const room = 'exchange';
const keepers = { who: 'role', roles: SENDER_KEEPERS } as const;
const closed = { additionalProperties: false } as const;
const PAGE_MAX = 200;
const PAGE_USUAL = 50;

const Id = Type.String({ format: 'uuid' });
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const State = Type.Union([
  Type.Literal('recorded'),
  Type.Literal('quarantined'),
  Type.Literal('dismissed'),
  Type.Literal('taken-back'),
]);
const Instant = Type.String({ format: 'date-time' });
const senderParams = Type.Object({ senderId: Id }, closed);
const ExternalId = Type.String({ minLength: 1, maxLength: 120 });
const Reason = Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' });
const Done = Type.Object({ done: Type.Literal(true) }, closed);

/** What came in from one sender, and what a bureau does with what it could not place or should not have got. */
export function claimRoutes(ports: ExchangePorts): Route[] {
  return [list(ports), match(ports), dismiss(), reverse(ports)];
}

function list(ports: ExchangePorts): Route {
  return query({
    id: 'listReceivedRecords',
    room,
    path: '/api/senders/:senderId/records',
    summary: 'What a sender sent, the latest first',
    policy: keepers,
    params: senderParams,
    query: Type.Object(
      {
        state: Type.Optional(State),
        cursor: Type.Optional(Type.String({ maxLength: 400 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
      },
      closed,
    ),
    response: Type.Object(
      {
        items: Type.Array(
          Type.Object(
            {
              externalId: Type.String(),
              state: State,
              problem: OrNull(Type.String()),
              receivedAt: Instant,
              name: Type.String(),
              documentMask: OrNull(Type.String()),
              title: Type.String(),
              kind: OrNull(Type.String()),
              on: OrNull(Type.String({ format: 'date' })),
              permissions: Type.Array(
                Type.Union([
                  Type.Literal('match'),
                  Type.Literal('dismiss'),
                  Type.Literal('take-back'),
                ]),
              ),
            },
            closed,
          ),
        ),
        nextCursor: OrNull(Type.String()),
      },
      closed,
    ),
    run: async (read, { params, query: asked }) => {
      const { items, next } = await listClaims(read, ports.keyring, {
        senderId: sender(params.senderId),
        state: asked.state ?? null,
        after: readCursor(asked.cursor),
        limit: asked.limit ?? PAGE_USUAL,
      });
      return { items: items.map(present), nextCursor: next && cursorOf(next) };
    },
  });
}

function present(claim: ListedClaim) {
  return {
    ...claim,
    receivedAt: claim.receivedAt.toISOString(),
    permissions: [...permissionsOf(claim)],
  };
}

function permissionsOf({ state }: ListedClaim): readonly ('match' | 'dismiss' | 'take-back')[] {
  if (state === 'quarantined') return ['match', 'dismiss'];
  return state === 'recorded' ? ['take-back'] : [];
}

function match(ports: ExchangePorts): Route {
  return command({
    id: 'matchReceivedRecord',
    room,
    operation: 'exchange.match-again',
    path: '/api/senders/:senderId/records/match',
    summary: 'Look once more for the person of a held record; found, it counts',
    policy: keepers,
    params: senderParams,
    body: Type.Object({ externalId: ExternalId }, closed),
    response: Done,
    run: async (op, { params, body }) => {
      await matchAgain(op, ports, { ...body, senderId: sender(params.senderId) });
      return { done: true as const };
    },
  });
}

function dismiss(): Route {
  return command({
    id: 'dismissReceivedRecord',
    room,
    operation: 'exchange.dismiss',
    path: '/api/senders/:senderId/records/dismiss',
    summary: 'Refuse a held record for good; what was sent is forgotten',
    policy: keepers,
    params: senderParams,
    body: Type.Object({ externalId: ExternalId, reason: Reason }, closed),
    response: Done,
    run: async (op, { params, body }) => {
      await dismissClaim(op, { ...body, senderId: sender(params.senderId) });
      return { done: true as const };
    },
  });
}

function reverse(ports: ExchangePorts): Route {
  return command({
    id: 'takeBackReceivedRecord',
    room,
    operation: 'exchange.take-back',
    path: '/api/senders/:senderId/records/take-back',
    summary: 'Reverse a record that should not have been sent',
    policy: keepers,
    params: senderParams,
    body: Type.Object({ externalId: ExternalId, reason: Reason }, closed),
    response: Done,
    run: async (op, { params, body }) => {
      await takeBack(op, ports, { ...body, senderId: sender(params.senderId) });
      return { done: true as const };
    },
  });
}

const sender = (id: string): SenderId => asId<'sender'>(id);

function cursorOf({ at, key }: { at: Date; key: string }): string {
  return Buffer.from(JSON.stringify([at.toISOString(), key])).toString('base64url');
}

function readCursor(text: string | undefined): { at: Date; key: string } | null {
  if (text === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const [at, key] = Array.isArray(parsed) ? (parsed as readonly unknown[]) : [];
    const instant = new Date(typeof at === 'string' ? at : '');
    if (typeof key === 'string' && !Number.isNaN(instant.getTime())) return { at: instant, key };
  } catch {
    // Not ours either; refused below in the same words.
  }
  throw new Refusal('platform.bad_cursor', 'invalid', {
    fields: [{ path: 'query/cursor', code: 'platform.bad_cursor' }],
  });
}
