import { asId } from '@jixu/kernel';
import { DECIDED } from '../assessment/index.ts';
import {
  ANOMALY,
  APPEAL_DECIDED,
  COMPLETED,
  COURSE_DECIDED,
  PROVISIONAL,
  REFLECTION,
} from '../learning/index.ts';
import type { DeliveredEvent } from '../platform/events/subscriptions.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { tell } from './commands/tell.ts';
import type { NoticeKind } from './domain/notice-kinds.ts';
import type { NoticePorts } from './ports.ts';

type Ports = Pick<NoticePorts, 'mail' | 'sms'>;
type Handler = (op: Operation, ports: Ports, event: DeliveredEvent) => Promise<void>;

/** Cases whose owner tells the person itself: a declaration's words would be wrong for them. */
const TOLD_BY_LEARNING: Readonly<Record<string, readonly ('opened' | 'decided')[]>> = {
  course: ['decided'],
  'study-appeal': ['decided'],
  'study-anomaly': ['opened', 'decided'],
  reflection: ['opened', 'decided'],
};

export function isToldByLearning(ownerKind: string, what: 'opened' | 'decided'): boolean {
  return TOLD_BY_LEARNING[ownerKind]?.includes(what) === true;
}

const ANOMALY_KINDS: Readonly<Record<string, NoticeKind>> = {
  found: 'study.looked-at',
  asked: 'study.asked',
  refused: 'study.not-credited',
};

/** What happened in courses, reflections and exams, to whom it happened. */
export const studyHandlers: Readonly<Record<string, Handler>> = {
  [PROVISIONAL]: (op, ports, event) => say(op, ports, event, 'study.provisional'),
  [COMPLETED]: (op, ports, event) => say(op, ports, event, 'study.completed'),
  [ANOMALY]: (op, ports, event) => say(op, ports, event, ANOMALY_KINDS[text(event, 'to')]),
  [APPEAL_DECIDED]: (op, ports, event) =>
    say(
      op,
      ports,
      event,
      text(event, 'to') === 'granted' ? 'study.appeal-granted' : 'study.appeal-refused',
    ),
  [REFLECTION]: (op, ports, event) =>
    say(
      op,
      ports,
      event,
      text(event, 'to') === 'taken-back'
        ? 'study.reflection-taken-back'
        : 'study.reflection-counted',
    ),
  [COURSE_DECIDED]: (op, ports, event) => say(op, ports, event, 'course.decided'),
  [DECIDED]: (op, ports, event) => say(op, ports, event, 'study.exam-decided'),
};

async function say(
  op: Operation,
  ports: Ports,
  event: DeliveredEvent,
  kind: NoticeKind | undefined,
): Promise<void> {
  if (kind === undefined || event.subjectId === null) return;
  await tell(op, ports, {
    personId: asId<'person'>(event.subjectId),
    eventId: event.eventId,
    kind,
    detail: {
      title: text(event, 'title'),
      opinion: text(event, 'opinion'),
      enrolmentId: text(event, 'enrolmentId'),
      settlesOn: text(event, 'settlesOn'),
      courseId: text(event, 'courseId'),
      to: text(event, 'to'),
      passed: text(event, 'outcome') === 'passed',
    },
  });
}

function text(event: DeliveredEvent, field: string): string {
  const value = event.payload[field];
  return typeof value === 'string' ? value : '';
}
