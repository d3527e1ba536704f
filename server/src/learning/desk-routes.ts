import { type Static, Type } from 'typebox';
import {
  asId,
  calendarYear,
  formatHours,
  formatLocalDate,
  isId,
  localDate,
  shanghaiDateOf,
  startOfShanghaiDay,
  yearOf,
} from '@jixu/kernel';
import { HOURS_READERS, peoplePage, REMINDING_ROLES } from '../hours/index.ts';
import { scopeOf, unitAndBelow, unitsInScope } from '../organisations/index.ts';
import { download, query, type Reading, type Route } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { AUTHOR_ROLES, keeps } from './access.ts';
import { courseSheet, learnerSheet, unitSheet } from './desk-sheet.ts';
import { ANOMALY_REASONS } from './domain/anomalies.ts';
import { refuse } from './errors.ts';
import type { LearningPorts } from './ports.ts';
import { closed, Day, Id, Instant, OrNull } from './schemas.ts';
import { versionsOf } from './store/course-store.ts';
import {
  anomalyLines,
  courseLines,
  type DeskScope,
  questionLines,
  takingOf,
  unitLines,
} from './store/desk-store.ts';
import { learnersOf } from './store/learners.ts';

const room = 'learning';
const readers = { who: 'role', roles: HOURS_READERS } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** One lot of lines; the workbook has all of them. */
const LINES_MAX = 100;
const SHEET_MAX = 20_000;
const WHOLE = { skip: 0, limit: SHEET_MAX } as const;
const PAGE_MAX = 200;

const Year = Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 }));
const LocaleSchema = Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]));
const asked = { year: Year, unit: Type.Optional(Id) };
const page = {
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
};
const Count = Type.Integer({ minimum: 0 });

type Ports = Pick<LearningPorts, 'rulebooks'>;

export function deskRoutes(ports: Ports): Route[] {
  return [overview(), overviewSheet(), people(ports), anomalies(), questions(), learnersSheet()];
}

function deskScope(read: Reading, of: { year?: number; unit?: string }): DeskScope {
  const year = of.year ?? yearOf(read.today);
  return {
    units: unitsInScope(scopeOf(read.actor, HOURS_READERS), read.today),
    within: of.unit === undefined ? null : unitAndBelow(asId<'node'>(of.unit), read.today),
    on: formatLocalDate(read.today),
    from: startOfShanghaiDay(localDate(year, 1, 1)),
    to: startOfShanghaiDay(localDate(year + 1, 1, 1)),
  };
}

const CourseLineSchema = Type.Object(
  {
    courseId: Id,
    title: Type.String(),
    studying: Count,
    provisional: Count,
    done: Count,
    passed: Count,
    failed: Count,
  },
  closed,
);
const UnitLineSchema = Type.Object(
  { unitId: Id, name: Type.String(), people: Count, taking: Count, finished: Count },
  closed,
);

function overview(): Route {
  return query({
    id: 'studyOverview',
    room,
    path: '/api/study-desk',
    summary: 'Who of the caller’s units takes part this year: by unit, by course, with results',
    policy: readers,
    query: Type.Object(
      { ...asked, skip: Type.Optional(Type.Integer({ minimum: 0, maximum: SHEET_MAX })) },
      closed,
    ),
    response: Type.Object(
      {
        year: Type.Integer(),
        units: Type.Array(UnitLineSchema),
        courses: Type.Array(CourseLineSchema),
        /** Whether another lot follows, `skip` lines further. */
        more: Type.Object({ units: Type.Boolean(), courses: Type.Boolean() }, closed),
      },
      closed,
    ),
    run: async (read, { query: of }) => {
      const scope = deskScope(read, of);
      const lot = { skip: of.skip ?? 0, limit: LINES_MAX + 1 };
      const units = await unitLines(read.db, scope, lot);
      const courses = await courseLines(read.db, scope, lot);
      return {
        year: of.year ?? yearOf(read.today),
        units: units.slice(0, LINES_MAX),
        courses: courses.slice(0, LINES_MAX),
        more: { units: units.length > LINES_MAX, courses: courses.length > LINES_MAX },
      };
    },
  });
}

function overviewSheet(): Route {
  return download({
    id: 'exportStudyOverview',
    room,
    path: '/api/study-desk/export',
    summary: 'Participation by unit, or by course, as a workbook',
    policy: readers,
    query: Type.Object(
      {
        ...asked,
        by: Type.Union([Type.Literal('unit'), Type.Literal('course')]),
        locale: LocaleSchema,
      },
      closed,
    ),
    mediaTypes: [XLSX],
    run: async (read, { query: of }) => {
      const scope = deskScope(read, of);
      const locale = of.locale ?? 'zh-CN';
      return {
        mediaType: XLSX,
        name: `study-${of.year ?? yearOf(read.today)}-${of.by}.xlsx`,
        disposition: 'attachment',
        body:
          of.by === 'unit'
            ? unitSheet(await unitLines(read.db, scope, WHOLE), locale)
            : courseSheet(await courseLines(read.db, scope, WHOLE), locale),
      };
    },
  });
}

const PersonSchema = Type.Object(
  {
    personId: Id,
    name: Type.String(),
    unitName: Type.String(),
    group: Type.String(),
    short: Type.String(),
    /** Of `short`, as the person's rulebook counts. */
    unit: Type.Union([Type.Literal('hour'), Type.Literal('credit')]),
    studying: Count,
    provisional: Count,
    done: Count,
    lastOn: OrNull(Day),
  },
  closed,
);

function people({ rulebooks }: Ports): Route {
  return query({
    id: 'listStudyPeople',
    room,
    path: '/api/study-desk/people',
    summary: 'The people of the caller’s units, most behind first, and what each studies this year',
    policy: readers,
    query: Type.Object(
      {
        ...asked,
        ...page,
        group: Type.Optional(
          Type.Union([
            Type.Literal('met'),
            Type.Literal('hoped'),
            Type.Literal('short'),
            Type.Literal('not-met'),
          ]),
        ),
        search: Type.Optional(Type.String({ maxLength: 60 })),
      },
      closed,
    ),
    response: Type.Object(
      {
        items: Type.Array(PersonSchema),
        nextCursor: OrNull(Type.String()),
        permissions: Type.Array(Type.Literal('remind')),
      },
      closed,
    ),
    run: async (read, { query: of }) => {
      const scope = deskScope(read, of);
      const limit = of.limit ?? 50;
      const found = await peoplePage(
        read.db,
        {
          ...scope,
          span: calendarYear(of.year ?? yearOf(read.today)),
          group: of.group ?? null,
          search: of.search?.trim() || null,
        },
        { after: of.cursor === undefined ? null : readPlace(of.cursor), limit: limit + 1 },
      );
      const items = found.slice(0, limit);
      const last = items.at(-1);
      const taking = await takingOf(
        read.db,
        items.map((one) => one.personId),
        scope,
      );
      return {
        items: items.map((one): Static<typeof PersonSchema> => {
          const own = taking.get(one.personId);
          return {
            personId: one.personId,
            name: one.name,
            unitName: one.unitName,
            group: one.group,
            short: formatHours(one.short),
            unit: rulebooks.library.editionByRef(one.packRef)?.unit ?? 'hour',
            studying: own?.studying ?? 0,
            provisional: own?.provisional ?? 0,
            done: own?.done ?? 0,
            lastOn: own?.lastAt ? formatLocalDate(shanghaiDateOf(own.lastAt)) : null,
          };
        }),
        nextCursor:
          found.length > limit && last ? placeOf(String(last.short), last.personId) : null,
        permissions: mayRemind(read) ? (['remind'] as const).slice() : [],
      };
    },
  });
}

function mayRemind(read: Reading): boolean {
  const { subtrees, offices } = scopeOf(read.actor, REMINDING_ROLES);
  return subtrees.length + offices.length > 0;
}

function placeOf(first: string, id: string): string {
  return Buffer.from(`${first} ${id}`).toString('base64url');
}

function readCursor(
  cursor: string,
  known: RegExp,
): { readonly first: string; readonly id: string } {
  const [first = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (!known.test(first) || !isId(id))
    throw new Refusal('platform.bad_cursor', 'invalid', {
      fields: [{ path: 'query/cursor', code: 'platform.bad_cursor' }],
    });
  return { first, id };
}

function readPlace(cursor: string): { short: number; personId: string } {
  const { first, id } = readCursor(cursor, /^\d{1,10}$/);
  return { short: Number(first), personId: id };
}

function anomalies(): Route {
  return query({
    id: 'listStudyAnomalies',
    room,
    path: '/api/study-desk/anomalies',
    summary: 'Records of study that look odd, of the people of the bureau, the latest first',
    policy: { who: 'role', roles: ['bureau-officer'] },
    query: Type.Object(
      {
        ...page,
        state: Type.Optional(Type.Enum(['open', 'cleared', 'asked', 'answered', 'refused'])),
        reason: Type.Optional(Type.Enum(ANOMALY_REASONS)),
      },
      closed,
    ),
    response: Type.Object(
      {
        items: Type.Array(
          Type.Object(
            {
              personId: Id,
              anomalyId: Id,
              caseId: Id,
              personName: Type.String(),
              unitName: Type.String(),
              course: Type.String(),
              reasons: Type.Array(Type.String()),
              state: Type.String(),
              foundAt: Instant,
            },
            closed,
          ),
        ),
        nextCursor: OrNull(Type.String()),
      },
      closed,
    ),
    run: async (read, { query: of }) => {
      const limit = of.limit ?? 50;
      const units = unitsInScope(scopeOf(read.actor, ['bureau-officer']), read.today);
      const before = of.cursor === undefined ? null : readCursor(of.cursor, /^\d{10,16}$/);
      const found = await anomalyLines(
        read.db,
        { units },
        {
          state: of.state ?? null,
          reason: of.reason ?? null,
          before: before && { at: new Date(Number(before.first)), id: before.id },
          limit: limit + 1,
        },
      );
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((one) => ({
          ...one,
          reasons: [...one.reasons],
          foundAt: one.foundAt.toISOString(),
        })),
        nextCursor:
          found.length > limit && last
            ? placeOf(String(last.foundAt.getTime()), last.anomalyId)
            : null,
      };
    },
  });
}

const authors = { who: 'role', roles: AUTHOR_ROLES } as const;
const courseParams = Type.Object({ courseId: Id }, closed);

function questions(): Route {
  return query({
    id: 'listCourseQuestions',
    room,
    path: '/api/kept-courses/:courseId/questions',
    summary: 'The questions of a course of one’s organisation, those that most miss first',
    policy: authors,
    params: courseParams,
    response: Type.Object(
      {
        items: Type.Array(
          Type.Object(
            {
              questionId: Id,
              chapter: Type.String(),
              text: Type.String(),
              asked: Count,
              right: Count,
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    run: async (read, { params }) => {
      const courseId = asId<'course'>(params.courseId);
      const versions = await versionsOf(read.db, courseId);
      const [latest] = versions;
      if (!latest || !keeps(read.actor, latest.nodeId)) throw refuse('no_course');
      const known = new Map(
        versions
          .toReversed()
          .flatMap(({ content }) => content.chapters)
          .flatMap((chapter) =>
            chapter.questions.map(
              (one) => [one.questionId, { chapter: chapter.title, text: one.text }] as const,
            ),
          ),
      );
      const lines = await questionLines(read.db, courseId);
      return {
        items: lines
          .flatMap((line) => {
            const own = known.get(line.questionId);
            return own ? [{ ...line, ...own }] : [];
          })
          .toSorted((a, b) => a.right / a.asked - b.right / b.asked || b.asked - a.asked),
      };
    },
  });
}

function learnersSheet(): Route {
  return download({
    id: 'exportCourseLearners',
    room,
    path: '/api/kept-courses/:courseId/learners/export',
    summary: 'Who studies a course of one’s organisation, as a workbook',
    policy: authors,
    params: courseParams,
    query: Type.Object({ locale: LocaleSchema }, closed),
    mediaTypes: [XLSX],
    run: async (read, { params, query: of }) => {
      const courseId = asId<'course'>(params.courseId);
      const [latest] = await versionsOf(read.db, courseId);
      if (!latest || !keeps(read.actor, latest.nodeId)) throw refuse('no_course');
      const learners = await learnersOf(read.db, courseId, SHEET_MAX);
      const dayOf = (at: Date) => formatLocalDate(shanghaiDateOf(at));
      return {
        mediaType: XLSX,
        name: 'learners.xlsx',
        disposition: 'attachment',
        body: learnerSheet(learners, of.locale ?? 'zh-CN', dayOf),
      };
    },
  });
}
