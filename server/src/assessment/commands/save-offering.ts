import { localDate, type NodeId } from '@jixu/kernel';
import type { PackEdition } from '@jixu/policy';
import { courseNeeds } from '../../learning/index.ts';
import type { ancestorsOf } from '../../organisations/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { editionOn } from '../../rulebooks/index.ts';
import { assertKeeps, requirePerson } from '../access.ts';
import type { Offering, PassFacts } from '../domain/offering.ts';
import { assessmentFor, creditsOf, type PassRules, rulesFromPack } from '../domain/pass-rule.ts';
import { GRACE_MS, overFor, type Task } from '../domain/timing.ts';
import { refuse } from '../errors.ts';
import type { AssessmentPorts } from '../ports.ts';
import { extraMinutesMax } from '../store/entry-store.ts';
import { unfinishedIn } from '../store/attempt-store.ts';
import {
  moveOffering,
  offeringByKey,
  type OfferingKey,
  putOffering,
} from '../store/offering-store.ts';
import { paperByKey, usePapers } from '../store/paper-store.ts';
import { drawPaper } from './save-paper.ts';
import { settleAllRequest } from './work-requests.ts';

export type OfferingDraft = Omit<
  Offering,
  'nodeId' | 'offeringId' | 'state' | 'version' | 'rules' | 'facts' | 'releasedAt'
> & {
  readonly baseVersion: number;
  readonly category: string | null;
  /** What the organiser sets where the pack lays nothing down. */
  readonly own: {
    readonly atLeast: number;
    readonly times: number;
    readonly qty: PassFacts['qty'];
  };
};

type Category = PackEdition['document']['categories'][number];

/** The subjects that a course may count in; none to choose where the pack knows one only. */
function categoriesToChoose({ document }: PackEdition): readonly Category[] {
  const names = document.kinds['course']?.category ?? [];
  return names.length < 2 ? [] : document.categories.filter(({ id }) => names.includes(id));
}

/** How an offering of that year is passed here: as the pack of the place says, else as its organiser does. */
export async function rulesHere(
  read: Pick<Parameters<typeof ancestorsOf>[0], 'db'>,
  ports: Pick<AssessmentPorts, 'rulebooks'>,
  of: { nodeId: NodeId; year: number; own: OfferingDraft['own']; pointsMax: number },
): Promise<{ rules: PassRules; qty: PassFacts['qty']; categories: readonly Category[] }> {
  const on = localDate(of.year, 12, 31);
  const book = await ports.rulebooks.rulebookOfUnit(read, of.nodeId, on);
  const edition = book && (editionOn(book.pack, on) ?? book.edition);
  const laid = edition && assessmentFor(edition, of.year);
  const categories = edition ? categoriesToChoose(edition) : [];
  if (book && laid)
    return {
      rules: rulesFromPack(book.pack.id, laid),
      qty: { credits: creditsOf(laid) },
      categories,
    };
  return {
    categories,
    qty: of.own.qty,
    rules: {
      homework: { count: 0, pointsEach: 0, gapHours: null, limitHours: null },
      exam: {
        pointsMax: of.pointsMax,
        weight: { n: 1, d: 1 },
        opensMinutesBefore: 0,
        closesMinutesAfter: 0,
        oneDevice: true,
        times: of.own.times,
      },
      atLeast: of.own.atLeast,
      resit: null,
      fee: null,
      photo: null,
      source: null,
    },
  };
}

/** Draws up an exam; nobody but its organiser sees it before it is opened. */
export async function saveOffering(
  op: Operation,
  ports: AssessmentPorts,
  key: OfferingKey,
  draft: OfferingDraft,
): Promise<Offering> {
  await assertKeeps(readingOf(op), key.nodeId);
  const before = await offeringByKey(op.tx, key, { lock: true });
  if ((before?.version ?? 0) !== draft.baseVersion) throw refuse('offering_overtaken');
  if (draft.courseId !== null && !(await courseNeeds({ db: op.tx }, draft.courseId, 'exam')))
    throw refuse('course_unknown');
  const { baseVersion, category, own, ...rest } = draft;
  const exam = rest.tasks.find((task) => task.kind === 'exam');
  const paper = exam && (await paperByKey(op.tx, { ...key, paperId: exam.paperId }));
  const here = { nodeId: key.nodeId, year: rest.year, own, pointsMax: paper?.points ?? 0 };
  const { rules, qty } = await rulesHere({ db: op.tx }, ports, here);
  const offering: Offering = {
    ...key,
    ...rest,
    tasks: rest.tasks.map((task) => atItsTimes(task, rules)),
    state: 'draft',
    version: baseVersion + 1,
    rules,
    facts: { kind: 'course', category, qty },
    releasedAt: null,
  };
  await requireSound(op, offering);
  const by = requirePerson(op.actor).personId;
  if (!(await putOffering(op.tx, { ...offering, at: op.now, by })))
    throw refuse('offering_overtaken');
  op.note({ offeringId: key.offeringId, version: offering.version });
  return offering;
}

/** A central session is open from its entry to its end; what was typed as a window does not matter. */
function atItsTimes(task: Task, rules: PassRules): Task {
  if (task.startsAt === null) return task;
  const start = task.startsAt.getTime();
  return {
    ...task,
    opensAt: new Date(start - rules.exam.opensMinutesBefore * 60_000),
    closesAt: new Date(start + task.minutes * 60_000),
  };
}

async function requireSound(
  op: Operation,
  { nodeId, rules, tasks, ...of }: Offering,
): Promise<void> {
  const count = (kind: Task['kind']) => tasks.filter((task) => task.kind === kind).length;
  const resits = count('resit');
  if (
    count('homework') !== rules.homework.count ||
    count('exam') !== 1 ||
    resits > (rules.resit?.timesAYear ?? 0)
  )
    throw refuse('tasks_differ', { detail: { homework: rules.homework.count } });
  if (of.signUpTo <= of.signUpFrom || tasks.some((task) => task.closesAt <= task.opensAt))
    throw refuse('window_past');
  for (const task of tasks) {
    const paper = await paperByKey(op.tx, { nodeId, paperId: task.paperId });
    if (!paper) throw refuse('no_paper');
    const wanted = task.kind === 'homework' ? rules.homework.pointsEach : rules.exam.pointsMax;
    if (paper.points !== wanted)
      throw refuse('points_differ', {
        detail: { points: paper.points / 100, wanted: wanted / 100 },
      });
  }
}

/** People may sign up from now on; its papers and times are settled. */
export async function openOffering(op: Operation, key: OfferingKey): Promise<void> {
  await assertKeeps(readingOf(op), key.nodeId);
  const offering = await offeringByKey(op.tx, key, { lock: true });
  if (!offering) throw refuse('no_offering');
  if (offering.state !== 'draft') throw refuse('offering_overtaken');
  if (offering.tasks.some((task) => task.closesAt <= op.now) || offering.signUpTo <= op.now)
    throw refuse('window_past');
  await requireSound(op, offering);
  const paperIds = [...new Set(offering.tasks.map((task) => task.paperId))];
  for (const paperId of paperIds) {
    const paper = await paperByKey(op.tx, { ...key, paperId });
    if (paper) await drawPaper(op.tx, key.nodeId, paper.content, 1);
  }
  await usePapers(op.tx, key.nodeId, { paperIds, at: op.now });
  const moved = await moveOffering(op.tx, key, { from: 'draft', to: 'open', at: op.now });
  if (!moved) throw refuse('offering_overtaken');
  op.note({ offeringId: key.offeringId });
}

/** Everybody's results at once, when nobody can work on it any more and everything is marked. */
export async function releaseResults(op: Operation, key: OfferingKey): Promise<void> {
  await assertKeeps(readingOf(op), key.nodeId);
  const offering = await offeringByKey(op.tx, key, { lock: true });
  if (!offering) throw refuse('no_offering');
  if (offering.state === 'released') return;
  if (offering.state !== 'open') throw refuse('offering_overtaken');
  const first = offering.tasks.filter((task) => task.kind !== 'resit');
  const over = overFor(first, await extraMinutesMax(op.tx, key));
  if (op.now < over)
    throw refuse('not_over', { detail: { at: new Date(over.getTime() - GRACE_MS).toISOString() } });
  const { open, marking } = await unfinishedIn(op.tx, key);
  if (open + marking > 0) throw refuse('marks_missing', { detail: { count: open + marking } });
  const moved = await moveOffering(op.tx, key, { from: 'open', to: 'released', at: op.now });
  if (!moved) throw refuse('offering_overtaken');
  op.enqueue(settleAllRequest(key));
  op.note({ offeringId: key.offeringId });
}
