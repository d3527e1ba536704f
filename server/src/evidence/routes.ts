import { Type } from 'typebox';
import { asId, type EvidenceId, type PersonId } from '@jixu/kernel';
import { MEDIA_TYPES } from '../platform/files/index.ts';
import { download, query, type Route, upload } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { handIn } from './commands/hand-in.ts';
import { discardReceived, receiveFile } from './commands/receive-file.ts';
import { recordOpening } from './commands/record-opening.ts';
import { EVIDENCE_BYTES_MAX } from './domain/evidence-file.ts';
import { refuse } from './errors.ts';
import { EVIDENCE_AREA, type EvidencePorts } from './ports.ts';
import { FileSchema, HandedInSchema, Id, presentFile } from './present.ts';
import { visibleFile } from './queries/visible-file.ts';

const fileParams = Type.Object({ personId: Id, evidenceId: Id }, { additionalProperties: false });

export function routes(ports: EvidencePorts): Route[] {
  return [handInFile(ports), fileFacts(ports), fileBytes(ports), filePreview(ports)];
}

function handInFile(ports: EvidencePorts): Route {
  return upload({
    id: 'uploadEvidence',
    room: 'evidence',
    operation: 'evidence.hand-in',
    path: '/api/evidence',
    summary: 'Hand in a file for oneself, or as a unit administrator for someone in scope',
    policy: { who: 'person' },
    query: Type.Object({ for: Type.Optional(Id) }, { additionalProperties: false }),
    response: HandedInSchema,
    // One more than allowed, so that the refusal is this room's and names the limit.
    bytesMax: EVIDENCE_BYTES_MAX + 1,
    receive: async (file, { actor, query: asked }) => {
      if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
      const personId = asked.for ? asId<'person'>(asked.for) : actor.personId;
      const area = ports.storage.area(EVIDENCE_AREA);
      const received = await receiveFile(area, file);
      return {
        digest: received.stored.sha256,
        run: async (op) => {
          const { file: kept, already } = await handIn(op, received, { personId });
          return { ...presentFile(kept), already };
        },
        discard: () => discardReceived(area, received),
      };
    },
  });
}

function fileFacts(ports: EvidencePorts): Route {
  return query({
    id: 'getEvidence',
    room: 'evidence',
    path: '/api/evidence/:personId/:evidenceId',
    summary: 'What is known of a file',
    policy: { who: 'person' },
    params: fileParams,
    response: FileSchema,
    run: async (read, { params }) => ({
      ...presentFile(await visibleFile(read, ports, idsOf(params))),
      permissions: { open: true },
    }),
  });
}

function fileBytes(ports: EvidencePorts): Route {
  return download({
    id: 'downloadEvidence',
    room: 'evidence',
    path: '/api/evidence/:personId/:evidenceId/file',
    summary: 'The file as it was handed in; an opening by someone else is recorded',
    policy: { who: 'person' },
    params: fileParams,
    mediaTypes: Object.values(MEDIA_TYPES),
    run: async (context, { params }) => {
      const file = await visibleFile(context, ports, idsOf(params));
      await recordOpening(context, file, 'file');
      const body = await ports.storage.area(EVIDENCE_AREA).read(file.storageKey);
      return { mediaType: file.mediaType, name: file.name, disposition: 'attachment', body };
    },
  });
}

function filePreview(ports: EvidencePorts): Route {
  return download({
    id: 'previewEvidence',
    room: 'evidence',
    path: '/api/evidence/:personId/:evidenceId/preview',
    summary: 'A smaller, upright copy of a picture, without its metadata',
    policy: { who: 'person' },
    params: fileParams,
    mediaTypes: ['image/jpeg'],
    run: async (context, { params }) => {
      const file = await visibleFile(context, ports, idsOf(params));
      if (file.previewKey === null) throw refuse('no_preview');
      await recordOpening(context, file, 'preview');
      const body = await ports.storage.area(EVIDENCE_AREA).read(file.previewKey);
      return { mediaType: 'image/jpeg', name: 'preview.jpg', disposition: 'view', body };
    },
  });
}

function idsOf(params: { personId: string; evidenceId: string }): {
  personId: PersonId;
  evidenceId: EvidenceId;
} {
  return {
    personId: asId<'person'>(params.personId),
    evidenceId: asId<'evidence'>(params.evidenceId),
  };
}
