import { type Static, Type } from 'typebox';
import { claimRoutes } from './claim-routes.ts';
import { senderRoutes } from './sender-routes.ts';
import { batch, type Route } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import {
  type ExchangePorts,
  receiveRecord,
  type PlatformRecord,
  type Receipt,
} from './commands/receive-record.ts';

/** Each record is its own intent with its own result; larger deliveries are several requests. */
const RECORDS_MAX = 200;

const Quantity = Type.Union([
  Type.Integer({ minimum: 0 }),
  Type.String({ pattern: '^\\d{1,9}(\\.\\d{1,6}|/\\d{1,9})?$' }),
]);
const Day = Type.String({ format: 'date' });

const RecordBody = Type.Object(
  {
    externalId: Type.String({ minLength: 1, maxLength: 120 }),
    idNumber: Type.String({ minLength: 15, maxLength: 40 }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    title: Type.String({ minLength: 1, maxLength: 200 }),
    record: Type.Object(
      {
        kind: Type.String({ minLength: 1, maxLength: 40 }),
        category: Type.Optional(Type.String({ maxLength: 40 })),
        on: Day,
        from: Type.Optional(Day),
        to: Type.Optional(Day),
        qty: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Quantity)),
        attrs: Type.Optional(
          Type.Record(
            Type.String({ maxLength: 40 }),
            Type.Union([Type.Boolean(), Type.Integer(), Type.String({ maxLength: 80 })]),
          ),
        ),
        key: Type.Optional(Type.String({ maxLength: 200 })),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

const Result = Type.Object({
  externalId: Type.String(),
  state: Type.Union([
    Type.Literal('recorded'),
    Type.Literal('quarantined'),
    Type.Literal('dismissed'),
    Type.Literal('taken-back'),
    Type.Literal('refused'),
  ]),
  problem: Type.Union([Type.String(), Type.Null()]),
  at: Type.Union([Type.String(), Type.Null()]),
  recordId: Type.Union([Type.String(), Type.Null()]),
  repeated: Type.Boolean(),
});

export function routes(ports: ExchangePorts): Route[] {
  return [
    ...senderRoutes(),
    ...claimRoutes(ports),
    batch({
      id: 'pushPlatformRecords',
      room: 'exchange',
      operation: 'exchange.receive-record',
      path: '/api/platform-records',
      summary:
        'Learning records from another platform: recorded and recognised at once, once per external id',
      policy: { who: 'sender' },
      body: Type.Object(
        { records: Type.Array(RecordBody, { minItems: 1, maxItems: RECORDS_MAX }) },
        { additionalProperties: false },
      ),
      response: Type.Object({ results: Type.Array(Result) }),
      run: async ({ actor, each }, { body }) => {
        if (actor.kind !== 'sender') throw new Refusal('platform.log_in', 'unauthenticated');
        const results: Static<typeof Result>[] = [];
        for (const [index, one] of body.records.entries()) {
          results.push(await receiveOne(ports, each, `${index}`, actor.senderId, one));
        }
        return { results };
      },
    }),
  ];
}

type Each = Parameters<Parameters<typeof batch>[0]['run']>[0]['each'];

async function receiveOne(
  ports: ExchangePorts,
  each: Each,
  item: string,
  senderId: Parameters<typeof receiveRecord>[2],
  sent: PlatformRecord,
) {
  try {
    const receipt = (await each(item, (op) => receiveRecord(op, ports, senderId, sent))) as Receipt;
    return { ...receipt, at: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refused = { externalId: sent.externalId, recordId: null, repeated: false } as const;
    return {
      ...refused,
      state: 'refused' as const,
      problem: error.code,
      at: error.fields[0]?.path ?? null,
    };
  }
}
