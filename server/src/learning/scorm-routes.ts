import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { mayOpen } from './author-routes.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { commitPart, openPart } from './commands/scorm-parts.ts';
import type { LearningPorts } from './ports.ts';
import { closed, Id } from './schemas.ts';
import { coursewareToken } from './scorm/courseware-token.ts';
import { refuse as refuseStudy } from './errors.ts';
import { refuse } from './scorm/errors.ts';
import type { Launch } from './scorm/manifest.ts';
import { openedState, startElements, startStores } from './scorm/part-state.ts';
import { mediaByIds } from './store/course-store.ts';
import { packagesByIds } from './store/scorm-store.ts';

const room = 'learning';
const policy = { who: 'person' } as const;
const params = Type.Object({ enrolmentId: Id, chapterId: Id }, closed);
const ItemId = Type.String({ minLength: 1, maxLength: 250 });
const Version = Type.Union([Type.Literal('1.2'), Type.Literal('2004')]);
const ELEMENTS_MAX = 20_000;
const Elements = Type.Record(
  Type.String({ minLength: 1, maxLength: 120 }),
  // Longer than any element may be, so that the answer to too long names the element.
  Type.String({ maxLength: 200_000 }),
  { maxProperties: ELEMENTS_MAX },
);

/** What parts of a package share (`adl.data`): content of 2004 may read or write it, as the package says. */
const Shared = Type.Array(
  Type.Object(
    {
      id: Type.String(),
      read: Type.Boolean(),
      write: Type.Boolean(),
      value: Type.Union([Type.String(), Type.Null()]),
    },
    closed,
  ),
);

export function scormRoutes(ports: LearningPorts): Route[] {
  return [open(ports), save(ports), preview(ports)];
}

function open(ports: LearningPorts): Route {
  return command({
    id: 'openScormPart',
    room,
    operation: 'learning.open-part',
    path: '/api/enrolments/:enrolmentId/chapters/:chapterId/part-sessions',
    summary: 'Open a part of a SCORM package: where it is shown and what it finds of the learner',
    policy,
    params,
    body: Type.Object({ itemId: ItemId }, closed),
    response: Type.Object(
      {
        version: Version,
        kind: Type.Union([Type.Literal('sco'), Type.Literal('asset')]),
        /** The page that holds the run-time, on the address for courseware only. */
        frameUrl: Type.String(),
        origin: Type.String(),
        launchPath: Type.String(),
        revision: Type.Integer(),
        elements: Elements,
        shared: Shared,
      },
      closed,
    ),
    run: async (op, { params: of, body }) => {
      const opened = await openPart(op, ports, {
        enrolmentId: asId<'enrolment'>(of.enrolmentId),
        chapterId: of.chapterId,
        itemId: body.itemId,
      });
      const origin = ports.coursewareUrl();
      if (origin === null) throw refuse('no_courseware_address');
      return {
        version: opened.version,
        kind: opened.launch.kind,
        origin,
        frameUrl: frameUrlOf(ports, origin, { mediaId: opened.mediaId, now: op.now }),
        launchPath: launchPathOf(opened.launch),
        revision: opened.revision,
        elements: { ...opened.elements },
        shared: [...opened.shared],
      };
    },
  });
}

const Preview = Type.Object(
  {
    version: Version,
    frameUrl: Type.String(),
    origin: Type.String(),
    parts: Type.Array(
      Type.Object(
        {
          itemId: ItemId,
          title: Type.String(),
          depth: Type.Integer(),
          kind: Type.Union([Type.Literal('sco'), Type.Literal('asset'), Type.Null()]),
          launchPath: Type.String(),
          elements: Elements,
          shared: Shared,
        },
        closed,
      ),
    ),
  },
  closed,
);

/** For whoever writes or reviews the course: nothing of it is kept. */
function preview(ports: LearningPorts): Route {
  return query({
    id: 'previewCourseware',
    room,
    path: '/api/course-media/:mediaId/courseware',
    summary: 'A SCORM package as learners will see it, without keeping anything of it',
    policy,
    params: Type.Object({ mediaId: Id }, closed),
    response: Preview,
    run: async (read, { params: { mediaId } }) => {
      const media = (await mediaByIds(read.db, [mediaId])).get(mediaId);
      const found = (await packagesByIds(read.db, [mediaId])).get(mediaId);
      if (!media || !(await mayOpen(read, media))) throw refuseStudy('no_media');
      if (!found) throw refuse('no_part');
      const origin = ports.coursewareUrl();
      if (origin === null) throw refuse('no_courseware_address');
      const { version, items } = found.manifest;
      const state = openedState(version, null);
      return {
        version,
        origin,
        frameUrl: frameUrlOf(ports, origin, { mediaId, now: read.now }),
        parts: items.map((item) => ({
          itemId: item.itemId,
          title: item.title,
          depth: item.depth,
          kind: item.launch?.kind ?? null,
          launchPath: item.launch === null ? '' : launchPathOf(item.launch),
          elements: { ...startElements(version, item, { state, learnerId: 'preview' }) },
          shared: [...startStores(item, new Map())],
        })),
      };
    },
  });
}

function frameUrlOf(
  ports: LearningPorts,
  origin: string,
  of: { readonly mediaId: string; readonly now: Date },
): string {
  return `${origin}/courseware/${coursewareToken(ports.keyring, of.mediaId, of.now)}/frame`;
}

function launchPathOf({ path, suffix }: Launch): string {
  return `${path.split('/').map(encodeURIComponent).join('/')}${suffix}`;
}

function save(ports: LearningPorts): Route {
  return command({
    id: 'saveScormPart',
    room,
    operation: 'learning.save-part',
    method: 'PUT',
    path: '/api/enrolments/:enrolmentId/chapters/:chapterId/part-sessions',
    summary:
      'Keep what a part of a SCORM package says of its learner; time it claims counts nothing',
    policy,
    params,
    body: Type.Object(
      {
        itemId: ItemId,
        revision: Type.Integer({ minimum: 1 }),
        ended: Type.Boolean(),
        elements: Elements,
      },
      closed,
    ),
    response: Type.Object(
      {
        revision: Type.Integer(),
        completed: Type.Boolean(),
        success: Type.Union([
          Type.Literal('unknown'),
          Type.Literal('passed'),
          Type.Literal('failed'),
        ]),
      },
      closed,
    ),
    run: async (op, { params: of, body }) => {
      const saved = await commitPart(op, ports, {
        enrolmentId: asId<'enrolment'>(of.enrolmentId),
        chapterId: of.chapterId,
        ...body,
      });
      return { revision: saved.revision, completed: saved.completed, success: saved.success };
    },
  });
}
