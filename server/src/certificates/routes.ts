import { asId, type CertificateId } from '@jixu/kernel';
import { type Static, Type } from 'typebox';
import { personCards } from '../identity/index.ts';
import { assertKeepsCourse, AUTHOR_ROLES } from '../learning/index.ts';
import { scopeOf, unitsInScope } from '../organisations/index.ts';
import { download, query, type Reading, type Route } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { assertMaySee, OBSTACLE_ROLES, SEEING_ROLES } from './access.ts';
import { envelopeOf } from './commands/print-certificate.ts';
import { refuse } from './errors.ts';
import type { CertificatePorts } from './ports.ts';
import {
  CertificateSchema,
  CourseCertificateSchema,
  Id,
  issuedOnly,
  ObstacleSchema,
  presentCertificate,
  presentCourseCertificate,
  presentObstacle,
} from './present.ts';
import { outlookRoute } from './outlook-route.ts';
import { publicRoutes } from './public-routes.ts';
import { type Issued, wasIssued } from './queries/public-check.ts';
import { replayCertificate } from './queries/replay-certificate.ts';
import {
  certificateById,
  certificatesInUnits,
  certificatesOfCourse,
  certificatesOfPerson,
  type PageAfter,
  sealedPayload,
} from './store/certificate-store.ts';
import { obstaclesInUnits } from './store/obstacle-store.ts';

const PAGE_MAX = 200;
const PAGE_USUAL = 50;
const closed = { additionalProperties: false } as const;

const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
};
const Page = Type.Object(
  {
    items: Type.Array(CertificateSchema),
    nextCursor: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);
const one = Type.Object({ personId: Id, certificateId: Id }, closed);

export function routes(ports: CertificatePorts): Route[] {
  return [
    mine(),
    inScope(),
    obstacles(),
    ofCourse(),
    detail(ports),
    file(ports),
    outlookRoute(ports),
    ...publicRoutes(ports),
  ];
}

function mine(): Route {
  return query({
    id: 'listMyCertificates',
    room: 'certificates',
    path: '/api/certificates/mine',
    summary:
      'The caller’s own certificates and statements, newest first; `of`: an enrolment or an examination',
    policy: { who: 'person' },
    query: Type.Object({ ...paging, of: Type.Optional(Id) }, closed),
    response: Page,
    run: async (read, { query: asked }) => {
      if (read.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
      const limit = asked.limit ?? PAGE_USUAL;
      const after = readCursor(asked.cursor);
      const page = { after, limit: limit + 1, of: asked.of ?? null };
      return pageOf(
        issuedOnly(await certificatesOfPerson(read.db, read.actor.personId, page)),
        limit,
      );
    },
  });
}

function inScope(): Route {
  return query({
    id: 'listCertificates',
    room: 'certificates',
    path: '/api/certificates',
    summary: 'Certificates of the people whom the caller answers for, newest first',
    policy: { who: 'role', roles: SEEING_ROLES },
    query: Type.Object(
      {
        ...paging,
        person: Type.Optional(Id),
        state: Type.Optional(
          Type.Union([Type.Literal('issued'), Type.Literal('revoked'), Type.Literal('replaced')]),
        ),
      },
      closed,
    ),
    response: Page,
    run: async (read, { query: asked }) => {
      const limit = asked.limit ?? PAGE_USUAL;
      const page = { after: readCursor(asked.cursor), limit: limit + 1 };
      const found = await certificatesInUnits(read.db, {
        ...page,
        units: unitsInScope(scopeOf(read.actor, SEEING_ROLES), read.today),
        today: read.today,
        person: asked.person === undefined ? null : asId<'person'>(asked.person),
        state: asked.state ?? null,
      });
      return pageOf(issuedOnly(found), limit);
    },
  });
}

function ofCourse(): Route {
  return query({
    id: 'listCourseCertificates',
    room: 'certificates',
    path: '/api/kept-courses/:courseId/certificates',
    summary: 'Certificates of a course that the caller’s organisation keeps, newest first',
    policy: { who: 'role', roles: AUTHOR_ROLES },
    params: Type.Object({ courseId: Id }, closed),
    query: Type.Object(paging, closed),
    response: Type.Object(
      {
        items: Type.Array(CourseCertificateSchema),
        nextCursor: Type.Union([Type.String(), Type.Null()]),
      },
      closed,
    ),
    run: async (read, { params, query: asked }) => {
      await assertKeepsCourse(read, asId<'course'>(params.courseId));
      const limit = asked.limit ?? PAGE_USUAL;
      const page = { after: readCursor(asked.cursor), limit: limit + 1 };
      const key = `course:${params.courseId}`;
      const found = issuedOnly(await certificatesOfCourse(read.db, key, page));
      return {
        items: found.slice(0, limit).map(presentCourseCertificate),
        nextCursor: nextCursor(found, limit),
      };
    },
  });
}

function obstacles(): Route {
  return query({
    id: 'listCertificateObstacles',
    room: 'certificates',
    path: '/api/certificates/obstacles',
    summary: 'Certificates that are earned and cannot be printed, longest waiting first',
    policy: { who: 'role', roles: OBSTACLE_ROLES },
    response: Type.Object({ items: Type.Array(ObstacleSchema), more: Type.Boolean() }, closed),
    run: async (read) => {
      const found = await obstaclesInUnits(read.db, {
        units: unitsInScope(scopeOf(read.actor, OBSTACLE_ROLES), read.today),
        today: read.today,
        limit: PAGE_MAX + 1,
      });
      const items = found.slice(0, PAGE_MAX);
      const cards = await personCards(
        read,
        items.map((obstacle) => obstacle.personId),
      );
      return {
        items: items.map((item) => presentObstacle(item, cards.get(item.personId)?.name ?? '')),
        more: found.length > PAGE_MAX,
      };
    },
  });
}

function detail(ports: CertificatePorts): Route {
  return query({
    id: 'getCertificate',
    room: 'certificates',
    path: '/api/certificates/:personId/:certificateId',
    summary:
      'One certificate, its check link, and whether its evaluation still gives the same bytes',
    policy: { who: 'person' },
    params: one,
    response: Type.Object(
      {
        certificate: CertificateSchema,
        checkUrl: Type.String(),
        replay: Type.Object(
          { same: Type.Boolean(), signedSha256: Type.String(), replayedSha256: Type.String() },
          closed,
        ),
      },
      closed,
    ),
    run: async (read, { params }) => {
      const issued = await visible(read, params);
      const sealed = await sealedPayload(read.db, issued.personId, issued.certificateId);
      if (sealed === null) throw refuse('no_certificate');
      const again = await replayCertificate(read, ports.rulebooks, issued);
      const { same, signedSha256, replayedSha256 } = again;
      return {
        certificate: presentCertificate(issued),
        checkUrl: envelopeOf(ports.keyring.decrypt(sealed)).payload.content.checkUrl,
        replay: { same, signedSha256, replayedSha256 },
      };
    },
  });
}

function file(ports: CertificatePorts): Route {
  return download({
    id: 'downloadCertificate',
    room: 'certificates',
    path: '/api/certificates/:personId/:certificateId/pdf',
    summary: 'The file of a valid certificate, byte for byte as it was issued',
    policy: { who: 'person' },
    params: one,
    mediaTypes: ['application/pdf'],
    run: async (read, { params }) => {
      const issued = await visible(read, params);
      if (issued.state !== 'issued') {
        throw refuse('no_longer_valid', { detail: { state: issued.state } });
      }
      if (issued.storageKey === null) throw refuse('not_ready');
      return {
        mediaType: 'application/pdf',
        name: `${issued.number}.pdf`,
        disposition: 'attachment',
        body: await ports.storage.read(issued.storageKey),
      };
    },
  });
}

/** The certificate, for whoever may see it; for all others the same 404. */
async function visible(read: Reading, params: Static<typeof one>): Promise<Issued> {
  const personId = asId<'person'>(params.personId);
  await assertMaySee(read, personId);
  const certificateId: CertificateId = asId<'certificate'>(params.certificateId);
  const found = await certificateById(read.db, personId, certificateId);
  if (!wasIssued(found)) throw refuse('no_certificate');
  return found;
}

function pageOf(found: readonly Issued[], limit: number): Static<typeof Page> {
  return {
    items: found.slice(0, limit).map(presentCertificate),
    nextCursor: nextCursor(found, limit),
  };
}

function nextCursor(found: readonly Issued[], limit: number): string | null {
  const last = found.slice(0, limit).at(-1);
  if (last === undefined || found.length <= limit) return null;
  return Buffer.from(`${last.issuedAt.toISOString()} ${last.certificateId}`).toString('base64url');
}

function readCursor(text: string | undefined): PageAfter | null {
  if (text === undefined) return null;
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const issuedAt = new Date(at);
  if (Number.isNaN(issuedAt.getTime()) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw new Refusal('platform.bad_cursor', 'invalid', {
      fields: [{ path: 'query/cursor', code: 'platform.bad_cursor' }],
    });
  }
  return { issuedAt, certificateId: asId<'certificate'>(id) };
}
