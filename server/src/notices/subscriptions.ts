import { asId, type PersonId } from '@jixu/kernel';
import { personCards } from '../identity/index.ts';
import { recordById } from '../hours/index.ts';
import { deciders, nodeCards, officeOf } from '../organisations/index.ts';
import { ANSWERED, OBJECTED, POSTED, REMINDED } from '../reporting/index.ts';
import type { DeliveredEvent, Subscription } from '../platform/events/subscriptions.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { DECIDING_ROLES } from '../review/index.ts';
import { PROPOSAL_ANSWERED, TRIAL_SUBMITTED } from '../rulebooks/index.ts';
import { tell } from './commands/tell.ts';
import { isToldByLearning, studyHandlers } from './study-subscriptions.ts';
import type { NoticeDetail, NoticeKind } from './domain/notice-kinds.ts';
import type { NoticePorts } from './ports.ts';
import { caseLine, type CaseLine, openTask, opinionAt } from './store/case-store.ts';

type Ports = Pick<NoticePorts, 'mail' | 'sms'>;
type Handler = (op: Operation, ports: Ports, event: DeliveredEvent) => Promise<void>;

/**
 * One event, one handler. What becomes of a declaration is told from the decision on its case, which knows office and
 * opinion; the events of the declaration itself would only say it a second time.
 */
const HANDLERS: Readonly<Record<string, Handler>> = {
  'review.opened': onOpened,
  'review.decided': onDecided,
  'review.nudged': (op, ports, event) => toOffice(op, ports, event, 'case.nudged'),
  'review.reopening_asked': (op, ports, event) =>
    toOffice(op, ports, event, 'case.reopening-asked'),
  'declaration.registered': onRegistered,
  'declaration.objected': onObjected,
  'hours.recounted': onRecounted,
  'hours.rules_changed': (op, ports, event) => onRecount(op, ports, event, 'rules.changed'),
  'hours.facts_changed': (op, ports, event) => onRecount(op, ports, event, 'facts.changed'),
  'hours.recount_left': onRecountLeft,
  [TRIAL_SUBMITTED]: onTrialSubmitted,
  [PROPOSAL_ANSWERED]: onProposalAnswered,
  'certificate.issued': onIssued,
  'certificate.revoked': onRevoked,
  'certificate.cannot_print': onCannotPrint,
  [REMINDED]: onReminded,
  [POSTED]: onPosted,
  [OBJECTED]: onPostingObjected,
  [ANSWERED]: onAnswered,
  ...studyHandlers,
};

export function subscriptions(ports: Ports): readonly Subscription[] {
  return [
    {
      subscriber: 'notices',
      types: Object.keys(HANDLERS),
      handle: async (op, event) => HANDLERS[event.type]?.(op, ports, event),
    },
  ];
}

async function onOpened(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  if (isToldByLearning(text(event, 'ownerKind'), 'opened')) return;
  const { subjectId, caseId } = caseOf(event);
  const line = await caseLine(op.tx, subjectId, caseId);
  if (!line) return;
  const task = await openTask(op.tx, subjectId, caseId);
  const offices = await nodeCards({ db: op.tx }, task ? [task.officeId] : []);
  await tell(op, ports, {
    personId: subjectId,
    eventId: event.eventId,
    kind: 'case.opened',
    detail: {
      ...subjectOf(event, line),
      office: task ? (offices.get(task.officeId)?.name ?? '') : '',
      dueOn: task?.dueOn ?? null,
      silentOn: task?.silentOn ?? null,
    },
  });
}

async function onDecided(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  if (isToldByLearning(text(event, 'ownerKind'), 'decided')) return;
  const { subjectId, caseId } = caseOf(event);
  const line = await caseLine(op.tx, subjectId, caseId);
  const stepIndex = Number(event.payload['stepIndex']);
  const step = line?.steps[stepIndex];
  if (!line || !step) return;
  const outcome = text(event, 'outcome');
  const counts = step.effect === 'counts' && event.payload['countedBefore'] !== true;
  const kind = kindOfDecision(outcome, counts, event.payload['countedBefore'] === true);
  // Taking back one's own case is one's own act.
  if (kind === null) return;
  await tell(op, ports, {
    personId: subjectId,
    eventId: event.eventId,
    kind,
    detail: {
      ...subjectOf(event, line),
      hours: line.hours,
      unit: line.unit,
      step: step.label,
      counted: counts,
      opinion: await opinionAt(op.tx, { subjectId, caseId, stepIndex, outcome }),
    },
  });
}

/** Those who decide at the office that has the case; never the person concerned. */
async function toOffice(
  op: Operation,
  ports: Ports,
  event: DeliveredEvent,
  kind: NoticeKind,
): Promise<void> {
  const { subjectId, caseId } = caseOf(event);
  const line = await caseLine(op.tx, subjectId, caseId);
  if (!line) return;
  const officeId = asId<'node'>(text(event, 'officeId'));
  const office = (await nodeCards({ db: op.tx }, [officeId])).get(officeId)?.name ?? '';
  const people = await deciders({ db: op.tx }, officeId, DECIDING_ROLES, op.today);
  for (const personId of new Set(people)) {
    if (personId === subjectId) continue;
    await tell(op, ports, {
      personId,
      eventId: event.eventId,
      kind,
      detail: { caseId, subjectId, number: line.number, title: line.title, office },
    });
  }
}

function kindOfDecision(
  outcome: string,
  counts: boolean,
  countedBefore: boolean,
): NoticeKind | null {
  switch (outcome) {
    case 'pass':
    case 'sample-pass':
      return counts ? 'case.counted' : countedBefore ? 'case.confirmed' : 'case.passed-on';
    case 'silent-pass':
      return 'case.passed-by-silence';
    case 'return':
    case 'reopen':
      return 'case.returned';
    case 'redo':
      return 'case.redone';
    case 'reject':
      return 'case.rejected';
    case 'veto':
      return 'case.vetoed';
    default:
      return null;
  }
}

async function onRegistered(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  const unitId = asId<'node'>(text(event, 'unitId'));
  const clerkId = asId<'person'>(text(event, 'registeredBy'));
  await tell(op, ports, {
    personId: personOf(event),
    eventId: event.eventId,
    kind: 'registration.made',
    detail: {
      declarationId: text(event, 'declarationId'),
      number: text(event, 'number'),
      title: text(event, 'title'),
      unit: (await nodeCards({ db: op.tx }, [unitId])).get(unitId)?.name ?? '',
      by: (await personCards({ db: op.tx }, [clerkId])).get(clerkId)?.name ?? '',
    },
  });
}

async function onObjected(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  const personId = personOf(event);
  await tell(op, ports, {
    personId: asId<'person'>(text(event, 'registeredBy')),
    eventId: event.eventId,
    kind: 'registration.objected',
    detail: {
      number: text(event, 'number'),
      name: (await personCards({ db: op.tx }, [personId])).get(personId)?.name ?? '',
    },
  });
}

async function onRecounted(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  const personId = personOf(event);
  const titleOf = async (field: string): Promise<string> =>
    (await recordById(op.tx, personId, asId<'record'>(text(event, field))))?.title ?? '';
  await tell(op, ports, {
    personId,
    eventId: event.eventId,
    kind: 'record.recounted',
    detail: {
      recordId: text(event, 'recordId'),
      title: await titleOf('recordId'),
      before: text(event, 'before'),
      after: text(event, 'after'),
      unit: text(event, 'unit'),
      pending: event.payload['pending'] === true,
      becauseTitle: await titleOf('because'),
    },
  });
}

async function onRecountLeft(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  await tell(op, ports, {
    personId: personOf(event),
    eventId: event.eventId,
    kind: 'recount.left',
    detail: {
      packName: words(event, 'packName'),
      what: words(event, 'what'),
      period: text(event, 'period'),
      sealedFrom: text(event, 'sealedFrom'),
      sealedLast: text(event, 'sealedLast'),
      held: text(event, 'held'),
      would: text(event, 'would'),
      unit: text(event, 'unit'),
    },
  });
}

async function onRecount(
  op: Operation,
  ports: Ports,
  event: DeliveredEvent,
  kind: 'rules.changed' | 'facts.changed',
): Promise<void> {
  const yes = (field: string): boolean => event.payload[field] === true;
  await tell(op, ports, {
    personId: personOf(event),
    eventId: event.eventId,
    kind,
    detail: {
      packName: words(event, 'packName'),
      what: words(event, 'what'),
      period: text(event, 'period'),
      before: text(event, 'before'),
      after: text(event, 'after'),
      unit: text(event, 'unit'),
      met: yes('met'),
      metBefore: yes('metBefore'),
      onlyPending: yes('onlyPending'),
    },
  });
}

async function onTrialSubmitted(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  const reviewers = event.payload['reviewers'];
  for (const reviewer of Array.isArray(reviewers) ? reviewers : []) {
    await tell(op, ports, {
      personId: asId<'person'>(String(reviewer)),
      eventId: event.eventId,
      kind: 'rules.submitted',
      detail: {
        trialId: text(event, 'trialId'),
        number: text(event, 'number'),
        place: text(event, 'place'),
        proposer: text(event, 'proposer'),
      },
    });
  }
}

async function onProposalAnswered(
  op: Operation,
  ports: Ports,
  event: DeliveredEvent,
): Promise<void> {
  await tell(op, ports, {
    personId: personOf(event),
    eventId: event.eventId,
    kind: 'rules.answered',
    detail: {
      trialId: text(event, 'trialId'),
      number: text(event, 'number'),
      place: text(event, 'place'),
      takenUp: text(event, 'answer') === 'taken-up',
      reason: text(event, 'reason'),
    },
  });
}

/** A label in both languages. */
function words(event: DeliveredEvent, field: string): { 'zh-CN': string; en: string } {
  const value = event.payload[field];
  const said: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  return { 'zh-CN': String(said['zh-CN'] ?? ''), en: String(said['en'] ?? '') };
}

async function onIssued(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  await tell(op, ports, {
    personId: personOf(event),
    eventId: event.eventId,
    kind: 'certificate.issued',
    detail: certificateDetail(event),
  });
}

async function onRevoked(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  const replaced = event.payload['replaced'] === true;
  await tell(op, ports, {
    personId: personOf(event),
    eventId: event.eventId,
    kind: replaced ? 'certificate.replaced' : 'certificate.revoked',
    detail: {
      ...certificateDetail(event),
      because: text(event, 'because'),
      short: text(event, 'short'),
      unit: text(event, 'unit'),
    },
  });
}

async function onCannotPrint(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  const personId = personOf(event);
  const detail = {
    period: text(event, 'period'),
    code: text(event, 'code'),
    characters: text(event, 'characters'),
  };
  const { eventId } = event;
  await tell(op, ports, { personId, eventId, kind: 'certificate.waiting', detail });
  if (typeof event.payload['issuerId'] !== 'string') return;
  const issuerId = asId<'node'>(event.payload['issuerId']);
  const name = (await personCards({ db: op.tx }, [personId])).get(personId)?.name ?? '';
  for (const officer of await deciders({ db: op.tx }, issuerId, ['bureau-officer'], op.today)) {
    await tell(op, ports, {
      personId: officer,
      eventId,
      kind: 'certificate.cannot-print',
      detail: { ...detail, personId, name },
    });
  }
}

async function onReminded(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  const byId = asId<'person'>(text(event, 'byId'));
  const by = (await personCards({ db: op.tx }, [byId])).get(byId)?.name ?? '';
  await tell(op, ports, {
    personId: personOf(event),
    eventId: event.eventId,
    kind: 'hours.reminded',
    detail: {
      by,
      unitName: text(event, 'unitName'),
      year: text(event, 'year'),
      lastDay: text(event, 'lastDay'),
      short: text(event, 'short'),
      unit: text(event, 'unit'),
      missing: words(event, 'missing'),
    },
  });
}

async function onPosted(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  await tell(op, ports, {
    personId: personOf(event),
    eventId: event.eventId,
    kind: 'posting.opened',
    detail: {
      ...postingOf(event),
      unitName: text(event, 'unitName'),
      lastDay: text(event, 'lastDay'),
    },
  });
}

async function onAnswered(op: Operation, ports: Ports, event: DeliveredEvent): Promise<void> {
  await tell(op, ports, {
    personId: personOf(event),
    eventId: event.eventId,
    kind: 'posting.answered',
    detail: {
      ...postingOf(event),
      outcome: text(event, 'outcome'),
      answer: text(event, 'answer'),
    },
  });
}

async function onPostingObjected(
  op: Operation,
  ports: Ports,
  event: DeliveredEvent,
): Promise<void> {
  const unitId = asId<'node'>(text(event, 'unitId'));
  const byId = asId<'person'>(text(event, 'byId'));
  const name = (await personCards({ db: op.tx }, [byId])).get(byId)?.name ?? '';
  const office = await officeOf({ db: op.tx }, unitId, 'unit', op.today);
  const roles = ['unit-administrator'] as const;
  const at = office?.nodeId ?? unitId;
  for (const personId of await deciders({ db: op.tx }, at, roles, op.today)) {
    const detail = { ...postingOf(event), name };
    await tell(op, ports, { personId, eventId: event.eventId, kind: 'posting.objected', detail });
  }
}

function postingOf(event: DeliveredEvent): NoticeDetail {
  return {
    unitId: text(event, 'unitId'),
    postingId: text(event, 'postingId'),
    year: text(event, 'year'),
  };
}

function certificateDetail(event: DeliveredEvent): NoticeDetail {
  return {
    certificateId: text(event, 'certificateId'),
    number: text(event, 'number'),
    period: text(event, 'period'),
    document: text(event, 'kind'),
  };
}

function subjectOf(event: DeliveredEvent, line: CaseLine): NoticeDetail {
  return {
    caseId: text(event, 'caseId'),
    ownerKind: text(event, 'ownerKind'),
    ownerId: text(event, 'ownerId'),
    number: line.number,
    title: line.title,
  };
}

function caseOf(event: DeliveredEvent) {
  return {
    subjectId: asId<'person'>(text(event, 'subjectId')),
    caseId: asId<'case'>(text(event, 'caseId')),
  };
}

function personOf(event: DeliveredEvent): PersonId {
  return asId<'person'>(text(event, 'personId'));
}

function text(event: DeliveredEvent, field: string): string {
  const value = event.payload[field];
  return typeof value === 'string' ? value : '';
}
