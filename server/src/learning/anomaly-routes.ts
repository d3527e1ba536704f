import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { command, query, type Route } from '../platform/http/route.ts';
import { maySeeCase } from '../review/index.ts';
import { answerAnomaly } from './commands/open-anomaly.ts';
import { ANOMALY_REASONS } from './domain/anomalies.ts';
import { refuse } from './errors.ts';
import type { LearningPorts } from './ports.ts';
import { closed, Id, Instant, OrNull, PlayedSchema } from './schemas.ts';
import { anomaliesOf, anomalyById } from './store/anomaly-store.ts';
import { versionById } from './store/course-store.ts';
import { beatsOfCourse } from './store/raw-beats.ts';
import { enrolmentById } from './store/study-store.ts';

const room = 'learning';
const policy = { who: 'person' } as const;
/** What somebody reads; the figures were made from all of it. */
const RAW_MAX = 300;

export const FindingSchema = Type.Object(
  {
    reason: Type.Enum(ANOMALY_REASONS),
    figures: Type.Record(Type.String(), Type.Number()),
  },
  closed,
);

export function anomalyRoutes(ports: LearningPorts): Route[] {
  return [answer(ports), lookedAt()];
}

function answer(ports: LearningPorts): Route {
  return command({
    id: 'answerStudyQuestion',
    room,
    operation: 'learning.answer-anomaly',
    method: 'PUT',
    path: '/api/enrolments/:enrolmentId/anomalies/:anomalyId',
    summary:
      'Answer what the bureau asks about one’s record of study; it looks again, with the answer',
    policy,
    params: Type.Object({ enrolmentId: Id, anomalyId: Id }, closed),
    body: Type.Object(
      { text: Type.String({ minLength: 2, maxLength: 1_000, pattern: '\\S' }) },
      closed,
    ),
    response: Type.Object({ done: Type.Literal(true) }, closed),
    run: async (op, { params, body }) => {
      await answerAnomaly(op, ports, {
        enrolmentId: asId<'enrolment'>(params.enrolmentId),
        anomalyId: asId<'anomaly'>(params.anomalyId),
        text: body.text.trim(),
      });
      return { done: true as const };
    },
  });
}

function lookedAt(): Route {
  return query({
    id: 'getStudyAnomaly',
    room,
    path: '/api/study-anomalies/:subjectId/:anomalyId',
    summary: 'A record of study that looks odd: why, with the figures, and what was reported',
    policy,
    params: Type.Object({ subjectId: Id, anomalyId: Id }, closed),
    response: Type.Object(
      {
        state: Type.String(),
        course: Type.String(),
        findings: Type.Array(FindingSchema),
        answer: OrNull(Type.String()),
        foundAt: Instant,
        earlier: Type.Array(
          Type.Object(
            { state: Type.String(), opinion: OrNull(Type.String()), foundAt: Instant },
            closed,
          ),
        ),
        beats: Type.Array(PlayedSchema),
      },
      closed,
    ),
    run: async (read, { params }) => {
      const personId = asId<'person'>(params.subjectId);
      const found = await anomalyById(read.db, personId, params.anomalyId);
      if (!found || !(await maySeeCase(read, read.actor, personId, found.caseId)))
        throw refuse('no_enrolment');
      const { enrolmentId } = found;
      const enrolment = await enrolmentById(read.db, personId, enrolmentId);
      const version =
        enrolment && (await versionById(read.db, enrolment.courseId, enrolment.versionId));
      const all = await anomaliesOf(read.db, personId, enrolmentId);
      const beats = await beatsOfCourse(read.db, { personId, enrolmentId, limit: RAW_MAX });
      return {
        state: found.state,
        course: version?.content.title ?? '',
        findings: found.findings.map(({ reason, figures }) => ({
          reason,
          figures: { ...figures },
        })),
        answer: found.answer,
        foundAt: found.foundAt.toISOString(),
        earlier: all
          .filter((one) => one.foundAt < found.foundAt)
          .map(({ state, opinion, foundAt }) => ({
            state,
            opinion,
            foundAt: foundAt.toISOString(),
          })),
        beats: beats.map((row) => ({ ...row, at: row.at.toISOString() })),
      };
    },
  });
}
