import type { Id } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { type CaseOwner, singleStep } from '../../review/index.ts';
import { requirePerson } from '../access.ts';
import type { Finding } from '../domain/anomalies.ts';
import type { Refused } from '../domain/credit.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import type { CourseContent } from '../schemas.ts';
import {
  type Anomaly,
  anomaliesOf,
  anomalyByCase,
  anomalyById,
  insertAnomaly,
  moveAnomaly,
} from '../store/anomaly-store.ts';
import { versionById } from '../store/course-store.ts';
import {
  type Enrolment,
  enrolmentById,
  type EnrolmentId,
  insertUncredited,
  lockStream,
  progressesOf,
  unmarkStudied,
  writeProgress,
} from '../store/study-store.ts';
import { openStudyCase } from './open-study-case.ts';
import { settleRequest } from './settle-request.ts';

export const ANOMALY_CASE = 'study-anomaly';
/** A person is asked about, or told of, what was found. */
export const ANOMALY = 'learning.anomaly';

const LABEL = { 'zh-CN': '学习记录核查', en: 'Record of study to look at' } as const;

const ROUTE = singleStep({
  id: 'look',
  office: 'bureau',
  label: LABEL,
  mayReturn: true,
  grounds: {
    'zh-CN': '学习记录看起来不像人在学，由人看过原始记录后决定：没有问题、先问本人，或者不计入。',
    en: 'The record does not look like a person studying. Somebody looks at it: nothing wrong, ask the person, or not credited.',
  },
  rule: 'D31',
});

type Ports = Pick<LearningPorts, 'hours' | 'rulebooks'>;

/** Puts what looked unlike study before the bureau; meanwhile the hours do not count by themselves. */
export async function openAnomaly(
  op: Operation,
  ports: Ports,
  of: {
    readonly enrolment: Enrolment;
    readonly content: CourseContent;
    readonly findings: readonly Finding[];
    readonly anomalyId?: Id<'anomaly'>;
    readonly answer?: string;
  },
): Promise<void> {
  const { enrolment, content, findings, answer } = of;
  const { personId, enrolmentId, recordId } = enrolment;
  const rulebook = await ports.rulebooks.rulebookFor({ db: op.tx }, personId, op.today);
  if (!rulebook) throw refuse('no_rulebook');
  const anomalyId = of.anomalyId ?? op.newId<'anomaly'>();
  const caseId = op.newId<'case'>();
  await insertAnomaly(op.tx, {
    personId,
    anomalyId,
    enrolmentId,
    caseId,
    unitId: rulebook.unitId,
    findings,
    answer: answer ?? null,
    at: op.now,
  });
  await openStudyCase(op, {
    caseId,
    personId,
    openedBy: personId,
    owner: { kind: ANOMALY_CASE, id: anomalyId },
    rulebook,
    letter: 'Y',
    series: 'anomaly',
    label: LABEL,
    category: content.category,
    title: content.title,
    amount: content.amount,
    route: ROUTE,
  });
  if (recordId !== null) await ports.hours.hold(op, { personId, recordId });
  op.note({ anomalyId, reasons: findings.map((one) => one.reason) });
  if (answer === undefined) tell(op, enrolment, { to: 'found', title: content.title, opinion: '' });
}

/** The learner answers what was asked; it goes to the bureau again, with the answer. */
export async function answerAnomaly(
  op: Operation,
  ports: Ports,
  of: {
    readonly enrolmentId: EnrolmentId;
    readonly anomalyId: Id<'anomaly'>;
    readonly text: string;
  },
): Promise<void> {
  const { personId } = requirePerson(op.actor);
  await ports.hours.lock(op, personId);
  const enrolment = await enrolmentById(op.tx, personId, of.enrolmentId, { lock: true });
  if (!enrolment) throw refuse('no_enrolment');
  // The device made the id: the same answer again is the same answer.
  if (await anomalyById(op.tx, personId, of.anomalyId)) return;
  const [asked] = await anomaliesOf(op.tx, personId, of.enrolmentId);
  if (asked?.state !== 'asked') throw refuse('nothing_asked');
  const version = await versionById(op.tx, enrolment.courseId, enrolment.versionId);
  if (!version) throw refuse('no_course');
  await settled(op, asked, { from: 'asked', to: 'answered', opinion: null });
  const { findings } = asked;
  const { content } = version;
  await openAnomaly(op, ports, {
    enrolment,
    content,
    findings,
    anomalyId: of.anomalyId,
    answer: of.text,
  });
}

type Move = Pick<Parameters<typeof moveAnomaly>[1], 'from' | 'to' | 'opinion' | 'doneDays'>;

async function settled(op: Operation, anomaly: Anomaly, move: Move): Promise<void> {
  const { personId, anomalyId } = anomaly;
  if (!(await moveAnomaly(op.tx, { personId, anomalyId, ...move, at: op.now })))
    throw new Error('learning: an anomaly changed under its lock');
}

/** Records of study that were looked at, as the review engine sees them. */
export function anomalyOwner(ports: Pick<LearningPorts, 'hours'>): CaseOwner {
  return {
    kind: ANOMALY_CASE,
    lock: (op, subjectId) => ports.hours.lock(op, subjectId),
    onDecided: async (op, reviewed, decision) => {
      const to = OUTCOMES[decision.outcome];
      if (!to) return;
      const found = await anomalyByCase(op.tx, reviewed.subjectId, reviewed.caseId);
      if (!found) throw new Error('learning: a case without what was found');
      const enrolment = await enrolmentById(op.tx, found.personId, found.enrolmentId, {
        lock: true,
      });
      if (!enrolment) throw new Error('learning: an anomaly of no enrolment');
      const version = await versionById(op.tx, enrolment.courseId, enrolment.versionId);
      const { opinion } = decision;
      const doneDays = to === 'refused' ? await setAside(op, ports, enrolment, opinion) : {};
      await settled(op, found, { from: 'open', to, opinion, doneDays });
      if (to === 'cleared') op.enqueue(settleRequest(found));
      else tell(op, enrolment, { to, title: version?.content.title ?? '', opinion: opinion ?? '' });
      op.note({ anomalyId: found.anomalyId, to });
    },
  };
}

const OUTCOMES: Readonly<Partial<Record<string, 'cleared' | 'asked' | 'refused'>>> = {
  pass: 'cleared',
  return: 'asked',
  reject: 'refused',
};

/** Not credited: every stretch becomes one that says so and can be contested, or studied again. */
async function setAside(
  op: Operation,
  ports: Pick<LearningPorts, 'hours'>,
  enrolment: Enrolment,
  reason: string | null,
): Promise<Readonly<Record<string, string>>> {
  const { personId, enrolmentId, recordId } = enrolment;
  await lockStream(op.tx, personId);
  const newId = (): string => op.newId<'uncredited'>();
  const doneDays: Record<string, string> = {};
  for (const progress of await progressesOf(op.tx, personId, [enrolmentId])) {
    const { chapterId, doneOn } = progress;
    const place = { personId, enrolmentId, chapterId };
    if (doneOn !== null) doneDays[chapterId] = doneOn;
    const refused = progress.credited.map(([from, to]): Refused => ({
      from,
      to,
      reason: 'set-aside',
    }));
    await insertUncredited(op.tx, { ...place, at: op.now, newId, refused });
    const cleared = { credited: [], held: [], questionId: null, tries: 0, answered: [] };
    await writeProgress(op.tx, { ...place, ...progress, ...cleared, doneOn: null });
  }
  if (!(await unmarkStudied(op.tx, { personId, enrolmentId })))
    throw new Error('learning: an enrolment changed under its lock');
  if (recordId !== null)
    await ports.hours.withdraw(op, { personId, recordId, to: 'rejected', reason });
  return doneDays;
}

function tell(
  op: Operation,
  { personId, enrolmentId, courseId }: Enrolment,
  of: { readonly to: string; readonly title: string; readonly opinion: string },
): void {
  op.emit({
    type: ANOMALY,
    subjectId: personId,
    payload: { personId, enrolmentId, courseId, ...of },
  });
}
