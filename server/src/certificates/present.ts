import { formatLocalDate } from '@jixu/kernel';
import { type Static, Type } from 'typebox';
import { maskedName } from '../identity/index.ts';
import type { Certificate } from './domain/certificate.ts';
import type { Figure } from './domain/figures.ts';
import type { Issued } from './queries/public-check.ts';
import type { Obstacle } from './store/obstacle-store.ts';
import { Words } from '../platform/http/words.ts';

export const Id = Type.String({ format: 'uuid' });
export const Instant = Type.String({ format: 'date-time' });
const Day = Type.String({ format: 'date' });
const Text = Type.String();
const TextOrNull = Type.Union([Text, Type.Null()]);
const closed = { additionalProperties: false } as const;
const Kind = Type.Union([
  Type.Literal('certificate'),
  Type.Literal('statement'),
  Type.Literal('course'),
]);
/** What a course certificate is about. */
const Course = Type.Union([
  Type.Object(
    { title: Text, on: Day, part: Type.Union([Type.Literal('course'), Type.Literal('exam')]) },
    closed,
  ),
  Type.Null(),
]);
const Status = Type.Union([
  Type.Literal('valid'),
  Type.Literal('revoked'),
  Type.Literal('replaced'),
]);
const Because = Type.Union([
  Type.Literal('hours-corrected'),
  Type.Literal('rules-or-facts-changed'),
  Type.Null(),
]);

const FigureSchema = Type.Object(
  {
    id: Text,
    label: Words,
    need: TextOrNull,
    counted: Text,
    met: Type.Union([Type.Boolean(), Type.Null()]),
  },
  closed,
);

const period = Type.Object({ from: Day, to: Day, label: Text }, closed);

/** What both a stranger and an office see of a certificate. */
const shared = {
  number: Text,
  kind: Kind,
  title: Words,
  course: Course,
  issuer: Text,
  period,
  unit: Type.Union([Type.Literal('hour'), Type.Literal('credit')]),
  categories: Type.Array(FigureSchema),
  total: FigureSchema,
  issuedOn: Day,
  issuedAt: Instant,
  status: Status,
  /** Since when it holds, or no longer holds. */
  since: Instant,
  because: Because,
};

function sharedOf(certificate: Issued) {
  const { figures } = certificate;
  const ended = certificate.endedBecause;
  return {
    number: certificate.number,
    kind: certificate.kind,
    title: { ...figures.title },
    course: figures.course ? { ...figures.course } : null,
    issuer: certificate.content.issuer,
    period: {
      from: formatLocalDate(certificate.span.from),
      to: formatLocalDate(certificate.span.to),
      label: certificate.content.periodLabel,
    },
    unit: figures.unit,
    categories: figures.categories.map(presentFigure),
    total: presentFigure(figures.total),
    issuedOn: certificate.content.issuedOn,
    issuedAt: certificate.issuedAt.toISOString(),
    status: certificate.state === 'issued' ? ('valid' as const) : certificate.state,
    since: (certificate.endedAt ?? certificate.issuedAt).toISOString(),
    // Never printed, never handed out: no stranger meets the third reason.
    because: ended === 'cannot-print' ? null : ended,
  };
}

function presentFigure(figure: Figure): Static<typeof FigureSchema> {
  return { ...figure, label: { ...figure.label } };
}

export const PublicCertificateSchema = Type.Object(
  {
    ...shared,
    holder: Text,
    holderShown: Type.Union([Type.Literal('masked'), Type.Literal('full')]),
  },
  { ...closed, title: 'PublicCertificate' },
);

/** For anyone: no unit, no title, no number of the person; the name masked unless it was typed. */
export function presentPublic(
  certificate: Issued,
  nameTyped: boolean,
): Static<typeof PublicCertificateSchema> {
  const name = certificate.content.holderName;
  return {
    ...sharedOf(certificate),
    holder: nameTyped ? name : maskedName(name),
    holderShown: nameTyped ? 'full' : 'masked',
  };
}

const EndDetail = Type.Object(
  {
    short: Text,
    records: Type.Array(
      Type.Object(
        { recordId: Id, title: Text, before: Text, after: Text, opinion: TextOrNull },
        closed,
      ),
    ),
  },
  closed,
);

export const CertificateSchema = Type.Object(
  {
    ...shared,
    personId: Id,
    certificateId: Id,
    holderName: Text,
    unitName: Text,
    packRef: Text,
    ended: Type.Union([EndDetail, Type.Null()]),
    permissions: Type.Object({ download: Type.Boolean() }, closed),
  },
  { ...closed, title: 'Certificate' },
);

/** For the holder and the offices that answer for them. */
export function presentCertificate(certificate: Issued): Static<typeof CertificateSchema> {
  const { endedDetail } = certificate;
  return {
    ...sharedOf(certificate),
    personId: certificate.personId,
    certificateId: certificate.certificateId,
    holderName: certificate.content.holderName,
    unitName: certificate.content.unit,
    packRef: certificate.packRef,
    ended: endedDetail && {
      short: endedDetail.short,
      records: endedDetail.records.map((record) => ({
        recordId: record.recordId,
        title: record.title,
        before: record.before,
        after: record.after,
        opinion: record.opinion,
      })),
    },
    permissions: { download: certificate.state === 'issued' },
  };
}

/** For whoever keeps a course: who passed it, and what was given out. The paper itself is the holder's. */
export const CourseCertificateSchema = Type.Object(
  { holderName: Text, number: Text, course: Course, issuedOn: Day, status: Status, since: Instant },
  { ...closed, title: 'CourseCertificate' },
);

export function presentCourseCertificate(
  certificate: Issued,
): Static<typeof CourseCertificateSchema> {
  const { number, course, issuedOn, status, since } = sharedOf(certificate);
  return { holderName: certificate.content.holderName, number, course, issuedOn, status, since };
}

export function issuedOnly(certificates: readonly Certificate[]): Issued[] {
  return certificates.filter((certificate): certificate is Issued => certificate.issuedAt !== null);
}

export const ObstacleSchema = Type.Object(
  {
    personId: Id,
    name: Text,
    packId: Text,
    period: Type.Object({ from: Day, to: Day }, closed),
    /** Where it is the paper of one course. */
    course: TextOrNull,
    code: Text,
    characters: Text,
    since: Instant,
  },
  closed,
);

export function presentObstacle(obstacle: Obstacle, name: string): Static<typeof ObstacleSchema> {
  const { course } = obstacle.detail;
  return {
    personId: obstacle.personId,
    name,
    packId: obstacle.packId,
    period: {
      from: formatLocalDate(obstacle.span.from),
      to: formatLocalDate(obstacle.span.to),
    },
    course: typeof course === 'string' ? course : null,
    code: obstacle.code,
    characters: String(obstacle.detail['characters'] ?? ''),
    since: obstacle.since.toISOString(),
  };
}
