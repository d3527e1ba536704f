import { Type } from 'typebox';
import { asId, shanghaiDateOf } from '@jixu/kernel';
import { download, type FileReply, type Route, upload } from '../../platform/http/route.ts';
import { assertBank, assertKeeps, KEEPERS, requirePerson } from '../access.ts';
import {
  keepPicture,
  PICTURE_AREA,
  PICTURE_BYTES_MAX,
  receivePicture,
} from '../commands/receive-picture.ts';
import { refuse } from '../errors.ts';
import type { AssessmentPorts } from '../ports.ts';
import { appealToDecide } from '../commands/appeal-result.ts';
import { pictureOfAttempt, pictureOfPaper } from '../queries/my-attempt.ts';
import { attemptByKey } from '../store/attempt-store.ts';
import { pictureByNode, type StoredPicture } from '../store/picture-store.ts';
import { closed, Device, Id } from './schemas.ts';

const room = 'assessment';
const keepers = { who: 'role', roles: KEEPERS } as const;
const MEDIA_TYPES = ['image/webp'];

export function pictureRoutes(ports: AssessmentPorts): Route[] {
  return [add(ports), ofBank(ports), ofAttempt(ports), ofAppeal(ports)];
}

function add(ports: AssessmentPorts): Route {
  return upload({
    id: 'uploadQuestionPicture',
    room,
    operation: 'assessment.upload-picture',
    path: '/api/organisations/:nodeId/question-banks/:bankId/pictures',
    summary: 'A picture (JPEG, PNG, WebP) for questions of the bank; it is drawn anew',
    policy: keepers,
    params: Type.Object({ nodeId: Id, bankId: Id }, closed),
    response: Type.Object({ pictureId: Id, width: Type.Integer(), height: Type.Integer() }, closed),
    // One more than allowed, so that the refusal is this room's and names the limit.
    bytesMax: PICTURE_BYTES_MAX + 1,
    receive: async (file, { actor, params: of }) => {
      const bank = { nodeId: asId<'node'>(of.nodeId), bankId: of.bankId };
      const today = shanghaiDateOf(await ports.clock.read(ports.db));
      await assertBank({ db: ports.db, actor, today }, bank);
      const area = ports.storage.area(PICTURE_AREA);
      const received = await receivePicture(area, file.stream);
      return {
        digest: received.sourceSha256,
        run: async (op) => {
          const { picture, already } = await keepPicture(op, bank, received);
          if (already) await area.remove(received.storageKey);
          return {
            pictureId: picture.pictureId,
            width: picture.width,
            height: picture.height,
          };
        },
        discard: () => area.remove(received.storageKey),
      };
    },
  });
}

function ofBank(ports: AssessmentPorts): Route {
  return download({
    id: 'getQuestionPicture',
    room,
    path: '/api/organisations/:nodeId/question-pictures/:pictureId',
    summary: 'A picture of a question, for whoever keeps the banks of the organisation',
    policy: keepers,
    params: Type.Object({ nodeId: Id, pictureId: Id }, closed),
    mediaTypes: MEDIA_TYPES,
    run: async (read, { params: of }) => {
      const nodeId = asId<'node'>(of.nodeId);
      await assertKeeps(read, nodeId);
      const picture = await pictureByNode(read.db, nodeId, of.pictureId);
      if (!picture) throw refuse('no_picture');
      return replyWith(ports, picture);
    },
  });
}

/** While it is sat, and once it is told: to its person, on the device whose answers are taken. */
function ofAttempt(ports: AssessmentPorts): Route {
  return download({
    id: 'getAttemptPicture',
    room,
    path: '/api/my/attempts/:attemptId/pictures/:pictureId',
    summary: 'A picture of a question that the attempt asks, as long as its questions are shown',
    policy: { who: 'person' },
    params: Type.Object({ attemptId: Id, pictureId: Id }, closed),
    query: Type.Object({ device: Device }, closed),
    mediaTypes: MEDIA_TYPES,
    run: async (read, { params: { attemptId, pictureId }, query: { device } }) => {
      const { personId } = requirePerson(read.actor);
      const of = { personId, attemptId, device, pictureId };
      return replyWith(ports, await pictureOfAttempt(read, of));
    },
  });
}

/** Whoever decides about a contested paper sees what was asked as its person saw it, whoever keeps the bank. */
function ofAppeal(ports: AssessmentPorts): Route {
  return download({
    id: 'getAppealedPicture',
    room,
    path: '/api/result-appeals/:subjectId/:appealId/pictures/:pictureId',
    summary: 'A picture of a question of a contested paper, for whoever decides about it',
    policy: { who: 'person' },
    params: Type.Object({ subjectId: Id, appealId: Id, pictureId: Id }, closed),
    mediaTypes: MEDIA_TYPES,
    run: async (read, { params: { subjectId, appealId, pictureId } }) => {
      const key = { personId: asId<'person'>(subjectId), appealId };
      const attempt = await attemptByKey(read.db, await appealToDecide(read, key));
      if (!attempt) throw refuse('no_appeal');
      return replyWith(ports, await pictureOfPaper(read, attempt, pictureId));
    },
  });
}

/** Not kept by any cache: who may see it now may not tomorrow. */
function replyWith(ports: AssessmentPorts, picture: StoredPicture): FileReply {
  const { bytes, storageKey } = picture;
  const area = ports.storage.area(PICTURE_AREA);
  return {
    mediaType: picture.mediaType,
    name: `${picture.pictureId}.webp`,
    disposition: 'view',
    body: { bytes, part: (span) => area.read(storageKey, span) },
  };
}
