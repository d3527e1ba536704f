import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { command, type Route } from '../platform/http/route.ts';
import { commitPart, openPart } from './commands/scorm-parts.ts';
import type { LearningPorts } from './ports.ts';
import { closed, Id } from './schemas.ts';
import { coursewareToken } from './scorm/courseware-token.ts';
import { refuse } from './scorm/errors.ts';

const room = 'learning';
const policy = { who: 'person' } as const;
const params = Type.Object({ enrolmentId: Id, chapterId: Id }, closed);
const ItemId = Type.String({ minLength: 1, maxLength: 250 });
const ELEMENTS_MAX = 20_000;
const Elements = Type.Record(
  Type.String({ minLength: 1, maxLength: 120 }),
  Type.String({ maxLength: 64_000 }),
  { maxProperties: ELEMENTS_MAX },
);

export function scormRoutes(ports: LearningPorts): Route[] {
  return [open(ports), save()];
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
        version: Type.Union([Type.Literal('1.2'), Type.Literal('2004')]),
        kind: Type.Union([Type.Literal('sco'), Type.Literal('asset')]),
        /** The page that holds the run-time, on the address for courseware only. */
        frameUrl: Type.String(),
        origin: Type.String(),
        launchPath: Type.String(),
        revision: Type.Integer(),
        elements: Elements,
      },
      closed,
    ),
    run: async (op, { params: of, body }) => {
      const origin = ports.coursewareUrl();
      if (origin === null) throw refuse('no_courseware_address');
      const opened = await openPart(op, {
        enrolmentId: asId<'enrolment'>(of.enrolmentId),
        chapterId: of.chapterId,
        itemId: body.itemId,
      });
      const token = coursewareToken(ports.keyring, opened.mediaId, op.now);
      const { launch } = opened;
      return {
        version: opened.version,
        kind: launch.kind,
        origin,
        frameUrl: `${origin}/courseware/${token}/frame`,
        launchPath: `${launch.path.split('/').map(encodeURIComponent).join('/')}${launch.suffix}`,
        revision: opened.revision,
        elements: { ...opened.elements },
      };
    },
  });
}

function save(): Route {
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
      const saved = await commitPart(op, {
        enrolmentId: asId<'enrolment'>(of.enrolmentId),
        chapterId: of.chapterId,
        ...body,
      });
      return { revision: saved.revision, completed: saved.completed, success: saved.success };
    },
  });
}
