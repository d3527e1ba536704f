import { Type } from 'typebox';
import { asId, shanghaiDateOf } from '@jixu/kernel';
import {
  command,
  download,
  type FileReply,
  type Route,
  upload,
} from '../../platform/http/route.ts';
import { assertKeeps, KEEPERS, requirePerson } from '../access.ts';
import { PORTRAIT_AREA } from '../commands/drop-portrait.ts';
import {
  assertMayHandIn,
  keepPortrait,
  receivePortrait,
  takePortraitBack,
} from '../commands/keep-portrait.ts';
import { visibleOffering } from '../commands/sign-up.ts';
import { PORTRAIT_SHAPE } from '../domain/portrait.ts';
import { refuse } from '../errors.ts';
import type { AssessmentPorts } from '../ports.ts';
import { entryByKey } from '../store/entry-store.ts';
import { offeringByKey } from '../store/offering-store.ts';
import { type Portrait, portraitOf } from '../store/portrait-store.ts';
import { closed, Id } from './schemas.ts';

const room = 'assessment';
const own = { who: 'person' } as const;
const MEDIA_TYPES = ['image/jpeg'];
const path = '/api/my/assessments/:offeringId/portrait';
const params = Type.Object({ offeringId: Id }, closed);

/** Portraits for admission tickets: handed in by their person, seen by whoever holds the exam. */
export function portraitRoutes(ports: AssessmentPorts): Route[] {
  return [handIn(ports), takeBack(), mine(ports), ofCandidate(ports)];
}

function handIn(ports: AssessmentPorts): Route {
  return upload({
    id: 'uploadPortrait',
    room,
    operation: 'assessment.upload-portrait',
    path,
    summary:
      'The caller’s portrait (JPEG, PNG) for the admission ticket, with consent to the text named; it is drawn anew',
    policy: own,
    params,
    query: Type.Object({ consent: Type.String({ minLength: 1, maxLength: 20 }) }, closed),
    response: Type.Object({ portraitId: Id }, closed),
    // One more than allowed, so that the refusal is this room's and names the limit.
    bytesMax: PORTRAIT_SHAPE.bytesMax + 1,
    receive: async (file, { actor, params: { offeringId }, query: { consent: wording } }) => {
      const { personId } = requirePerson(actor);
      const now = await ports.clock.read(ports.db);
      const read = { db: ports.db, now, today: shanghaiDateOf(now) };
      await assertMayHandIn(read, { personId, offeringId, wording });
      const area = ports.storage.area(PORTRAIT_AREA);
      const received = await receivePortrait(area, file.stream);
      return {
        digest: received.sourceSha256,
        run: async (op) => {
          const { portraitId } = await keepPortrait(op, { offeringId, wording }, received);
          return { portraitId };
        },
        discard: () => area.remove(received.storageKey),
      };
    },
  });
}

function takeBack(): Route {
  return command({
    id: 'takePortraitBack',
    room,
    operation: 'assessment.take-portrait-back',
    method: 'DELETE',
    path,
    summary:
      'Ends the consent: the portrait goes, and tickets that are kept are printed without it',
    policy: own,
    params,
    response: Type.Object({ done: Type.Boolean() }, closed),
    run: async (op, { params: { offeringId } }) => {
      await takePortraitBack(op, offeringId);
      return { done: true };
    },
  });
}

function mine(ports: AssessmentPorts): Route {
  return download({
    id: 'getMyPortrait',
    room,
    path,
    summary: 'The caller’s own portrait, as the ticket shows it',
    policy: own,
    params,
    mediaTypes: MEDIA_TYPES,
    run: async (read, { params: { offeringId } }) => {
      const { personId } = requirePerson(read.actor);
      await visibleOffering(read, personId, offeringId);
      return replyWith(ports, await portraitOf(read.db, { personId, offeringId }));
    },
  });
}

/** To be compared with who stands at the door. */
function ofCandidate(ports: AssessmentPorts): Route {
  return download({
    id: 'getPortrait',
    room,
    path: '/api/organisations/:nodeId/assessments/:offeringId/people/:personId/portrait',
    summary: 'The portrait of somebody who signed up, for whoever holds and proctors the exam',
    policy: { who: 'role', roles: KEEPERS },
    params: Type.Object({ nodeId: Id, offeringId: Id, personId: Id }, closed),
    mediaTypes: MEDIA_TYPES,
    run: async (read, { params: of }) => {
      const nodeId = asId<'node'>(of.nodeId);
      await assertKeeps(read, nodeId);
      if (!(await offeringByKey(read.db, { nodeId, offeringId: of.offeringId })))
        throw refuse('no_offering');
      const key = { personId: asId<'person'>(of.personId), offeringId: of.offeringId };
      const entry = await entryByKey(read.db, key);
      if (entry?.nodeId !== nodeId) throw refuse('no_portrait');
      return replyWith(ports, await portraitOf(read.db, key));
    },
  });
}

/** Not kept by any cache: it is gone when its person says so. */
function replyWith(ports: AssessmentPorts, portrait: Portrait | null): FileReply {
  if (portrait === null) throw refuse('portrait_none');
  const { bytes, storageKey, portraitId } = portrait;
  const area = ports.storage.area(PORTRAIT_AREA);
  return {
    mediaType: 'image/jpeg',
    name: `${portraitId}.jpg`,
    disposition: 'view',
    body: { bytes, part: (span) => area.read(storageKey, span) },
  };
}
