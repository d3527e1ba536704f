import { Type } from 'typebox';
import { asId, type SenderId } from '@jixu/kernel';
import { KINDS } from '@jixu/policy';
import { command, query, type Route } from '../platform/http/route.ts';
import { Words } from '../platform/http/words.ts';
import { SENDER_KEEPERS } from './access.ts';
import { addSender, changeSender, drawCredential } from './commands/keep-senders.ts';
import { listSenders } from './queries/list-senders.ts';

const room = 'exchange';
const keepers = { who: 'role', roles: SENDER_KEEPERS } as const;
const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Name = Type.String({ minLength: 2, maxLength: 60, pattern: '\\S' });
/** The vocabulary has some thirty kinds. */
const Kinds = Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
  minItems: 1,
  maxItems: 60,
  uniqueItems: true,
});
const State = Type.Union([Type.Literal('active'), Type.Literal('suspended')]);
const Instant = Type.String({ format: 'date-time' });
const senderParams = Type.Object({ senderId: Id }, closed);
const Done = Type.Object({ done: Type.Literal(true) }, closed);

const SendersBody = Type.Object(
  {
    offices: Type.Array(Type.Object({ nodeId: Id, name: Type.String() }, closed)),
    kinds: Type.Array(Type.Object({ id: Type.String(), label: Words }, closed)),
    senders: Type.Array(
      Type.Object(
        {
          senderId: Id,
          name: Type.String(),
          nodeId: Id,
          kinds: Type.Array(Type.String()),
          state: State,
          createdAt: Instant,
          lastReceivedAt: Type.Union([Instant, Type.Null()]),
          held: Type.Integer(),
          permissions: Type.Array(
            Type.Union([Type.Literal('change'), Type.Literal('draw-credential')]),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);

/** The learning platforms that may send records to a bureau, kept by its officers. */
export function senderRoutes(): Route[] {
  return [list(), add(), change(), draw()];
}

function list(): Route {
  return query({
    id: 'listSenders',
    room,
    path: '/api/senders',
    summary: 'The learning platforms that may send records to the caller’s bureau',
    policy: keepers,
    response: SendersBody,
    run: async (read) => {
      const { offices, senders } = await listSenders(read);
      return {
        offices: offices.map((office) => ({ ...office })),
        kinds: Object.entries(KINDS).map(([id, label]) => ({
          id,
          label: { 'zh-CN': label['zh-CN'], en: label.en },
        })),
        senders: senders.map((sender) => ({
          senderId: sender.senderId,
          name: sender.name,
          nodeId: sender.nodeId,
          kinds: [...sender.kinds],
          state: sender.state,
          createdAt: sender.createdAt.toISOString(),
          lastReceivedAt: sender.lastReceivedAt?.toISOString() ?? null,
          held: sender.held,
          permissions: ['change' as const, 'draw-credential' as const],
        })),
      };
    },
  });
}

function add(): Route {
  return command({
    id: 'addSender',
    room,
    operation: 'exchange.add-sender',
    path: '/api/senders',
    summary: 'Register a learning platform; its credential is drawn separately',
    policy: keepers,
    body: Type.Object({ senderId: Id, name: Name, nodeId: Id, kinds: Kinds }, closed),
    response: Done,
    run: async (op, { body }) => {
      await addSender(op, {
        senderId: sender(body.senderId),
        name: body.name,
        nodeId: asId<'node'>(body.nodeId),
        kinds: body.kinds,
      });
      return { done: true as const };
    },
  });
}

function change(): Route {
  return command({
    id: 'changeSender',
    room,
    method: 'PATCH',
    operation: 'exchange.change-sender',
    path: '/api/senders/:senderId',
    summary: 'Rename a sender, change what it may send, suspend it or let it send again',
    policy: keepers,
    params: senderParams,
    body: Type.Object(
      { name: Type.Optional(Name), kinds: Type.Optional(Kinds), state: Type.Optional(State) },
      closed,
    ),
    response: Done,
    run: async (op, { params, body }) => {
      await changeSender(op, { ...body, senderId: sender(params.senderId) });
      return { done: true as const };
    },
  });
}

function draw(): Route {
  return command({
    id: 'drawSenderCredential',
    room,
    operation: 'exchange.draw-credential',
    path: '/api/senders/:senderId/credential',
    summary: 'A new credential, answered once; the one before is void',
    policy: keepers,
    // An answer kept for repeats would be a credential in clear; drawing again does no harm.
    idempotency: 'none',
    params: senderParams,
    response: Type.Object({ credential: Type.String() }, closed),
    run: async (op, { params }) => ({
      credential: await drawCredential(op, sender(params.senderId)),
    }),
  });
}

const sender = (id: string): SenderId => asId<'sender'>(id);
