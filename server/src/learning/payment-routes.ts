import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { nodeCards } from '../organisations/index.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { AUTHOR_ROLES, keeps, keptBy } from './access.ts';
import {
  addPaymentKey,
  confirmPayment,
  dropPaymentKey,
  leaveCourse,
  paymentSecret,
  receiveCallback,
  refundFee,
} from './commands/payments.ts';
import { refuse } from './errors.ts';
import type { LearningPorts } from './ports.ts';
import { closed, Id, Instant, OrNull } from './schemas.ts';
import { feesOwedTo, paymentKeyById, paymentKeys } from './store/fee-store.ts';

const room = 'learning';
const anyPerson = { who: 'person' } as const;
const authors = { who: 'role', roles: AUTHOR_ROLES } as const;
const Done = Type.Object({ done: Type.Literal(true) }, closed);
const done = { done: true } as const;
const feeParams = Type.Object({ personId: Id, feeId: Id }, closed);
const keyParams = Type.Object({ keyId: Id }, closed);
const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const FEES_MAX = 500;
/** A payment system that answers for a whole city sends fewer. */
const CALLBACKS_A_MINUTE = 120;

export function paymentRoutes(ports: LearningPorts): Route[] {
  return [
    leave(),
    fees(),
    pay(),
    refund(),
    keys(),
    secret(ports),
    addKey(),
    dropKey(),
    hear(ports),
  ];
}

function leave(): Route {
  return command({
    id: 'leaveCourse',
    room,
    operation: 'learning.leave',
    method: 'DELETE',
    path: '/api/enrolments/:enrolmentId',
    summary: 'Leave a course that was not paid',
    policy: anyPerson,
    params: Type.Object({ enrolmentId: Id }, closed),
    response: Done,
    run: async (op, { params }) => {
      await leaveCourse(op, asId<'enrolment'>(params.enrolmentId));
      return done;
    },
  });
}

function fees(): Route {
  return query({
    id: 'listFees',
    room,
    path: '/api/fees',
    summary:
      'What is owed for courses and packs of one’s organisation, what was paid and paid back',
    policy: authors,
    response: Type.Object(
      {
        items: Type.Array(
          Type.Object(
            {
              personId: Id,
              feeId: Id,
              number: Type.String(),
              name: Type.String(),
              /** Title of the course, or of the pack. */
              course: Type.String(),
              kind: Type.Union([Type.Literal('course'), Type.Literal('pack')]),
              amountFen: Type.Integer(),
              state: Type.Union([
                Type.Literal('open'),
                Type.Literal('paid'),
                Type.Literal('refunded'),
                Type.Literal('dropped'),
              ]),
              askedAt: Instant,
              paidAt: OrNull(Instant),
              paidVia: OrNull(Type.Union([Type.Literal('cashier'), Type.Literal('system')])),
              receipt: OrNull(Type.String()),
              permissions: Type.Array(
                Type.Union([Type.Literal('confirm'), Type.Literal('refund')]),
              ),
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    run: async (read) => {
      const items = await feesOwedTo(read.db, keptBy(read.actor), FEES_MAX);
      return {
        items: items.map((one) => ({
          personId: one.personId,
          feeId: one.feeId,
          number: one.number,
          name: one.name,
          course: one.title,
          kind: one.of.kind,
          amountFen: one.amountFen,
          state: one.state,
          askedAt: one.askedAt.toISOString(),
          paidAt: one.paidAt?.toISOString() ?? null,
          paidVia: one.paidVia,
          receipt: one.receipt,
          permissions:
            one.state === 'open'
              ? ['confirm' as const]
              : one.state === 'paid'
                ? ['refund' as const]
                : [],
        })),
      };
    },
  });
}

function pay(): Route {
  return command({
    id: 'confirmPayment',
    room,
    operation: 'learning.confirm-payment',
    path: '/api/fees/:personId/:feeId/payment',
    summary: 'Write down what was paid at the counter; the course opens at once',
    policy: authors,
    params: feeParams,
    body: Type.Object({ amountFen: Type.Integer({ minimum: 1 }), receipt: Line(60) }, closed),
    response: Done,
    run: async (op, { params, body }) => {
      const personId = asId<'person'>(params.personId);
      await confirmPayment(op, { personId, feeId: asId<'fee'>(params.feeId), ...body });
      return done;
    },
  });
}

function refund(): Route {
  return command({
    id: 'refundFee',
    room,
    operation: 'learning.refund',
    path: '/api/fees/:personId/:feeId/refund',
    summary: 'Write down that a fee was paid back, while nothing of the course was begun',
    policy: authors,
    params: feeParams,
    body: Type.Object({ reason: Line(300) }, closed),
    response: Done,
    run: async (op, { params, body }) => {
      const personId = asId<'person'>(params.personId);
      await refundFee(op, { personId, feeId: asId<'fee'>(params.feeId), ...body });
      return done;
    },
  });
}

const KeySchema = Type.Object(
  { keyId: Id, nodeId: Id, nodeName: Type.String(), name: Type.String(), madeAt: Instant },
  closed,
);

function keys(): Route {
  return query({
    id: 'listPaymentKeys',
    room,
    path: '/api/payment-keys',
    summary: 'Payment systems that may say, signed, what was paid to one’s organisation',
    policy: authors,
    response: Type.Object(
      {
        items: Type.Array(KeySchema),
        nodes: Type.Array(Type.Object({ nodeId: Id, name: Type.String() }, closed)),
      },
      closed,
    ),
    run: async (read) => {
      const nodeIds = keptBy(read.actor);
      const nodes = await nodeCards(read, nodeIds);
      const items = await paymentKeys(read.db, nodeIds);
      return {
        items: items.map(({ keyId, nodeId, name, madeAt }) => ({
          keyId,
          nodeId,
          nodeName: nodes.get(nodeId)?.name ?? '',
          name,
          madeAt: madeAt.toISOString(),
        })),
        nodes: [...nodes.values()].map(({ nodeId, name }) => ({ nodeId, name })),
      };
    },
  });
}

function secret(ports: LearningPorts): Route {
  return query({
    id: 'getPaymentSecret',
    room,
    path: '/api/payment-keys/:keyId/secret',
    summary: 'What a payment system signs with',
    policy: authors,
    params: keyParams,
    response: Type.Object({ secret: Type.String() }, closed),
    run: async (read, { params }) => {
      const keyId = asId<'payment-key'>(params.keyId);
      const key = await paymentKeyById(read.db, keyId);
      if (!key || !keeps(read.actor, key.nodeId)) throw refuse('no_payment_key');
      return { secret: paymentSecret(ports, keyId) };
    },
  });
}

function addKey(): Route {
  return command({
    id: 'addPaymentKey',
    room,
    operation: 'learning.add-payment-key',
    method: 'PUT',
    path: '/api/payment-keys/:keyId',
    summary: 'Let a payment system say what was paid',
    policy: authors,
    params: keyParams,
    body: Type.Object({ nodeId: Id, name: Line(60) }, closed),
    response: Done,
    run: async (op, { params, body }) => {
      const nodeId = asId<'node'>(body.nodeId);
      await addPaymentKey(op, {
        keyId: asId<'payment-key'>(params.keyId),
        nodeId,
        name: body.name,
      });
      return done;
    },
  });
}

function dropKey(): Route {
  return command({
    id: 'dropPaymentKey',
    room,
    operation: 'learning.drop-payment-key',
    method: 'DELETE',
    path: '/api/payment-keys/:keyId',
    summary: 'Believe a payment system no more',
    policy: authors,
    params: keyParams,
    response: Done,
    run: async (op, { params }) => {
      await dropPaymentKey(op, asId<'payment-key'>(params.keyId));
      return done;
    },
  });
}

function hear(ports: LearningPorts): Route {
  return command({
    id: 'hearPayment',
    room,
    operation: 'learning.hear-payment',
    path: '/api/payment-callbacks/:keyId',
    summary:
      'A payment system says that a fee is paid; `signature` is HMAC-SHA256 (hex) of the bytes of `payload`',
    policy: { who: 'anyone' },
    perAddress: { budget: 'payment-callbacks', perMinute: CALLBACKS_A_MINUTE },
    // The receipt makes a repeat the same: a key of ours would be one thing more to get wrong.
    idempotency: 'none',
    params: keyParams,
    body: Type.Object(
      {
        payload: Type.String({ minLength: 2, maxLength: 2_000 }),
        signature: Type.String({ pattern: '^[0-9A-Fa-f]{64}$' }),
      },
      closed,
    ),
    response: Done,
    run: async (op, { params, body }) => {
      await receiveCallback(op, ports, { keyId: params.keyId, ...body });
      return done;
    },
  });
}
