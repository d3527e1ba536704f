import { type Static, Type } from 'typebox';
import type { Anomaly } from './store/anomaly-store.ts';
import type { CourseCard } from './queries/catalogue.ts';
import { doneOn, lengthsOf, type StudyState } from './queries/study-state.ts';
import { PartSchema, presentPart } from './scorm/present.ts';
import type { Ranges } from './domain/ranges.ts';
import { windowOn } from './domain/course.ts';
import { type TestOutRules, testOutStanding } from './domain/test-out.ts';
import type { Window } from './domain/study-rules.ts';
import { ChapterSchema, closed, CourseContentSchema, Day, Id, Instant, OrNull } from './schemas.ts';
import { Words } from '../platform/http/words.ts';

const Milliseconds = Type.Integer({ minimum: 0 });
export const RangesSchema = Type.Array(
  Type.Object({ from: Milliseconds, to: Milliseconds }, closed),
);
const WindowState = Type.Union([
  Type.Literal('open'),
  Type.Literal('not-yet'),
  Type.Literal('over'),
]);
const Amount = CourseContentSchema.properties.amount;

export const CardSchema = Type.Object(
  {
    courseId: Id,
    title: Type.String(),
    summary: Type.String(),
    category: Type.String(),
    categoryLabel: Words,
    compulsory: Type.Boolean(),
    amount: Amount,
    providerName: Type.String(),
    chapters: Type.Integer(),
    lengthMs: Milliseconds,
    opensOn: OrNull(Day),
    closesOn: OrNull(Day),
    window: WindowState,
    enrolmentId: OrNull(Id),
    /** In fen; nought: free of charge. */
    priceFen: Type.Integer(),
    state: Type.Union([
      Type.Literal('offered'),
      Type.Literal('awaiting-payment'),
      Type.Literal('studying'),
      Type.Literal('done'),
    ]),
    /** Finished: its hours are provisional until that day. */
    settlesOn: OrNull(Day),
    permille: Type.Integer({ minimum: 0, maximum: 1000 }),
    keyPoints: Type.Array(Type.String()),
    /** What one finishes before. */
    required: Type.Array(
      Type.Object({ courseId: Id, title: Type.String(), done: Type.Boolean() }, closed),
    ),
    permissions: Type.Array(Type.Union([Type.Literal('enrol'), Type.Literal('study')])),
  },
  closed,
);

export function presentCard(card: CourseCard): Static<typeof CardSchema> {
  const { courseId, content } = card.course;
  return {
    courseId,
    title: content.title,
    summary: content.summary,
    category: content.category,
    categoryLabel: { ...card.label },
    compulsory: content.compulsory,
    amount: content.amount,
    providerName: card.providerName,
    chapters: content.chapters.length,
    lengthMs: card.lengthMs,
    opensOn: card.days.opensOn,
    closesOn: card.days.closesOn,
    window: card.window,
    enrolmentId: card.enrolment?.enrolmentId ?? null,
    priceFen: card.priceFen,
    state: card.enrolment?.state ?? 'offered',
    settlesOn: card.enrolment?.state === 'studying' ? card.enrolment.settlesOn : null,
    permille: card.permille,
    keyPoints: content.keyPoints,
    required: card.required.map((one) => ({ ...one })),
    permissions: permissionsOf(card),
  };
}

function permissionsOf(card: CourseCard): ('enrol' | 'study')[] {
  if (card.enrolment !== null) return ['study'];
  return card.window === 'open' && card.required.every((one) => one.done) ? ['enrol'] : [];
}

const QuestionAsked = Type.Object(
  {
    questionId: Id,
    text: Type.String(),
    options: Type.Array(Type.String()),
    triesLeft: Type.Integer(),
  },
  closed,
);

/** What a player knows of a chapter; the answers are not among it. */
export const ProgressSchema = Type.Object(
  {
    credited: RangesSchema,
    held: RangesSchema,
    positionMs: Milliseconds,
    doneOn: OrNull(Day),
    question: OrNull(QuestionAsked),
  },
  closed,
);

const StudiedChapter = Type.Object(
  {
    chapterId: Id,
    kind: ChapterSchema.properties.kind,
    title: Type.String(),
    mediaId: OrNull(Id),
    mediaType: OrNull(Type.String()),
    lengthMs: Milliseconds,
    text: Type.String(),
    captions: OrNull(Type.String()),
    marks: ChapterSchema.properties.marks,
    questions: Type.Integer(),
    /** Whether it may be proved by questions instead, and how that stands; null: it may not. */
    testOut: OrNull(
      Type.Object(
        {
          questions: Type.Integer(),
          rightNeeded: Type.Integer(),
          minutes: Type.Integer(),
          triesLeft: Type.Integer(),
          open: Type.Boolean(),
          passed: Type.Boolean(),
        },
        closed,
      ),
    ),
    /** Of a package: its table of contents. */
    parts: Type.Array(PartSchema),
    progress: ProgressSchema,
    appeal: OrNull(
      Type.Union([Type.Literal('open'), Type.Literal('granted'), Type.Literal('refused')]),
    ),
  },
  closed,
);

/** A person looks at the record of this course, asks about it, or has not credited it. */
const AnomalyNote = Type.Object(
  {
    anomalyId: Id,
    state: Type.Union([Type.Literal('open'), Type.Literal('asked'), Type.Literal('refused')]),
    reasons: Type.Array(Type.String()),
    opinion: OrNull(Type.String()),
  },
  closed,
);

export const StudySchema = Type.Object(
  {
    enrolmentId: Id,
    courseId: Id,
    state: Type.Union([
      Type.Literal('awaiting-payment'),
      Type.Literal('studying'),
      Type.Literal('done'),
    ]),
    /** What is owed before it is studied, and how one pays. */
    fee: OrNull(
      Type.Object({ number: Type.String(), amountFen: Type.Integer(), how: Type.String() }, closed),
    ),
    recordId: OrNull(Id),
    /** Finished: provisional until that day. */
    settlesOn: OrNull(Day),
    anomaly: OrNull(AnomalyNote),
    lastChapterId: OrNull(Id),
    title: Type.String(),
    summary: Type.String(),
    category: Type.String(),
    amount: Amount,
    compulsory: Type.Boolean(),
    keyPoints: Type.Array(Type.String()),
    opensOn: OrNull(Day),
    closesOn: OrNull(Day),
    window: WindowState,
    studied: Type.Boolean(),
    needs: Type.Array(Type.Object({ kind: Type.String(), passed: Type.Boolean() }, closed)),
    chapters: Type.Array(StudiedChapter),
    notes: Type.Array(
      Type.Object(
        { noteId: Id, chapterId: Id, atMs: Milliseconds, text: Type.String(), writtenAt: Instant },
        closed,
      ),
    ),
    permissions: Type.Array(
      Type.Union([Type.Literal('play'), Type.Literal('appeal'), Type.Literal('leave')]),
    ),
  },
  closed,
);

export function presentRanges(ranges: Ranges): Static<typeof RangesSchema> {
  return ranges.map(([from, to]) => ({ from, to }));
}

type Chapter = StudyState['version']['content']['chapters'][number];

export function presentProgress(
  chapter: Chapter,
  progress: StudyState['progress'] extends ReadonlyMap<string, infer P> ? P | undefined : never,
  triesMax: number,
): Static<typeof ProgressSchema> {
  const asked = chapter.questions.find((one) => one.questionId === progress?.questionId);
  return {
    credited: presentRanges(progress?.credited ?? []),
    held: presentRanges(progress?.held ?? []),
    positionMs: progress?.positionMs ?? 0,
    doneOn: progress?.doneOn ?? null,
    question: asked
      ? {
          questionId: asked.questionId,
          text: asked.text,
          options: asked.options,
          triesLeft: Math.max(1, triesMax - (progress?.tries ?? 0)),
        }
      : null,
  };
}

export function presentStudy(
  study: StudyState,
  of: {
    readonly now: Date;
    readonly today: string;
    readonly triesMax: number;
    readonly days: Window;
    readonly testOut: TestOutRules | null;
  },
): Static<typeof StudySchema> {
  const { enrolment, version } = study;
  const { content } = version;
  const lengths = lengthsOf(study);
  const window = windowOn(of.days, of.today);
  return {
    enrolmentId: enrolment.enrolmentId,
    courseId: enrolment.courseId,
    state: enrolment.state,
    fee:
      study.fee?.state === 'open'
        ? { number: study.fee.number, amountFen: study.fee.amountFen, how: content.payHow }
        : null,
    recordId: enrolment.recordId,
    settlesOn: enrolment.state === 'studying' ? enrolment.settlesOn : null,
    anomaly: enrolment.state === 'done' ? null : presentAnomaly(study.anomaly),
    lastChapterId: enrolment.lastChapterId,
    title: content.title,
    summary: content.summary,
    category: content.category,
    amount: content.amount,
    compulsory: content.compulsory,
    keyPoints: content.keyPoints,
    opensOn: of.days.opensOn,
    closesOn: of.days.closesOn,
    window,
    studied: study.studied,
    needs: content.needs.map((kind) => ({
      kind,
      passed: study.outcomes.some((one) => one.kind === kind && one.outcome === 'passed'),
    })),
    chapters: content.chapters.map((chapter) => {
      const test = testOutStanding(of.testOut, chapter, study.tests, of.now);
      const file = chapter.mediaId === null ? undefined : study.media.get(chapter.mediaId);
      return {
        chapterId: chapter.chapterId,
        kind: chapter.kind,
        title: chapter.title,
        mediaId: chapter.mediaId,
        mediaType: file?.mediaType ?? null,
        lengthMs: lengths.get(chapter.chapterId) ?? 0,
        text: chapter.text,
        captions: chapter.captions,
        marks: chapter.marks,
        questions: chapter.questions.length,
        testOut: test && {
          questions: test.rules.questions,
          rightNeeded: test.rules.rightNeeded,
          minutes: test.rules.minutes,
          triesLeft: test.triesLeft,
          open: test.open !== null,
          passed: test.passed,
        },
        parts: (study.parts.get(chapter.chapterId) ?? []).map(presentPart),
        progress: {
          ...presentProgress(chapter, study.progress.get(chapter.chapterId), of.triesMax),
          doneOn: doneOn(study, chapter.chapterId),
        },
        appeal: study.appeals.find((one) => one.chapterId === chapter.chapterId)?.state ?? null,
      };
    }),
    notes: study.notes.map((note) => ({ ...note, writtenAt: note.writtenAt.toISOString() })),
    permissions:
      enrolment.state === 'awaiting-payment'
        ? ['leave']
        : window === 'open'
          ? ['play', 'appeal']
          : ['appeal'],
  };
}

function presentAnomaly(anomaly: Anomaly | null): Static<typeof AnomalyNote> | null {
  if (anomaly === null) return null;
  const { anomalyId, state, findings, opinion } = anomaly;
  if (state === 'cleared' || state === 'answered') return null;
  return { anomalyId, state, reasons: findings.map((one) => one.reason), opinion };
}
