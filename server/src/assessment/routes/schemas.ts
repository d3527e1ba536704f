import { type Static, Type } from 'typebox';
import { POINTS_PATTERN } from '../domain/points.ts';
import { ALT_LENGTH_MAX, PICTURES_MAX, type Shown } from '../domain/question.ts';

export const closed = { additionalProperties: false } as const;
export const Id = Type.String({ format: 'uuid' });
export const Instant = Type.String({ format: 'date-time' });
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
export const NullableText = Type.Union([Type.String(), Type.Null()]);
export const Points = Type.String({ pattern: POINTS_PATTERN });
export const Kind = Type.Union([
  Type.Literal('single'),
  Type.Literal('multiple'),
  Type.Literal('true-false'),
  Type.Literal('fill'),
  Type.Literal('order'),
  Type.Literal('short'),
]);
export const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
export const Reason = Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' });
/** A random name that a browser keeps for itself. */
export const Device = Type.String({ minLength: 16, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });
export const Positions = Type.Array(Type.Integer({ minimum: 0, maximum: 7 }), { maxItems: 8 });

export const nodeParams = Type.Object({ nodeId: Id }, closed);
export const offeringParams = Type.Object({ nodeId: Id, offeringId: Id }, closed);
export const attemptParams = Type.Object(
  { nodeId: Id, offeringId: Id, personId: Id, attemptId: Id },
  closed,
);

const PictureSchema = Type.Object(
  {
    pictureId: Id,
    /** What it shows, in words. */
    alt: Type.String({ maxLength: ALT_LENGTH_MAX }),
    /** The option it belongs to; null: below the text of the question. */
    option: Nullable(Type.Integer({ minimum: 0, maximum: 7 })),
  },
  closed,
);
export const ShownSchema = Type.Object(
  {
    prompt: Type.String({ maxLength: 4_000 }),
    options: Type.Array(Type.String({ maxLength: 1_000 }), { maxItems: 8 }),
    blanks: Type.Integer({ minimum: 0, maximum: 10 }),
    pictures: Type.Array(PictureSchema, { maxItems: PICTURES_MAX }),
  },
  closed,
);
/** As an author sends it; a question without pictures need not say so. */
const ShownBody = Type.Object(
  {
    prompt: ShownSchema.properties.prompt,
    options: ShownSchema.properties.options,
    blanks: ShownSchema.properties.blanks,
    pictures: Type.Optional(ShownSchema.properties.pictures),
  },
  closed,
);
export const KeySchema = Type.Union([
  Type.Object({ options: Positions }, closed),
  Type.Object({ holds: Type.Boolean() }, closed),
  Type.Object(
    {
      blanks: Type.Array(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 10 }), {
        maxItems: 10,
      }),
    },
    closed,
  ),
  Type.Object({ inOrder: Type.Literal(true) }, closed),
  Type.Object({ guide: Type.String({ maxLength: 4_000 }) }, closed),
]);
const questionFields = {
  kind: Kind,
  key: KeySchema,
  explanation: Type.String({ maxLength: 4_000 }),
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 10 }),
  difficulty: Type.Integer({ minimum: 1, maximum: 5 }),
};
export const questionBody = { shown: ShownBody, ...questionFields };
export const questionShown = { shown: ShownSchema, ...questionFields };

/** What is told of a question to whoever may see it. */
export function presentShown(shown: Shown): Static<typeof ShownSchema> {
  return {
    prompt: shown.prompt,
    options: [...shown.options],
    blanks: shown.blanks,
    pictures: shown.pictures.map(({ pictureId, alt, option }) => ({ pictureId, alt, option })),
  };
}

export const AnswerSchema = Type.Union([
  Type.Object({ chosen: Positions }, closed),
  Type.Object({ holds: Type.Boolean() }, closed),
  Type.Object({ texts: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 10 }) }, closed),
  Type.Object({ order: Positions }, closed),
  Type.Object({ text: Type.String({ maxLength: 20_000 }) }, closed),
]);
/** Why 100: a device that was offline sends everything it has at once, and no paper is longer than a few lots. */
export const AnswersSchema = Type.Array(
  Type.Object(
    {
      place: Type.Integer({ minimum: 1, maximum: 500 }),
      revision: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
      value: AnswerSchema,
    },
    closed,
  ),
  { maxItems: 100 },
);

const ref = Type.Object({ bankId: Id, questionId: Id }, closed);
export const PaperContentSchema = Type.Object(
  {
    parts: Type.Array(
      Type.Object(
        {
          title: Type.String({ maxLength: 100 }),
          pointsEach: Points,
          partial: Type.Boolean(),
          from: Type.Union([
            Type.Object({ fixed: Type.Array(ref, { minItems: 1, maxItems: 200 }) }, closed),
            Type.Object(
              {
                draw: Type.Object(
                  {
                    bankId: Id,
                    kind: Nullable(Kind),
                    tag: NullableText,
                    difficulty: Nullable(Type.Integer({ minimum: 1, maximum: 5 })),
                    count: Type.Integer({ minimum: 1, maximum: 200 }),
                  },
                  closed,
                ),
              },
              closed,
            ),
          ]),
        },
        closed,
      ),
      { minItems: 1, maxItems: 20 },
    ),
    shuffleQuestions: Type.Boolean(),
    shuffleOptions: Type.Boolean(),
  },
  closed,
);
export type WirePaper = Static<typeof PaperContentSchema>;

export const TaskKindSchema = Type.Union([
  Type.Literal('homework'),
  Type.Literal('exam'),
  Type.Literal('resit'),
]);
export const task = {
  taskId: Id,
  kind: TaskKindSchema,
  sequence: Type.Integer({ minimum: 1, maximum: 100 }),
  opensAt: Instant,
  closesAt: Instant,
  startsAt: Nullable(Instant),
  minutes: Type.Integer({ minimum: 1, maximum: 10_080 }),
};
export const RulesSchema = Type.Object(
  {
    homework: Type.Object(
      {
        count: Type.Integer(),
        pointsEach: Points,
        gapHours: Nullable(Type.Integer()),
        limitHours: Nullable(Type.Integer()),
      },
      closed,
    ),
    exam: Type.Object(
      {
        pointsMax: Points,
        weight: Type.String(),
        opensMinutesBefore: Type.Integer(),
        closesMinutesAfter: Type.Integer(),
        oneDevice: Type.Boolean(),
        times: Type.Integer(),
      },
      closed,
    ),
    atLeast: Points,
    resit: Nullable(
      Type.Object({ timesAYear: Type.Integer(), signUpDays: Type.Integer() }, closed),
    ),
    feeFen: Nullable(Type.Integer()),
    /** No ticket is printed without a portrait. */
    photoRequired: Type.Boolean(),
    source: Nullable(
      Type.Object({ packId: Type.String(), rules: Type.Array(Type.String()) }, closed),
    ),
  },
  closed,
);
export const OutcomeSchema = Type.Object(
  {
    homework: Points,
    exam: Nullable(Points),
    total: Points,
    passed: Type.Boolean(),
  },
  closed,
);
