import { Type } from 'typebox';
import { query, type Route, stepped } from '../platform/http/route.ts';
import { setUpPlace, type SetUpPorts } from './commands/set-up-place.ts';
import { setUpState } from './queries/set-up-state.ts';

export type SetUpRoutePorts = SetUpPorts & {
  /** Told to whoever sets up, with the advice to keep a copy. */
  readonly keyFile: string;
};

const room = 'rulebooks';
const closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Name = Type.String({ minLength: 1, maxLength: 120 });
const Office = Type.Union([
  Type.Literal('bureau'),
  Type.Literal('department'),
  Type.Literal('unit'),
]);
/** More than any pack leaves open. */
const SETTINGS_MAX = 100;
const Settings = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 40 }), {
  maxProperties: SETTINGS_MAX,
});

const Place = Type.Object(
  {
    regionCode: Type.String({ pattern: '^[0-9]{6}$' }),
    bureauName: Name,
    /** Null: the bureau looks after the unit itself. */
    departmentName: Type.Union([Name, Type.Null()]),
    unitName: Name,
    creditCode: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
    packId: Type.String({ minLength: 1, maxLength: 60 }),
    numberPrefix: Type.String({ pattern: '^[A-Z0-9]{1,8}$' }),
    parameters: Settings,
    readings: Settings,
  },
  closed,
);

const SetUpBody = Type.Object(
  {
    place: Place,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    idNumber: Type.String({ minLength: 1, maxLength: 40 }),
    password: Type.String({ minLength: 1, maxLength: 512 }),
    consentVersion: Type.String({ maxLength: 20 }),
    loginName: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    locale: Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')])),
    worksAt: Office,
    alsoAt: Type.Array(Office, { maxItems: 3, uniqueItems: true }),
  },
  closed,
);

const SetUpDone = Type.Object(
  {
    personId: Uuid,
    regionId: Uuid,
    bureauId: Uuid,
    departmentId: Type.Union([Uuid, Type.Null()]),
    unitId: Uuid,
  },
  closed,
);

export function setUpRoutes(ports: SetUpRoutePorts): Route[] {
  return [
    query({
      id: 'setUpState',
      room,
      path: '/api/setup/state',
      summary: 'Whether this server is set up, and whether this browser may do it',
      policy: { who: 'anyone' },
      response: Type.Object(
        {
          state: Type.Union([Type.Literal('waiting'), Type.Literal('open'), Type.Literal('done')]),
          keyFile: Type.Union([Type.String(), Type.Null()]),
          consentVersion: Type.String(),
        },
        closed,
      ),
      run: (read) => setUpState(read, ports),
    }),
    stepped({
      id: 'finishSetUp',
      room,
      path: '/api/setup/finish',
      summary:
        'The place, its rulebook and the first administrator at once; ends set-up and logs in',
      policy: { who: 'setup' },
      operation: 'rulebooks.set-up',
      body: SetUpBody,
      response: SetUpDone,
      run: (context, { body }, reply) => setUpPlace(ports, context, body, reply),
    }),
  ];
}
