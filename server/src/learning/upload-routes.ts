import { type Static, Type } from 'typebox';
import { asId } from '@jixu/kernel';
import {
  command,
  query,
  type Reading,
  readingOf,
  type Route,
  upload,
} from '../platform/http/route.ts';
import { AUTHOR_ROLES, keptBy, requirePerson } from './access.ts';
import {
  beginUpload,
  dropUpload,
  finishUpload,
  keepPiece,
  ownUpload,
  receivePiece,
} from './commands/pieced-upload.ts';
import { PIECE_BYTES, type PiecedUpload } from './domain/pieces.ts';
import { type LearningPorts, MEDIA_AREA } from './ports.ts';
import { MediaSchema, presentMedia } from './present-media.ts';
import { closed, Id, Instant, OrNull } from './schemas.ts';
import { mediaByIds } from './store/course-store.ts';
import { packagesByIds } from './store/scorm-store.ts';
import { piecesOf, receivedOf, uploadsOf } from './store/upload-store.ts';

const room = 'learning';
const policy = { who: 'role', roles: AUTHOR_ROLES } as const;
const params = Type.Object({ uploadId: Id }, closed);
const at = '/api/course-uploads/:uploadId';
const LISTED_MAX = 50;
const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });

const summary = {
  uploadId: Id,
  nodeId: Id,
  name: Type.String(),
  bytes: Type.Integer(),
  /** How much of it lies here. */
  received: Type.Integer(),
  state: Type.Union([
    Type.Literal('open'),
    Type.Literal('reading'),
    Type.Literal('kept'),
    Type.Literal('refused'),
  ]),
  changedAt: Instant,
};
const UploadSchema = Type.Object(
  {
    ...summary,
    /** Each piece is this long but the last. */
    pieceBytes: Type.Integer(),
    pieces: Type.Array(Type.Object({ number: Type.Integer(), sha256: Digest }, closed)),
    media: OrNull(MediaSchema),
    /** What the whole file was refused for; a code like any refusal’s. */
    refusal: OrNull(
      Type.Object(
        {
          code: Type.String(),
          detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
        },
        closed,
      ),
    ),
  },
  closed,
);

export function uploadRoutes(ports: LearningPorts): Route[] {
  return [list(), begin(), look(), piece(ports), finish(), drop()];
}

function presentSummary(one: PiecedUpload, received: number) {
  const { uploadId, nodeId, name, bytes, state, changedAt } = one;
  return { uploadId, nodeId, name, bytes, received, state, changedAt: changedAt.toISOString() };
}

async function presentUpload(
  read: Pick<Reading, 'db'>,
  one: PiecedUpload,
): Promise<Static<typeof UploadSchema>> {
  const pieces = await piecesOf(read.db, one);
  const received = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  const ids = one.mediaId === null ? [] : [one.mediaId];
  const media = (await mediaByIds(read.db, ids)).get(one.mediaId ?? '');
  const packages = await packagesByIds(read.db, ids);
  return {
    ...presentSummary(one, received),
    pieceBytes: PIECE_BYTES,
    pieces: pieces.map(({ number, sha256 }) => ({ number, sha256 })),
    media: media ? presentMedia(media, packages.get(media.mediaId)) : null,
    refusal: one.refusal && { code: one.refusal.code, detail: { ...one.refusal.detail } },
  };
}

function list(): Route {
  return query({
    id: 'listCourseUploads',
    room,
    path: '/api/course-uploads',
    summary: 'The files that one began to send in pieces, the latest first',
    policy,
    response: Type.Object({ items: Type.Array(Type.Object(summary, closed)) }, closed),
    run: async (read) => {
      const { personId } = requirePerson(read.actor);
      const nodeIds = keptBy(read.actor);
      const items = await uploadsOf(read.db, { personId, nodeIds, limit: LISTED_MAX });
      const uploadIds = items.map((one) => one.uploadId);
      const received = await receivedOf(read.db, { personId, uploadIds });
      return { items: items.map((one) => presentSummary(one, received.get(one.uploadId) ?? 0)) };
    },
  });
}

function begin(): Route {
  return command({
    id: 'beginCourseUpload',
    room,
    operation: 'learning.begin-upload',
    method: 'PUT',
    path: at,
    summary: 'Begin a file that comes in pieces, so that a cut line costs one piece',
    policy,
    params,
    body: Type.Object(
      {
        nodeId: Id,
        name: Type.String({ minLength: 1, maxLength: 255 }),
        bytes: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
      },
      closed,
    ),
    response: UploadSchema,
    run: async (op, { params: of, body }) => {
      const nodeId = asId<'node'>(body.nodeId);
      const begun = await beginUpload(op, { ...body, nodeId, uploadId: asId(of.uploadId) });
      return presentUpload(readingOf(op), begun);
    },
  });
}

function look(): Route {
  return query({
    id: 'getCourseUpload',
    room,
    path: at,
    summary: 'What of a file has come, and what became of it',
    policy,
    params,
    response: UploadSchema,
    run: async (read, { params: of }) =>
      presentUpload(read, await ownUpload(read, asId(of.uploadId))),
  });
}

function piece(ports: LearningPorts): Route {
  return upload({
    id: 'sendCourseUploadPiece',
    room,
    operation: 'learning.upload-piece',
    path: `${at}/pieces/:number`,
    summary: 'One piece of a file, with its SHA-256; in any order, and again where no answer came',
    policy,
    params: Type.Object({ uploadId: Id, number: Type.Integer({ minimum: 0 }) }, closed),
    query: Type.Object({ sha256: Digest }, closed),
    response: Type.Object({ number: Type.Integer() }, closed),
    bytesMax: PIECE_BYTES + 1,
    receive: async (file, { actor, params: of, query: { sha256 } }) => {
      const area = ports.storage.area(MEDIA_AREA);
      const uploadId = asId<'upload'>(of.uploadId);
      const found = await ownUpload({ db: ports.db, actor }, uploadId);
      const about = { upload: found, number: of.number, sha256 };
      const stored = await receivePiece(area, file.stream, about);
      return {
        digest: stored.sha256,
        run: async (op) => {
          await keepPiece(op, { uploadId, number: of.number, stored });
          return { number: of.number };
        },
        discard: () => area.remove(stored.key),
      };
    },
  });
}

function finish(): Route {
  return command({
    id: 'finishCourseUpload',
    room,
    operation: 'learning.finish-upload',
    path: `${at}/completion`,
    summary: 'Every piece has come; the upload then says what became of the file',
    policy,
    params,
    response: UploadSchema,
    run: async (op, { params: of }) => {
      const uploadId = asId<'upload'>(of.uploadId);
      await finishUpload(op, uploadId);
      const read = readingOf(op);
      return presentUpload(read, await ownUpload(read, uploadId));
    },
  });
}

function drop(): Route {
  return command({
    id: 'dropCourseUpload',
    room,
    operation: 'learning.drop-upload',
    method: 'DELETE',
    path: at,
    summary: 'Give up a file that came in pieces; a recording that was kept of it stays',
    policy,
    params,
    response: Type.Object({}, closed),
    run: async (op, { params: of }) => {
      await dropUpload(op, asId(of.uploadId));
      return {};
    },
  });
}
