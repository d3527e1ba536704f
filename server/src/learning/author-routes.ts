import { type Static, Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { nodeCards } from '../organisations/index.ts';
import {
  download,
  command,
  query,
  type Reading,
  type Route,
  upload,
} from '../platform/http/route.ts';
import { Words } from '../platform/http/words.ts';
import { maySeeCase } from '../review/index.ts';
import { AUTHOR_ROLES, keeps, keptBy, requirePerson } from './access.ts';
import { MEDIA_BYTES_MAX, keepMedia, receiveMedia } from './commands/receive-media.ts';
import { beginCourse, reviseCourse, saveCourse, submitCourse } from './commands/write-course.ts';
import { type CourseVersion, EDITABLE, type Media } from './domain/course.ts';
import { categoriesOf } from './domain/study-rules.ts';
import { refuse } from './errors.ts';
import { type LearningPorts, MEDIA_AREA } from './ports.ts';
import { MediaSchema, presentMedia } from './present-media.ts';
import { presentRanges, RangesSchema } from './present.ts';
import { closed, CourseContentSchema, Id, Instant, OrNull, PlayedSchema } from './schemas.ts';
import { appealById } from './store/appeal-store.ts';
import { beatsOfChapter } from './store/raw-beats.ts';
import {
  casesWithMedia,
  coursesKept,
  coursesOffered,
  mediaByIds,
  studiesMedia,
  versionById,
  versionsOf,
} from './store/course-store.ts';
import { HLS_TYPES, PLAYLIST_TYPE } from './scorm/hls-playlist.ts';
import { fileOfPackage, packagesByIds } from './store/scorm-store.ts';
import { versionByCase } from './store/version-by-case.ts';
import { learnersOf } from './store/learners.ts';
import { enrolmentById, uncreditedOf } from './store/study-store.ts';

const room = 'learning';
const authors = { who: 'role', roles: AUTHOR_ROLES } as const;
const anyPerson = { who: 'person' } as const;
const courseParams = Type.Object({ courseId: Id }, closed);
const COURSES_MAX = 200;
const LEARNERS_MAX = 200;
const RAW_MAX = 500;
/** Of a file of up to 1 GiB, nothing is read before the row is found. */
const MEDIA_TYPES_SERVED = ['video/mp4', 'video/webm', 'audio/mp4', 'application/pdf'] as const;

const State = Type.Union([
  Type.Literal('draft'),
  Type.Literal('in-review'),
  Type.Literal('returned'),
  Type.Literal('published'),
  Type.Literal('replaced'),
  Type.Literal('refused'),
]);
const CourseSchema = Type.Object(
  {
    courseId: Id,
    versionId: Id,
    nodeId: Id,
    nodeName: Type.String(),
    number: Type.Integer(),
    state: State,
    revision: Type.Integer(),
    content: CourseContentSchema,
    media: Type.Array(MediaSchema),
    caseId: OrNull(Id),
    /** Whose case it is, for the way to its decision. */
    editedBy: Id,
    changedAt: Instant,
    publishedAt: OrNull(Instant),
    categories: Type.Array(Type.Object({ id: Type.String(), label: Words }, closed)),
    /** Other courses of the place: what this one may require, and what it does. */
    others: Type.Array(Type.Object({ courseId: Id, title: Type.String() }, closed)),
    permissions: Type.Array(
      Type.Union([Type.Literal('edit'), Type.Literal('submit'), Type.Literal('revise')]),
    ),
  },
  closed,
);

export function authorRoutes(ports: LearningPorts): Route[] {
  return [
    listKept(),
    begin(ports),
    getKept(ports),
    save(ports),
    revise(ports),
    submit(ports),
    uploadMedia(ports),
    learners(),
    reviewedCourse(ports),
    reviewedAppeal(),
    mediaBytes(ports),
    recordingPiece(ports),
  ];
}

async function presentCourse(
  read: Pick<Reading, 'db' | 'actor' | 'today'>,
  ports: LearningPorts,
  course: CourseVersion,
): Promise<Static<typeof CourseSchema>> {
  const { content, state } = course;
  const ids = content.chapters.flatMap((one) => one.mediaId ?? []);
  const media = await mediaByIds(read.db, ids);
  const packages = await packagesByIds(read.db, ids);
  const node = (await nodeCards(read, [course.nodeId])).get(course.nodeId);
  const book = await ports.rulebooks.rulebookOfUnit(read, course.nodeId, read.today);
  const allowed = book ? categoriesOf(book.edition) : [];
  const others = await coursesOffered(read.db, [course.placeId], COURSES_MAX);
  const own = keeps(read.actor, course.nodeId);
  const edits = own && EDITABLE.includes(state);
  const revises = own && !EDITABLE.includes(state) && state !== 'in-review';
  return {
    courseId: course.courseId,
    versionId: course.versionId,
    nodeId: course.nodeId,
    nodeName: node?.name ?? '',
    number: course.number,
    state,
    revision: course.revision,
    content,
    media: [...media.values()].map((one) => presentMedia(one, packages.get(one.mediaId))),
    caseId: course.caseId,
    editedBy: course.editedBy,
    changedAt: course.changedAt.toISOString(),
    publishedAt: course.publishedAt?.toISOString() ?? null,
    categories: (book?.edition.categories ?? [])
      .filter(({ id }) => allowed.includes(id))
      .map(({ id, label }) => ({ id, label: { ...label } })),
    others: others
      .filter((one) => one.courseId !== course.courseId)
      .map((one) => ({ courseId: one.courseId, title: one.content.title })),
    permissions: edits ? ['edit', 'submit'] : revises ? ['revise'] : [],
  };
}

function listKept(): Route {
  return query({
    id: 'listKeptCourses',
    room,
    path: '/api/kept-courses',
    summary: 'The courses that one’s organisation offers, or is about to, and how they are studied',
    policy: authors,
    response: Type.Object(
      {
        items: Type.Array(
          Type.Object(
            {
              courseId: Id,
              title: Type.String(),
              state: State,
              live: Type.Boolean(),
              nodeName: Type.String(),
              learners: Type.Integer(),
              passed: Type.Integer(),
              changedAt: Instant,
            },
            closed,
          ),
        ),
        nodes: Type.Array(Type.Object({ nodeId: Id, name: Type.String() }, closed)),
      },
      closed,
    ),
    run: async (read) => {
      const nodeIds = keptBy(read.actor);
      const nodes = await nodeCards(read, nodeIds);
      const items = await coursesKept(read.db, nodeIds, COURSES_MAX);
      return {
        items: items.map((one) => ({
          courseId: one.courseId,
          title: one.content.title,
          state: one.state,
          live: one.live,
          nodeName: nodes.get(one.nodeId)?.name ?? '',
          learners: one.learners,
          passed: one.passed,
          changedAt: one.changedAt.toISOString(),
        })),
        nodes: [...nodes.values()].map(({ nodeId, name }) => ({ nodeId, name })),
      };
    },
  });
}

function begin(ports: LearningPorts): Route {
  return command({
    id: 'beginCourse',
    room,
    operation: 'learning.begin-course',
    method: 'PUT',
    path: '/api/kept-courses/:courseId',
    summary: 'Begin a course of one’s organisation',
    policy: authors,
    params: courseParams,
    body: Type.Object(
      { nodeId: Id, title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }) },
      closed,
    ),
    response: CourseSchema,
    run: async (op, { params, body }) => {
      const courseId = asId<'course'>(params.courseId);
      const nodeId = asId<'node'>(body.nodeId);
      const begun = await beginCourse(op, ports, { courseId, nodeId, title: body.title.trim() });
      return presentCourse({ db: op.tx, actor: op.actor, today: op.today }, ports, begun);
    },
  });
}

function getKept(ports: LearningPorts): Route {
  return query({
    id: 'getKeptCourse',
    room,
    path: '/api/kept-courses/:courseId',
    summary: 'The latest version of a course of one’s organisation, with its questions and answers',
    policy: authors,
    params: courseParams,
    response: CourseSchema,
    run: async (read, { params }) => {
      const [latest] = await versionsOf(read.db, asId<'course'>(params.courseId));
      if (!latest || !keeps(read.actor, latest.nodeId)) throw refuse('no_course');
      return presentCourse(read, ports, latest);
    },
  });
}

function save(ports: LearningPorts): Route {
  return command({
    id: 'saveCourse',
    room,
    operation: 'learning.save-course',
    method: 'PUT',
    path: '/api/kept-courses/:courseId/draft',
    summary: 'Save the draft of a course; only handing in asks whether it is complete',
    policy: authors,
    params: courseParams,
    body: Type.Object(
      { revision: Type.Integer({ minimum: 1 }), content: CourseContentSchema },
      closed,
    ),
    response: CourseSchema,
    run: async (op, { params, body }) => {
      const saved = await saveCourse(op, { courseId: asId<'course'>(params.courseId), ...body });
      return presentCourse({ db: op.tx, actor: op.actor, today: op.today }, ports, saved);
    },
  });
}

function revise(ports: LearningPorts): Route {
  return command({
    id: 'reviseCourse',
    room,
    operation: 'learning.revise-course',
    path: '/api/kept-courses/:courseId/versions',
    summary: 'Begin a new version; the published one stays until this one is',
    policy: authors,
    params: courseParams,
    response: CourseSchema,
    run: async (op, { params }) => {
      const revised = await reviseCourse(op, asId<'course'>(params.courseId));
      return presentCourse({ db: op.tx, actor: op.actor, today: op.today }, ports, revised);
    },
  });
}

function submit(ports: LearningPorts): Route {
  return command({
    id: 'submitCourse',
    room,
    operation: 'learning.submit-course',
    path: '/api/kept-courses/:courseId/submission',
    summary: 'Hand a course to the bureau',
    policy: authors,
    params: courseParams,
    body: Type.Object({ revision: Type.Integer({ minimum: 1 }) }, closed),
    response: CourseSchema,
    run: async (op, { params, body }) => {
      const courseId = asId<'course'>(params.courseId);
      const handedIn = await submitCourse(op, ports, { courseId, ...body });
      return presentCourse({ db: op.tx, actor: op.actor, today: op.today }, ports, handedIn);
    },
  });
}

function uploadMedia(ports: LearningPorts): Route {
  return upload({
    id: 'uploadCourseMedia',
    room,
    operation: 'learning.upload-media',
    path: '/api/kept-courses/media',
    summary:
      'A recording (MP4, WebM, M4A), document (PDF) or SCORM package for the courses of one’s organisation',
    policy: authors,
    query: Type.Object({ node: Id }, closed),
    response: MediaSchema,
    bytesMax: MEDIA_BYTES_MAX + 1,
    receive: async (file, { actor, query: asked }) => {
      const nodeId = asId<'node'>(asked.node);
      if (!keeps(actor, nodeId)) throw refuse('no_course');
      const area = ports.storage.area(MEDIA_AREA);
      const received = await receiveMedia(area, file);
      return {
        digest: received.stored.sha256,
        run: async (op) =>
          presentMedia(await keepMedia(op, received, nodeId), received.courseware ?? undefined),
        discard: () => area.remove(received.stored.key),
      };
    },
  });
}

function learners(): Route {
  return query({
    id: 'listCourseLearners',
    room,
    path: '/api/kept-courses/:courseId/learners',
    summary: 'Who studies a course of one’s organisation, and how far they are',
    policy: authors,
    params: courseParams,
    response: Type.Object(
      {
        items: Type.Array(
          Type.Object(
            {
              name: Type.String(),
              state: Type.String(),
              enrolledAt: Instant,
              chaptersDone: Type.Integer(),
              completedAt: OrNull(Instant),
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    run: async (read, { params }) => {
      const courseId = asId<'course'>(params.courseId);
      const [latest] = await versionsOf(read.db, courseId);
      if (!latest || !keeps(read.actor, latest.nodeId)) throw refuse('no_course');
      const items = await learnersOf(read.db, courseId, LEARNERS_MAX);
      return {
        items: items.map((one) => ({
          name: one.name,
          state: one.state,
          enrolledAt: one.enrolledAt.toISOString(),
          chaptersDone: one.chaptersDone,
          completedAt: one.completedAt?.toISOString() ?? null,
        })),
      };
    },
  });
}

function reviewedCourse(ports: LearningPorts): Route {
  return query({
    id: 'getReviewedCourse',
    room,
    path: '/api/course-cases/:subjectId/:caseId',
    summary: 'A course as whoever decides about it sees it, with its questions and answers',
    policy: anyPerson,
    params: Type.Object({ subjectId: Id, caseId: Id }, closed),
    response: CourseSchema,
    run: async (read, { params }) => {
      const subjectId = asId<'person'>(params.subjectId);
      const caseId = asId<'case'>(params.caseId);
      const found = await versionByCase(read.db, caseId);
      if (!found || !(await maySeeCase(read, read.actor, subjectId, caseId)))
        throw refuse('no_course');
      const courseId = asId<'course'>(found.courseId);
      const version = await versionById(read.db, courseId, asId<'version'>(found.versionId));
      if (!version) throw refuse('no_course');
      return presentCourse(read, ports, version);
    },
  });
}

function reviewedAppeal(): Route {
  return query({
    id: 'getStudyAppeal',
    room,
    path: '/api/study-appeals/:subjectId/:appealId',
    summary: 'An appeal about study time with the raw record: what was reported, credited, refused',
    policy: anyPerson,
    params: Type.Object({ subjectId: Id, appealId: Id }, closed),
    response: Type.Object(
      {
        text: Type.String(),
        state: Type.String(),
        course: Type.String(),
        chapter: Type.String(),
        madeAt: Instant,
        intervals: RangesSchema,
        uncredited: Type.Array(
          Type.Object(
            { from: Type.Integer(), to: Type.Integer(), reason: Type.String(), at: Instant },
            closed,
          ),
        ),
        beats: Type.Array(PlayedSchema),
      },
      closed,
    ),
    run: async (read, { params }) => {
      const personId = asId<'person'>(params.subjectId);
      const found = await appealById(read.db, personId, params.appealId);
      if (!found || !(await maySeeCase(read, read.actor, personId, found.caseId)))
        throw refuse('no_enrolment');
      const { enrolmentId, chapterId } = found;
      const enrolment = await enrolmentById(read.db, personId, enrolmentId);
      const version =
        enrolment && (await versionById(read.db, enrolment.courseId, enrolment.versionId));
      const chapter = version?.content.chapters.find((one) => one.chapterId === chapterId);
      const place = { personId, enrolmentId, chapterId, limit: RAW_MAX };
      const at = (row: { readonly at: Date }) => ({ at: row.at.toISOString() });
      return {
        text: found.text,
        state: found.state,
        course: version?.content.title ?? '',
        chapter: chapter?.title ?? '',
        madeAt: found.madeAt.toISOString(),
        intervals: presentRanges(found.intervals),
        uncredited: (await uncreditedOf(read.db, place)).map((row) => ({
          from: row.from,
          to: row.to,
          reason: row.reason,
          ...at(row),
        })),
        beats: (await beatsOfChapter(read.db, place)).map((row) => ({ ...row, ...at(row) })),
      };
    },
  });
}

/** Whoever studies a course with it, keeps it, or decides about it. */
export async function mayOpen(read: Reading, media: Media): Promise<boolean> {
  const { personId } = requirePerson(read.actor);
  if (keeps(read.actor, media.nodeId)) return true;
  if (await studiesMedia(read.db, personId, media.mediaId)) return true;
  for (const { caseId, editedBy } of await casesWithMedia(read.db, media.mediaId))
    if (await maySeeCase(read, read.actor, editedBy, caseId)) return true;
  return false;
}

function mediaBytes(ports: LearningPorts): Route {
  return download({
    id: 'courseMedia',
    room,
    path: '/api/course-media/:mediaId',
    summary: 'A recording or document, whole or in parts',
    policy: anyPerson,
    params: Type.Object({ mediaId: Id }, closed),
    mediaTypes: MEDIA_TYPES_SERVED,
    run: async (read, { params }) => {
      const media = (await mediaByIds(read.db, [params.mediaId])).get(params.mediaId);
      const known =
        media !== undefined && media.kind !== 'scorm' && media.mediaType !== PLAYLIST_TYPE;
      if (!known || !(await mayOpen(read, media))) throw refuse('no_media');
      const area = ports.storage.area(MEDIA_AREA);
      return {
        mediaType: media.mediaType,
        name: media.name,
        disposition: 'view',
        cache: 'private-immutable',
        body: { bytes: media.bytes, part: (span) => area.read(media.storageKey, span) },
      };
    },
  });
}

/** The playlists and pieces of a recording; whoever may open the recording may fetch each. */
function recordingPiece(ports: LearningPorts): Route {
  return download({
    id: 'courseMediaPiece',
    room,
    path: '/api/course-media/:mediaId/pieces/:piece',
    summary: 'A playlist or piece of a recording in pieces (HLS)',
    policy: anyPerson,
    params: Type.Object(
      { mediaId: Id, piece: Type.String({ pattern: '^f[0-9]{1,5}\\.[a-z0-9]{1,4}$' }) },
      closed,
    ),
    mediaTypes: HLS_TYPES,
    run: async (read, { params }) => {
      const media = (await mediaByIds(read.db, [params.mediaId])).get(params.mediaId);
      if (media?.mediaType !== PLAYLIST_TYPE || !(await mayOpen(read, media)))
        throw refuse('no_media');
      const found = await fileOfPackage(read.db, params.mediaId, params.piece);
      if (!found) throw refuse('no_media');
      const area = ports.storage.area(MEDIA_AREA);
      const { offset, bytes, mediaType, storageKey } = found;
      return {
        mediaType,
        name: params.piece,
        disposition: 'view',
        cache: 'private-immutable',
        body: {
          bytes,
          part: ({ first, last }) =>
            area.read(storageKey, { first: offset + first, last: offset + last }),
        },
      };
    },
  });
}
