import { Type } from 'typebox';
import { asId, formatLocalDate } from '@jixu/kernel';
import type { PackEdition } from '@jixu/policy';
import {
  command,
  query,
  type Reading,
  readingOf,
  type Route,
  stepped,
} from '../platform/http/route.ts';
import { Words } from '../platform/http/words.ts';
import { requirePerson } from './access.ts';
import { appeal } from './commands/appeal.ts';
import { type CreditPlays } from './commands/credit-plays.ts';
import { dropNote, keepNote, NOTES_MAX } from './commands/keep-note.ts';
import { answerCheck, beginPlay, enrol } from './commands/study.ts';
import { studyRulesOf, windowFor } from './domain/study-rules.ts';
import { testOutRulesOf } from './domain/test-out.ts';
import type { LearningPorts } from './ports.ts';
import {
  CardSchema,
  presentCard,
  presentProgress,
  presentRanges,
  presentStudy,
  ProgressSchema,
  RangesSchema,
  StudySchema,
} from './present.ts';
import { catalogueFor } from './queries/catalogue.ts';
import { studyState } from './queries/study-state.ts';
import { closed, Id, Instant, OrNull } from './schemas.ts';
import { uncreditedOf } from './store/study-store.ts';

const room = 'learning';
const policy = { who: 'person' } as const;
const params = Type.Object({ enrolmentId: Id }, closed);
const chapterParams = Type.Object({ enrolmentId: Id, chapterId: Id }, closed);
/** A quarter of an hour of reports that a cut connection kept back. */
const BEATS_MAX = 60;
/** Ten hours, as long as a chapter may be, and a little for players that overshoot. */
const PLACE_MAX_MS = 36_060_000;
const UNCREDITED_MAX = 200;
const Done = Type.Object({ done: Type.Literal(true) }, closed);
const Place = Type.Integer({ minimum: 0, maximum: PLACE_MAX_MS });

export function learnerRoutes(ports: LearningPorts, credit: CreditPlays): Route[] {
  return [
    listCourses(ports),
    enrolOn(ports),
    getStudy(ports),
    play(ports),
    report(credit),
    answer(ports),
    uncredited(),
    contest(ports),
    putNote(),
    deleteNote(),
  ];
}

function listCourses(ports: LearningPorts): Route {
  return query({
    id: 'listCourses',
    room,
    path: '/api/courses',
    summary: 'What one studies, and what one’s place offers besides; if nothing, why',
    policy,
    response: Type.Object(
      {
        mine: Type.Array(CardSchema),
        offered: Type.Array(CardSchema),
        /** Their days are over; nothing is made up. */
        missed: Type.Array(CardSchema),
        why: OrNull(
          Type.Union([
            Type.Literal('no-unit'),
            Type.Literal('no-rulebook'),
            Type.Literal('no-series'),
          ]),
        ),
        who: Type.Array(Type.String()),
        unitName: OrNull(Type.String()),
        categories: Type.Array(Type.Object({ id: Type.String(), label: Words }, closed)),
      },
      closed,
    ),
    run: async (read) => {
      const found = await catalogueFor(read, ports, requirePerson(read.actor).personId);
      return {
        mine: found.mine.map(presentCard),
        offered: found.offered.map(presentCard),
        missed: found.missed.map(presentCard),
        why: found.why,
        who: [...found.who],
        unitName: found.unitName,
        categories: found.categories.map(({ id, label }) => ({ id, label: { ...label } })),
      };
    },
  });
}

function enrolOn(ports: LearningPorts): Route {
  return command({
    id: 'enrolOnCourse',
    room,
    operation: 'learning.enrol',
    method: 'PUT',
    path: '/api/enrolments/:enrolmentId',
    summary: 'Begin a course that is offered',
    policy,
    params,
    body: Type.Object({ courseId: Id }, closed),
    response: Type.Object({ enrolmentId: Id }, closed),
    run: async (op, { params: of, body }) => {
      const enrolmentId = asId<'enrolment'>(of.enrolmentId);
      const courseId = asId<'course'>(body.courseId);
      return { enrolmentId: (await enrol(op, ports, { enrolmentId, courseId })).enrolmentId };
    },
  });
}

async function editionOf(
  read: Pick<Reading, 'db' | 'actor' | 'today'>,
  ports: LearningPorts,
): Promise<PackEdition | null> {
  const { personId } = requirePerson(read.actor);
  const rulebook = await ports.rulebooks.rulebookFor(read, personId, read.today);
  return rulebook?.edition ?? null;
}

function triesOf(edition: PackEdition | null): number {
  return edition ? studyRulesOf(edition).triesMax : 1;
}

function getStudy(ports: LearningPorts): Route {
  return query({
    id: 'getStudy',
    room,
    path: '/api/enrolments/:enrolmentId',
    summary: 'A course as one studies it: chapters, how far each is, what waits',
    policy,
    params,
    response: StudySchema,
    run: async (read, { params: of }) => {
      const { personId } = requirePerson(read.actor);
      const study = await studyState(read, personId, asId<'enrolment'>(of.enrolmentId));
      const today = formatLocalDate(read.today);
      const edition = await editionOf(read, ports);
      const days = windowFor(edition, study.version.content, today);
      const testOut = edition && testOutRulesOf(edition);
      return presentStudy(study, {
        now: read.now,
        today,
        days,
        triesMax: triesOf(edition),
        testOut,
      });
    },
  });
}

function play(ports: LearningPorts): Route {
  return command({
    id: 'beginPlay',
    room,
    operation: 'learning.play',
    path: '/api/enrolments/:enrolmentId/chapters/:chapterId/plays',
    summary: 'A session to play a chapter in; one that runs elsewhere ends',
    policy,
    params: chapterParams,
    response: Type.Object(
      {
        sessionId: Id,
        intervalMs: Type.Integer(),
        rateMax: Type.Number(),
        gapMs: Type.Integer(),
        lengthMs: Type.Integer(),
        elsewhere: Type.Boolean(),
        credited: RangesSchema,
        held: RangesSchema,
        positionMs: Type.Integer(),
      },
      closed,
    ),
    run: async (op, { params: of }, reply) => {
      const begun = await beginPlay(op, ports, {
        enrolmentId: asId<'enrolment'>(of.enrolmentId),
        chapterId: asId<'chapter'>(of.chapterId),
        device: reply.userAgent,
      });
      const { rules, lengthMs } = begun.frame;
      return {
        sessionId: begun.sessionId,
        intervalMs: rules.intervalMs,
        rateMax: rules.rateMax,
        gapMs: rules.gapMs,
        lengthMs,
        elsewhere: begun.elsewhere,
        credited: presentRanges(begun.progress.credited),
        held: presentRanges(begun.progress.held),
        positionMs: begun.progress.positionMs,
      };
    },
  });
}

function report(credit: CreditPlays): Route {
  return stepped({
    id: 'reportPlay',
    room,
    operation: 'learning.report',
    path: '/api/plays',
    summary: 'What a player played since its last report; numbered, so that a repeat counts once',
    policy,
    body: Type.Object(
      {
        sessionId: Id,
        positionMs: Place,
        beats: Type.Array(
          Type.Object(
            { seq: Type.Integer({ minimum: 1, maximum: 1_000_000 }), from: Place, to: Place },
            closed,
          ),
          { minItems: 1, maxItems: BEATS_MAX },
        ),
      },
      closed,
    ),
    response: Type.Object(
      {
        lastSeq: Type.Integer(),
        credited: RangesSchema,
        held: RangesSchema,
        questionWaits: Type.Boolean(),
        done: Type.Boolean(),
        /** It goes on on another device; this one is not credited any more. */
        ended: Type.Boolean(),
        refused: Type.Array(
          Type.Object({ from: Type.Integer(), to: Type.Integer(), reason: Type.String() }, closed),
        ),
      },
      closed,
    ),
    run: async (context, { body }) => {
      const { personId } = requirePerson(context.actor);
      const { positionMs, beats } = body;
      const sessionId = asId<'play'>(body.sessionId);
      const told = await credit({ personId, sessionId, positionMs, beats });
      return {
        lastSeq: told.lastSeq,
        credited: presentRanges(told.credited),
        held: presentRanges(told.held),
        questionWaits: told.questionId !== null,
        done: told.done,
        ended: told.ended,
        refused: told.refused.map(({ from, to, reason }) => ({ from, to, reason })),
      };
    },
  });
}

function answer(ports: LearningPorts): Route {
  return command({
    id: 'answerCheck',
    room,
    operation: 'learning.answer',
    path: '/api/enrolments/:enrolmentId/chapters/:chapterId/answers',
    summary: 'Answer the question that waits; right, and what was held counts',
    policy,
    params: chapterParams,
    body: Type.Object({ questionId: Id, option: Type.Integer({ minimum: 0, maximum: 5 }) }, closed),
    response: Type.Object(
      {
        outcome: Type.Union([Type.Literal('right'), Type.Literal('again'), Type.Literal('missed')]),
        progress: ProgressSchema,
      },
      closed,
    ),
    run: async (op, { params: of, body }) => {
      const { personId } = requirePerson(op.actor);
      const enrolmentId = asId<'enrolment'>(of.enrolmentId);
      const chapterId = asId<'chapter'>(of.chapterId);
      const { outcome } = await answerCheck(op, ports, { enrolmentId, chapterId, ...body });
      const study = await studyState({ db: op.tx }, personId, enrolmentId);
      const chapter = study.version.content.chapters.find((one) => one.chapterId === chapterId);
      if (!chapter) throw new Error('learning: an answer about no chapter');
      const max = triesOf(await editionOf(readingOf(op), ports));
      return { outcome, progress: presentProgress(chapter, study.progress.get(chapterId), max) };
    },
  });
}

function uncredited(): Route {
  return query({
    id: 'listUncredited',
    room,
    path: '/api/enrolments/:enrolmentId/chapters/:chapterId/uncredited',
    summary: 'Every stretch of a chapter that was not credited, and why; the latest first',
    policy,
    params: chapterParams,
    response: Type.Object(
      {
        items: Type.Array(
          Type.Object(
            { from: Type.Integer(), to: Type.Integer(), reason: Type.String(), at: Instant },
            closed,
          ),
        ),
      },
      closed,
    ),
    run: async (read, { params: of }) => {
      const { personId } = requirePerson(read.actor);
      const enrolmentId = asId<'enrolment'>(of.enrolmentId);
      await studyState(read, personId, enrolmentId);
      const asked = { personId, enrolmentId, chapterId: of.chapterId, limit: UNCREDITED_MAX };
      const rows = await uncreditedOf(read.db, asked);
      return {
        items: rows.map(({ from, to, reason, at }) => ({ from, to, reason, at: at.toISOString() })),
      };
    },
  });
}

function contest(ports: LearningPorts): Route {
  return command({
    id: 'appealStudyTime',
    room,
    operation: 'learning.appeal',
    method: 'PUT',
    path: '/api/enrolments/:enrolmentId/chapters/:chapterId/appeals/:appealId',
    summary: 'Ask a person to look at the time of a chapter that was not credited',
    policy,
    params: Type.Object({ enrolmentId: Id, chapterId: Id, appealId: Id }, closed),
    body: Type.Object(
      { text: Type.String({ minLength: 2, maxLength: 1_000, pattern: '\\S' }) },
      closed,
    ),
    response: Done,
    run: async (op, { params: of, body }) => {
      await appeal(op, ports, {
        appealId: asId<'appeal'>(of.appealId),
        enrolmentId: asId<'enrolment'>(of.enrolmentId),
        chapterId: asId<'chapter'>(of.chapterId),
        text: body.text.trim(),
      });
      return { done: true as const };
    },
  });
}

const noteParams = Type.Object({ enrolmentId: Id, noteId: Id }, closed);

function putNote(): Route {
  return command({
    id: 'keepStudyNote',
    room,
    operation: 'learning.note',
    method: 'PUT',
    path: '/api/enrolments/:enrolmentId/notes/:noteId',
    summary: `Write something down at a place of a chapter; up to ${NOTES_MAX} on a course`,
    policy,
    params: noteParams,
    body: Type.Object(
      {
        chapterId: Id,
        atMs: Place,
        text: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }),
      },
      closed,
    ),
    response: Done,
    run: async (op, { params: of, body }) => {
      await keepNote(op, {
        enrolmentId: asId<'enrolment'>(of.enrolmentId),
        noteId: asId<'note'>(of.noteId),
        ...body,
      });
      return { done: true as const };
    },
  });
}

function deleteNote(): Route {
  return command({
    id: 'dropStudyNote',
    room,
    operation: 'learning.drop-note',
    method: 'DELETE',
    path: '/api/enrolments/:enrolmentId/notes/:noteId',
    summary: 'Throw a note away',
    policy,
    params: noteParams,
    response: Done,
    run: async (op, { params: of }) => {
      await dropNote(op, { enrolmentId: asId<'enrolment'>(of.enrolmentId), noteId: of.noteId });
      return { done: true as const };
    },
  });
}
