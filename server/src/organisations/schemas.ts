import { Type } from 'typebox';
import { EDUCATION, EMPLOYER_GRADES, SCHOOL_STAGES, TITLE_LEVELS } from '../identity/index.ts';
import { NODE_KINDS, RELATIONS, ROLES } from './domain/roles.ts';

const closed = { additionalProperties: false } as const;

function oneOf<Word extends string>(words: readonly Word[]) {
  return Type.Enum<Word[]>([...words]);
}

export const Uuid = Type.String({ format: 'uuid' });
export const Day = Type.String({ format: 'date' });
const Instant = Type.String({ format: 'date-time' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

export const Cursor = Type.Optional(Type.String({ maxLength: 400 }));
export const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }));
export const Next = nullable(Type.String());

export const NodeKindWord = oneOf(NODE_KINDS);
export const RoleWord = oneOf(ROLES);
export const RelationWord = oneOf(RELATIONS);

export const NodeParams = Type.Object({ nodeId: Uuid }, closed);
export const PersonParams = Type.Object({ personId: Uuid }, closed);
export const AppointmentParams = Type.Object({ appointmentId: Uuid }, closed);
export const MatchingParams = Type.Object({ matchingId: Uuid }, closed);
export const RelationParams = Type.Object({ nodeId: Uuid, relation: RelationWord }, closed);

const nodeFields = {
  shortName: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
  regionCode: Type.Optional(nullable(Type.String({ pattern: '^[0-9]{6}$' }))),
  creditCode: Type.Optional(nullable(Type.String({ maxLength: 30 }))),
  contact: Type.Optional(nullable(Type.String({ maxLength: 120 }))),
};
export const NodeBody = Type.Object(
  {
    nodeId: Type.Optional(Uuid),
    kind: NodeKindWord,
    name: Text(120),
    parentId: Uuid,
    fromOn: Type.Optional(Day),
    ...nodeFields,
  },
  closed,
);
export const NodeChange = Type.Object({ name: Type.Optional(Text(120)), ...nodeFields }, closed);
export const MoveBody = Type.Object({ parentId: Uuid, fromOn: Day }, closed);
export const SuccessorBody = Type.Object({ successorId: Uuid }, closed);
export const RelationBody = Type.Object({ officeId: Uuid, fromOn: Day }, closed);
export const RelationEnd = Type.Object({ toOn: Day }, closed);

const cardFields = {
  nodeId: Uuid,
  kind: NodeKindWord,
  name: Type.String(),
  shortName: nullable(Type.String()),
  regionCode: nullable(Type.String()),
  regionName: nullable(Type.String()),
  creditCode: nullable(Type.String()),
  contact: nullable(Type.String()),
  state: oneOf(['active', 'merged', 'closed']),
  successorId: nullable(Uuid),
};
const NodePermissions = Type.Array(
  oneOf(['change', 'add-below', 'relate', 'appoint', 'register-people', 'print-slips']),
);
export const NodeCardBody = Type.Object(cardFields, closed);
export const TreeBody = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          ...cardFields,
          parentId: nullable(Uuid),
          children: Type.Integer(),
          permissions: NodePermissions,
        },
        closed,
      ),
    ),
    next: Next,
  },
  closed,
);
const OfficeBody = Type.Object({ nodeId: Uuid, name: Type.String() }, closed);
export const NodePageBody = Type.Object(
  {
    ...cardFields,
    path: Type.Array(OfficeBody),
    relations: Type.Array(
      Type.Object(
        {
          relation: RelationWord,
          officeId: Uuid,
          officeName: Type.String(),
          fromOn: Day,
          toOn: nullable(Day),
        },
        closed,
      ),
    ),
    offices: Type.Array(
      Type.Object({ relation: RelationWord, office: nullable(OfficeBody) }, closed),
    ),
    permissions: NodePermissions,
  },
  closed,
);
export const OfficesBody = Type.Object({ items: Type.Array(NodeCardBody) }, closed);
export const RegionsBody = Type.Object(
  {
    items: Type.Array(
      Type.Object({ code: Type.String(), name: Type.String(), hasParts: Type.Boolean() }, closed),
    ),
  },
  closed,
);
export const NodeMade = Type.Object({ nodeId: Uuid }, closed);
export const Done = Type.Object({ done: Type.Literal(true) }, closed);

export const AppointmentBody = Type.Object(
  {
    appointmentId: Type.Optional(Uuid),
    personId: Uuid,
    nodeId: Uuid,
    role: RoleWord,
    fromOn: Day,
    toOn: Type.Optional(nullable(Day)),
  },
  closed,
);
export const AppointmentMade = Type.Object({ appointmentId: Uuid }, closed);
export const AppointmentEnd = Type.Object({ toOn: Type.Optional(Day) }, closed);
export const AppointmentsBody = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          appointmentId: Uuid,
          personId: Uuid,
          personName: Type.String(),
          documentMask: Type.String(),
          nodeId: Uuid,
          nodeName: Type.String(),
          role: RoleWord,
          fromOn: Day,
          toOn: nullable(Day),
          permissions: Type.Array(Type.Literal('end')),
        },
        closed,
      ),
    ),
    next: Next,
  },
  closed,
);

/** A fact as forms send it; days as "YYYY-MM-DD". */
export const FactBody = Type.Union([
  Type.Object(
    { kind: Type.Literal('industry'), value: Text(40), fromOn: Type.Optional(Day) },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('education'), value: oneOf(EDUCATION), fromOn: Type.Optional(Day) },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('school-stage'), value: oneOf(SCHOOL_STAGES), fromOn: Type.Optional(Day) },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('employer-grade'),
      value: oneOf(EMPLOYER_GRADES),
      fromOn: Type.Optional(Day),
    },
    closed,
  ),
  Type.Object(
    { kind: oneOf(['subject', 'post']), value: Text(60), fromOn: Type.Optional(Day) },
    closed,
  ),
  Type.Object(
    { kind: oneOf(['graduated-on', 'work-started-on', 'appointed-on']), on: Day },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('title'),
      series: Text(40),
      level: oneOf(TITLE_LEVELS),
      obtainedOn: Day,
    },
    closed,
  ),
]);
export const Facts = Type.Array(FactBody, { maxItems: 40 });

const AccountState = oneOf(['pending', 'active', 'disabled']);
const AccountBody = Type.Object(
  {
    state: AccountState,
    activatedAt: nullable(Instant),
    activatedWith: nullable(Type.String()),
    lastLoginAt: nullable(Instant),
  },
  closed,
);
const PersonPermissions = Type.Array(oneOf(['change', 'move', 'reset-account', 'print-slip']));
export const PeopleBody = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          personId: Uuid,
          name: Type.String(),
          documentMask: Type.String(),
          unitId: Uuid,
          unitName: Type.String(),
          staffNumber: nullable(Type.String()),
          account: AccountBody,
          permissions: PersonPermissions,
        },
        closed,
      ),
    ),
    next: Next,
    permissions: Type.Array(Type.Literal('register-people')),
  },
  closed,
);
export const PersonBody = Type.Object(
  {
    personId: Uuid,
    name: Type.String(),
    documentMask: Type.String(),
    phoneMask: nullable(Type.String()),
    emailMask: nullable(Type.String()),
    unit: nullable(
      Type.Object(
        { unitId: Uuid, name: Type.String(), staffNumber: nullable(Type.String()) },
        closed,
      ),
    ),
    account: AccountBody,
    facts: Type.Object(
      {
        industry: Type.Optional(Type.String()),
        graduatedOn: Type.Optional(Day),
        education: Type.Optional(Type.String()),
        titles: Type.Optional(
          Type.Array(
            Type.Object({ series: Type.String(), level: Type.String(), obtainedOn: Day }, closed),
          ),
        ),
        appointedOn: Type.Optional(Day),
        workStartedOn: Type.Optional(Day),
        schoolStage: Type.Optional(Type.String()),
        employerGrade: Type.Optional(Type.String()),
      },
      closed,
    ),
    subject: nullable(Type.String()),
    post: nullable(Type.String()),
    permissions: PersonPermissions,
  },
  closed,
);
export const FindBody = Type.Object(
  { idNumber: Type.String({ minLength: 15, maxLength: 40 }) },
  closed,
);
export const EnrolBody = Type.Object(
  {
    personId: Type.Optional(Uuid),
    name: Text(60),
    idNumber: Type.String({ minLength: 15, maxLength: 40 }),
    phone: Type.Optional(Type.String({ maxLength: 30 })),
    email: Type.Optional(Type.String({ maxLength: 120 })),
    unitId: Uuid,
    staffNumber: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
    fromOn: Day,
    facts: Type.Optional(Facts),
  },
  closed,
);
export const Enrolled = Type.Object(
  {
    outcome: oneOf(['created', 'joined', 'sent-for-matching']),
    personId: nullable(Uuid),
  },
  closed,
);
export const PersonChangeBody = Type.Object(
  {
    name: Type.Optional(Text(60)),
    phone: Type.Optional(nullable(Type.String({ maxLength: 30 }))),
    email: Type.Optional(nullable(Type.String({ maxLength: 120 }))),
    staffNumber: Type.Optional(nullable(Text(40))),
    facts: Type.Optional(Facts),
  },
  closed,
);
export const MoveMemberBody = Type.Object(
  { unitId: Uuid, fromOn: Day, staffNumber: Type.Optional(nullable(Text(40))) },
  closed,
);
export const MatchingsBody = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          matchingId: Uuid,
          personId: Uuid,
          personName: Type.String(),
          documentMask: Type.String(),
          currentUnitName: Type.String(),
          askedByUnitId: Uuid,
          askedByUnitName: Type.String(),
          askedOn: Day,
          permissions: Type.Array(Type.Literal('decide')),
        },
        closed,
      ),
    ),
    next: Next,
  },
  closed,
);
export const MatchingDecision = Type.Object({ outcome: oneOf(['moved', 'refused']) }, closed);
