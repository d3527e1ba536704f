import { Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

export const Locale = Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]);
export const Done = Type.Object({ done: Type.Literal(true) }, closed);
export const PersonParams = Type.Object({ personId: Uuid }, closed);
export const UnitParams = Type.Object({ unitId: Uuid }, closed);
export const SheetParams = Type.Object({ sheetId: Uuid }, closed);

/** A password field holds more than a password may, so that its length is refused with a reason. */
const Password = Type.String({ minLength: 1, maxLength: 512 });
const IdNumberText = Type.String({ minLength: 15, maxLength: 40 });
const SlipCode = Type.String({ minLength: 10, maxLength: 20 });

export const LogInBody = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60 }), password: Password },
  closed,
);
export const ActivationStart = Type.Union([
  Type.Object(
    { idNumber: IdNumberText, lastSix: Type.String({ minLength: 6, maxLength: 6 }) },
    closed,
  ),
  Type.Object({ slipCode: SlipCode, name: Type.String({ minLength: 1, maxLength: 60 }) }, closed),
]);
export const SecondProofBody = Type.Union([
  Type.Object({ slipCode: SlipCode }, closed),
  Type.Object({ smsCode: Type.String({ minLength: 6, maxLength: 12 }) }, closed),
]);
export const FinishBody = Type.Object(
  {
    password: Password,
    consentVersion: Type.String({ maxLength: 20 }),
    loginName: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    locale: Type.Optional(Locale),
  },
  closed,
);

export const PasswordBody = Type.Object({ current: Password, password: Password }, closed);
export const ContactBody = Type.Object(
  {
    current: Password,
    kind: Type.Union([Type.Literal('phone'), Type.Literal('email')]),
    value: Type.Union([Type.String({ minLength: 1, maxLength: 120 }), Type.Null()]),
  },
  closed,
);

/** Which page comes next. */
export const Next = Type.Object(
  {
    next: Type.Union([
      Type.Literal('home'),
      Type.Literal('activation'),
      Type.Literal('password'),
      Type.Literal('login'),
    ]),
  },
  closed,
);

export const SessionBody = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('anyone'),
      Type.Literal('person'),
      Type.Literal('activation'),
      Type.Literal('setup'),
    ]),
    demonstration: Type.Boolean(),
    smsOffered: Type.Boolean(),
    /** The legal day; what a page calls today. */
    today: Type.String({ format: 'date' }),
    person: Type.Union([
      Type.Null(),
      Type.Object(
        {
          personId: Uuid,
          name: Type.String(),
          documentMask: Type.String(),
          locale: Type.String(),
          roles: Type.Array(
            Type.Object(
              {
                appointmentId: Uuid,
                role: Type.String(),
                nodeId: Uuid,
                nodeName: Type.String(),
              },
              closed,
            ),
          ),
          pendingNotices: Type.Integer(),
        },
        closed,
      ),
    ]),
  },
  closed,
);

const Proof = Type.Union([Type.Literal('slip'), Type.Literal('sms')]);
export const ActivationBody = Type.Object(
  {
    maskedName: Type.Union([Type.String(), Type.Null()]),
    provenWith: Type.Union([Proof, Type.Null()]),
    proofs: Type.Array(Proof),
    consentVersion: Type.String(),
    expiresAt: Instant,
  },
  closed,
);
export const ConsentBody = Type.Object(
  { version: Type.String(), locale: Type.String(), text: Type.String() },
  closed,
);
export const Sheet = Type.Object(
  { sheetId: Uuid, count: Type.Integer(), expiresAt: Instant },
  closed,
);
export const Slips = Type.Object(
  {
    slips: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          unit: Type.String(),
          code: Type.String(),
          validUntil: Type.String(),
        },
        closed,
      ),
    ),
  },
  closed,
);
