import { formatLocalDate, type PersonId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { requirePerson } from '../access.ts';
import { windowOn } from '../domain/course.ts';
import { windowFor } from '../domain/study-rules.ts';
import { refuse as refuseStudy } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import {
  type ElementFault,
  type Elements,
  keptElements,
  sharedWrites,
} from '../scorm/data-model.ts';
import { refuse } from '../scorm/errors.ts';
import type { Launch, ScormItem, ScormManifest } from '../scorm/manifest.ts';
import {
  committedState,
  openedState,
  type PartState,
  type SharedStore,
  startElements,
  startStores,
  type Verdict,
  verdictOf,
} from '../scorm/part-state.ts';
import { versionById } from '../store/course-store.ts';
import {
  insertPart,
  type KeptPart,
  packagesByIds,
  partsOf,
  storesOf,
  updatePart,
  writeStores,
} from '../store/scorm-store.ts';
import { enrolmentById, type EnrolmentId } from '../store/study-store.ts';
import { settleRequest } from './settle-request.ts';

type OfItem = {
  readonly enrolmentId: EnrolmentId;
  readonly chapterId: string;
  readonly itemId: string;
};

type Ports = Pick<LearningPorts, 'rulebooks'>;

type Found = {
  readonly personId: PersonId;
  readonly mediaId: string;
  readonly manifest: ScormManifest;
  readonly item: ScormItem & { readonly launch: Launch };
  readonly before: KeptPart | null;
};

/** The part of a package that a learner studies, in the version that he is enrolled on. */
async function partOf(op: Operation, ports: Ports, of: OfItem): Promise<Found> {
  const { personId } = requirePerson(op.actor);
  const enrolment = await enrolmentById(op.tx, personId, of.enrolmentId);
  if (!enrolment) throw refuseStudy('no_enrolment');
  if (enrolment.state === 'awaiting-payment') throw refuseStudy('not_paid');
  const version = await versionById(op.tx, enrolment.courseId, enrolment.versionId);
  const chapter = version?.content.chapters.find((one) => one.chapterId === of.chapterId);
  if (!version || !chapter) throw refuseStudy('no_chapter');
  const rulebook = await ports.rulebooks.rulebookFor({ db: op.tx }, personId, op.today);
  const today = formatLocalDate(op.today);
  const { opensOn, closesOn } = windowFor(rulebook?.edition ?? null, version.content, today);
  if (windowOn({ opensOn, closesOn }, today) !== 'open') {
    throw refuseStudy('not_open', { detail: { opensOn: opensOn ?? '', closesOn: closesOn ?? '' } });
  }
  const mediaId = chapter.kind === 'scorm' ? chapter.mediaId : null;
  const found = mediaId === null ? undefined : (await packagesByIds(op.tx, [mediaId])).get(mediaId);
  const item = found?.manifest.items.find((one) => one.itemId === of.itemId);
  if (mediaId === null || !found || !item || item.launch === null) throw refuse('no_part');
  const parts = await partsOf(op.tx, personId, of.enrolmentId);
  const before = parts.find((one) => one.chapterId === of.chapterId && one.itemId === of.itemId);
  const launched = { ...item, launch: item.launch };
  return { personId, mediaId, manifest: found.manifest, item: launched, before: before ?? null };
}

export type OpenedPart = {
  readonly mediaId: string;
  readonly version: ScormManifest['version'];
  readonly launch: Launch;
  readonly revision: number;
  readonly elements: Elements;
  readonly shared: readonly SharedStore[];
};

/** Begins a session of a part; one that is open elsewhere can save no more. */
export async function openPart(op: Operation, ports: Ports, of: OfItem): Promise<OpenedPart> {
  const found = await partOf(op, ports, of);
  const { personId, manifest, item, before } = found;
  const state = openedState(manifest.version, before);
  // An asset says nothing: to have opened it is all there is.
  const seen = item.launch.kind === 'asset';
  const verdict: Verdict = { completed: seen, success: 'unknown', score: null };
  const revision = await write(op, { of, personId, before, state, verdict, opened: true });
  const stores =
    item.sharedData.length === 0 ? new Map() : await storesOf(op.tx, { personId, ...of });
  if (seen) op.enqueue(settleRequest({ personId, enrolmentId: of.enrolmentId }));
  return {
    mediaId: found.mediaId,
    version: manifest.version,
    launch: item.launch,
    revision,
    elements: startElements(manifest.version, item, { state, learnerId: of.enrolmentId }),
    shared: startStores(item, stores),
  };
}

/** Keeps what a part says of its learner. Time that it claims is kept and counts nothing. */
export async function commitPart(
  op: Operation,
  ports: Ports,
  of: OfItem & { readonly revision: number; readonly ended: boolean; readonly elements: Elements },
): Promise<{ readonly revision: number } & Verdict> {
  const { personId, manifest, item, before } = await partOf(op, ports, of);
  if (before?.revision !== of.revision) throw refuse('part_moved');
  const split = sharedWrites(item.sharedData, of.elements);
  if ('fault' in split) throw refuseElement(split.fault);
  const checked = keptElements(manifest.version, split.own);
  if ('fault' in checked) throw refuseElement(checked.fault);
  const sent = { elements: checked.kept, ended: of.ended };
  const state = committedState(manifest.version, before, sent);
  const verdict = verdictOf(manifest.version, item, state.elements);
  const revision = await write(op, { of, personId, before, state, verdict, opened: false });
  await writeStores(op.tx, { personId, ...of, writes: split.shared, at: op.now });
  if (verdict.completed) op.enqueue(settleRequest({ personId, enrolmentId: of.enrolmentId }));
  return { revision, ...verdict };
}

const refuseElement = ({ element, lengthMax }: ElementFault) =>
  refuse('part_element', { detail: { element, limit: lengthMax ?? 0 } });

async function write(
  op: Operation,
  what: {
    readonly of: OfItem;
    readonly personId: PersonId;
    readonly before: KeptPart | null;
    readonly state: PartState;
    readonly verdict: Verdict;
    readonly opened: boolean;
  },
): Promise<number> {
  const { of, personId, before, state, verdict, opened } = what;
  const { enrolmentId, chapterId, itemId } = of;
  const part = { personId, enrolmentId, chapterId, itemId };
  const row = { ...part, state, verdict, today: formatLocalDate(op.today), at: op.now };
  const written = before
    ? await updatePart(op.tx, { ...row, revision: before.revision, opened })
    : await insertPart(op.tx, row);
  if (!written) throw refuse('part_moved');
  op.note({ enrolmentId, chapterId, completed: verdict.completed });
  return (before?.revision ?? 0) + 1;
}
