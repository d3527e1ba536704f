import { type Static, Type } from 'typebox';

export const closed = { additionalProperties: false } as const;
export const Id = Type.String({ format: 'uuid' });
export const Day = Type.String({ format: 'date' });
export const Instant = Type.String({ format: 'date-time' });
export const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
/** A draft is kept while it is empty; handing in asks for it. */
const Unfinished = (maxLength: number) => Type.String({ maxLength });

/** Ten hours: longer ones are better cut in pieces. */
const SECONDS_MAX = 36_000;
const CHAPTERS_MAX = 100;
const QUESTIONS_MAX = 200;

const QuestionSchema = Type.Object(
  {
    questionId: Id,
    /** The second of the chapter that the question is about. */
    at: Type.Integer({ minimum: 0, maximum: SECONDS_MAX }),
    text: Unfinished(500),
    options: Type.Array(Unfinished(200), { minItems: 2, maxItems: 6 }),
    answer: Type.Integer({ minimum: 0, maximum: 5 }),
  },
  closed,
);

export const ChapterSchema = Type.Object(
  {
    chapterId: Id,
    kind: Type.Union([
      Type.Literal('video'),
      Type.Literal('audio'),
      Type.Literal('document'),
      Type.Literal('page'),
      Type.Literal('scorm'),
    ]),
    title: Unfinished(120),
    mediaId: OrNull(Id),
    /** How long reading takes, or a package at least; recordings measure themselves. */
    seconds: OrNull(Type.Integer({ minimum: 5, maximum: SECONDS_MAX })),
    text: Type.String({ maxLength: 40_000 }),
    /** WebVTT. */
    captions: OrNull(Type.String({ maxLength: 200_000 })),
    marks: Type.Array(
      Type.Object(
        { at: Type.Integer({ minimum: 0, maximum: SECONDS_MAX }), title: Line(80) },
        closed,
      ),
      { maxItems: 60 },
    ),
    questions: Type.Array(QuestionSchema, { maxItems: QUESTIONS_MAX }),
  },
  closed,
);

export const CourseContentSchema = Type.Object(
  {
    title: Type.String({ maxLength: 120 }),
    summary: Type.String({ maxLength: 2_000 }),
    category: Type.String({ maxLength: 60 }),
    compulsory: Type.Boolean(),
    amount: Type.Object(
      {
        unit: Type.Union([Type.Literal('hours'), Type.Literal('credits'), Type.Literal('courses')]),
        value: Type.String({ pattern: '^[0-9]{1,4}(\\.[0-9]{1,2})?$' }),
      },
      closed,
    ),
    /** Title series it is offered to; none: to everybody. */
    series: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }), {
      maxItems: 60,
      uniqueItems: true,
    }),
    opensOn: OrNull(Day),
    closesOn: OrNull(Day),
    /** Years in which it is offered; none: every year. */
    years: Type.Array(Type.Integer({ minimum: 2000, maximum: 2200 }), {
      maxItems: 40,
      uniqueItems: true,
    }),
    /** Courses that one has finished before. */
    requires: Type.Array(Id, { maxItems: 10, uniqueItems: true }),
    /** What one should take home. */
    keyPoints: Type.Array(Line(200), { maxItems: 20 }),
    /** In fen; nought: free of charge. */
    priceFen: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
    /** Where and how one pays. */
    payHow: Type.String({ maxLength: 1_000 }),
    /** What besides studying the chapters has to be passed. */
    needs: Type.Array(Type.Union([Type.Literal('exam'), Type.Literal('homework')]), {
      maxItems: 2,
      uniqueItems: true,
    }),
    chapters: Type.Array(ChapterSchema, { maxItems: CHAPTERS_MAX }),
  },
  closed,
);

/** What a device said was played, as whoever decides about it reads it. */
export const PlayedSchema = Type.Object(
  {
    from: Type.Integer(),
    to: Type.Integer(),
    creditedMs: Type.Integer(),
    at: Instant,
    device: Type.String(),
  },
  closed,
);

export type CourseContent = Static<typeof CourseContentSchema>;
export type Chapter = Static<typeof ChapterSchema>;
export type Question = Static<typeof QuestionSchema>;
